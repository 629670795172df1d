/**
 * The paywall's runtime: decides what a reader meets, verifies what the desk published, and shows it.
 * Made from `parts/` by `join.mjs`: change those. One module without dependencies; `README.md` says how to use it.
 */
/** Instants, the publication's zone and its meter periods (contract, section 1). No Intl: the zone travels in the payload. */

const DAY = 86400;

/** Seconds since 1970 of a canonical instant. */
const epoch = (text) => Date.parse(text) / 1000;

/** The canonical instant (`2020-10-30T12:00:00Z`) of seconds since 1970, or of now. */
const instant = (seconds = Date.now() / 1000) =>
  new Date(Math.floor(seconds) * 1000).toISOString().replace(".000", "");

/** The canonical instant some days (of 86,400 seconds) after another. */
const daysAfter = (text, days) => instant(epoch(text) + days * DAY);

// Days that are known to exist: at most the 47,482 of the years 1970 to 2099.
const days = new Set();
const isDay = (text) =>
  text > "1970" && text < "21" && new Date(text).toJSON() === `${text}T00:00:00.000Z` && Boolean(days.add(text));

/** Tells whether a value is a canonical instant that exists, from 1970 to 2099. */
const isInstant = (value) =>
  typeof value === "string" &&
  /^.{10}T([01]\d|2[0-3])(:[0-5]\d){2}Z$/.test(value) &&
  (days.has(value.slice(0, 10)) || isDay(value.slice(0, 10)));

