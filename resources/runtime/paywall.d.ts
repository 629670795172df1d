/** Types of the paywall's runtime. `README.md` says how to use it; the contract says what it decides. */

/** An instant, exactly `YYYY-MM-DDTHH:MM:SSZ`, of the years 1970 to 2099. */
export type Instant = string;

/** The width the reader sees the page at. */
export type Device = "wide" | "narrow";

/** What a subscription is, in Stripe's words. */
export type SubscriptionStatus =
  | "trialing"
  | "active"
  | "past_due"
  | "unpaid"
  | "canceled"
  | "paused"
  | "incomplete"
  | "incomplete_expired";

/** A reader's subscription record. */
export interface Subscription {
  status: SubscriptionStatus;
  trialEnd?: Instant | null;
  currentPeriodEnd?: Instant | null;
  /** Since when payments fail; needed with `past_due`. */
  pastDueSince?: Instant | null;
  endedAt?: Instant | null;
  endedDuringTrial?: boolean | null;
}

/** What support gave a reader: access, more articles, or a fresh start. */
export type Grant =
  | { kind: "access"; until: Instant }
  | { kind: "articles"; count: number; from: Instant; until: Instant }
  | { kind: "reset"; at: Instant };

/** A view whose decision had `counts: true`. */
export interface Read {
  article: string;
  at: Instant;
}

/** Who reads. */
export interface Reader {
  kind: "anonymous" | "registered";
  id?: string | null;
  /** The language, such as `en` or `pt-BR`. */
  locale?: string | null;
  /** The country, such as `US`. */
  country?: string | null;
  subscription?: Subscription | null;
  grants?: readonly Grant[] | null;
  /** The counted reads, in any order. */
  reads?: readonly Read[] | null;
  /** The web tier's own counter, in place of `reads`. */
  meter?: { used: number; countedThis: boolean } | null;
}

/** What is read. */
export interface Article {
  id: string;
  section?: string | null;
  contentType?: string | null;
  tags?: readonly string[] | null;
}

/** One view that is to be decided. */
export interface Case {
  at: Instant;
  /** `wide` where it is missing. */
  device?: Device | null;
  reader: Reader;
  article: Article;
}

/** Where a reader stands. */
export type State =
  | "open"
  | "free_access"
  | "exempt"
  | "subscriber"
  | "trial"
  | "grace"
  | "complimentary"
  | "trial_expired"
  | "access_expired"
  | "locked"
  | "limit_reached"
  | "last_free"
  | "metered";

/** The words for a reader, ready to be shown as plain text; a line break in them starts a new line. */
export interface Message {
  id: string;
  locale: string;
  heading: string | null;
  body: string | null;
  benefitsIntro: string | null;
  benefits: string[] | null;
  note: string | null;
  cta: { label: string; href: string } | null;
}

/** One step of why: what was looked at, the rule concerned, and the outcome in words. */
export interface TraceEntry {
  step:
    | "wall"
    | "freeAccess"
    | "content"
    | "entitlement"
    | "lapsed"
    | "locked"
    | "meter"
    | "message"
    | "offer";
  rule: string | null;
  outcome: string;
}

/** What a reader meets, and why. */
export interface Decision {
  access: "allow" | "deny";
  state: State;
  /** Whether this view is to be kept as a counted read. */
  counts: boolean;
  articlesLeft: number | null;
  /** The articles counted before this view. */
  articlesRead: number | null;
  limit: number | null;
  resetsAt: Instant | null;
  meter: string | null;
  offer: string | null;
  message: Message | null;
  trace: TraceEntry[];
}

/** The settings as published, with their compiled tables. */
export interface Payload {
  format: "paywall-settings/1";
  environment: "test" | "live";
  publicationId: string;
  version: number;
  publishedAt: Instant;
  expiresAt: Instant;
  publication: object;
  compiled: object;
  [field: string]: unknown;
}

/** A payload prepared for deciding; what is inside is the runtime's own. */
export interface Engine {
  readonly " engine": never;
}

/** Makes an engine of a payload, once for many decisions; TypeError where it holds no publication. */
export function prepare(payload: Payload | object): Engine;

/** Decides what a reader meets; CaseError where the case is not what it has to be. */
export function decide(engine: Engine, value: Case): Decision;

/** A case that is not what it has to be. */
export class CaseError extends Error {
  /** JSON pointer of the first field that is wrong; empty for the case itself. */
  readonly pointer: string;
  /** What is wrong with it. */
  readonly problem: string;
}

/** The canonical instant of seconds since 1970, or of now: for `at` of a case. */
export function instant(seconds?: number): Instant;

/** A public key that may sign what the desk publishes. */
export interface TrustedKey {
  /** The raw 32 bytes of the Ed25519 public key, in base64. */
  publicKey: string;
  /** The name of the key in signatures; the first 8 bytes of its SHA-256, in hex, where it is missing. */
  keyid?: string;
  /** What it may sign, such as `application/vnd.paywall-settings+json`; every type where it is missing. */
  payloadTypes?: readonly string[];
}

/** Why a file was refused. */
export type RefusalCode =
  | "missing"
  | "too_large"
  | "malformed"
  | "wrong_type"
  | "unsigned"
  | "unverifiable"
  | "unknown_key"
  | "wrong_purpose"
  | "weak_key"
  | "bad_signature"
  | "wrong_format"
  | "wrong_environment"
  | "wrong_publication"
  | "rollback"
  | "changed"
  | "future"
  | "expired"
  | "too_long";

