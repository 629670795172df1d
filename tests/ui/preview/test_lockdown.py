"""The preview reaches nothing: no request leaves it, whatever stands in a page."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from paywall_admin.system import assets
from paywall_admin.ui.preview import engine
from paywall_admin.ui.preview.chromium import prepare_environment, restore_environment
from support.loopback import LoopbackServer

WAIT_MS = 30_000
VECTORS = """
<!doctype html><html><head>
<link rel="stylesheet" href="{at}/1.css"><link rel="preload" as="image" href="{at}/2.png">
<link rel="icon" href="{at}/3.ico">
<link rel="prefetch" href="{at}/4"><style>@import url("{at}/5.css"); body {{ background: url("{at}/6.png") }}</style>
<script src="{at}/7.js"></script></head><body>
<img src="{at}/8.png"><iframe src="{at}/9.html"></iframe><object data="{at}/10"></object>
<video src="{at}/11.mp4" autoplay></video>
<form id="f" action="{at}/12" method="post"><input name="a"></form><a id="l" href="{at}/13" ping="{at}/ping">x</a>
<script>
fetch("{at}/14").catch(() => 0);
navigator.sendBeacon("{at}/15");
try {{ new WebSocket("{at}/16".replace("http", "ws")) }} catch (e) {{}}
try {{ new EventSource("{at}/17") }} catch (e) {{}}
try {{ window.open("{at}/18") }} catch (e) {{}}
new Image().src = "{at}/19.png";
document.getElementById("f").submit();
document.getElementById("l").click();
setTimeout(() => {{ location = "{at}/20" }}, 1);
</script></body></html>
"""


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine, and what it was asked."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_GET = do_POST = do_HEAD = do_OPTIONS = _answer  # noqa: N815 - the names that the library calls

        def log_message(self, format: str, *words: Any) -> None:  # noqa: A002 - the library's name
            """Say nothing."""

    made = LoopbackServer(Handler)
    made.begin()
    yield f"http://127.0.0.1:{made.port}", asked
    made.end()


# Tries once more by script, after the page's own attempts, and tells when those would have gone out as well.
LATE = """
const tried = (done) => {{
  const image = new Image();
  image.onload = image.onerror = done;
  image.src = "{at}/late.png";
}};
Promise.allSettled([fetch("{at}/late"), new Promise(tried), new Promise((done) => setTimeout(done, 300))])
  .then(() => {{ document.title = "done" }});
"""


def try_everything(page: QWebEnginePage, at: str, qtbot: QtBot) -> None:
    page.runJavaScript(LATE.format(at=at), 0, lambda _answer: None)
    qtbot.waitUntil(lambda: page.title() == "done", timeout=WAIT_MS)


@pytest.mark.parametrize("policy", [engine.POLICY, b""], ids=["with the content policy", "without it"])
def test_no_request_leaves_a_hostile_page(  # noqa: PLR0917 - pytest hands in fixtures by name
    browser: Any,
    server: tuple[str, list[str]],
    qtbot: QtBot,
    complaints: Any,
    monkeypatch: pytest.MonkeyPatch,
    policy: bytes,
) -> None:
    complaints.expect("kept from reaching 127.0.0.1")
    at, asked = server
    monkeypatch.setattr(engine, "POLICY", policy)
    monkeypatch.setattr(assets, "read_bytes", lambda _name: VECTORS.format(at=at).encode())
    browser.load()
    qtbot.waitUntil(lambda: browser.page.url() == engine.PAGE, timeout=WAIT_MS)
    try_everything(browser.page, at, qtbot)
    assert asked == []


def test_an_engine_without_the_locks_does_reach_the_server(
    server: tuple[str, list[str]], qtbot: QtBot, qapp: Any, complaints: Any
) -> None:
    complaints.expect("blocked by CORS policy")  # said of what the server was asked for, where there is time to
    prepare_environment()
    engine.register_scheme()
    at, asked = server
    profile = QWebEngineProfile()
    page = QWebEnginePage(profile)
    page.setHtml(VECTORS.format(at=at))
    qtbot.waitUntil(lambda: len(set(asked)) >= 8, timeout=WAIT_MS)
    delete(page)
    delete(profile)
    restore_environment()


def test_injected_markup_gets_nothing_out_of_the_real_page(
    browser: Any, server: tuple[str, list[str]], qtbot: QtBot, complaints: Any
) -> None:
    complaints.expect("kept from reaching 127.0.0.1")
    at, asked = server
    with qtbot.waitSignal(browser.loaded, timeout=WAIT_MS):
        browser.load()
    markup = f'<img src="{at}/1"><iframe src="{at}/2"></iframe><img src="x" onerror="window.ran = 1">'
    browser.page.runJavaScript(f"document.body.insertAdjacentHTML('beforeend', `{markup}`)", 0, lambda _answer: None)
    try_everything(browser.page, at, qtbot)
    heard: list[Any] = []
    browser.page.runJavaScript("typeof window.ran", 0, heard.append)
    qtbot.waitUntil(lambda: bool(heard), timeout=WAIT_MS)
    assert (heard, asked) == (["undefined"], [])


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/hostname",
        "https://example.com/",
        "preview://page/other.html",
        "preview://page/../system",
        "chrome://version",
    ],
)
def test_it_goes_nowhere_else(browser: Any, qtbot: QtBot, complaints: Any, url: str) -> None:
    complaints.expect("kept from reaching|preview page")
    with qtbot.waitSignal(browser.loaded, timeout=WAIT_MS):
        browser.load()
    browser.page.runJavaScript(f"location = '{url}'; 1", 0, lambda _answer: None)
    heard: list[Any] = []
    browser.page.runJavaScript("new Promise((go) => setTimeout(go, 50)) && location.href", 0, heard.append)
    qtbot.waitUntil(lambda: bool(heard), timeout=WAIT_MS)
    assert browser.page.url().toString() == "preview://page/page.html"


def test_nothing_is_kept(browser: Any, qtbot: QtBot) -> None:
    assert browser.profile.isOffTheRecord()
    with qtbot.waitSignal(browser.loaded, timeout=WAIT_MS):
        browser.load()
    heard: list[Any] = []
    script = "(() => { try { localStorage.setItem('a', 'b'); return 'kept' } catch (e) { return 'refused' } })()"
    browser.page.runJavaScript(script, 0, heard.append)
    qtbot.waitUntil(lambda: bool(heard), timeout=WAIT_MS)
    assert heard == ["refused"]
