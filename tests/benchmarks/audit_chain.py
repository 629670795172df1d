"""How long it takes to make sure that an audit is as it was written.

Run it: `python tests/benchmarks/audit_chain.py`. The baseline reads the same rows from the same file and hashes each
one's texts and the hash before, and does nothing else: no more than any chain has to do. Both are measured in one run,
in turn; of several rounds the best counts.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from paywall_admin.services import ledger
from paywall_admin.services.app import App
from paywall_admin.store import chain
from paywall_admin.store.chain import GENESIS

NOW = 1_604_000_000
_BATCH = 10_000


class Figures(NamedTuple):
    """Seconds of the baseline and of the verifier, and how many entries were found good."""

    baseline: float
    verified: float
    good: int

    def __str__(self) -> str:
        ratio = self.verified / self.baseline
        a_million = self.verified / self.good * 1_000_000
        return (
            f"{self.good:,} entries verified in {self.verified:.2f} s ({a_million:.1f} s a million); "
            f"plain hashing {self.baseline:.2f} s; ratio {ratio:.2f}"
        )


def entries(first: int, count: int, prev: str) -> Iterator[dict[str, Any]]:
    """Entries as edits, deliveries and key strokes make them, sealed."""
    for number in range(first, first + count):
        was, now = {"limit": number % 9, "audience": {"kinds": ["anonymous"]}}, {"limit": number % 9 + 1}
        content: dict[str, Any] = {
            "number": number, "at": NOW + number, "actor": ("aiko", "bo", "日経 花子")[number % 3], "tag": "meter:edit",
            "command": json.dumps({"do": "meter:edit", "id": "guests", "was": was, "now": now, "typing": False}),
            "inverse": json.dumps({"do": "meter:edit", "id": "guests", "was": now, "now": was, "typing": False}),
            "label": f"Change the limit of meter “Guests {number % 50}”", "reason": "" if number % 7 else "Spring sale",
            "topics": ["draft", "meters"], "object_kind": "meter", "object_id": f"guests-{number % 50}",
            "before": was, "after": now, "undoes": None, "step_inverse": None, "undo_top": number, "redo_top": None,
            "below": number - 1 or None, "prev": prev,
        }  # fmt: skip
        prev = chain.seal(content)
        yield {**content, "hash": prev}


def fill(path: Path, count: int) -> None:
    """Put so many entries into a new store, past the services, which would take an hour for a million."""
    App.open(path, actor="aiko").close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous=OFF")
        prev = GENESIS
        for first in range(1, count + 1, _BATCH):
            rows = list(entries(first, min(_BATCH, count + 1 - first), prev))
            prev = rows[-1]["hash"]
            names = list(rows[0])
            marks = ", ".join("?" * len(names))
            connection.execute("BEGIN")
            connection.executemany(f"INSERT INTO audit ({', '.join(names)}) VALUES ({marks})", map(_stored, rows))
            connection.execute("COMMIT")


def _stored(row: dict[str, Any]) -> list[Any]:
    return [_compact(value) if isinstance(value, dict | list) else value for value in row.values()]


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def hash_plainly(path: Path) -> str:
    """The least that any chain of hashes costs."""
    prev = ""
    with closing(sqlite3.connect(path)) as connection:
        for row in connection.execute("SELECT * FROM audit ORDER BY number"):
            prev = sha256(f"{prev}{row}".encode()).hexdigest()
    return prev


def run(count: int, rounds: int) -> Figures:
    """Measure both on a store with so many entries."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "paywall.db"
        fill(path, count)
        app = App.open(path, actor="aiko")
        plain, verified, good = [], [], 0
        for _ in range(rounds):
            start = time.perf_counter()
            hash_plainly(path)
            plain.append(time.perf_counter() - start)
            start = time.perf_counter()
            verdict = ledger.verify(app)
            verified.append(time.perf_counter() - start)
            good = verdict.entries if verdict.good else 0
        app.close()
        return Figures(min(plain), min(verified), good)


if __name__ == "__main__":
    print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000, 3))
