/** The decision: the steps of the contract's section 4, in its order, each leaving its line in the trace. */

import { calendarPeriod, daysAfter } from "./calendar.js";
import { checkCase } from "./case.js";
import { writeMessage } from "./texts.js";

/**
 * Makes an engine of a payload (contract, section 6), once for many decisions. The payload is taken as it is: open a
 * signed bundle with `openBundle`, which verifies it first.
 */
export function prepare(payload) {
  if (!payload?.publication) throw new TypeError("A payload has a publication, and this value has none.");
  const order = (one, other) => (one.startsAt + one.id < other.startsAt + other.id ? -1 : 1);
  return {
    ...payload,
    freeAccess: [...(payload.freeAccess || [])].sort(order),
    zone: payload.compiled?.zone || { start: 0, transitions: [] },
    periods: {},
  };
}

/** Decides what a reader meets; CaseError where the case is not what it has to be. Keys and words: contract, section 4. */
export function decide(engine, value) {
  checkCase(value, "");
  const { at, device, reader, article } = value;
  const trace = [];
  const it = {
    engine,
    at,
    device: device || "wide",
    reader,
    article,
    grants: reader.grants || [],
    say: (step, outcome, rule) => trace.push({ step, rule: rule?.id ?? null, outcome }),
  };
  const found = findAccess(it);
  it.offer = engine.offers?.find(
    (each) =>
      within(at, each.startsAt, each.endsAt) &&
      each.states?.includes(found.state) &&
      matches(each.audience, it) &&
      !(each.newSubscribersOnly && reader.subscription),
  );
  const message = findMessage(it, found);
  it.say("offer", it.offer ? "Offer shown." : "No offer is live for this reader.", it.offer);
  return {
    access: "allow",
    state: "",
    counts: false,
    articlesLeft: null,
    articlesRead: null,
    limit: null,
    resetsAt: null,
    ...found,
    meter: it.meter?.id ?? null,
    offer: it.offer?.id ?? null,
    message,
    trace,
  };
}

const holds = (list, value) => !list?.length || list.includes(value);
const within = (at, start, end) => !(at < start) && !(at >= end);

const matches = (audience, { reader, device }) =>
  holds(audience?.kinds, reader.kind) &&
  holds(audience?.countries, reader.country) &&
  holds(audience?.devices, device);

/** Steps 1 to 3, which ask nothing of the reader but the country; then the others. */
function findAccess(it) {
  const { engine, at, reader, article, say } = it;
  const open = engine.wall?.open;
  say("wall", open ? "The wall is open for everyone." : "The wall is on.");
  if (open) return { state: "open" };

  const free = engine.freeAccess.find(
    ({ startsAt, endsAt, countries }) => within(at, startsAt, endsAt) && holds(countries, reader.country),
  );
  it.freeAccess = free;
  say("freeAccess", free ? `Free access is on until ${free.endsAt}.` : "No free access window is on.", free);
  if (free) return { state: "free_access" };

  const rule = engine.contentRules?.find(
    ({ when }) =>
      holds(when?.sections, article.section) &&
      holds(when?.contentTypes, article.contentType) &&
      (!when?.tags?.length || article.tags?.some((tag) => when.tags.includes(tag))) &&
      holds(when?.articles, article.id),
  );
  const action = rule?.action;
  say(
    "content",
    !rule ? "No content rule matches."
    : action === "exempt" ? "This content is free and never counts."
    : action === "locked" ? "This content is for subscribers only."
    : "This content counts as the meter says.",
    rule,
  );
  if (action === "exempt") return { state: action };
  const state = findEntitlement(it);
  return state ? { state } : findRefusal(it, action === "locked" && rule);
}

/** Step 4: the state of a reader who has access by a subscription or a grant, or null. */
function findEntitlement(it) {
  const { engine, at, reader, grants, say } = it;
  const status = reader.subscription?.status;
  const grace = status === "past_due" && daysAfter(reader.subscription.pastDueSince, engine.graceDays || 0);
  let until = at;
  for (const grant of grants) if (grant.kind === "access" && grant.until > until) until = grant.until;
  const [state, outcome] =
    status === "active" ? ["subscriber", "The subscription is active."]
    : status === "trialing" ? ["trial", "The trial is running."]
    : at < grace ? ["grace", `A payment failed; access goes on until ${grace}.`]
    : until > at ? ["complimentary", `Access was given until ${until}.`]
    : [null, status ? `The subscription gives no access (status ${status}).` : "There is no subscription."];
  say("entitlement", outcome);
  if (state === "complimentary") it.until = until;
  return state;
}

/** Step 5: the state of a reader whose subscription has ended, and what follows from it, or null. */
function findLapse({ engine, at, reader, say }) {
  const { status = "incomplete", endedDuringTrial, endedAt } = reader.subscription || {};
  if (status.startsWith("incomplete")) return null; // Never had access; whoever has it does not come here.
  const { then = "wall", days } = engine.expiryStates?.[endedDuringTrial ? "trialExpired" : "accessExpired"] || {};
  const over = days != null && endedAt != null && at >= daysAfter(endedAt, days);
  say(
    "lapsed",
    over
      ? `It ended more than ${days} days ago, so this is an ordinary reader again.`
      : `${endedDuringTrial ? "The trial" : "Full access"} has ended. The ${then === "wall" ? "wall is shown" : "meter applies"}.`,
  );
  return over ? null : { then, state: endedDuringTrial ? "trial_expired" : "access_expired" };
}

