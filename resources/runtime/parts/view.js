/** Shows a decision: a strip in the page, or a wall over it. Texts become text nodes, never markup. */

import { readyLink } from "./checkout.js";
import { isSafeLink } from "./links.js";
import { holdFocus } from "./modal.js";
import { addStyle, printAlone } from "./style.js";

const RIGHT_TO_LEFT = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/i;
const LABELS = { close: "Close", strip: "Subscription", wall: "This article is for subscribers" };
const MOST_PIPS = 12;

const views = new WeakMap();

/**
 * Shows what a decision says, in `container` or, where it denies, over the whole page. Called again with the same
 * container it changes what is there in place. Returns the view: `update(decision, options)`, `close()`, `destroy()`.
 */
export function render(container, decision, options = {}) {
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
