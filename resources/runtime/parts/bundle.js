/** What is in force: the newest bundle that may be trusted, the last good one, or an open wall (contract, section 6). */

import { daysAfter, instant, isInstant } from "./calendar.js";
import { checkGrants } from "./case.js";
import { decide, prepare } from "./engine.js";
import { MALFORMED, insist, openEnvelope, readerKey } from "./envelope.js";

const CLOCK_SLACK = 5 / 1440; // days: five minutes
const LONGEST_OPENING = 3; // days

const wall = { open: true };
const NOTHING = prepare({ publication: {}, wall });

/** Refuses a payload that was not made for this place. */
function checkPlace({ environment, publicationId }, options) {
  insist(environment === options.environment, "wrong_environment", "The bundle is for another environment.");
  insist(publicationId === options.publicationId, "wrong_publication", "The bundle is for another publication.");
}

/** What is kept of a payload; refused unless it is for this place and, with `now`, may take over from the last good one. */
function markOf({ version, publishedAt, expiresAt, ...place }, digest, envelope, options, last, now) {
  insist(Number.isInteger(version) && isInstant(publishedAt) && isInstant(expiresAt), ...MALFORMED);
  checkPlace(place, options);
  if (now) {
    insist(!(version < last?.version), "rollback", "The bundle is older than the one in force.");
    const changed = version === last?.version && digest !== last.digest;
    insist(!changed, "changed", "The bundle differs from the one in force, but has its version.");
    insist(publishedAt <= daysAfter(now, CLOCK_SLACK), "future", "The bundle is from the future: a clock is wrong.");
    insist(now < expiresAt, "expired", "The bundle has expired: publish again.");
  }
  return { version, digest, publishedAt, expiresAt, envelope };
}

/** The settings in an envelope and the engines made of them; with `now`, they have to be fit to take over from `last`. */
const openSettings = (input, options, last, now) =>
  openEnvelope(input, "settings", options, (value, digest, envelope) => {
    const { format, expiresAt, policy } = value;
    insist(format === "paywall-settings/1", "wrong_format", "The bundle is of another format.");
    return {
      mark: markOf(value, digest, envelope, options, last, now),
      staleUntil: daysAfter(expiresAt, policy?.staleDays ?? 30),
      thenOpen: policy?.thenOpen ?? true,
      engine: prepare(value),
    };
  });

/** The emergency opening in an envelope. */
const openOpening = (input, options, now) =>
  openEnvelope(input, "open", options, (value) => {
    const { version, from, until } = value;
    checkPlace(value, options);
    insist(isInstant(from) && isInstant(until), ...MALFORMED);
    insist(until <= daysAfter(from, LONGEST_OPENING), "too_long", "The opening lasts longer than 72 hours.");
    insist(now < until, "expired", "The opening is over.");
    return { version, from, until };
  });

/** What readers were given, in an envelope; what one of them has is by a key that only the reader's id leads to. */
const openGrants = (input, options, last, now) =>
  openEnvelope(input, "grants", options, (value, digest, envelope) => {
    const { readers } = value;
    for (const given of Object.values(readers)) checkGrants(given, "");
    return { mark: markOf(value, digest, envelope, options, last, now), readers: new Map(Object.entries(readers)) };
  });

/** The value of a promise, or why it was refused. */
const attempt = (promise) =>
  promise.then((value) => [value, null], ({ code, message }) => [null, { code, sentence: message }]);

/**
 * Opens what the desk published and says what is in force; it never throws, so that a reader always gets a decision.
 *
 * `input` is `settings.json` as text or bytes, or null where it could not be fetched. The result's `decide(case)`
 * decides with the new bundle, else with the last good one, else with an open wall; `refusal` says why. Where
 * `options.grants` holds `grants.json`, `withGrants(case)` resolves to the case with what its reader was given.
 */
export async function openBundle(input, options = {}) {
  const { lastGood = null, lastGrants = null, open, grants } = options;
  const now = isInstant(options.now) ? options.now : instant();
  let [found, refusal] = await attempt(openSettings(input, options, lastGood, now));
  if (!found && lastGood?.envelope) [found] = await attempt(openSettings(lastGood.envelope, options));
  const [emergency, openRefusal] = open ? await attempt(openOpening(open, options, now)) : [null, null];
  let [given, grantsRefusal] = grants ? await attempt(openGrants(grants, options, lastGrants, now)) : [null, null];
  if (!given && lastGrants?.envelope) [given] = await attempt(openGrants(lastGrants.envelope, options));

  const status = (at) =>
    !found ? "none" : at < found.mark.expiresAt ? "current" : at < found.staleUntil ? "stale" : "expired";
  const isOpen = (at) => (emergency?.from <= at && at < emergency.until) || (status(at) === "expired" && found.thenOpen);
  const { engine } = found || { engine: NOTHING };
  return {
    accepted: !refusal,
    refusal,
    status: status(now),
    inForce: found?.mark ?? null,
    lastGood: refusal ? lastGood : found.mark,
    emergency,
    openRefusal,
    grantsRefusal,
    lastGrants: grants && !grantsRefusal ? given.mark : lastGrants,
    async withGrants(value) {
      const { id, grants: own } = value?.reader ?? {};
      const more = given && typeof id === "string" && given.readers.get(await readerKey(options.publicationId, id));
      const isList = own == null || Array.isArray(own);
      return more && isList ? { ...value, reader: { ...value.reader, grants: [...(own || []), ...more] } } : value;
    },
    decide(value) {
      try {
        return decide(isOpen(value?.at) ? { ...engine, wall } : engine, value);
      } catch {
        return decide(NOTHING, value); // A bad case throws again; settings that turn out to be unusable open the wall.
      }
    },
  };
}
