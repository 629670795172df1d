"""Hostile texts and links in a real browser: shown as they stand, no script runs, nothing is asked for."""

from __future__ import annotations

import pytest

from support.browser import Browser
from support.decisions import decision, denied, message

ELSEWHERE = "https://evil.invalid"
RAN = "window.ran = (window.ran || 0) + 1"

TEXTS = [
    f"<script>{RAN}</script>",
    f"<script src={ELSEWHERE}/x.js></script>",
    f'<script type="module">{RAN}</script>',
    f"<img src=x onerror='{RAN}'>",
    f"<img src={ELSEWHERE}/pixel.png>",
    f"<img srcset='{ELSEWHERE}/a.png 2x'>",
    f"<svg onload='{RAN}'></svg>",
    f"<svg><script>{RAN}</script></svg>",
    f"<svg><use href='{ELSEWHERE}/x.svg#a'/></svg>",
    f"<svg><animate onbegin='{RAN}' attributeName=x dur=1s>",
    f"<math><mtext><script>{RAN}</script></mtext></math>",
    f"<body onload='{RAN}'>",
    f"<iframe src='{ELSEWHERE}'></iframe>",
    f"<iframe srcdoc='<script>parent.{RAN}</script>'></iframe>",
    f"<iframe src='javascript:parent.{RAN}'></iframe>",
    f"<object data='{ELSEWHERE}/x.swf'></object>",
    f"<embed src='{ELSEWHERE}/x.swf'>",
    f"<link rel=stylesheet href='{ELSEWHERE}/x.css'>",
    f"<link rel=preload as=image href='{ELSEWHERE}/x.png'>",
    f"<link rel=prefetch href='{ELSEWHERE}/x'>",
    f"<base href='{ELSEWHERE}/'>",
    f"<meta http-equiv=refresh content='0;url={ELSEWHERE}'>",
    f"<style>@import '{ELSEWHERE}/x.css';</style>",
    f"<style>* {{ background: url({ELSEWHERE}/x.png) }}</style>",
    f"<div style='position:fixed;inset:0;background:url({ELSEWHERE}/x.png)'>",
    f"<a href='javascript:{RAN}'>click</a>",
    f"<form action='{ELSEWHERE}'><button autofocus onfocus='{RAN}'>",
    f"<input autofocus onfocus='{RAN}'>",
    f"<details open ontoggle='{RAN}'>",
    f"<video src='{ELSEWHERE}/x.mp4' onerror='{RAN}'>",
    f"<audio src='{ELSEWHERE}/x.mp3' autoplay>",
    f"<video><source onerror='{RAN}' src=x></video>",
    f"<marquee onstart='{RAN}'>",
    f"<template><script>{RAN}</script></template>",
    f"<noscript><p title=\"</noscript><img src=x onerror='{RAN}'>\">",
    f"<textarea></textarea><script>{RAN}</script>",
    f"<title></title><script>{RAN}</script>",
    f"</p></section><script>{RAN}</script>",
    f"--><script>{RAN}</script>",
    f"]]><script>{RAN}</script>",
    f'"><script>{RAN}</script>',
    f"' onmouseover='{RAN}' x='",
    f"&lt;script&gt;{RAN}&lt;/script&gt;",
    f"&#60;script&#62;{RAN}&#60;/script&#62;",
    f"\\u003cscript\\u003e{RAN}\\u003c/script\\u003e",
    f"<scr\x00ipt>{RAN}</scr\x00ipt>",
    f"<SCRIPT>{RAN}</SCRIPT>",
    f"＜script＞{RAN}＜/script＞",
    f"<custom-element onclick='{RAN}'>",
    f"<portal src='{ELSEWHERE}'>",
    f"javascript:{RAN}",
    f"data:text/html,<script>{RAN}</script>",
    f"${{{RAN}}}",
    f"{{{{constructor.constructor('{RAN}')()}}}}",
    f"[[{RAN}]]<%= {RAN} %>",
    f"url({ELSEWHERE}/x.png)",
    f"@import '{ELSEWHERE}/x.css';",
    "\u202egnp.exe\u202c \u2066\u200b\ufeff\u00ad\u2028\u2029",
    "Z" + "\u0335\u0341\u0322\u034f" * 200 + "algo",
    "𝕏" * 4000 + "😀",
    "__proto__",
]

LINKS = [
    f"javascript:{RAN}",
    f"JaVaScRiPt:{RAN}",
    f" javascript:{RAN}",
    f"\tjavascript:{RAN}",
    f"java\nscript:{RAN}",
    f"java\tscript:{RAN}",
    f"\x01javascript:{RAN}",
    f"\u00a0javascript:{RAN}",
    f"vbscript:{RAN}",
    f"data:text/html,<script>{RAN}</script>",
    "blob:https://evil.invalid/1",
    "file:///etc/passwd",
    "http://evil.invalid/",
    "ftp://evil.invalid/",
    "mailto:a@evil.invalid",
    "//evil.invalid/",
    "/\\evil.invalid/",
    "\\\\evil.invalid\\",
    "/\t/evil.invalid/",
    "/\n/evil.invalid/",
    "///evil.invalid",
    "https:evil.invalid",
    "https:/evil.invalid",
    "https:///evil.invalid",
    "https://\\evil.invalid",
    "https:// evil.invalid",
    "https://",
    "evil.invalid",
    "?x",
    "#x",
    "",
    "https://good.example\\@evil.invalid/",
]

