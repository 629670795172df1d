"""What another limit would mean, on ten million views: counted once from the store, then as fast as a slider moves.

    python tests/benchmarks/whatif.py [--views 10000000]

Beside it stands what a person would type: `SELECT reader, count(DISTINCT article)` of the month, on the same file in
the same run. The first figure is processor time, so a busy neighbour does not count; the second is what a clock says.
The gap is the longest time for which another thread, as the window's, got no turn. Prints figures and judges nothing.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from paywall_admin.core.calendar import DAY
from paywall_admin.core.whatif import Group, Span, curve
from paywall_admin.services.app import App
from paywall_admin.services.readers import whatif
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


def seconds(work: Callable[[], Any]) -> tuple[float, float, Any]:
    began, clock = time.process_time(), time.perf_counter()
    found = work()
    return time.process_time() - began, time.perf_counter() - clock, found


@contextmanager
def gaps() -> Iterator[list[float]]:
    """The times between the turns of a thread that wants one each millisecond."""
    over, found = threading.Event(), [0.0]

    def watch() -> None:
        last = time.perf_counter()
        while not over.wait(0.001):
            now = time.perf_counter()
            found.append(now - last)
            last = now

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield found
    finally:
        over.set()
        watcher.join()


def report(path: Path, views: int) -> None:
    app = App.open(path, sample=True)
    fill(path, views)
    start, end = FIRST_DAY * DAY, (FIRST_DAY + DAYS) * DAY
    print(f"{views:,} views in one month, processor time and wall time")
    with app.store.look() as look:
        baseline, clock, _ = seconds(lambda: look.rows(BASELINE, FIRST_DAY, FIRST_DAY + DAYS))
        print(f"  one SELECT by hand       {baseline:8.2f} s {clock:8.2f} s")
        ways = {"counted for every limit": whatif.groups, "  the same without polars": demand.groups}
        for name, way in ways.items():
            with gaps() as found:
                counting, clock, groups = seconds(lambda way=way: way(look, start, end, None, ()))
            ratio = f"ratio {counting / max(baseline, 1e-9):.2f}, gap {max(found) * 1000:.0f} ms"
            print(f"  {name:24} {counting:8.2f} s {clock:8.2f} s, {ratio}")
    spans = [Span(start, end, 5, tuple(Group(*one) for one in groups))] * 6
    moving = min(seconds(lambda: curve(spans, 60))[0] for _ in range(ROUNDS))
    print(f"  all 61 limits of 6 months from {6 * len(groups):,} counts  {moving * 1000:8.2f} ms")
    app.close()


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--views", type=int, default=10_000_000)
    with tempfile.TemporaryDirectory() as folder:
        report(Path(folder) / "paywall.db", parser.parse_args(words).views)
    return 0


if __name__ == "__main__":
    sys.exit(main())
