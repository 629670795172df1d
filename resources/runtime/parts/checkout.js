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
export function readerOf(reference) {
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
export function checkoutLink(address, id) {
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
export const readyLink = (link) => (STRIPE.test(link?.href) ? { ...link, href: checkoutLink(link.href) } : link);
