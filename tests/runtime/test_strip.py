"""The strip in the page: counter, pitch, offer; updated in place, in the reader's language and colours."""

from __future__ import annotations

from typing import Any

import pytest

from support.browser import Browser
from support.decisions import CTA, decision, message

RENDER = "window.view = rt.render(container, args[0], args[1] || {});"
TEXTS = """
  const root = document.querySelector("[data-paywall]").shadowRoot;
  const shown = (part) => { const e = root.querySelector(`[part=${part}]`); return e.hidden ? null : e.textContent; };
  return Object.fromEntries(["heading", "intro", "note", "cta"].map((part) => [part, shown(part)]).concat([
    ["body", [...root.querySelectorAll("[part=body] p")].map((e) => e.textContent)],
    ["benefits", [...root.querySelectorAll("[part=benefits] li")].map((e) => e.textContent)],
    ["pips", [...root.querySelectorAll("[part=pips] i")].map((e) => e.classList.contains("left"))]]));
"""
ROOT = "document.querySelector('[data-paywall]').shadowRoot"


def show(browser: Browser, what: dict[str, Any], **options: Any) -> None:
    browser.call(RENDER, what, options)


def test_counter_pitch_and_offer_are_shown(browser: Browser) -> None:
    show(browser, decision())
    assert browser.call(TEXTS) == {
        "heading": "You have 2 free articles left this month",
        "body": ["Stay ahead with our exclusives.", "Get trusted insights."],
        "intro": "You need a subscription to:",
        "benefits": ["Read all stories", "Use our apps"],
        "note": "Offer ends October 31st",
        "cta": "Try 3 months for $9",
        "pips": [False, False, False, True, True],
    }
    assert browser.evaluate(f"{ROOT}.querySelector('.cta').href") == CTA["href"]
    assert browser.evaluate("document.querySelector('[data-paywall]').parentNode === container")


@pytest.mark.parametrize(
    ("href", "shown"),
    [
        ("https://buy.stripe.com/a?client_reference_id=auth0%7C7", "https://buy.stripe.com/a?client_reference_id=pw-YXV0aDB8Nw"),
        ("https://buy.stripe.com/a?prefilled_promo_code=X", "https://buy.stripe.com/a?prefilled_promo_code=X"),
        ("https://pay.example.com/a?client_reference_id=auth0%7C7", "https://pay.example.com/a?client_reference_id=auth0%7C7"),
    ],
)  # fmt: skip
def test_stripes_checkout_gets_the_readers_id_as_stripe_takes_it(browser: Browser, href: str, shown: str) -> None:
    show(browser, decision(message=message(cta={"label": "Go", "href": href})))
    assert browser.evaluate(f"{ROOT}.querySelector('.cta').href") == shown


def test_fields_that_say_nothing_take_no_room(browser: Browser) -> None:
    bare = message(body=None, benefitsIntro=None, benefits=None, note=None, cta=None)
    show(browser, decision(message=bare, limit=None, articlesLeft=None))
    names = "['pips','body','intro','benefits','deal','cta','note','links','close','brand']"
    heights = f"{names}.map((name) => {ROOT}.querySelector('.' + name).getBoundingClientRect().height)"
    assert browser.evaluate(heights) == [0] * 10


@pytest.mark.parametrize(("limit", "left", "pips"), [(1, 0, 1), (12, 11, 12), (13, 2, 0), (0, 0, 0)])
def test_pips_stand_for_articles_while_there_are_few(browser: Browser, limit: int, left: int, pips: int) -> None:
    show(browser, decision(limit=limit, articlesLeft=left))
    shown = browser.call(TEXTS)["pips"]
    assert (len(shown), sum(shown)) == (pips, left if pips else 0)


def test_decision_without_a_message_shows_nothing(browser: Browser) -> None:
    show(browser, decision(message=None))
    assert browser.evaluate("document.querySelector('[data-paywall]')") is None


def test_region_has_a_name_and_the_button_is_reached_by_tab(browser: Browser) -> None:
    show(browser, decision(), links=[{"label": "Log in", "href": "/account"}])
    named = {(node["role"], node["name"]) for node in browser.accessible()}
    assert ("region", "You have 2 free articles left this month") in named
    assert {
        ("heading", "You have 2 free articles left this month"),
        ("link", CTA["label"]),
        ("link", "Log in"),
    } <= named
    browser.evaluate("document.getElementById('before').focus()")
    path = []
    for _ in range(3):
        browser.press("Tab")
        path.append(browser.evaluate(f"({ROOT}.activeElement || document.activeElement).textContent"))
    assert path == [CTA["label"], "Log in", "A button after"]


def test_changes_come_in_place_without_flicker(browser: Browser) -> None:
    show(browser, decision())
    browser.evaluate(f"""
      window.first = [...{ROOT}.querySelectorAll("*")];
      window.moved = [];
      new MutationObserver((all) => moved.push(...all)).observe({ROOT},
        {{ childList: true, subtree: true, attributes: true, characterData: true }});
      {ROOT}.querySelector(".cta").focus(); undefined
    """)
    show(browser, decision())
    assert browser.evaluate("Promise.resolve().then(() => moved.length)") == 0
    show(browser, decision(articlesLeft=1, message=message(heading="You have 1 free article left this month")))
    assert browser.call(TEXTS)["heading"] == "You have 1 free article left this month"
    assert browser.evaluate(f"first.every((each) => {ROOT}.contains(each))")
    assert browser.evaluate(f"{ROOT}.activeElement.className") == "cta"


