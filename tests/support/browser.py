"""A real Chromium for the tests: QtWebEngine's offscreen, or Debian's where that is not installed."""

from __future__ import annotations

import base64
import json
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from functools import partial
from http.server import SimpleHTTPRequestHandler
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Self

import websocket

from support.loopback import LoopbackServer
from support.node import RUNTIME

PATIENCE = 60.0
ICON = "/favicon.ico"  # which a browser asks for by itself, when it likes
_KEYS = {"Tab": 9, "Enter": 13, "Escape": 27, " ": 32}


class PageError(AssertionError):
    """What the page's script threw."""


def command(port: int, folder: Path) -> list[str] | None:
    """How to start a Chromium on this machine, or None where there is none."""
    if find_spec("PySide6") and find_spec("PySide6.QtWebEngineWidgets"):
        return [sys.executable, str(Path(__file__).with_name("browser_host.py")), str(port)]
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        return None
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    flags = ["--headless=new", "--remote-allow-origins=*", "--force-color-profile=srgb", "--no-first-run", *root]
    return [found, *flags, f"--remote-debugging-port={port}", f"--user-data-dir={folder}", "about:blank"]


def is_there() -> bool:
    """Tells whether a Chromium can be started here."""
    return command(0, Path()) is not None


def free_port() -> int:
    """A port that nobody listens on, and none that the system gives out by itself.

    One of those could be a client's of another test before Chromium has started.
    """
    chance = random.SystemRandom()  # each worker of a run is seeded alike
    while True:
        port = chance.randrange(20_000, 32_000)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port


