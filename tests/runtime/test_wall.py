"""The wall over the page: a modal dialog by keyboard, by mouse and for a screen reader."""

from __future__ import annotations

from typing import Any

import pytest

from support.browser import Browser
from support.decisions import CTA, decision, denied, message

RENDER = "window.view = rt.render(container, args[0], args[1] || {});"
CLOSABLE = "window.view = rt.render(container, args[0], { onClose: () => { window.closed_ = true; }, ...args[1] });"
ROOT = "document.querySelector('[data-paywall]').shadowRoot"
FOCUSED = f"({ROOT}.activeElement || document.activeElement)"
LINKS = [{"label": "Log in", "href": "/account"}]


def show(browser: Browser, what: dict[str, Any], **options: Any) -> None:
    browser.call(RENDER, what, options)


def tab_path(browser: Browser, steps: int, *, shift: bool = False) -> list[str]:
    path = []
    for _ in range(steps):
        browser.press("Tab", shift=shift)
        path.append(str(browser.evaluate(f"{FOCUSED}.getAttribute('aria-label') || {FOCUSED}.textContent")))
    return path


def test_screen_reader_meets_a_modal_dialog_and_nothing_behind(browser: Browser) -> None:
    show(browser, denied(), links=LINKS)
    nodes = browser.accessible()
    (dialog,) = [node for node in nodes if node["role"] == "dialog"]
    assert dialog["name"] == "You have read all 5 free articles"
    assert dialog["description"] == "Stay ahead with our exclusives. Get trusted insights."
    assert dialog["modal"] is True
    names = {node["name"] for node in nodes}
    assert {CTA["label"], "Log in", "Read all stories"} <= names
    assert not {"A link before", "A button after", "The rest of the article"} & names


def test_every_control_has_a_name(browser: Browser) -> None:
    browser.call(CLOSABLE, denied(), {"links": LINKS})
    controls = [node for node in browser.accessible() if node["role"] in {"link", "button"}]
    assert sorted(node["name"] for node in controls) == ["Close", "Log in", CTA["label"]]


def test_wall_stands_over_the_page_whatever_the_container_is_in(browser: Browser) -> None:
    browser.evaluate("""
      container.parentNode.style.transform = "none";
      const box = document.createElement("div");
      box.style.cssText = "transform: translateX(300px); overflow: hidden; height: 10px; width: 10px";
      container.replaceWith(box); box.append(container); undefined
    """)
    show(browser, denied())
    box = f"{ROOT}.querySelector('[part=frame]').getBoundingClientRect()"
    assert browser.evaluate(f"[{box}.left, {box}.top, {box}.right, {box}.bottom]") == [0, 0, 1280, 800]
    assert browser.evaluate("document.elementFromPoint(640, 20) === document.querySelector('[data-paywall]')")


def test_focus_goes_inside_and_stays_there_forwards(browser: Browser) -> None:
    browser.evaluate("document.getElementById('before').focus()")
    browser.call(CLOSABLE, denied(), {"links": LINKS})
    assert browser.evaluate(f"{FOCUSED}.getAttribute('role')") == "dialog"
    assert tab_path(browser, 7) == [CTA["label"], "Log in", "Close", CTA["label"], "Log in", "Close", CTA["label"]]


def test_focus_stays_inside_backwards(browser: Browser) -> None:
    browser.call(CLOSABLE, denied(), {"links": LINKS})
    assert tab_path(browser, 4, shift=True) == ["Close", "Log in", CTA["label"], "Close"]


def test_focus_stays_inside_where_there_is_nothing_to_go_to(browser: Browser) -> None:
    show(browser, denied(message=message(cta=None)))
    browser.press("Tab")
    browser.press("Tab")
    assert browser.evaluate(f"{FOCUSED}.getAttribute('role')") == "dialog"


def test_script_cannot_take_the_focus_out(browser: Browser) -> None:
    show(browser, denied())
    browser.evaluate("""
      const late = document.createElement("div");
      late.innerHTML = "<input id=late>"; document.body.append(late);
      document.getElementById("after").focus(); undefined
    """)
    assert browser.evaluate(f"{FOCUSED}.getAttribute('role')") == "dialog"
    browser.evaluate("document.getElementById('late').focus()")
    assert browser.evaluate(f"{FOCUSED}.getAttribute('role')") == "dialog"


