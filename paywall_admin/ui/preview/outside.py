"""The preview as one file for a browser: the page, the runtime and the situation in it, without anything outside."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path
from typing import Final

from paywall_admin.system import assets, files, paths

NAME: Final = "preview.html"


def standalone(message: str) -> str:
    """The preview's page with everything it needs inside, showing one situation."""
    page = assets.read_text("preview/page.html")
    modules = {f"./{name}.js": _module(file) for name, file in
               (("paywall", "runtime/paywall.js"), ("articles", "preview/articles.js"))}  # fmt: skip
    style = f"<style>{assets.read_text('preview/page.css')}</style>"
    page = re.sub(r'<link rel="modulepreload" .*?>\n', "", page)
    page = page.replace('<link rel="stylesheet" href="page.css">', style)
    inside = (
        f'<script type="importmap">{json.dumps({"imports": modules})}</script>\n'
        f'<script type="application/json" id="situation">{_harmless(message)}</script>\n'
        f'<script type="module">{assets.read_text("preview/page.js")}</script>'
    )
    return page.replace('<script type="module" src="page.js"></script>', inside)


def write(message: str) -> Path:
    """Write the page to the state folder and say where."""
    folder = paths.make_private(paths.state_folder())
    target = folder / NAME
    files.replace_file(target, standalone(message).encode("utf-8"), mode=0o600)
    return target


def _module(file: str) -> str:
    return "data:text/javascript;base64," + base64.b64encode(assets.read_bytes(file)).decode("ascii")


def _harmless(text: str) -> str:
    """JSON that cannot end the script element it stands in."""
    return re.sub(r"[<>&]", lambda found: f"\\u{ord(found[0]):04x}", text)
