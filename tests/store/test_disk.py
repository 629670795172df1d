"""A disk that is full or fails: the store always opens, holds what was said to be kept, and one sentence says why."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from paywall_admin.core.problems import StoreRefused
from paywall_admin.services.app import App
from paywall_admin.services.drafts import AddMeter
from paywall_admin.store import revisions
from paywall_admin.store.engine import sqlite_engine
from support.stores import Clock, dump

pytestmark = pytest.mark.skipif(os.name == "nt", reason="limits of a process are of another kind there")

# Lets no file grow beyond a limit that rises page by page, as a disk does that has room for so much and no more.
LIMITED = """
import resource, sys
from paywall_admin.core.problems import StoreRefused
from paywall_admin.services.app import App
from paywall_admin.services.drafts import AddMeter
from paywall_admin.services.queries import GetDraft
from paywall_admin.store import keeping

# Beyond every store here at the end, so that the last attempt has room.
SIZES = (*range(0, 600_000, int(sys.argv[2])), 8_000_000)

def limit(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

def attempt(size, work):
    limit(size)
    try:
        work()
        return "done"
    except StoreRefused as refused:
        assert "\\n" not in refused.sentence
        return refused.code
    finally:
        limit(resource.RLIM_INFINITY)
"""
EDIT = """
codes = []
for turn, size in enumerate(SIZES):
    app = App.open(sys.argv[1])
    before = {meter.id for meter in app.ask(GetDraft()).settings.meters}
    meter = {"id": f"m{turn}", "name": "x" * 190, "limit": 1, "period": {"kind": "calendarDay"}}
    code = attempt(size, lambda: app.do(AddMeter(meter)))
    after = {meter.id for meter in app.ask(GetDraft()).settings.meters}
    assert after == (before | {f"m{turn}"} if code == "done" else before), (size, code)
    assert keeping.check(app.store) == (), size
    attempt(size, app.close)
    codes.append(code)
print(*sorted(set(codes)), codes[0], codes[-1])
"""
START = """
from pathlib import Path
codes = []
for size in SIZES:
    path = Path(sys.argv[1]).with_name(f"new-{size}.db")
    codes.append(attempt(size, lambda: App.open(path).close()))
    assert path.exists() == (codes[-1] == "done"), size
    assert [other for other in path.parent.iterdir() if other.suffix != ".db"] == [], size
    app = App.open(path)
    assert keeping.check(app.store) == ()
    app.close()
print(*sorted(set(codes)), codes[0], codes[-1])
"""
UPGRADE = """
import shutil
from pathlib import Path
from paywall_admin.store import schema
from paywall_admin.store.location import Location
codes = []
for size in SIZES:
    path = Path(shutil.copy(sys.argv[1], Path(sys.argv[1]).with_name(f"old-{size}.db")))
    codes.append(attempt(size, lambda: App.open(path).close()))
    assert schema.status(Location(path)).revision == (schema.HEAD if codes[-1] == "done" else 1), size
    app = App.open(path)
    assert keeping.check(app.store) == ()
    assert len(app.ask(GetDraft()).settings.meters) == 3
    app.close()
print(*sorted(set(codes)), codes[0], codes[-1])
"""
steps = pytest.mark.parametrize(
    "step", [32_768, pytest.param(1024, marks=[pytest.mark.slow, pytest.mark.timeout(1800)])]
)


def run(program: str, path: Path, step: int) -> list[str]:
    words = [sys.executable, "-c", LIMITED + program, str(path), str(step)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@steps
def test_edit_on_a_disk_that_takes_no_more(filled: Path, step: int) -> None:
    *codes, first, last = run(EDIT, filled, step)
    assert set(codes) <= {"done", "store-io", "store-full"}
    assert (first, last) == ("store-io", "done")


@steps
def test_first_start_on_a_disk_that_takes_no_more(tmp_path: Path, step: int) -> None:
    *codes, first, last = run(START, tmp_path / "x.db", step)
    assert set(codes) <= {"done", "store-io", "store-full", "store-unreachable"}
    assert first != "done"
    assert last == "done"


@steps
def test_upgrade_on_a_disk_that_takes_no_more(filled: Path, step: int) -> None:
    engine = sqlite_engine(filled)
    with revisions.rebuilding(engine) as connection:
        revisions.migrate(connection, 1)
    engine.dispose()
    *codes, first, last = run(UPGRADE, filled, step)
    assert set(codes) <= {"done", "store-io", "store-full", "backup-failed"}
    assert first != "done"
    assert last == "done"


def refusal(app: App, command: AddMeter) -> StoreRefused | None:
    try:
        app.do(command)
    except StoreRefused as refused:
        return refused
    return None


@pytest.mark.parametrize("kind", ["file"])
def test_full_disk_is_called_full(address: str) -> None:
    app = App.open(address, clock=Clock())
    with app.store.read() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    before = dump(app.store)
    meter = {"id": "m", "name": "x" * 190, "limit": 1, "period": {"kind": "calendarDay"}}
    turn = 0
    while (refused := refusal(app, AddMeter({**meter, "id": f"m{turn}"}))) is None:
        before, turn = dump(app.store), turn + 1
    assert refused.code == "store-full"
    assert refused.sentence.startswith("The disk is full, so nothing was changed")
    assert dump(app.store) == before
    app.close()
    again = App.open(address)
    assert dump(again.store) == before
    again.close()