/** The local date at an instant, as a Date whose UTC fields are the local ones. */
function localDate(zone, seconds) {
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
function calendarPeriod(zone, kind, at) {
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

/** The case that the web tier hands in: checked in the contract's order (section 3), the first fault reported. */


/** A case that is not what it has to be: `pointer` is the JSON pointer of the field, `problem` says what is wrong. */
class CaseError extends Error {
  constructor(pointer, problem) {
    super(`${pointer} ${problem}`.trim());
    this.name = "CaseError";
    this.pointer = pointer;
    this.problem = problem;
  }
}

const need = (holds, pointer, problem) => {
  if (!holds) throw new CaseError(pointer, problem);
};

/** A check that a value is one of some; the words are made once, not for every case. */
const oneOf = (...choices) => {
  const problem = `must be one of ${choices.join(", ")}`;
  return (value, pointer) => need(choices.includes(value), pointer, problem);
};

const whole = (most) => {
  const problem = `must be a whole number from 0 to ${most}`;
  return (value, pointer) => need(Number.isInteger(value) && value >= 0 && value <= most, pointer, problem);
};

const moment = (value, pointer) => need(isInstant(value), pointer, "must be an instant like 2020-10-30T12:00:00Z");

const text = (value, pointer) =>
  need(typeof value === "string" && !/[\ud800-\udfff]/u.test(value), pointer, "must be a text without lone surrogates");

function id(value, pointer) {
  text(value, pointer);
  need(value, pointer, "must not be empty");
}

/** A check that lets a missing field and null pass. */
const optional = (check) => (value, pointer) => value == null || check(value, pointer);

const list = (check) =>
  optional((value, pointer) => {
    need(Array.isArray(value), pointer, "must be a list");
    value.forEach((each, index) => check(each, `${pointer}/${index}`));
  });

/** A check of an object: its fields in the order given, each by its own check. */
const object = (fields) => (value, pointer) => {
  need(typeof value === "object" && value && !Array.isArray(value), pointer, "must be an object");
  for (const name in fields) fields[name](value[name], `${pointer}/${name}`, value);
};

/** A check that concerns only some kinds of grant. */
const of = (kinds, check) => (value, pointer, { kind }) => !kinds.includes(kind) || check(value, pointer);

const grant = object({
  kind: oneOf("access", "articles", "reset"),
  count: of("articles", whole(1e6)),
  from: of("articles", moment),
  until: of("access, articles", moment),
  at: of("reset", moment),
});

/** Checks what a reader was given. */
const checkGrants = list(grant);

/** Checks one read. */
const checkRead = object({ article: id, at: moment });

/** Checks a case; CaseError names the first field that is wrong. */
const checkCase = object({
  at: moment,
  device: optional(oneOf("wide", "narrow")),
  reader: object({
    kind: oneOf("anonymous", "registered"),
    id: optional(id),
    locale: optional(text),
    country: optional(text),
    subscription: optional(
      object({
        status: oneOf("trialing", "active", "past_due", "unpaid", "canceled", "paused", "incomplete", "incomplete_expired"),
        trialEnd: optional(moment),
        currentPeriodEnd: optional(moment),
        pastDueSince: (value, pointer, { status }) =>
          (value == null && status !== "past_due") || moment(value, pointer),
        endedAt: optional(moment),
        endedDuringTrial: optional(oneOf(true, false)),
      }),
    ),
    grants: checkGrants,
    reads: list(checkRead),
    meter: optional(object({ used: whole(Number.MAX_SAFE_INTEGER), countedThis: oneOf(true, false) })),
  }),
  article: object({ id, section: optional(text), contentType: optional(text), tags: list(text) }),
});

/** Texts of a message: plural forms, placeholders and the lines that are left out (contract, section 5). */


/** The plural category of a count in a locale's compiled table; `other` above the table and without a count. */
function category(table, count) {
  let end = 0;
  for (const [name, length] of table.plural || []) {
    end += length;
    if (count < end && count != null) return name;
  }
  return "other";
}

/** What stands for a placeholder: a function of what is between the braces; undefined where it has no value here. */
function filler(table, { engine, reader, articlesLeft: left, limit, resetsAt, until, offer, plan, publication, freeAccess }) {
  const money = (price) => table.money?.[price?.currency]?.[price.amount];
  const span = (length) => table.spans?.[`${length?.count} ${length?.unit}`];
  const words = {
    __proto__: null,
    numberArticlesLeft: left,
    "numberArticlesLeft-plural": left == null ? left : left === 1 ? "" : "s",
    articleLimit: limit,
    publicationName: publication.name,
    formerPublicationName: publication.formerName,
    offerPrice: money(offer?.price),
    offerDuration: span(offer?.duration),
    planPrice: money(plan?.price),
    planInterval: span(plan?.interval),
  };
  const dates = {
    __proto__: null,
    resetDate: resetsAt,
    offerEndDate: offer?.endsAt,
    trialEndDate: reader.subscription?.trialEnd,
    accessEndDate: until ?? reader.subscription?.currentPeriodEnd,
    freeAccessDate: freeAccess?.endsAt,
  };
  const write = (at, style, isEnd) => {
    // An end is shown by the last day inside it.
    const date = localDate(engine.zone, epoch(at) - isEnd);
    const day = date.getUTCDate();
    const pattern = (table.dates?.[style] || table.dates?.long)?.[date.getUTCMonth()];
    const named = style === "ordinal" && table.days ? table.days[day - 1] : day;
    return pattern?.split("{dd}").join(`${day}`.padStart(2, 0)).split("{d}").join(named);
  };
  return (inside) => {
    const [, name, style] = /^[ \t]*([\w-]+)(?::(long|ordinal|short))?[ \t]*$/.exec(inside) || [];
    return dates[name] != null ? write(dates[name], style || "ordinal", name !== "resetDate") : style ? null : words[name];
  };
}

/** One line with its placeholders filled, or null where it has to be left out. */
function writeLine(line, fill) {
  let written = "";
  for (;;) {
    const open = line.indexOf("{{");
    const close = line.indexOf("}}", open + 2);
    if (open < 0 || close < 0) return written + line;
    const value = fill(line.slice(open + 2, close));
    if (value == null) return null;
    written += line.slice(0, open) + value;
    line = line.slice(close + 2);
  }
}

/** Writes the fields of a message in one locale; `facts` is what its placeholders stand for. */
function writeMessage({ id, texts, narrow }, locale, facts) {
  const table = facts.engine.compiled?.locales?.[locale] || {};
  const fill = filler(table, facts);
  const write = (text) => {
    if (Array.isArray(text)) {
      const items = text.map(write).filter((item) => item !== null);
      return items.length ? items : null;
    }
    const chosen = text?.other == null ? text : text[category(table, facts.articlesLeft)] ?? text.other;
    const lines = (chosen ?? "").split(/\r?\n/).map((line) => writeLine(line, fill)).filter((line) => line !== null);
    return lines.some((line) => /[^ \t]/.test(line)) ? lines.join("\n") : null;
  };
  const written = { id, locale };
  for (const name of ["heading", "body", "benefitsIntro", "benefits", "note", "cta"]) {
    const short = facts.device === "narrow" ? narrow?.[locale]?.[name] : null;
    written[name] = write(short ?? texts[locale][name]);
  }
  return written;
}

/** The decision: the steps of the contract's section 4, in its order, each leaving its line in the trace. */


/**
 * Makes an engine of a payload (contract, section 6), once for many decisions. The payload is taken as it is: open a
 * signed bundle with `openBundle`, which verifies it first.
 */
function prepare(payload) {
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
function decide(engine, value) {
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

/** DSSE envelopes: Ed25519 over the exact payload bytes, verified before the payload is parsed (contract, section 6). */

const LARGEST = 2e6;
const MOST_SIGNATURES = 8;
const MOST_MARKS = 99;
const LONGEST_SIGNATURE = 176; // characters of base64: twice what Ed25519 has; no more is worth decoding

/** The refusal of what is no bundle. */
const MALFORMED = ["malformed", "This is not a whole bundle."];

const UNVERIFIABLE = ["unverifiable", "Signatures cannot be verified here: see `verify`."];

/** Why a file was refused: a code for programs, a sentence for people. */
class Refusal extends Error {
  constructor(code, sentence) {
    super(sentence);
    this.code = code;
  }
}

/** Refuses unless something holds. */
const insist = (holds, code, sentence) => {
  if (!holds) throw new Refusal(code, sentence);
};

/** Tells whether a text has few enough parts for an envelope: a megabyte of brackets would take long to parse. */
const isSimple = (text) => [..."[{,"].every((mark) => text.split(mark, MOST_MARKS + 2).length <= MOST_MARKS + 1);

const decode = (bytes) => new TextDecoder().decode(bytes);
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, 0)).join("");
const digestOf = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
const sha256 = async (bytes) => hex(await digestOf(bytes));

function fromBase64(text) {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/** The name under which `grants.json` holds a reader: base64url of SHA-256, so that the file itself names nobody. */
const readerKey = async (publicationId, id) =>
  btoa(String.fromCharCode(...(await digestOf(new TextEncoder().encode(`${publicationId}:${id}`)))))
    .replace(/[+/=]/g, (sign) => ({ "+": "-", "/": "_", "=": "" })[sign]);

/**
 * Tells whether a public key is a point of small order, with which anybody can sign: y is 0, 1, -1 or one of the four
 * roots of the third factor (order 8), modulo p = 2^255 - 19, however it is written and with either sign.
 */
function isWeak(key) {
  const y = BigInt(`0x${hex(key.slice().reverse())}`) % 2n ** 255n;
  const square = y * y;
  return (y * (square - 1n) * (121665n * square * square - 243332n * square + 121666n)) % (2n ** 255n - 19n) === 0n;
}

/** Verifies with the platform's own Ed25519; throws where it has none. */
async function verifyEd25519(raw, signature, message) {
  const key = await crypto.subtle.importKey("raw", raw, "Ed25519", false, ["verify"]);
  return crypto.subtle.verify("Ed25519", key, signature, message);
}

/** What is signed: DSSE's pre-authentication encoding of the type and the payload. */
function encode(type, payload) {
  const head = new TextEncoder().encode(`DSSEv1 ${type.length} ${type} ${payload.length} `);
  const message = new Uint8Array(head.length + payload.length);
  message.set(head);
  message.set(payload, head.length);
  return message;
}

/**
 * Ends where one signature by a trusted key holds, else refuses. A `keyid` only says which key to try; a key that cannot
 * be read stops none of the others.
 */
async function verifyOne(signatures, type, message, { trust, verify = verifyEd25519 }) {
  let why = ["unknown_key", "The bundle is signed by a key that is not trusted."];
  for (const { publicKey, keyid, payloadTypes } of trust) {
    try {
      const raw = fromBase64(publicKey);
      const name = keyid || (await sha256(raw)).slice(0, 16);
      for (const [named, signature] of signatures) {
        if (named && named !== name) continue;
        if (payloadTypes && !payloadTypes.includes(type)) why = ["wrong_purpose", "The bundle is signed by a key that is not trusted with this kind."];
        else if (isWeak(raw)) why = ["weak_key", "The bundle is signed by a weak key."];
        else if (await verify(raw, signature, message)) return;
        else why = ["bad_signature", "The bundle was changed after signing."];
      }
    } catch {
      why = UNVERIFIABLE;
    }
  }
  throw new Refusal(...why);
}

/**
 * Opens an envelope and reads its payload with `read(value, digest, envelope)`, once the signature is known to hold;
 * whatever goes wrong becomes a Refusal.
 */
async function openEnvelope(input, kind, options, read) {
  insist(input, "missing", "There is no bundle.");
  insist(!((input.length ?? input.byteLength) > LARGEST), "too_large", "The bundle is larger than 2 MB.");
  const type = `application/vnd.paywall-${kind}+json`;
  let why = MALFORMED;
  try {
    const envelope = typeof input === "string" ? input : decode(input);
    insist(isSimple(envelope), ...MALFORMED);
    const { payloadType, payload, signatures } = JSON.parse(envelope);
    const bytes = fromBase64(payload);
    const signed = signatures.slice(0, MOST_SIGNATURES).map(({ keyid, sig }) => [keyid, fromBase64(sig.slice(0, LONGEST_SIGNATURE))]);
    insist(payloadType === type, "wrong_type", "The bundle is of another kind.");
    insist(signed.length, "unsigned", "The bundle is not signed.");

    why = UNVERIFIABLE;
    await verifyOne(signed, type, encode(type, bytes), options);
    const digest = await sha256(bytes);

    why = MALFORMED;
    return read(JSON.parse(decode(bytes)), digest, envelope);
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(...why);
  }
}

/** What is in force: the newest bundle that may be trusted, the last good one, or an open wall (contract, section 6). */


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
async function openBundle(input, options = {}) {
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

/** The reads that a browser keeps for its own reader, over a storage that is handed in. */


/**
 * Makes a meter over a storage (`localStorage`, or a function that returns it where the browser may deny it).
 *
 * It keeps the reads that counted, drops them after `days` (longer than any period you publish) and beyond `most`,
 * takes garbage for nothing, and goes on in memory where the storage is full, denied or missing.
 */
function createMeter(storage, { key = "paywall.reads", days = 400, most = 2000 } = {}) {
  const open = () => (typeof storage === "function" ? storage() : storage);
  let unsaved = [];

  function load() {
    try {
      return [...JSON.parse(open().getItem(key)), ...unsaved].filter(isRead);
    } catch {
      return unsaved;
    }
  }

  /** The counted reads, for `reader.reads` of the case at this instant. */
  const reads = (at = instant()) => {
    const first = daysAfter(at, -days);
    const byTime = (one, other) => (one.at > other.at) - (one.at < other.at);
    return load().filter((read) => read.at > first).sort(byTime).slice(-most);
  };

  return {
    reads,

    /** Keeps the read of a case whose decision says that it counts; tells whether it did. */
    record(decision, { at, article }) {
      if (!decision.counts) return false;
      const read = { article: article.id, at };
      try {
        open().setItem(key, JSON.stringify([...reads(at), read].slice(-most)));
        unsaved = [];
      } catch {
        unsaved = [...unsaved, read].slice(-most);
      }
      return true;
    },

    /** Forgets every read. */
    clear() {
      unsaved = [];
      try {
        open().removeItem(key);
      } catch {
        // There is nothing to forget where nothing can be kept.
      }
    },
  };
}

function isRead(value) {
  try {
    checkRead(value, "");
    return true;
  } catch {
    return false;
  }
}

/** The links that may be shown: https, or within the site; anything else is left out. */

const LINK = /^(https:\/\/[^\s/?#\\][^\s\\]*|\/(?![/\\])[^\s\\]*)$/i;

/** Tells whether a link leads to an https page or to a page of the same site. */
const isSafeLink = (href) => typeof href === "string" && LINK.test(href);

/** A reader's id as Stripe takes it, and back (contract, "The reader's id at the checkout"). */

const PLAIN = /^[A-Za-z0-9_-]+$/;
const MARK = "pw-";
const LONGEST = 200;
const FIELD = "client_reference_id=";

/** An id as `client_reference_id`; null where it is too long for that. */
function referenceOf(id) {
  let reference = id;
  if (!PLAIN.test(id) || id.startsWith(MARK)) {
    const bytes = encodeURIComponent(id).replace(/%(..)/g, (_, hex) => String.fromCharCode(`0x${hex}`));
    reference = MARK + btoa(bytes).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
  }
  return id && reference.length <= LONGEST ? reference : null;
}

/** The reader's id of a `client_reference_id`, such as that of a completed checkout. */
function readerOf(reference) {
  try {
    const bytes = reference.startsWith(MARK) ? atob(reference.slice(MARK.length).replace(/-/g, "+").replace(/_/g, "/")) : "";
    const id = decodeURIComponent(bytes.replace(/[^]/g, (byte) => `%${byte.charCodeAt().toString(16).padStart(2, "0")}`));
    return referenceOf(id) === reference ? id : reference;
  } catch {
    return reference; // it only looks like one: an id from before
  }
}

/**
 * The address of a checkout with a reader's id in the form that Stripe takes; without an id, with the one that the
 * decision has put there. An id that is too long for Stripe is left out.
 */
function checkoutLink(address, id) {
  const [, page, query, end] = /^([^?#]*)\??([^#]*)([^]*)$/.exec(address);
  const fields = query.split("&").filter(Boolean);
  const there = fields.filter((field) => field.startsWith(FIELD)).pop();
  if (id == null && !there) return address;
  try {
    const reference = referenceOf(id ?? decodeURIComponent(there.slice(FIELD.length)));
    const others = fields.filter((field) => !field.startsWith(FIELD));
    const all = reference ? [...others, FIELD + reference] : others;
    return page + (all.length ? `?${all.join("&")}` : "") + end;
  } catch {
    return address;
  }
}

const STRIPE = /^https:\/\/buy\.stripe\.com\//i;

/** The same link, for Stripe's own checkout with the reader's id as Stripe takes it. */
const readyLink = (link) => (STRIPE.test(link?.href) ? { ...link, href: checkoutLink(link.href) } : link);

/** What makes a wall modal: the page behind is inert and still, the focus stays inside and comes back afterwards. */

/** Elements of a panel that take the focus, in order. */
const stops = (panel) => [...panel.querySelectorAll("a[href], button")].filter((each) => !each.closest("[hidden]"));

/**
 * Makes everything beside `host` inert until the function it returns is called; `panel`, in the host's shadow tree, is
 * the dialog. Whoever calls puts the focus into it. What matches the selector `beside`, such as a consent banner, stays
 * usable; while there is such a thing, Tab leads to it and back.
 */
function holdFocus(host, panel, beside) {
  const { ownerDocument: page } = host;
  const { body, documentElement } = page;
  const before = page.activeElement;
  const made = new Set();
  const { overflow, paddingInlineEnd } = documentElement.style;

  const staysUsable = (each) => Boolean(beside && each.closest?.(beside));
  const isBeside = (each) => staysUsable(each) && each.getClientRects().length > 0;
  const deaden = () => {
    for (const each of body.children) {
      if (each === host || each.inert || staysUsable(each)) continue;
      each.inert = true;
      made.add(each);
    }
  };
  const watcher = new MutationObserver(deaden);

  const keepInside = (event) => {
    if (event.target !== host && !staysUsable(event.target)) panel.focus();
  };
  const turnAround = (event) => {
    if (event.key !== "Tab" || [...body.children].some(isBeside)) return;
    const all = stops(panel);
    const at = all.indexOf(panel.getRootNode().activeElement);
    const leaves = event.shiftKey ? at <= 0 : at === all.length - 1;
    if (!leaves) return;
    event.preventDefault();
    (all.length ? all[event.shiftKey ? all.length - 1 : 0] : panel).focus();
  };

  // The scroll bar goes with the scrolling: the room it took stays, so that the page behind does not jump.
  const width = documentElement.clientWidth;
  documentElement.style.overflow = "hidden";
  const room = documentElement.clientWidth - width;
  const own = parseFloat(page.defaultView.getComputedStyle(documentElement).paddingInlineEnd);
  if (room > 0) documentElement.style.paddingInlineEnd = `${own + room}px`;
  deaden();
  watcher.observe(body, { childList: true });
  page.addEventListener("focusin", keepInside);
  panel.addEventListener("keydown", turnAround);

  return function release() {
    watcher.disconnect();
    page.removeEventListener("focusin", keepInside);
    panel.removeEventListener("keydown", turnAround);
    for (const each of made) each.inert = false;
    Object.assign(documentElement.style, { overflow, paddingInlineEnd });
    if (before && before.isConnected && before !== body) before.focus({ preventScroll: true });
  };
}

/** The looks of the component: one sheet for strip and wall, wide and narrow, light and dark. */

const LIGHT = `
  --ink: var(--paywall-ink, #16181c);
  --quiet: var(--paywall-quiet, #575c66);
  --paper: var(--paywall-paper, #ffffff);
  --tint: var(--paywall-tint, #f7f6f3);
  --line: var(--paywall-line, #dedbd4);
  --accent: var(--paywall-accent, #1f4fd8);
  --on-accent: var(--paywall-on-accent, #ffffff);
  --shade: var(--paywall-shade, linear-gradient(rgba(255, 255, 255, 0.15), rgba(250, 249, 247, 0.9) 38%, #faf9f7 62%));
  --shadow: 0 24px 64px rgba(22, 24, 28, 0.18), 0 2px 8px rgba(22, 24, 28, 0.08);`;

const DARK = `
  --ink: var(--paywall-ink, #f1efea);
  --quiet: var(--paywall-quiet, #b4b2ac);
  --paper: var(--paywall-paper, #1b1d21);
  --tint: var(--paywall-tint, #202328);
  --line: var(--paywall-line, #383b42);
  --accent: var(--paywall-accent, #8fabff);
  --on-accent: var(--paywall-on-accent, #0e1420);
  --shade: var(--paywall-shade, linear-gradient(rgba(15, 17, 20, 0.2), rgba(15, 17, 20, 0.9) 38%, #0f1114 62%));
  --shadow: 0 24px 64px rgba(0, 0, 0, 0.6), 0 2px 8px rgba(0, 0, 0, 0.4);`;

/** The sheet; a function, so that bundlers leave it out where nothing is rendered. */
const writeStyle = () => `
:host { all: initial; display: block; contain: style; color-scheme: light; ${LIGHT} }
:host([data-theme="dark"]) { color-scheme: dark; ${DARK} }
@media (prefers-color-scheme: dark) { :host(:not([data-theme="light"])) { color-scheme: dark; ${DARK} } }
* { box-sizing: border-box; margin: 0; padding: 0 }
[hidden] { display: none !important }

.panel {
  position: relative; outline: 0; background: var(--tint); color: var(--ink); text-align: start;
  font: 400 var(--paywall-size, 16px)/1.5 var(--paywall-font, system-ui, -apple-system, "Segoe UI", Roboto, "Hiragino Sans", "Noto Sans", "Noto Sans CJK JP", sans-serif);
  overflow-wrap: anywhere; -webkit-font-smoothing: antialiased; -webkit-text-size-adjust: 100%;
}
.heading {
  font: 600 1.1875em/1.3 var(--paywall-heading-font, "Iowan Old Style", Charter, "Source Serif 4", Georgia, "Hiragino Mincho ProN", "Noto Serif", "Noto Serif CJK JP", serif);
  letter-spacing: -0.005em; text-wrap: balance;
}
.heading, .intro, .cta { word-break: auto-phrase }
.body, .benefits, .note { text-wrap: pretty }
.body { color: var(--quiet) }
.intro { font-weight: 600 }
.heading, .intro, .benefits li, .note, .cta { white-space: pre-line }
.benefits { list-style: none }
.benefits li { position: relative; padding-inline-start: 1.75em }
.benefits li::before {
  content: ""; position: absolute; inset-block-start: 0.34em; inset-inline-start: 0.35em; inline-size: 0.36em; block-size: 0.7em;
  border: solid var(--accent); border-width: 0 2px 2px 0; transform: rotate(42deg);
}
.cta {
  display: inline-block; padding: 0.7em 1.35em; border: 1px solid transparent; border-radius: var(--paywall-radius, 8px);
  background: var(--accent); color: var(--on-accent); font-weight: 600; line-height: 1.25; text-align: center; text-decoration: none;
}
.cta:hover { text-decoration: underline; text-underline-offset: 0.2em; text-decoration-thickness: 1px }
.cta:active { opacity: 0.86 }
.note { color: var(--quiet); font-size: 0.875em }
.links { list-style: none; display: flex; flex-wrap: wrap; gap: 0.25em 1.25em; font-size: 0.875em }
.links a { color: var(--ink); text-decoration: underline; text-decoration-color: var(--line); text-underline-offset: 0.22em }
.links a:hover { text-decoration-color: currentColor }
a:focus-visible, button:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px }
.close {
  position: absolute; inset-block-start: 0.5em; inset-inline-end: 0.5em; inline-size: 2.25em; block-size: 2.25em; border: 0; border-radius: 50%;
  background: transparent; color: var(--quiet); font: 400 1.125em/1 system-ui, sans-serif; cursor: pointer;
}
.close:hover { background: var(--line); color: var(--ink) }
.pips { display: flex; gap: 4px; max-inline-size: 11em; margin-block-end: 0.625em }
.pips i { flex: 1 1 0; block-size: 4px; border-radius: 2px; background: var(--line); forced-color-adjust: none }
.pips i.left { background: var(--accent) }

.strip { container-type: inline-size }
.strip .panel {
  display: grid; grid-template: "words" "deal" "links" / minmax(0, 1fr); column-gap: 3em; padding: 1.25em 1.5em 1.375em;
  border-block: 1px solid var(--line); border-block-start: 3px solid var(--ink);
}
.strip[data-state="last_free"] .panel { border-block-start-color: var(--accent) }
.strip .words { grid-area: words; display: grid; gap: 0.25em }
.strip .brand { display: none }
.strip .body, .strip .benefits { font-size: 0.9375em }
.strip .deal { grid-area: deal; display: flex; flex-wrap: wrap; align-items: center; gap: 0.5em 1.125em; margin-block-start: 1em }
.strip .links { grid-area: links; margin-block-start: 0.875em }
.strip.bottom { position: fixed; inset-inline: 0; inset-block-end: 0; z-index: var(--paywall-z, 2147483000) }
.strip.bottom .panel {
  padding-inline: max(1.25em, calc(50% - 34em)); border-block-end: 0; box-shadow: var(--shadow); max-block-size: 60vh; overflow: auto;
}
.strip.bottom .words { padding-inline-end: 2em }
@container (min-width: 760px) {
  .strip .panel { grid-template: "words deal" auto "links deal" auto / minmax(0, 1fr) auto; align-items: center }
  .strip .deal { display: grid; justify-items: center; margin: 0 }
  .strip .links { margin-block-start: 0.625em }
  .strip.bottom .deal { margin-inline-end: 1.5em }
}

.wall {
  position: fixed; inset: 0; z-index: var(--paywall-z, 2147483000); display: flex; overflow: auto; overscroll-behavior: contain;
  padding: 24px; background: var(--shade);
}
.wall .panel {
  margin: auto; inline-size: 100%; max-inline-size: var(--paywall-width, 35em); padding: 2.75em 3em 2.25em; background: var(--paper);
  border: 1px solid var(--line); border-radius: calc(var(--paywall-radius, 8px) * 1.5);
  box-shadow: var(--shadow);
}
.wall .pips { display: none }
.wall .brand {
  margin-block-end: 0.75em; color: var(--quiet); font-size: 0.8125em; font-weight: 600; letter-spacing: 0.08em; text-transform: uppercase;
}
.wall .heading { font-size: 1.875em; line-height: 1.18; letter-spacing: -0.015em; font-weight: 700 }
.wall .words { display: grid; gap: 0.75em }
.wall .body { font-size: 1.0625em; display: grid; gap: 0.35em }
.wall .intro { margin-block-start: 0.5em }
.wall .benefits { display: grid; gap: 0.45em }
.wall .deal { margin-block-start: 1.75em; display: grid; gap: 0.75em }
.wall .cta { display: block; padding-block: 0.85em; font-size: 1.0625em }
.wall .note { text-align: center }
.wall .links { margin-block-start: 1.75em; padding-block-start: 1.25em; border-block-start: 1px solid var(--line); justify-content: center }

@media (max-width: 640px) {
  .strip .panel { padding: 1.125em 1.125em 1.25em }
  .strip .deal { display: grid; gap: 0.625em }
  .strip .note { text-align: center }
  .wall { padding: 64px 0 0 }
  .wall .panel {
    margin: auto 0 0; max-inline-size: none; padding: 1.75em 1.375em calc(1.5em + env(safe-area-inset-bottom, 0px));
    border-inline: 0; border-block-end: 0; border-radius: 0;
  }
  .wall .heading { font-size: 1.5em }
}
@media print {
  .strip { display: none }
  .wall { position: static; padding: 0; background: none }
}
@media (prefers-reduced-motion: no-preference) {
  .wall { animation: paywall-fade 150ms ease-out }
  @keyframes paywall-fade { from { opacity: 0 } }
}
@media (forced-colors: active) { .cta, .panel { border: 1px solid } }
`;

/** On paper there is no in front and behind: while a wall stands, nothing else of the page is printed. */
const ALONE = "@media print { body > :not([data-paywall]) { display: none !important } }";

/**
 * Gives a tree a sheet, by a `style` element where the browser knows no shared ones; returns what takes it away.
 */
function addSheet(root, page, text, nonce) {
  try {
    const sheet = new page.defaultView.CSSStyleSheet();
    sheet.replaceSync(text);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return () => {
      root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((each) => each !== sheet);
    };
  } catch {
    const style = page.createElement("style");
    if (nonce) style.nonce = nonce;
    style.textContent = text;
    (root.head || root).append(style);
    return () => style.remove();
  }
}

/** Gives a shadow tree its looks. */
const addStyle = (root, nonce) => addSheet(root, root.ownerDocument, writeStyle(), nonce);

/** Lets a page print nothing but the wall, until the function it returns is called. */
const printAlone = (page, nonce) => addSheet(page, page, ALONE, nonce);

/** Shows a decision: a strip in the page, or a wall over it. Texts become text nodes, never markup. */


const RIGHT_TO_LEFT = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/i;
const LABELS = { close: "Close", strip: "Subscription", wall: "This article is for subscribers" };
const MOST_PIPS = 12;

const views = new WeakMap();

/**
 * Shows what a decision says, in `container` or, where it denies, over the whole page. Called again with the same
 * container it changes what is there in place. Returns the view: `update(decision, options)`, `close()`, `destroy()`.
 */
function render(container, decision, options = {}) {
  if (!views.has(container)) views.set(container, createView(container));
  return views.get(container).update(decision, options);
}

/** Hides or shows an element, touching the page only where that is a change. */
function hide(element, hidden) {
  if (element.hidden !== hidden) element.hidden = hidden;
}

/** Writes a text, touching the page only where it differs; nothing to say hides the element. */
function write(element, text) {
  hide(element, text == null);
  if (element.textContent !== (text ?? "")) element.textContent = text ?? "";
}

/** Makes the children of a list as many as the items and writes each; the ones that are there stay. */
function writeAll(list, tag, items, fill) {
  while (list.children.length > items.length) list.lastChild.remove();
  while (list.children.length < items.length) list.append(list.ownerDocument.createElement(tag));
  items.forEach((item, index) => fill(list.children[index], item));
  hide(list, !items.length);
}

/** Sets attributes that differ; null takes one away. */
function setAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value == null) element.removeAttribute(name);
    else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
}

/** Writes a link; one that leads anywhere but to https or within the site is left out, words and all. */
function writeLink(element, link) {
  const shown = Boolean(link && link.label && isSafeLink(link.href));
  setAttributes(element, { href: shown ? link.href : null });
  write(element, shown ? link.label : null);
}

/** Makes the elements, once for every decision to come; by name, each also a `part` for style sheets. */
function build(page) {
  const parts = {};
  const make = (tag, name, ...children) => {
    const element = page.createElement(tag);
    element.className = name;
    element.setAttribute("part", name);
    element.append(...children);
    parts[name] = element;
    return element;
  };
  const words = ["p.brand", "div.pips", "h2.heading", "div.body", "p.intro", "ul.benefits"];
  const deal = ["a.cta", "p.note"];
  const all = (names) => names.map((name) => make(...name.split(".")));
  make("section", "panel", make("div", "words", ...all(words)), make("div", "deal", ...all(deal)), ...all(["ul.links", "button.close"]));
  make("div", "frame", parts.panel);
  parts.panel.tabIndex = -1;
  parts.heading.id = "heading";
  parts.body.id = "body";
  parts.pips.setAttribute("aria-hidden", "true");
  parts.close.type = "button";
  parts.close.textContent = "\u00d7";
  return parts;
}

/** Writes what a decision says into the parts. */
function fill(parts, decision, { brand, links = [], labels }, isWall) {
  const { articlesLeft, limit } = decision;
  const message = decision.message || {};
  write(parts.brand, brand);
  const pips = !isWall && articlesLeft !== null && limit <= MOST_PIPS ? Array.from({ length: limit }, (_, at) => at >= limit - articlesLeft) : [];
  writeAll(parts.pips, "i", pips, (pip, left) => pip.classList.toggle("left", left));
  write(parts.heading, message.heading ?? (isWall ? labels.wall : null));
  writeAll(parts.body, "p", message.body ? message.body.split("\n") : [], write);
  write(parts.intro, message.benefitsIntro);
  writeAll(parts.benefits, "li", message.benefits || [], write);
  writeLink(parts.cta, readyLink(message.cta));
  write(parts.note, message.note);
  hide(parts.deal, parts.cta.hidden && parts.note.hidden);
  writeAll(parts.links, "li", links.filter(({ href }) => isSafeLink(href)), (item, link) => {
    if (!item.firstChild) item.append(item.ownerDocument.createElement("a"));
    writeLink(item.firstChild, link);
  });
  setAttributes(parts.close, { "aria-label": labels.close });
  setAttributes(parts.panel, {
    role: isWall ? "dialog" : "region",
    "aria-modal": isWall ? "true" : null,
    "aria-live": isWall ? null : "polite",
    "aria-labelledby": parts.heading.hidden ? null : "heading",
    "aria-label": parts.heading.hidden ? labels.strip : null,
    "aria-describedby": isWall && !parts.body.hidden ? "body" : null,
    lang: message.locale,
    dir: RIGHT_TO_LEFT.test(message.locale) ? "rtl" : "ltr",
  });
}

/** The view of one container. */
function createView(container) {
  const page = container.ownerDocument;
  const host = page.createElement("div");
  host.setAttribute("data-paywall", "");
  const root = host.attachShadow({ mode: "open" });
  const parts = build(page);
  root.append(parts.frame);

  let decision = null;
  let options = {};
  let closed = null;
  let release = null;

  const kind = () => `${decision.state}/${decision.message?.id}`;

  function put(mode, isBottom) {
    if (release && mode !== "wall") {
      release();
      release = null;
    }
    const place = { wall: page.body, strip: container }[mode];
    if (!place) return host.remove();
    setAttributes(parts.frame, { class: isBottom ? `${mode} bottom` : mode });
    if (host.parentNode !== place) place.append(host);
    if (mode === "wall" && !release) {
      const ends = [holdFocus(host, parts.panel, options.beside), printAlone(page, options.nonce)];
      release = () => ends.forEach((end) => end());
    }
    return undefined;
  }

  const view = {
    update(next, changes = options) {
      if (!root.adoptedStyleSheets?.length && !root.querySelector("style")) addStyle(root, changes.nonce);
      decision = next;
      options = changes;
      const isWall = decision.access === "deny";
      const isBottom = !isWall && options.placement === "bottom";
      if (closed !== kind()) closed = null;
      setAttributes(host, { "data-theme": options.theme === "light" || options.theme === "dark" ? options.theme : null });
      setAttributes(parts.frame, { "data-state": decision.state });
      fill(parts, decision, { ...options, labels: { ...LABELS, ...options.labels } }, isWall);
      hide(parts.close, !(options.onClose || isBottom));
      put(closed || !(isWall || decision.message) ? "none" : isWall ? "wall" : "strip", isBottom);
      const focused = root.activeElement;
      if (release && (!focused || focused.hidden)) parts.panel.focus({ preventScroll: true });
      return view;
    },

    /** Closes what is shown, until a decision of another kind comes. */
    close() {
      closed = kind();
      put("none");
      options.onClose?.(decision);
    },

    /** Takes everything away, as if nothing had ever been shown. */
    destroy() {
      put("none");
      views.delete(container);
    },
  };

  parts.close.addEventListener("click", view.close);
  parts.cta.addEventListener("click", (event) => options.onCta?.(event, decision));
  parts.frame.addEventListener("mousedown", (event) => {
    if (event.target === parts.frame) event.preventDefault(); // A click beside the wall leaves the focus where it is.
  });
  parts.frame.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !parts.close.hidden) view.close();
  });
  return view;
}

export { CaseError, checkoutLink, createMeter, decide, instant, openBundle, prepare, readerOf, render };
