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


def prepare_environment() -> None:
    """Set what Qt reads when it starts Chromium.

    Drawn by software, the view fits into a window that is already shown; drawn by the graphics card it would make
    Qt take the whole window down and build it up again, and need drivers that not every machine has. A flag that is
    set from outside stands.
    """
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    given = os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS", "")
    added = [flag for flag in _FLAGS if flag.partition("=")[0] not in given]
    os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = " ".join([given, *added]).strip()
