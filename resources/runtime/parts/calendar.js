/** Instants, the publication's zone and its meter periods (contract, section 1). No Intl: the zone travels in the payload. */

const DAY = 86400;

/** Seconds since 1970 of a canonical instant. */
export const epoch = (text) => Date.parse(text) / 1000;

/** The canonical instant (`2020-10-30T12:00:00Z`) of seconds since 1970, or of now. */
export const instant = (seconds = Date.now() / 1000) =>
  new Date(Math.floor(seconds) * 1000).toISOString().replace(".000", "");

/** The canonical instant some days (of 86,400 seconds) after another. */
export const daysAfter = (text, days) => instant(epoch(text) + days * DAY);

// Days that are known to exist: at most the 47,482 of the years 1970 to 2099.
const days = new Set();
const isDay = (text) =>
  text > "1970" && text < "21" && new Date(text).toJSON() === `${text}T00:00:00.000Z` && Boolean(days.add(text));

/** Tells whether a value is a canonical instant that exists, from 1970 to 2099. */
export const isInstant = (value) =>
  typeof value === "string" &&
  /^.{10}T([01]\d|2[0-3])(:[0-5]\d){2}Z$/.test(value) &&
  (days.has(value.slice(0, 10)) || isDay(value.slice(0, 10)));

/** The local date at an instant, as a Date whose UTC fields are the local ones. */
export function localDate(zone, seconds) {
  let offset = zone.start;
  for (const [from, next] of zone.transitions) if (from <= seconds) offset = next;
  return new Date((seconds + offset) * 1000);
}

/** The first instant at which the local date is that of a day number (days since 1970) or later. */
function dayStart(zone, day) {
  let offset = zone.start;
  let since = -Infinity;
  for (const [from, next] of zone.transitions) {
    if (from + offset > day * DAY) break;
    since = from;
    offset = next;
  }
  return Math.max(since, day * DAY - offset);
}

/**
 * The calendar period that holds an instant, as its start and end. It is the one with the latest start not after the
 * instant: where clocks go back over midnight, the repeated hour stays in the period that had begun.
 */
export function calendarPeriod(zone, kind, at) {
  const local = localDate(zone, epoch(at));
  const day = Math.floor(local / DAY / 1000);
  const starts = (steps) => {
    if (kind === "calendarMonth") return Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + steps) / DAY / 1000;
    return kind === "calendarWeek" ? day - ((day + 10) % 7) + 7 * steps : day + steps;
  };
  for (let steps = 1; ; steps += 1) {
    const end = instant(dayStart(zone, starts(steps)));
    if (at < end) return [instant(dayStart(zone, starts(steps - 1))), end];
  }
}
