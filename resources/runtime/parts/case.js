/** The case that the web tier hands in: checked in the contract's order (section 3), the first fault reported. */

import { isInstant } from "./calendar.js";

/** A case that is not what it has to be: `pointer` is the JSON pointer of the field, `problem` says what is wrong. */
export class CaseError extends Error {
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
export const checkGrants = list(grant);

/** Checks one read. */
export const checkRead = object({ article: id, at: moment });

/** Checks a case; CaseError names the first field that is wrong. */
export const checkCase = object({
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
