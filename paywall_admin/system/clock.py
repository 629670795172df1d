"""The machine's clock; everything else is handed the time."""

from __future__ import annotations

import time
from collections.abc import Callable

Clock = Callable[[], int]


def system_clock() -> int:
    """The present instant in whole seconds since 1970-01-01T00:00:00Z."""
    return int(time.time())
