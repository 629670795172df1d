"""The way to the window from outside: makes the start as short as it can be, then opens it. Imports no Qt itself."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Final

from paywall_admin.ui import binding

# Threads hand over the interpreter this often, so that an import on a lane does not hold up the window.
SWITCH_SECONDS: Final = 0.0005
# Oftener once the start is over: while a lane looks through a large draft, the window's thread has to ask for its turn
# again after each call of Qt's that let go of it, and whoever opens a page waits for all of these together.
AT_WORK_SECONDS: Final = 0.0001


def _hurry() -> None:
    """Make the start as short as it can be; `Session` takes back what is only for the start."""
    sys.setswitchinterval(SWITCH_SECONDS)
    # Nothing that is made while starting is garbage: to look for it would cost a tenth of the time.
    gc.disable()
    _go_without_plugins()


def _go_without_plugins() -> None:
    """Spare pydantic the search for plugins that this program does not have.

    Told so by its variable, it no longer looks through every installed package, but still imports what it would look
    with, down to a reader of e-mail: a tenth of the time until the first page is filled.
    """
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    searcher = ModuleType("pydantic.plugin._loader")
    searcher.get_plugins = tuple  # type: ignore[attr-defined]
    sys.modules.setdefault(searcher.__name__, searcher)


def load() -> Callable[..., int]:
    """Import what the first paint needs; returns what shows the window until it is closed, as `main.run`."""
    _hurry()
    binding.load()
    from paywall_admin.ui.main import run  # noqa: PLC0415 - after what makes its imports short

    return run
