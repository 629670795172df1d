// The page of the preview: fills the sample article, and shows the decision of the runtime itself beside it.
import { articles } from "./articles.js";
import { decide, prepare, render } from "./paywall.js";

const root = document.documentElement;
const paywall = document.getElementById("paywall");
let prepared = null;

function slot(name) {
  return document.querySelector(`[data-slot="${name}"]`);
}

function fill(name, text) {
  const place = slot(name);
  if (place.textContent !== text) place.textContent = text;
}

function fillEach(name, tag, texts) {
  slot(name).replaceChildren(...texts.map((text) => Object.assign(document.createElement(tag), { textContent: text })));
}

function fillArticle(language) {
  if (root.lang === language && slot("headline").textContent) return;
  const article = articles[language];
  root.lang = language;
  for (const name of ["kicker", "headline", "standfirst", "byline", "caption"]) fill(name, article[name]);
  fillEach("sections", "span", article.sections);
  fillEach("body", "p", article.body);
}

function languageOf(locale) {
  const language = locale.split("-")[0];
  return language in articles ? language : "en";
}

export function show({ payload, reading, page }) {
  if (payload) prepared = prepare(payload);
  root.dataset.theme = page.theme;
  fillArticle(languageOf(page.locale));
  fill("publication", page.publication);
  fill("date", page.date);
  const decision = decide(prepared, reading);
  render(paywall, decision, { theme: page.theme, brand: page.publication });
  return decision;
}

function answer(event) {
  let said;
  try {
    said = { decision: show(JSON.parse(event.detail)) };
  } catch (error) {
    said = { problem: String(error.message ?? error) };
  }
  document.dispatchEvent(new CustomEvent("preview:shown", { detail: JSON.stringify(said) }));
}

document.addEventListener("preview:show", answer);
const waiting = document.getElementById("situation");
if (waiting) show(JSON.parse(waiting.textContent));
root.dataset.ready = "true";