def test_view_updates_and_goes_without_a_trace(browser: Browser) -> None:
    before = browser.evaluate("document.documentElement.outerHTML")
    show(browser, decision())
    browser.call("view.update(args[0])", decision(message=message(heading="Changed")))
    assert browser.call(TEXTS)["heading"] == "Changed"
    browser.evaluate("view.destroy()")
    assert browser.evaluate("document.documentElement.outerHTML") == before
    show(browser, decision())
    assert browser.call(TEXTS)["heading"] == "You have 2 free articles left this month"


def test_two_containers_have_strips_of_their_own(browser: Browser) -> None:
    show(browser, decision())
    browser.call("rt.render(document.body.appendChild(document.createElement('div')), args[0])", decision())
    assert browser.evaluate("document.querySelectorAll('[data-paywall]').length") == 2


@pytest.mark.parametrize(
    ("locale", "direction"),
    [("en", "ltr"), ("ja", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("fa", "rtl"), ("sdh", "ltr")],
)
def test_language_and_direction_are_told(browser: Browser, locale: str, direction: str) -> None:
    show(browser, decision(message=message(locale=locale)))
    panel = f"{ROOT}.querySelector('.panel')"
    assert browser.evaluate(f"[{panel}.lang, getComputedStyle({panel}).direction]") == [locale, direction]


def test_strip_at_the_bottom_can_be_closed_and_stays_closed(browser: Browser) -> None:
    show(browser, decision(), placement="bottom")
    assert browser.evaluate(f"{ROOT}.querySelector('[part=frame]').getBoundingClientRect().bottom") == 800
    assert ("button", "Close") in {(node["role"], node["name"]) for node in browser.accessible()}
    browser.evaluate(f"{ROOT}.querySelector('.close').focus()")
    browser.press("Enter")
    assert browser.evaluate("document.querySelector('[data-paywall]')") is None
    show(browser, decision(articlesLeft=1), placement="bottom")
    assert browser.evaluate("document.querySelector('[data-paywall]')") is None
    show(browser, decision(state="last_free", articlesLeft=0), placement="bottom")
    assert browser.evaluate("document.querySelector('[data-paywall]') !== null")


def test_button_tells_the_page_before_it_leaves(browser: Browser) -> None:
    show(browser, decision())
    browser.call("""view.update(args[0], { onCta: (event, decision) => {
      event.preventDefault(); window.told = [event.type, decision.offer]; } })""", decision())  # fmt: skip
    browser.evaluate(f"{ROOT}.querySelector('.cta').focus()")
    browser.press("Enter")
    assert browser.evaluate("told") == ["click", "autumn"]


@pytest.mark.parametrize("width", [320, 390, 640, 760, 1280])
@pytest.mark.parametrize("placement", ["inline", "bottom"])
def test_nothing_is_wider_than_the_window(browser: Browser, width: int, placement: str) -> None:
    browser.resize(width, 800)
    long = message(heading="Donaudampfschifffahrtsgesellschaftskapitänsmütze" * 2, note="x" * 300)
    show(browser, decision(message=long), placement=placement, links=[{"label": "y" * 200, "href": "/a"}])
    assert browser.evaluate("document.documentElement.scrollWidth") <= width
    over = f"[...{ROOT}.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1).length"
    assert browser.evaluate(over) == 0


def test_narrow_strip_stacks_and_wide_strip_stands_side_by_side(browser: Browser) -> None:
    tops = f"['.words', '.deal'].map((name) => Math.round({ROOT}.querySelector(name).getBoundingClientRect().top))"
    show(browser, decision())
    words, deal = browser.evaluate(tops)
    beside = f"{ROOT}.querySelector('.deal').getBoundingClientRect().left"
    assert browser.evaluate(beside) > 640
    browser.resize(390, 800)
    words, deal = browser.evaluate(tops)
    assert deal > words + 50
    assert browser.evaluate(beside) < 100


def test_page_with_a_strict_policy_still_has_its_looks(browser: Browser) -> None:
    policy = f"default-src 'none'; script-src {browser.site.address} 'nonce-n'"
    page = f"""<!doctype html><meta http-equiv="Content-Security-Policy" content="{policy}"><div id="container"></div>
      <script type="module" nonce="n">import * as rt from "/runtime/paywall.js"; window.rt = rt;
      window.container = document.getElementById("container");</script>"""
    browser.open(page)
    show(browser, decision())
    assert browser.evaluate(f"getComputedStyle({ROOT}.querySelector('.panel')).borderTopWidth") == "3px"
    assert browser.problems == []


def test_browser_without_shared_sheets_gets_a_style_element(browser: Browser) -> None:
    browser.evaluate("delete window.CSSStyleSheet")
    show(browser, decision(), nonce="abc")
    assert browser.evaluate(f"getComputedStyle({ROOT}.querySelector('.panel')).borderTopWidth") == "3px"
    assert browser.evaluate(f"{ROOT}.querySelector('style').nonce") == "abc"


def test_the_example_page_runs(browser: Browser) -> None:
    browser.show("/runtime/example.html")
    browser.wait_for("document.querySelector('[data-paywall]')")
    assert browser.problems == []
    assert browser.call(TEXTS)["heading"] == "You have 2 free articles left this month"
    browser.evaluate("knobs.elements.read.value = 5; knobs.dispatchEvent(new Event('input')); undefined")
    assert browser.evaluate(f"{ROOT}.querySelector('.panel').getAttribute('role')") == "dialog"
    browser.press("Escape")
    assert browser.evaluate(f"{ROOT}.querySelector('.panel').getAttribute('role')") == "region"
