"""Sample readers, taken in the way real ones are."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from paywall_admin.core import crowd
from paywall_admin.services.readers.intake import Progress, take_in
from paywall_admin.services.readers.taken import Taken

if TYPE_CHECKING:
    from paywall_admin.services.app import App


def add_sample_readers(
    app: App,
    count: int = crowd.COUNT,
    *,
    seed: int = crowd.SEED,
    progress: Progress | None = None,
    dry_run: bool = False,
) -> Taken:
    """Make so many readers and their views, and take them in."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sample-readers.jsonl"
        with file.open("w", encoding="utf-8") as stream:
            for line in crowd.crowd(count, now=app.clock(), seed=seed):
                stream.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
        return take_in(app, [str(file)], progress=progress, apart=False, fast=False, dry_run=dry_run)
