/** The links that may be shown: https, or within the site; anything else is left out. */

const LINK = /^(https:\/\/[^\s/?#\\][^\s\\]*|\/(?![/\\])[^\s\\]*)$/i;

/** Tells whether a link leads to an https page or to a page of the same site. */
export const isSafeLink = (href) => typeof href === "string" && LINK.test(href);
