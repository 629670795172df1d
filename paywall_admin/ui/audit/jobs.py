"""What the page does away from the window: going through the whole audit, and writing it into a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from paywall_admin.store.trail import Filter
from paywall_admin.ui.jobs import Handle


@dataclass(frozen=True)
class Written:
    """A file that was written, and how many entries are in it."""

    target: Path
    count: int


def verify(app: Any, handle: Handle) -> Any:
    """Make sure that every entry is as it was written."""
    from paywall_admin.services import ledger  # noqa: PLC0415 - loaded when it is needed

    return ledger.verify(app, progress=handle.progress, stopped=handle.is_stopped)


def export(wanted: Filter, form: Any, target: Path) -> Callable[[Any, Handle], Written]:
    """The job that writes every entry of a filter."""

    def job(app: Any, handle: Handle) -> Written:
        from paywall_admin.services import ledger  # noqa: PLC0415 - loaded when it is needed

        count = ledger.save(app, wanted, form, target, progress=handle.progress, stopped=handle.is_stopped)
        return Written(target, count)

    return job