SHOWN = """
  const root = document.querySelector("[data-paywall]").shadowRoot;
  const text = (part) => root.querySelector(`[part=${part}]`).textContent;
  const kinds = new Set([...root.querySelectorAll("*")].map((each) => each.localName));
  return [["heading", "body", "intro", "benefits", "note", "cta", "brand"].map(text), [...kinds].sort()];
"""
OWN_ELEMENTS = {"a", "button", "div", "h2", "i", "li", "p", "section", "style", "ul"}


@pytest.fixture
def page(chromium: Browser) -> Browser:
    """One page for all the texts: whatever one of them starts late is seen by those behind it."""
    if chromium.evaluate("Boolean(window.rt && document.title === 'Page')"):
        return chromium
    chromium.resize(1280, 800)
    chromium.prefer()
    chromium.open("""<!doctype html><title>Page</title><div id="container"></div><script type="module">
      import * as rt from "/runtime/paywall.js";
      Object.assign(window, { rt, container: document.getElementById("container") });</script>""")
    chromium.requests.clear()
    chromium.site.asked.clear()
    return chromium


def test_there_are_sixty() -> None:
    assert len(set(TEXTS)) >= 60


def test_the_texts_are_armed(chromium: Browser) -> None:
    """As markup they run and ask: so the silence below is the runtime's doing."""
    chromium.open("<!doctype html><title>Armed</title><div id=markup></div>")
    chromium.requests.clear()
    chromium.call("document.getElementById('markup').innerHTML = args[0].join('')", [TEXTS[3], TEXTS[4], TEXTS[6]])
    chromium.wait_for("window.ran >= 1")
    assert f"{ELSEWHERE}/pixel.png" in chromium.requests


@pytest.mark.parametrize("number", range(len(TEXTS)))
@pytest.mark.parametrize("make", [decision, denied], ids=["strip", "wall"])
def test_hostile_text_is_shown_as_it_stands(page: Browser, number: int, make: type[dict[str, object]]) -> None:
    text = TEXTS[number]
    words = message(
        id=text, locale=text, heading=text, body=text, benefitsIntro=text, benefits=[text, text], note=text,
        cta={"label": text, "href": "/offers"},
    )  # fmt: skip
    page.call(
        "rt.render(container, args[0], args[1])",
        make(message=words, state=text),
        {"brand": text, "links": [{"label": text, "href": text}], "theme": text, "labels": {"close": text}},
    )
    page.wait_for_frames()
    heading, body, intro, benefits, note, cta, brand = page.call(SHOWN)[0]
    assert [heading, intro, note, cta, brand] == [text] * 5
    assert (body, benefits) == (text, text * 2)
    assert set(page.call(SHOWN)[1]) <= OWN_ELEMENTS
    assert page.evaluate("[window.ran, document.title, document.querySelectorAll('script').length]") == [
        None,
        "Page",
        1,
    ]
    assert (page.requests, page.site.asked, page.problems) == ([], [], [])


@pytest.mark.parametrize("href", LINKS)
@pytest.mark.parametrize("make", [decision, denied], ids=["strip", "wall"])
def test_hostile_link_is_left_out(page: Browser, href: str, make: type[dict[str, object]]) -> None:
    words = message(cta={"label": "Subscribe", "href": href})
    page.call(
        "rt.render(container, args[0], args[1])", make(message=words), {"links": [{"label": "Log in", "href": href}]}
    )
    links = "[...document.querySelector('[data-paywall]').shadowRoot.querySelectorAll('[href]')].map((e) => e.href)"
    assert page.evaluate(links) == []
    words_shown = "document.querySelector('[data-paywall]').shadowRoot.querySelector('.panel').innerText"
    assert "Subscribe" not in page.evaluate(words_shown)
    assert "Log in" not in page.evaluate(words_shown)


@pytest.mark.parametrize(
    "href",
    ["/", "/offers?a=1#b", "https://example.com", "HTTPS://example.com/a", "https://user@example.com:8443/?q=%20"],
)
def test_good_link_is_kept(page: Browser, href: str) -> None:
    page.call("rt.render(container, args[0])", decision(message=message(cta={"label": "Go", "href": href})))
    link = "document.querySelector('[data-paywall]').shadowRoot.querySelector('.cta').getAttribute('href')"
    assert page.evaluate(link) == href


@pytest.mark.parametrize(
    "junk", [{"links": [{"label": "x"}, {"href": "/a"}, {"label": 5, "href": 5}]}, {"labels": None}]
)
def test_junk_in_the_options_is_left_out(page: Browser, junk: dict[str, object]) -> None:
    page.call("rt.render(container, args[0], args[1])", decision(), junk)
    assert page.problems == []