class Site:
    """A web site on this machine: `/runtime/` is the runtime, other paths are the pages put there."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}
        self.asked: list[str] = []
        site = self

        class Handler(SimpleHTTPRequestHandler):
            def do_GET(self) -> None:
                if self.path == ICON:
                    self.send_response(204)
                    self.end_headers()
                    return
                site.asked.append(self.path)
                if self.path.startswith("/runtime/"):
                    self.path = self.path.removeprefix("/runtime")
                    super().do_GET()
                    return
                page = site.pages.get(self.path)
                self.send_response(404 if page is None else 200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write((page or "").encode())

            def log_message(self, *_: Any) -> None:
                """The tests look at `asked` instead."""

        self._server = LoopbackServer(partial(Handler, directory=str(RUNTIME)))
        self.address = f"http://127.0.0.1:{self._server.port}"
        self._server.begin()

    def close(self) -> None:
        self._server.end()


class Browser:
    """One page of a Chromium, driven over its debugging protocol: real layout, real keys, real focus."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.site = Site()
        self.requests: list[str] = []
        self.problems: list[str] = []
        self._number = 0
        port = free_port()
        started = command(port, Path(self._folder.name))
        assert started is not None
        self._process = subprocess.Popen(
            started, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._socket = websocket.create_connection(self._find_page(port), timeout=PATIENCE)
        for domain in ("Page", "Runtime", "Network", "Log", "Accessibility"):
            self.send(f"{domain}.enable")

    def _find_page(self, port: int) -> str:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self._process.poll() is not None:
                raise AssertionError(f"Chromium ended with status {self._process.returncode}")
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/json") as answer:
                    pages = [each for each in json.load(answer) if each["type"] == "page"]
                return str(pages[0]["webSocketDebuggerUrl"])
            except (OSError, IndexError):
                threading.Event().wait(0.05)
        raise AssertionError("Chromium did not answer")

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """One call of the debugging protocol; events that arrive meanwhile are noted."""
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self._socket.recv())
            if message.get("id") == self._number:
                if "error" in message:
                    raise AssertionError(f"{method}: {message['error']['message']}")
                return dict(message["result"])
            self._note(message)

    def _note(self, event: dict[str, Any]) -> None:
        parameters = event.get("params", {})
        if event["method"] == "Network.requestWillBeSent":
            address = parameters["request"]["url"]
            if not address.startswith(self.site.address + ICON):
                self.requests.append(address)
        elif event["method"] == "Runtime.exceptionThrown":
            self.problems.append(parameters["exceptionDetails"].get("text", "exception"))
        elif event["method"] == "Log.entryAdded" and parameters["entry"]["level"] == "error":
            self.problems.append(parameters["entry"]["text"])

    def open(self, page: str) -> None:
        """Shows a page of our own site, given as HTML, and waits until its modules have run."""
        self.site.pages["/page"] = page
        self.show("/page")

    def show(self, path: str) -> None:
        """Shows a path of the site, and waits until its modules have run."""
        self.send("Page.navigate", url="about:blank")
        self.requests.clear()
        self.problems.clear()
        self.site.asked.clear()
        self.send("Page.navigate", url=self.site.address + path)
        self.wait_for(f"location.pathname === {json.dumps(path)} && document.readyState === 'complete'")
        self.wait_for_frames()  # keys and clicks are dropped until the page has been painted once

    def wait_for_frames(self) -> None:
        """Waits until what is there now has been painted, and what it would start has started."""
        self.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def evaluate(self, expression: str) -> Any:
        """The value of an expression in the page; a promise is waited for."""
        result = self.send("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in result:
            details = result["exceptionDetails"]
            raise PageError(details.get("exception", {}).get("description", details["text"]))
        return result["result"].get("value")

    def call(self, body: str, *args: Any) -> Any:
        """What the body of an async function returns in the page; `args` arrive as JSON."""
        return self.evaluate(f"(async (args) => {{ {body} }})({json.dumps(args)})")

    def wait_for(self, condition: str) -> None:
        """Waits until an expression is true in the page."""
        end = time.monotonic() + PATIENCE
        while not self.evaluate(f"Boolean({condition})"):
            if time.monotonic() > end:
                raise AssertionError(f"never true: {condition}")
            threading.Event().wait(0.01)

    def press(self, key: str, *, shift: bool = False) -> None:
        """A key pressed and let go, as a person does it."""
        code = {" ": "Space"}.get(key, key)
        text = {"Enter": "\r", " ": " "}.get(key, "")
        common = {"key": key, "code": code, "windowsVirtualKeyCode": _KEYS[key], "modifiers": 8 if shift else 0}
        self.send("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", text=text, **common)
        self.send("Input.dispatchKeyEvent", type="keyUp", **common)

    def click(self, x: float, y: float) -> None:
        """A click of the mouse at a place in the window."""
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def resize(self, width: int, height: int, *, scale: float = 1) -> None:
        """Gives the page another size."""
        self.send(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=False
        )

    def prefer(
        self, *, scheme: str = "light", motion: str = "no-preference", forced: str = "none", media: str = ""
    ) -> None:
        """What the reader's system prefers; with `media` "print", how the page would look on paper."""
        features = {"prefers-color-scheme": scheme, "prefers-reduced-motion": motion, "forced-colors": forced}
        self.send(
            "Emulation.setEmulatedMedia", media=media, features=[{"name": k, "value": v} for k, v in features.items()]
        )

    def accessible(self) -> list[dict[str, Any]]:
        """What a screen reader is told: role, name and properties of each node that is not ignored."""
        nodes = self.send("Accessibility.getFullAXTree")["nodes"]
        return [
            {
                "role": node["role"]["value"],
                "name": node.get("name", {}).get("value", ""),
                "description": node.get("description", {}).get("value", ""),
                **{each["name"]: each["value"].get("value") for each in node.get("properties", [])},
            }
            for node in nodes
            if not node["ignored"]
        ]

    def screenshot(self, path: Path | None = None) -> bytes:
        """A picture of what is visible, as PNG."""
        picture = base64.b64decode(self.send("Page.captureScreenshot", format="png")["data"])
        if path is not None:
            path.write_bytes(picture)
        return picture

    def close(self) -> None:
        """Ends the browser and the site."""
        self._socket.close()
        assert self._process.stdin is not None
        self._process.stdin.close()
        if find_spec("PySide6.QtWebEngineWidgets") is None:
            self._process.terminate()
        try:
            self._process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self.site.close()
        self._folder.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
