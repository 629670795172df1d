"""What another limit would mean, on ten million views: counted once from the store, then as fast as a slider moves.

    python tests/benchmarks/whatif.py [--views 10000000]

Beside it stands what a person would type: `SELECT reader, count(DISTINCT article)` of the month, on the same file in
the same run. Counted is processor time, so a busy neighbour does not count. Prints figures and judges nothing.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from paywall_admin.core.calendar import DAY
from paywall_admin.core.whatif import Group, Span, curve
from paywall_admin.services.app import App
from paywall_admin.store import demand

READERS_OF = 8
DAYS = 30
FIRST_DAY = 18_536  # 1 October 2020
ROUNDS = 5
BASELINE = (
    "SELECT n, count(*) FROM (SELECT reader, count(DISTINCT article) AS n FROM article_view "
    "WHERE day >= ? AND day < ? AND mark <> 0 GROUP BY reader) GROUP BY n"
)


def fill(path: Path, views: int) -> None:
    """Readers with eight views each on average, some with many, spread over a month."""
    store = sqlite3.connect(path)
    readers = max(1, views // READERS_OF)
    made = (_view(n, readers) for n in range(views))
    with store:
        store.execute("CREATE TEMP TABLE made (day, reader, article, second, mark)")
        store.executemany("INSERT INTO made VALUES (?, ?, ?, ?, ?)", made)
        store.execute("INSERT OR IGNORE INTO article_view SELECT * FROM made ORDER BY 1, 2, 3, 4")
    store.close()


def _view(number: int, readers: int) -> tuple[int, int, int, int, int]:
    """One view: who and what come from a scattered number, so that nobody reads in step with anybody."""
    mixed = (number * 0x9E37_79B9_7F4A_7C15 + 0x1234_5678) % 2**64
    mixed ^= mixed >> 29
    # Every second view is by one of a tenth of the readers.
    reader = mixed % (readers // 10 + 1) if mixed & 1 else (mixed >> 8) % readers
    return FIRST_DAY + number % DAYS, reader + 1, (mixed >> 20) % 5_000 + 1, number % DAY, int(number % 5 != 4)


def seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    began = time.process_time()
    found = work()
    return time.process_time() - began, found


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--views", type=int, default=10_000_000)
    views = parser.parse_args(words).views
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "paywall.db"
        app = App.open(path, sample=True)
        fill(path, views)
        with app.store.look() as look:
            start, end = FIRST_DAY * DAY, (FIRST_DAY + DAYS) * DAY
            counting, found = seconds(lambda: demand.groups(look, start, end, None, ()))
            baseline, _ = seconds(lambda: look.rows(BASELINE, FIRST_DAY, FIRST_DAY + DAYS))
        spans = [Span(start, end, 5, tuple(Group(*one) for one in found))] * 6
        moving = min(seconds(lambda: curve(spans, 60))[0] for _ in range(ROUNDS))
        print(f"{views:,} views in one month, processor time")
        print(f"  counted for every limit  {counting:8.2f} s")
        print(f"  one SELECT by hand       {baseline:8.2f} s, ratio {counting / max(baseline, 1e-9):.2f}")
        print(f"  all 61 limits of 6 months from {6 * len(found):,} counts  {moving * 1000:8.2f} ms")
        app.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
