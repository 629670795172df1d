/** Texts of a message: plural forms, placeholders and the lines that are left out (contract, section 5). */

import { epoch, localDate } from "./calendar.js";

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
export function writeMessage({ id, texts, narrow }, locale, facts) {
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
