"""Sample readers, taken in the way real ones are."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from paywall_admin.core import crowd
from paywall_admin.services.readers.intake import Progress, take_in
from paywall_admin.services.readers.taken import Taken

if TYPE_CHECKING:
    from paywall_admin.services.app import App

_AT_ONCE: Final = 500


def add_sample_readers(
    app: App,
    count: int = crowd.COUNT,
    *,
    seed: int = crowd.SEED,
    progress: Progress | None = None,
    dry_run: bool = False,
) -> Taken:
    """Make so many readers and their views, and take in those who are not there yet.

    Their views are set by the clock, so whoever was made before would read everything once more.
    """
    now = app.clock()
    there = _known(app, {str(line["reader"]) for line in crowd.crowd(count, now=now, seed=seed)})
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sample-readers.jsonl"
        with file.open("w", encoding="utf-8") as stream:
            for line in crowd.crowd(count, now=now, seed=seed):
                if line["reader"] not in there:
                    stream.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
        done = take_in(app, [str(file)], progress=progress, apart=False, fast=False, dry_run=dry_run)
    done.files[0].known = not done.lines
    return done


def _known(app: App, ids: set[str]) -> set[str]:
    """Which of these ids are in the store."""
    known: set[str] = set()
    wanted = sorted(ids)
    with app.store.look() as look:
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            known.update(str(row[0]) for row in look.rows(f"SELECT id FROM reader WHERE id IN ({marks})", *some))  # noqa: S608 - marks
    return known