/** Steps 5 to 7: what a reader without entitlement meets; `locked` is the rule that locks the article. */
function findRefusal(it, locked) {
  const { engine, at, grants, say } = it;
  const lapse = findLapse(it);
  const deny = (state) => ({ access: "deny", state: lapse?.state || state });
  if (lapse?.then === "wall") return deny();
  if (locked) {
    say("locked", "Locked content needs a subscription.", locked);
    return deny("locked");
  }
  const meter = engine.meters?.find(({ audience }) => matches(audience, it));
  it.meter = meter;
  if (!meter) {
    say("meter", "No meter is for this reader.");
    return { ...deny("limit_reached"), limit: 0 };
  }
  const [articlesRead, seen, resetsAt] = countReads(it, meter.period);
  let { limit } = meter;
  for (const { kind, from, until, count } of grants) if (kind === "articles" && within(at, from, until)) limit += count;
  const counts = !seen && articlesRead < limit;
  const articlesLeft = Math.max(0, limit - articlesRead - counts);
  const which = seen ? "this one was already counted" : counts ? "this one counts" : "none is left";
  say("meter", `${articlesRead} of ${limit} free articles read; ${which}.`, meter);
  return {
    ...(seen || counts ? { state: articlesLeft ? "metered" : "last_free" } : deny("limit_reached")),
    counts,
    articlesLeft,
    articlesRead,
    limit,
    resetsAt,
  };
}

/** Of the period or window that holds `at`: how many reads counted, whether this article's did, and when the first goes. */
function countReads({ engine, at, reader, article, grants }, { kind, days }) {
  const rolling = kind === "rollingDays";
  const [start, end] = rolling ? [daysAfter(at, -days), null] : periodOf(engine, kind, at);
  if (reader.meter) return [reader.meter.used, reader.meter.countedThis, end];

  let reset = "";
  for (const grant of grants) if (grant.kind === "reset" && grant.at <= at && grant.at > reset) reset = grant.at;
  const reads = (reader.reads || []).filter((read) => read.at <= at && read.at > reset);
  if (rolling) reads.sort((one, other) => (one.at > other.at) - (one.at < other.at));
  const leaves = new Map(); // Article -> when its last counted read leaves the period or window.
  const counted = [];
  for (const read of reads) {
    if (rolling ? read.at < leaves.get(read.article) : read.at < start || leaves.has(read.article)) continue;
    leaves.set(read.article, end || daysAfter(read.at, days));
    if (end || read.at > start) counted.push(read.article);
  }
  return [counted.length, leaves.get(article.id) > at, end || (leaves.get(counted[0]) ?? null)];
}

/** The calendar period around an instant; the last one of each kind is remembered. */
function periodOf({ periods, zone }, kind, at) {
  if (!periods[kind] || !within(at, ...periods[kind])) periods[kind] = calendarPeriod(zone, kind, at);
  return periods[kind];
}

/** Step 8: the words for this state, this reader and this screen, or null. */
function findMessage(it, found) {
  const { engine, reader, freeAccess, offer, say } = it;
  const { publication, plans } = engine;
  const { state, articlesLeft } = found;
  if (state === "metered" && articlesLeft > (it.meter.showCounterFrom ?? articlesLeft)) {
    say("message", `The counter is not shown yet, ${articlesLeft} are left.`);
    return null;
  }
  const message = engine.messages?.find(
    (each) => (each.state === state || (freeAccess && each.state === `freeAccess:${freeAccess.id}`)) && matches(each.audience, it),
  );
  // The reader's language, its main language, the publication's, or the first that the message has.
  const { locale: wanted } = reader;
  const locale = [wanted, wanted?.split("-")[0], publication.defaultLocale, ...(publication.locales || [])].find(
    (each) => message && Object.keys(message.texts).includes(each),
  );
  say("message", locale ? `Message in ${locale}.` : "No message for this state.", locale && message);
  if (!locale) return null;
  const plan = offer ? plans?.find(({ id }) => id === offer.plan) : plans?.[0];
  const written = writeMessage(message, locale, { ...it, ...found, plan, publication });
  if (written.cta) written.cta = { label: written.cta, href: findLink(publication, message.ctaTarget, offer, reader) };
  return written;
}

/** Where the button leads; a checkout gets the id of a registered reader, so that the payment finds its reader. */
function findLink({ accountUrl, offersUrl }, target, offer, { kind, id }) {
  const checkout = target === "offer" && offer?.checkoutUrl;
  if (!checkout) return target?.url || (target === "account" ? accountUrl : offersUrl);
  if (kind !== "registered" || !id) return checkout;
  const escaped = encodeURIComponent(id).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt().toString(16).toUpperCase()}`);
  return checkout.replace(/#|$/, (end) => `${/^[^#]*\?/.test(checkout) ? "&" : "?"}client_reference_id=${escaped}${end}`);
}
