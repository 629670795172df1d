"""How fast the feed goes in, beside what a user would pick: the sqlite3 shell's own `.import` of the same file.

Run it: `python tests/benchmarks/readers_feed.py [VIEWS]` (2 million unless told). The baseline keeps every line, knows
no repetition, and starts anew after a kill; ours does all three. CSV and JSON Lines into an empty store, then a tenth
as many new views into the store that is full by then, where the shell's table has a unique index. Ratios by the clock
and by the processors: ours works in two processes at once, which the clock only shows where two processors are free.
"""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from paywall_admin.core.calendar import instant
from paywall_admin.services.app import App
from paywall_admin.services.readers import intake
from paywall_admin.store import schema
from paywall_admin.store.location import Location
from paywall_admin.system.clock import system_clock

VIEWS = 2_000_000
DAYS = 60
REPEATED = 0.2
SHELL = shutil.which("sqlite3")
_JSON = "SELECT json_extract(line, '$.reader'), json_extract(line, '$.article'), json_extract(line, '$.at') FROM raw"


class Seconds(NamedTuple):
    """Of the clock and of the processors."""

    clock: float
    processor: float


class Figures(NamedTuple):
    """One file, the shell's way and ours, with what came of it."""

    name: str
    shell: Seconds | None
    ours: Seconds
    views: int
    new: int
    bytes_a_view: float
    peak_mb: float

    def __str__(self) -> str:
        said = f"{self.name}: {self.views:,} lines, {self.new:,} new, {self.ours.clock:.1f} s"
        said += f" ({self.ours.processor:.1f} s of processors)"
        if self.shell is not None:
            ratios = (mine / theirs for mine, theirs in zip(self.ours, self.shell, strict=True))
            said += f"; shell {self.shell.clock:.1f} s ({self.shell.processor:.1f})"
            said += "; ratio {:.2f} (by processors {:.2f})".format(*ratios)
        return f"{said}; {self.bytes_a_view:.0f} bytes a view; peak {self.peak_mb:.0f} MB in both processes"


def run(views: int, folder: Path) -> list[Figures]:
    """Measure all three, one after the other."""
    now = system_clock()
    csv, lines, delta = folder / "views.csv", folder / "views.jsonl", folder / "delta.csv"
    began = time.monotonic()
    apart("write", csv, lines, views, now - DAYS * 86_400, DAYS * 86_400 - 7200, 1)
    apart("write", delta, "", views // 10, now - 7100, 7000, 2)
    print(f"feeds of {views:,} and {views // 10:,} views written in {time.monotonic() - began:.0f} s", file=sys.stderr)
    found = []
    for file in (csv, lines):
        store, plain = folder / f"{file.suffix[1:]}.db", folder / f"plain{file.suffix}.db"
        found.append(measure(file, store, plain))
        print(found[-1], file=sys.stderr)  # a large one takes long, and what was measured stays
    plain = folder / "plain.csv.db"
    if SHELL:  # from the second file on a user has to keep out what is there already
        repeated = "DELETE FROM view WHERE rowid NOT IN (SELECT min(rowid) FROM view GROUP BY reader, article, at)"
        subprocess.run(
            [SHELL, str(plain), repeated, "CREATE UNIQUE INDEX once ON view (reader, article, at)"], check=True
        )
    found.append(measure(delta, folder / "csv.db", plain))
    return found


def write_feed(csv: Path, lines: Path | None, views: int, since: int, span: int, *, seed: int = 1) -> None:
    """Views in the order of time: some readers read much, some articles are read by many, a fifth is read again."""
    chance = random.Random(seed)
    readers = [f"{chance.getrandbits(128):032x}" for _ in range(max(1, views // 8))]
    if seed != 1:
        readers = [f"{random.Random(1).getrandbits(128):032x}", *readers[: len(readers) // 4]]
    articles = [f"2026/{chance.randrange(1, 13):02}/story-{chance.randrange(10**6):06}" for _ in range(20_000)]
    with csv.open("w") as table, (lines or Path(os.devnull)).open("w") as objects:
        table.write("reader,article,at\n")
        last: list[tuple[str, str]] = []
        for number in range(views):
            if last and chance.random() < REPEATED:
                reader, article = chance.choice(last)
            else:
                reader = readers[int(len(readers) * chance.random() ** 1.5)]
                article = articles[int(len(articles) * chance.random() ** 2)]
                last = [*last[-199:], (reader, article)] if number % 50 == 0 else last
            at = instant(since + span * number // views)
            table.write(f"{reader},{article},{at}\n")
            if lines is not None:
                objects.write(f'{{"reader":"{reader}","article":"{article}","at":"{at}"}}\n')


def measure(file: Path, store: Path, plain: Path) -> Figures:
    """The shell first, then ours; the store of either is made where it is missing."""
    shell = timed(lambda: by_shell(file, plain)) if SHELL else None
    if not store.exists():
        schema.open_store(Location.of(store)).close()
    before = store.stat().st_size
    took: dict[str, Any] = json.loads(apart("take", store, file))
    size = (store.stat().st_size - before) / max(1, took["new"])
    return Figures(file.name, shell, Seconds(*took["seconds"]), took["lines"], took["new"], size, took["peak_mb"])


def apart(*words: object) -> str:
    """Do a part in a process of its own, so that its memory is its own; what it printed."""
    done = subprocess.run([sys.executable, __file__, *map(str, words)], check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout


def take(store: Path, file: str) -> None:
    """Ours: takes a file in, and prints how that went."""
    intake.BULK = 1 << 60  # the baseline makes no backup either
    app = App.open(store)
    found: list[Any] = []
    seconds = timed(lambda: found.append(intake.take_in(app, [file])))
    app.close()
    (done,) = found
    assert done.rejected == 0
    peaks = [resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(json.dumps({"seconds": seconds, "lines": done.lines, "new": done.views, "peak_mb": sum(peaks)}))


def by_shell(file: Path, target: Path) -> None:
    """What a user would pick."""
    make = "CREATE TABLE IF NOT EXISTS view (reader TEXT, article TEXT, at TEXT)"
    if file.suffix == ".csv":
        words = [make, ".mode csv", f".import --skip 1 {file} view"]
    else:
        raw = ["CREATE TABLE raw (line TEXT)", ".mode ascii", '.separator "\\037" "\\n"', f".import {file} raw"]
        words = [make, *raw, f"INSERT INTO view {_JSON}", "DROP TABLE raw"]
    subprocess.run([SHELL or "", str(target), *words], check=file.stem != "delta", stderr=subprocess.DEVNULL)


def timed(work: Callable[[], object]) -> Seconds:
    """How long it takes, by the clock and by the processors of this process and its children."""

    def processors() -> float:
        return sum(
            found.ru_utime + found.ru_stime
            for found in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        )

    clock, processor = time.monotonic(), processors()
    work()
    return Seconds(time.monotonic() - clock, processors() - processor)


def main(words: list[str]) -> None:
    """Measure, or do one part of it."""
    if words[:1] == ["take"]:
        take(Path(words[1]), words[2])
    elif words[:1] == ["write"]:
        csv, lines, *numbers, seed = words[1:]
        write_feed(Path(csv), Path(lines) if lines else None, *map(int, numbers), seed=int(seed))
    else:
        with tempfile.TemporaryDirectory() as place:
            os.environ["PAYWALL_ADMIN_HOME"] = place
            for figures in run(int(words[0]) if words else VIEWS, Path(place)):
                print(figures)


if __name__ == "__main__":
    main(sys.argv[1:])
