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
export const addStyle = (root, nonce) => addSheet(root, root.ownerDocument, writeStyle(), nonce);

/** Lets a page print nothing but the wall, until the function it returns is called. */
export const printAlone = (page, nonce) => addSheet(page, page, ALONE, nonce);
