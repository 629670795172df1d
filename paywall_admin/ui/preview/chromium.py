"""How Chromium is started here: by software, quietly, and without anything that would look for a network."""

from __future__ import annotations

import os
from typing import Final

_FLAGS: Final = (
    "--disable-gpu",
    "--log-level=3",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pings",
    "--dns-prefetch-disable",
    '--host-resolver-rules="MAP * ~NOTFOUND"',
)
_DRAWING: Final = {"QT_QUICK_BACKEND": "software", "QSG_RHI_BACKEND": "null", "QT_XCB_GL_INTEGRATION": "none"}
_VARIABLES: Final = ("QTWEBENGINE_CHROMIUM_FLAGS", *_DRAWING)
_before: dict[str, str | None] = {}


def prepare_environment() -> None:
    """Set what Qt reads when it starts Chromium.

    Drawn by software, the view fits into a window that is already shown; drawn by the graphics card it would make
    Qt take the whole window down and build it up again, and need drivers that not every machine has. So Qt need not
    ask the card's driver who made it either, which takes twice as long as the rest of the start. What is set from
    outside stands.
    """
    for name in _VARIABLES:
        _before.setdefault(name, os.environ.get(name))
    for name, value in _DRAWING.items():
        os.environ.setdefault(name, value)
    given = os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS", "")
    added = [flag for flag in _FLAGS if flag.partition("=")[0] not in given]
    os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = " ".join([given, *added]).strip()


def restore_environment() -> None:
    """Set all back once Chromium runs, for whatever is opened from here: a browser of Qt's kind would obey it too."""
    while _before:
        name, value = _before.popitem()
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
