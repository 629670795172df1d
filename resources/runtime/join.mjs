/** Joins `parts/` into the one file that is copied to a website: `node join.mjs` writes `paywall.js`. */

import { readFileSync, realpathSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Every part, each behind those that it uses. */
export const PARTS = ["calendar", "case", "texts", "engine", "envelope", "bundle", "meter", "links", "checkout", "modal", "style", "view"];

/** What the joined module offers; the rest stays inside. */
const PUBLIC = ["CaseError", "checkoutLink", "createMeter", "decide", "instant", "openBundle", "prepare", "readerOf", "render"];

const FIRST = `/**
 * The paywall's runtime: decides what a reader meets, verifies what the desk published, and shows it.
 * Made from \`parts/\` by \`join.mjs\`: change those. One module without dependencies; \`README.md\` says how to use it.
 */
`;

/** The joined text of some parts, without their imports and with one export at the end. */
export function join(parts, offered) {
  const texts = parts.map((part) => {
    const text = readFileSync(new URL(`parts/${part}.js`, import.meta.url), "utf8");
    return text.replace(/^import [^;]*;\n/gm, "").replace(/^export (?=(async )?(function|class|const)\b)/gm, "").trim();
  });
  return `${[FIRST + texts[0], ...texts.slice(1), `export { ${offered.join(", ")} };`].join("\n\n")}\n`;
}

/** The text of `paywall.js`. */
export const joinAll = () => join(PARTS, PUBLIC);

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL("paywall.js", import.meta.url), joinAll());
}
