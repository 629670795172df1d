"""kill -9 at random moments of making and of upgrading a store: it is the old one or the new one, never a half."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from paywall_admin.services.app import App
from paywall_admin.services.drafts import AddMeter
from paywall_admin.store import backups, keeping, revisions, schema
from paywall_admin.store.engine import sqlite_engine
from paywall_admin.store.location import Location
from support.stores import Clock, dump, fill

WORK = """
import sys
from alembic import command
from paywall_admin.store import schema
from paywall_admin.store.location import Location
print("begun", flush=True)
schema.open_store(Location.of(sys.argv[1])).close()
"""
LATER = ("piece", "version", "signing_key", "target", "delivery", "emergency", "schedule", "meta")


def begin(path: Path) -> subprocess.Popen[str]:
    """A program that is about to open the store at `path`."""
    process = subprocess.Popen([sys.executable, "-c", WORK, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "begun\n"
    return process


def kill_after(process: subprocess.Popen[str], seconds: float) -> bool:
    """Kills a program so long after its work began; whether it was still at it."""
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
    with process:
        return process.wait() != 0


def time_taken(path: Path) -> float:
    """How long the work takes here when nobody disturbs it."""
    with begin(path) as process:
        start = time.monotonic()
        assert process.wait() == 0
        return time.monotonic() - start


def moments(longest: float, times: int, seed: int) -> list[float]:
    """Random moments all over the time that the work takes, the first of them at once."""
    chance = random.Random(seed)
    return [longest * (turn + chance.random()) / times if turn else 0.0 for turn in range(times)]


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the first revision with a thousand meters, whose upgrade and backup take their time."""
    path = tmp_path_factory.mktemp("older") / "paywall.db"
    app = App.open(path, actor="zoe", clock=Clock())
    fill(app)
    for number in range(300):
        app.do(AddMeter({"id": f"m{number}", "name": "x" * 200, "limit": 5, "period": {"kind": "calendarDay"}}))
    app.close()
    engine = sqlite_engine(path)
    with revisions.rebuilding(engine) as connection:
        revisions.migrate(connection, 1)
    engine.dispose()
    return path


def upgrade_and_kill(older: Path, folder: Path, times: int, seed: int) -> int:
    """Kills so many upgrades and looks at what is left each time; how many were killed at work."""
    newest = Path(shutil.copy(older, folder / "newest.db"))
    longest = time_taken(newest)
    app = App.open(newest)
    expected = dump(app.store, without=LATER)
    app.close()
    killed = 0
    for turn, moment in enumerate(moments(longest, times, seed)):
        path = Path(shutil.copy(older, folder / f"{turn}.db"))
        killed += kill_after(begin(path), moment)
        assert schema.status(Location(path)).revision in (1, schema.HEAD)
        app = App.open(path)
        assert dump(app.store, without=LATER) == expected
        assert keeping.check(app.store) == ()
        app.close()
        for backup in backups.existing(Location(path)):
            assert schema.status(Location(backup)).revision in (1, schema.HEAD)
    return killed


def make_and_kill(folder: Path, times: int, seed: int) -> int:
    """Kills so many first starts; how many were killed at work."""
    longest = time_taken(folder / "first.db")
    killed = 0
    for turn, moment in enumerate(moments(longest, times, seed)):
        path = folder / f"new-{turn}.db"
        killed += kill_after(begin(path), moment)
        assert schema.status(Location(path)).revision in (None, schema.HEAD)
        app = App.open(path)
        assert keeping.check(app.store) == ()
        app.close()
    return killed


def test_kill_in_an_upgrade(older: Path, tmp_path: Path) -> None:
    assert upgrade_and_kill(older, tmp_path, 5, seed=1) > 0


def test_kill_in_a_first_start(tmp_path: Path) -> None:
    assert make_and_kill(tmp_path, 5, seed=2) > 0


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_kill_in_an_upgrade_many_times(older: Path, tmp_path: Path) -> None:
    assert upgrade_and_kill(older, tmp_path, 100, seed=3) > 20


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_kill_in_a_first_start_many_times(tmp_path: Path) -> None:
    assert make_and_kill(tmp_path, 100, seed=4) > 20
