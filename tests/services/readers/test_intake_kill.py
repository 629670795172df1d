"""kill -9 in the middle of an import: nothing is lost, nothing twice, and the next run needs no help."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from paywall_admin.services.app import App
from paywall_admin.services.readers.intake import take_in
from paywall_admin.store import keeping
from support.feeds import view, write
from support.stores import NOW, dump

KILLS = {False: 200, True: 100}
SCRIPT = """
import sys
from paywall_admin.services.app import App
from paywall_admin.services.readers import columns, intake
from paywall_admin.services.readers.intake import take_in
from paywall_admin.system import feedfile
intake.MUCH, columns.ENOUGH = 0, 1000
feedfile.FeedFile.blocks.__defaults__ = (1 << 15, 1 << 20)
app = App.open(sys.argv[1], clock=lambda: {now})
print("begun", flush=True)
take_in(app, [sys.argv[2]], apart=False, fast={fast})
"""


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("fast", [True, False], ids=["columns", "lines"])
def test_killed_at_random_points_the_rows_are_exactly_those_of_the_feed(tmp_path: Path, fast: bool) -> None:
    lines = [view(f"r-{n % 997}", f"a-{n % 101}", n) for n in range(20_000)]
    file = write(tmp_path / "feed.jsonl", lines)
    chance = random.Random(5)
    whole = {(line["reader"], line["article"], line["at"]) for line in lines}
    store, kills, rounds = tmp_path / "0.db", 0, 0
    while kills < KILLS[fast]:
        words = [sys.executable, "-c", SCRIPT.format(now=NOW, fast=fast), str(store), file]
        with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(chance.random() * 0.4)  # the moment of the kill is what is tried
            os.kill(child.pid, signal.SIGKILL)
        kills += child.returncode == -signal.SIGKILL
        if kills % 10 == 0 or child.returncode == 0:
            finish(store, file, len(whole))
            rounds += 1
            store = tmp_path / f"{rounds}.db"


def finish(store: Path, file: str, count: int) -> None:
    app = App.open(store, clock=lambda: NOW)
    take_in(app, [file], apart=False, fast=False)
    assert len(dump(app.store)["article_view"]) == count
    assert keeping.check(app.store) == ()
    assert take_in(app, [file], apart=False, fast=False).lines == 0
    app.close()
