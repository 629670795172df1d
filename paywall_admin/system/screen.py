"""Whether a window can be shown from here."""

from __future__ import annotations

import os
import sys

_NAMES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def is_reachable() -> bool:
    """Whether there is a screen, or a platform was chosen that needs none; Qt aborts where there is neither."""
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in _NAMES)