def test_what_the_page_adds_later_is_inert_as_well(browser: Browser) -> None:
    show(browser, denied())
    browser.evaluate("document.body.append(Object.assign(document.createElement('div'), { id: 'late' })); undefined")
    assert browser.evaluate("document.getElementById('late').inert")
    browser.evaluate("view.destroy()")
    assert not browser.evaluate("document.getElementById('late').inert")


def test_consent_banner_stays_usable_beside_a_wall(browser: Browser) -> None:
    add = "document.body.insertAdjacentHTML(args[0], args[1]);"
    browser.call(add, "afterbegin", "<div class=consent><button id=agree>Agree</button></div>")
    browser.call(RENDER, denied(), {"beside": ".consent"})
    browser.call(add, "beforeend", "<div class=consent id=late>Late</div>")
    assert browser.evaluate("[...document.querySelectorAll('.consent')].some((each) => each.inert)") is False
    assert browser.evaluate("document.getElementById('after').closest('[inert]') !== null")
    browser.evaluate("document.getElementById('agree').focus(); undefined")
    assert browser.evaluate("document.activeElement.id") == "agree"
    browser.press("Tab")
    assert browser.evaluate("document.activeElement.hasAttribute('data-paywall')")
    browser.press("Tab", shift=True)
    assert browser.evaluate("document.activeElement.id") == "agree"
    browser.press("Tab")
    browser.evaluate("for (const each of document.querySelectorAll('.consent')) each.style.display = 'none'; undefined")
    assert set(tab_path(browser, 3)) == {CTA["label"]}  # The wall's only link.


def test_focus_comes_back_in_a_browser_that_does_not_know_inert(browser: Browser) -> None:
    browser.evaluate(
        "Object.defineProperty(HTMLElement.prototype, 'inert', { value: false, writable: true }); undefined"
    )
    show(browser, denied())
    browser.evaluate("document.getElementById('after').focus()")
    assert browser.evaluate(f"{FOCUSED}.getAttribute('role')") == "dialog"


def test_click_beside_the_wall_changes_nothing(browser: Browser) -> None:
    show(browser, denied())
    browser.press("Tab")
    browser.click(20, 400)
    assert browser.evaluate(f"{FOCUSED}.textContent") == CTA["label"]
    browser.evaluate("window.hit = 0; document.getElementById('before').onclick = () => { hit += 1; }; undefined")
    place = "document.getElementById('before').getBoundingClientRect()"
    browser.click(browser.evaluate(f"{place}.left + 3"), browser.evaluate(f"{place}.top + 3"))
    assert browser.evaluate("hit") == 0


def test_page_behind_neither_scrolls_nor_jumps(browser: Browser) -> None:
    browser.evaluate("document.documentElement.style.paddingInlineEnd = '7px'; undefined")
    width = "container.getBoundingClientRect().width"
    before = browser.evaluate(width)
    assert before < 1280 - 7, "a scroll bar takes room in this page"
    show(browser, denied())
    browser.evaluate("scrollTo(0, 500)")
    assert browser.evaluate("getComputedStyle(document.documentElement).overflow") == "hidden"
    assert browser.evaluate(width) == before
    browser.evaluate("view.destroy()")
    assert browser.evaluate("document.documentElement.style.cssText") == "padding-inline-end: 7px;"


@pytest.mark.parametrize("how", ["view.destroy()", "view.close()", "rt.render(container, allowed)"])
def test_focus_and_page_come_back(browser: Browser, how: str) -> None:
    browser.call("window.allowed = args[0]", decision(message=None))
    browser.evaluate("document.getElementById('after').inert = true; document.getElementById('before').focus()")
    show(browser, denied())
    browser.evaluate(how + "; undefined")
    assert browser.evaluate("document.activeElement.id") == "before"
    inert = "[...document.querySelectorAll('*')].filter((each) => each.inert).map((each) => each.id)"
    assert browser.evaluate(inert) == ["after"]
    assert browser.evaluate("document.querySelector('[data-paywall]')") is None


def test_destroyed_view_forgets_that_it_was_closed(browser: Browser) -> None:
    browser.call(CLOSABLE, denied())
    browser.press("Escape")
    browser.evaluate("view.destroy()")
    show(browser, denied())
    assert browser.evaluate("document.querySelector('[data-paywall]') !== null")


def test_escape_and_the_cross_close_what_may_be_closed(browser: Browser) -> None:
    browser.call(CLOSABLE, denied())
    browser.press("Escape")
    assert browser.evaluate("[window.closed_, document.querySelector('[data-paywall]')]") == [True, None]
    browser.call(CLOSABLE, denied(state="access_expired"))
    browser.evaluate(f"window.closed_ = false; {ROOT}.querySelector('.close').click()")
    assert browser.evaluate("[window.closed_, document.querySelector('[data-paywall]')]") == [True, None]


