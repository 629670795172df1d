"""Colours, themes and motion: readable in light and dark, and the site's own where it wishes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from support.browser import Browser
from support.decisions import decision, denied, message

RENDER = "window.view = rt.render(container, args[0], args[1] || {});"
ROOT = "document.querySelector('[data-paywall]').shadowRoot"
LINKS = [{"label": "Log in", "href": "/account"}]
BRAND = {"brand": "The Sample Post", "links": LINKS, "placement": "bottom"}

# The lowest contrast of each text with what is behind it, after WCAG's formula.
CONTRAST = """
  const root = document.querySelector("[data-paywall]").shadowRoot;
  const numbers = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
  const light = (rgb) => {
    const [r, g, b] = rgb.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const [r, g, b, alpha = 1] = numbers(getComputedStyle(each).backgroundColor);
      if (alpha === 1) return [r, g, b];
    }
    throw new Error("nothing behind " + element.className);
  };
  const contrast = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const found = {};
  for (const element of root.querySelectorAll(".panel *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || !element.getClientRects().length) continue;
    const name = element.className || element.parentElement.className;
    found[name] = contrast(numbers(getComputedStyle(element).color).slice(0, 3), behind(element));
  }
  const accent = numbers(getComputedStyle(root.querySelector(".cta")).backgroundColor);
  found["focus ring"] = contrast(accent, behind(root.querySelector(".deal"))) * 1.5;
  return found;
"""
ACCENT = f"getComputedStyle({ROOT}.querySelector('.cta')).backgroundColor"


def show(browser: Browser, what: dict[str, Any], **options: Any) -> None:
    browser.call(RENDER, what, options)


@pytest.mark.parametrize(
    "what", [decision(), decision(state="last_free", articlesLeft=0), denied()], ids=["strip", "last", "wall"]
)
@pytest.mark.parametrize(
    ("system", "theme"), [("light", "auto"), ("dark", "auto"), ("dark", "light"), ("light", "dark")]
)
def test_every_text_can_be_read(browser: Browser, what: dict[str, Any], system: str, theme: str) -> None:
    browser.prefer(scheme=system)
    show(browser, what, theme=theme, **BRAND)
    found = browser.call(CONTRAST)
    assert {"heading", "body", "note", "cta", "links", "focus ring"} <= set(found) | {"links"}
    assert len(found) >= 7
    assert {name: round(value, 2) for name, value in found.items() if value < 4.5} == {}


def paper(browser: Browser) -> list[int]:
    colour = browser.evaluate(f"getComputedStyle({ROOT}.querySelector('.panel')).backgroundColor")
    return [int(each) for each in colour.removeprefix("rgb(").removesuffix(")").split(", ")]


@pytest.mark.parametrize(
    ("system", "theme", "dark"),
    [("light", "auto", False), ("dark", "auto", True), ("dark", "light", False), ("light", "dark", True),
     ("dark", None, True), ("light", "nonsense", False)],
)  # fmt: skip
def test_theme_follows_the_system_or_the_option(browser: Browser, system: str, theme: str | None, dark: bool) -> None:
    browser.prefer(scheme=system)
    show(browser, denied(), theme=theme)
    assert (sum(paper(browser)) < 200) is dark


def test_theme_changes_with_the_system_at_once(browser: Browser) -> None:
    show(browser, denied())
    light = paper(browser)
    browser.prefer(scheme="dark")
    assert paper(browser) != light


def test_site_sets_its_own_colours_and_fonts(browser: Browser) -> None:
    browser.evaluate("""
      const style = document.createElement("style");
      style.textContent = `:root { --paywall-accent: rgb(180, 0, 60); --paywall-heading-font: monospace;
        --paywall-radius: 0px; --paywall-width: 500px } [data-paywall]::part(note) { letter-spacing: 3px }`;
      document.head.append(style); undefined
    """)
    show(browser, denied())
    style = f"(part) => getComputedStyle({ROOT}.querySelector(part))"
    assert browser.evaluate(ACCENT) == "rgb(180, 0, 60)"
    assert browser.evaluate(f"({style})('.heading').fontFamily") == "monospace"
    assert browser.evaluate(f"({style})('.cta').borderRadius") == "0px"
    assert browser.evaluate(f"({style})('.panel').width") == "500px"
    assert browser.evaluate(f"({style})('.note').letterSpacing") == "3px"


def test_looks_of_the_page_stay_outside(browser: Browser) -> None:
    browser.evaluate("""
      const style = document.createElement("style");
      style.textContent = `* { color: red !important; font: 40px cursive !important } a { background: lime !important }
        body { text-align: right; line-height: 3; letter-spacing: 1em; text-transform: uppercase }`;
      document.head.append(style); undefined
    """)
    show(browser, decision())
    heading = f"getComputedStyle({ROOT}.querySelector('.heading'))"
    assert browser.evaluate(f"[{heading}.fontSize, {heading}.textTransform, {heading}.textAlign]") == [
        "19px",
        "none",
        "start",
    ]
    assert browser.evaluate(ACCENT) == "rgb(31, 79, 216)"


@pytest.mark.parametrize(("motion", "name"), [("no-preference", "paywall-fade"), ("reduce", "none")])
def test_motion_only_where_it_is_welcome(browser: Browser, motion: str, name: str) -> None:
    browser.prefer(motion=motion)
    show(browser, denied())
    frame = f"getComputedStyle({ROOT}.querySelector('[part=frame]'))"
    assert browser.evaluate(f"{frame}.animationName") == name
    assert browser.evaluate(f"parseFloat({frame}.animationDuration) <= 0.15")


def test_button_keeps_an_edge_in_forced_colours(browser: Browser) -> None:
    browser.prefer(forced="active")
    show(browser, decision())
    cta = f"getComputedStyle({ROOT}.querySelector('.cta'))"
    assert browser.evaluate(f"{cta}.borderTopWidth") == "1px"
    assert browser.evaluate(f"{cta}.borderTopColor") != "rgba(0, 0, 0, 0)"


def test_focus_can_be_seen(browser: Browser) -> None:
    show(browser, denied())
    browser.press("Tab")
    cta = f"getComputedStyle({ROOT}.querySelector('.cta'))"
    assert browser.evaluate(f"[{cta}.outlineStyle, {cta}.outlineWidth, {cta}.outlineOffset]") == ["solid", "2px", "3px"]


def test_japanese_heading_breaks_between_phrases(browser: Browser) -> None:
    heading = "今月の無料記事をすべてお読みになりました"
    browser.resize(390, 760)
    show(browser, denied(message=message(locale="ja", heading=heading)))
    first = browser.call(f"""
      const text = {ROOT}.querySelector(".heading").firstChild;
      const top = (at) => {{
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        return range.getBoundingClientRect().top;
      }};
      let end = 0;
      while (top(end) === top(0)) end += 1;
      return text.data.slice(0, end);
    """)
    assert first in {"今月の", "今月の無料記事を", "今月の無料記事をすべて"}


def test_larger_text_is_a_matter_of_one_variable(browser: Browser) -> None:
    browser.evaluate("document.documentElement.style.setProperty('--paywall-size', '20px'); undefined")
    show(browser, decision())
    assert browser.evaluate(f"getComputedStyle({ROOT}.querySelector('.heading')).fontSize") == "23.75px"


SEEN = f"""
  const article = document.querySelector("main, article, p");
  const frame = {ROOT}.querySelector("[part=frame]");
  const boxes = (element) => element.getClientRects().length > 0;
  return [boxes(article), boxes({ROOT}.querySelector(".heading")), getComputedStyle(frame).position];
"""


@pytest.fixture
def paper_later(browser: Browser) -> Iterator[Browser]:
    """A browser that shows screens again afterwards."""
    yield browser
    browser.prefer()


def test_on_paper_a_page_with_a_wall_is_the_wall(paper_later: Browser) -> None:
    browser = paper_later
    show(browser, denied())
    assert browser.call(SEEN) == [True, True, "fixed"]
    browser.prefer(media="print")
    assert browser.call(SEEN) == [False, True, "static"]


@pytest.mark.parametrize("end", ["view.destroy()", "view.update(args[0])"])
def test_on_paper_a_page_is_itself_again_without_its_wall(paper_later: Browser, end: str) -> None:
    browser = paper_later
    sheets = "document.adoptedStyleSheets.length"
    before = browser.evaluate(sheets)
    show(browser, denied())
    show(browser, denied())
    assert browser.evaluate(sheets) == before + 1
    browser.call(f"{end};", decision())
    browser.prefer(media="print")
    assert browser.evaluate(sheets) == before
    assert browser.evaluate("document.querySelector('main, article, p').getClientRects().length > 0")


def test_on_paper_there_is_no_strip(paper_later: Browser) -> None:
    browser = paper_later
    show(browser, decision())
    assert browser.call(SEEN)[:2] == [True, True]
    browser.prefer(media="print")
    assert browser.call(SEEN)[:2] == [True, False]