/** Why a file was refused: a code for programs, a sentence for people. */
export interface Refusal {
  code: RefusalCode;
  sentence: string;
}

/** What is kept of the bundle in force: plain JSON, to be stored and handed in again as `lastGood`. */
export interface LastGood {
  version: number;
  digest: string;
  publishedAt?: Instant;
  expiresAt?: Instant;
  /** The bundle as it came; it is verified again before it is used. */
  envelope?: string;
}

/** What `openBundle` has to know beside the bundle. */
export interface BundleOptions {
  trust: readonly TrustedKey[];
  environment: "test" | "live";
  publicationId: string;
  /** What the last call returned as `lastGood`. */
  lastGood?: LastGood | null;
  /** `open.json`, the emergency opening, where there is one. */
  open?: string | Uint8Array | ArrayBuffer | null;
  /** `grants.json`, what readers were given, where there is any. */
  grants?: string | Uint8Array | ArrayBuffer | null;
  /** What the last call returned as `lastGrants`. */
  lastGrants?: LastGood | null;
  /** The present instant; the clock's where it is missing. */
  now?: Instant;
  /** Verifies an Ed25519 signature where the platform cannot. */
  verify?(publicKey: Uint8Array, signature: Uint8Array, message: Uint8Array): Promise<boolean> | boolean;
}

/** What is in force, and why. */
export interface Bundle {
  /** Whether the bundle handed in has taken over. */
  accepted: boolean;
  /** Why it was refused, or null. */
  refusal: Refusal | null;
  /** `current`; `stale` (expired, but within `policy.staleDays`); `expired` (longer ago); `none` (nothing valid: open). */
  status: "current" | "stale" | "expired" | "none";
  /** The bundle that decides, or null. */
  inForce: LastGood | null;
  /** What to keep for the next call. */
  lastGood: LastGood | null;
  /** The emergency opening, where a valid one was handed in. */
  emergency: { version: number; from: Instant; until: Instant } | null;
  /** Why the emergency opening was refused, or null. */
  openRefusal: Refusal | null;
  /** Why the grants were refused, or null; then those of `lastGrants` go on. */
  grantsRefusal: Refusal | null;
  /** What to keep of the grants for the next call. */
  lastGrants: LastGood | null;
  /** The case with what its reader was given, found by the reader's id; a case without either comes back as it is. */
  withGrants(value: Case): Promise<Case>;
  /** Decides with what is in force at the case's instant; only a CaseError is ever thrown. */
  decide(value: Case): Decision;
}

/** Opens what the desk published and says what is in force; it never rejects. */
export function openBundle(
  input: string | Uint8Array | ArrayBuffer | null | undefined,
  options: BundleOptions,
): Promise<Bundle>;

/** What a meter needs of a storage; `localStorage` has it. */
export interface MeterStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** The counted reads of one browser. */
export interface Meter {
  /** The counted reads, for `reader.reads` of the case at this instant. */
  reads(at?: Instant): Read[];
  /** Keeps the read of a case whose decision says that it counts; tells whether it did. */
  record(decision: Decision, value: Case): boolean;
  /** Forgets every read. */
  clear(): void;
}

/** Makes a meter over a storage, or over a function that returns one where the browser may deny it. */
export function createMeter(
  storage: MeterStorage | (() => MeterStorage) | null | undefined,
  options?: { key?: string; days?: number; most?: number },
): Meter;

/** The page's own types, where there is a page: a worker's compiler knows none. */
type PageElement = typeof globalThis extends { Element: { prototype: infer Type } } ? Type : object;
type PageEvent = typeof globalThis extends { MouseEvent: { prototype: infer Type } } ? Type : object;

/** How a decision is shown. */
export interface RenderOptions {
  /** `auto`, the default, follows the reader's system. */
  theme?: "auto" | "light" | "dark";
  /** Where the strip stands: in the container, or at the bottom of the window. */
  placement?: "inline" | "bottom";
  /** A small line above the wall's heading, such as the publication's name. */
  brand?: string;
  /** Further links, such as the log-in; `https:` or within the site. */
  links?: readonly { label: string; href: string }[];
  /** The component's own words, in the reader's language. */
  labels?: { close?: string; strip?: string; wall?: string };
  /** Makes the wall (or strip) closable; called after the reader closed it. */
  onClose?(decision: Decision): void;
  /** Called when the button is followed; the event can be prevented. */
  onCta?(event: PageEvent, decision: Decision): void;
  /** A selector of children of `body` that stay usable beside a wall, such as `#consent`. */
  beside?: string;
  /** The page's nonce for styles, for browsers without shared style sheets. */
  nonce?: string;
}

/** What is shown in one container. */
export interface View {
  /** Changes what is shown, in place; options that are not given stay. */
  update(decision: Decision, options?: RenderOptions): View;
  /** Closes what is shown, until a decision of another kind comes. */
  close(): void;
  /** Takes everything away, as if nothing had ever been shown. */
  destroy(): void;
}

/** Shows a decision, in the container or, where it denies, over the whole page. */
export function render(container: PageElement, decision: Decision, options?: RenderOptions): View;

/**
 * The address of a checkout with a reader's id as Stripe takes it in `client_reference_id`; without an id, with the one
 * that the decision has put there. An id that is too long for Stripe (over 147 bytes, or 200 plain characters) is left out.
 */
export function checkoutLink(address: string, id?: string): string;

/** The reader's id of a `client_reference_id`, such as that of a completed checkout. */
export function readerOf(reference: string): string;