def test_escape_does_not_open_a_wall_that_may_not_be_closed(browser: Browser) -> None:
    show(browser, denied())
    browser.press("Escape")
    assert browser.evaluate(f"{ROOT}.querySelector('.panel').getAttribute('role')") == "dialog"
    assert browser.evaluate(f"{ROOT}.querySelector('.close').hidden")


def test_strip_becomes_a_wall_and_a_strip_again(browser: Browser) -> None:
    show(browser, decision())
    browser.evaluate("document.getElementById('before').focus()")
    show(browser, denied())
    assert browser.evaluate("document.querySelectorAll('[data-paywall]').length") == 1
    assert browser.evaluate("document.querySelector('[data-paywall]').parentNode === document.body")
    show(browser, decision())
    assert browser.evaluate("document.querySelector('[data-paywall]').parentNode === container")
    panel = f"{ROOT}.querySelector('.panel')"
    assert browser.evaluate(f"[{panel}.getAttribute('role'), {panel}.getAttribute('aria-modal')]") == ["region", None]
    assert browser.evaluate("document.activeElement.id") == "before"


def test_wall_that_changes_keeps_the_focus(browser: Browser) -> None:
    show(browser, denied())
    browser.press("Tab")
    show(browser, denied(message=message(heading="Another heading", cta={"label": "Other", "href": "/x"})))
    assert browser.evaluate(f"{FOCUSED}.textContent") == "Other"
    show(browser, denied(message=message(heading="No button now", cta=None)))
    assert browser.evaluate(f"{FOCUSED}.getAttribute('role')") == "dialog"


def test_wall_without_a_message_still_says_something(browser: Browser) -> None:
    show(browser, denied(message=None), links=LINKS, labels={"wall": "Nur für Abonnenten"})
    (dialog,) = [node for node in browser.accessible() if node["role"] == "dialog"]
    assert dialog["name"] == "Nur für Abonnenten"
    show(browser, denied(message=None))
    assert browser.evaluate(f"{ROOT}.querySelector('.heading').textContent") == "This article is for subscribers"


def test_words_of_the_component_can_be_translated(browser: Browser) -> None:
    browser.call(CLOSABLE, denied(), {"labels": {"close": "Schließen"}})
    assert "Schließen" in {node["name"] for node in browser.accessible() if node["role"] == "button"}


@pytest.mark.parametrize(("width", "height"), [(320, 480), (390, 760), (640, 360), (1280, 300), (1920, 1080)])
def test_every_line_of_a_long_wall_can_be_reached(browser: Browser, width: int, height: int) -> None:
    browser.resize(width, height)
    long = message(benefits=[f"Benefit number {number} with some words" for number in range(20)])
    show(browser, denied(message=long), links=LINKS, brand="The Sample Post")
    frame = f"{ROOT}.querySelector('[part=frame]')"
    assert browser.evaluate(f"{frame}.scrollWidth <= innerWidth")
    assert browser.evaluate(f"{ROOT}.querySelector('.panel').getBoundingClientRect().top >= 0")
    browser.evaluate(f"{frame}.scrollTop = 1e6; undefined")
    bottom = f"{ROOT}.querySelector('.links').getBoundingClientRect().bottom"
    assert browser.evaluate(f"{bottom} <= innerHeight")


def test_narrow_wall_is_a_sheet_at_the_bottom_and_wide_wall_a_card(browser: Browser) -> None:
    place = f"{ROOT}.querySelector('.panel').getBoundingClientRect()"
    box = f"(({{ left, right, bottom }}) => [left, right, bottom])({place})"
    show(browser, denied())
    left, right, bottom = browser.evaluate(box)
    assert right - left == 560
    assert left == 1280 - right
    assert bottom < 800
    browser.resize(390, 760)
    assert browser.evaluate(box) == [0, 390, 760]


def test_enter_follows_the_button(browser: Browser) -> None:
    browser.site.pages["/offers"] = "<!doctype html><title>Offers</title>"
    show(browser, denied(message=message(cta={"label": "See all offers", "href": "/offers"})))
    browser.press("Tab")
    browser.press("Enter")
    browser.wait_for("location.pathname === '/offers' && document.title === 'Offers'")
