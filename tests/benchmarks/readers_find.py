"""How long it takes to find a reader and to make the card, beside what an ORM's `ilike` would do.

Run it: `python tests/benchmarks/readers_find.py [READERS]` (a million unless told). Median and worst, in
ms of the processor, of searches by exact id, by the beginning of an address, and by a part of one; then of cards.
"""

from __future__ import annotations

import os
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from paywall_admin.core.calendar import DAY
from paywall_admin.services.app import App
from paywall_admin.services.drafts import ReplaceDraft, sample_settings
from paywall_admin.services.readers import cases, finding
from paywall_admin.services.readers.card import GetCard
from paywall_admin.services.readers.finding import FindReaders

READERS = 1_000_000
TRIES = 100
DAYS = 60
_HOSTS = ("example.com", "example.org", "mail.example.net")
_NAMES = (
    "ann", "ben", "carla", "chen", "dae", "elena", "farid", "grace", "hana", "ibrahim", "jun", "kofi", "lena", "mai",
    "nikhil", "olga", "priya", "rosa", "sora",
)  # fmt: skip


class Figures(NamedTuple):
    """One question: how long ours takes, and where there is one the baseline, in ms."""

    name: str
    ours: Sequence[float]
    baseline: Sequence[float] = ()

    def __str__(self) -> str:
        said = f"{self.name}: median {statistics.median(self.ours):.2f} ms, worst {max(self.ours):.1f} ms"
        if not self.baseline:
            return said
        return f"{said}; lower() LIKE {statistics.median(self.baseline):.1f} ms, worst {max(self.baseline):.0f} ms"


def run(readers: int, folder: Path) -> list[Figures]:
    """Fill a store, index it, and ask."""
    path = folder / "readers.db"
    app = App.open(path)
    app.do(ReplaceDraft(sample_settings(app.clock())))
    fill(path, readers, app.clock())
    began = time.monotonic()
    while finding.index_more(app):
        pass
    print(f"index of {readers:,} readers: {time.monotonic() - began:.1f} s")
    case = cases.open_case(app, "test", "benchmark")
    chance = random.Random(7)
    numbers = [chance.randrange(1, readers + 1) for _ in range(TRIES)]
    found = []
    with closing(sqlite3.connect(path)) as plain:
        for name, text_of in _QUESTIONS.items():
            texts = [text_of(number) for number in numbers]
            ours = [timed(lambda text=text: app.ask(FindReaders(text, case))) for text in texts]
            theirs = [timed(lambda text=text: _by_like(plain, text)) for text in texts[:20]]
            found.append(Figures(name, ours, theirs))
    cards = [timed(lambda number=number: app.ask(GetCard(number, case))) for number in numbers]
    app.close()
    return [*found, Figures("card", cards[1:])]


def email(number: int) -> str:
    """The address of a reader of the benchmark."""
    first, last = _NAMES[number % len(_NAMES)], _NAMES[number // 7 % len(_NAMES)]
    return f"{first}.{last}{number * 7919 % 10_000_019}@{_HOSTS[number % 3]}"


_QUESTIONS: dict[str, Callable[[int], str]] = {
    "exact id": lambda number: f"u-{number:08}",
    "beginning of an e-mail": lambda number: email(number)[:9],
    "any part of an e-mail": lambda number: email(number)[4:13],
    "three letters": lambda number: email(number)[3:6],
}


def fill(path: Path, readers: int, now: int) -> None:
    """Puts readers in by plain SQL: what is measured is finding them."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA cache_size = -1000000")  # the index over addresses is filled in no order
        connection.executemany(
            "INSERT INTO reader (number, id, email, registered, told_at) VALUES (?, ?, ?, 1, 0)",
            ((number, f"u-{number:08}", email(number)) for number in range(1, readers + 1)),
        )
        connection.executemany(
            "INSERT INTO article (number, id) VALUES (?, ?)", ((n, f"a-{n}") for n in range(1, 1001))
        )
        today, chance = now // DAY, random.Random(3)
        for day in range(today - DAYS, today):
            who = sorted(chance.randrange(1, readers + 1) for _ in range(readers * 2 // DAYS))
            connection.executemany(
                "INSERT OR IGNORE INTO article_view VALUES (?, ?, ?, ?, 1)",
                ((day, reader, chance.randrange(1, 1001), chance.randrange(DAY)) for reader in who),
            )


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of the processor: all of it happens on this thread, and the machine may be busy."""
    began = time.thread_time()
    work()
    return (time.thread_time() - began) * 1000


def _by_like(plain: sqlite3.Connection, text: str) -> None:
    sql = "SELECT id, email FROM reader WHERE lower(email) LIKE ? OR lower(id) LIKE ? LIMIT 50"
    plain.execute(sql, (f"%{text}%", f"%{text}%")).fetchall()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        os.environ["PAYWALL_ADMIN_HOME"] = place
        for figures in run(int(sys.argv[1]) if len(sys.argv) > 1 else READERS, Path(place)):
            print(figures)
