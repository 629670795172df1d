"""A real disk with little room: the same promises as on one that takes no more, with ENOSPC from the system itself."""

from __future__ import annotations

import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from paywall_admin.store import revisions
from paywall_admin.store.engine import sqlite_engine

MOUNT = 'mount -t tmpfs -o size=2m,mode=700 none "$1" && shift && exec "$@"'

# Leaves so much room on the disk at `folder`, does the work, and makes room again.
SMALL = """
import os, shutil, sys
from pathlib import Path
from paywall_admin.core.problems import StoreRefused
from paywall_admin.services.app import App
from paywall_admin.services.drafts import AddMeter
from paywall_admin.services.queries import GetDraft
from paywall_admin.store import keeping, schema
from paywall_admin.store.location import Location

folder, source, step = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
ballast = folder / "ballast"
codes = []

def attempt(room, work):
    disk = os.statvfs(folder)
    ballast.write_bytes(bytes(max(0, disk.f_bavail * disk.f_frsize - room)))
    try:
        work()
        codes.append("done")
    except StoreRefused as refused:
        assert "\\n" not in refused.sentence
        codes.append(refused.code)
    ballast.unlink()
    return codes[-1] == "done"
"""
EDIT = """
path = Path(shutil.copy(source, folder))
for room in range(0, 300_000, step):
    app = App.open(path)
    before = len(app.ask(GetDraft()).settings.meters)
    meter = {"id": f"m{room}", "name": "x" * 190, "limit": 1, "period": {"kind": "calendarDay"}}
    done = attempt(room, lambda: app.do(AddMeter(meter)))
    assert len(app.ask(GetDraft()).settings.meters) == before + done, room
    assert keeping.check(app.store) == (), room
    app.close()
"""
START = """
path = folder / "paywall.db"
for room in range(0, 900_000, step):
    done = attempt(room, lambda: App.open(path).close())
    assert [found.name for found in folder.iterdir()] == (["paywall.db"] if done else []), room
    app = App.open(path)
    assert keeping.check(app.store) == ()
    app.close()
    path.unlink()
"""
UPGRADE = """
for room in range(0, 1_200_000, step):
    path = Path(shutil.copy(source, folder / "paywall.db"))
    done = attempt(room, lambda: App.open(path).close())
    assert schema.status(Location(path)).revision == (schema.HEAD if done else 1), room
    app = App.open(path)
    assert keeping.check(app.store) == ()
    assert len(app.ask(GetDraft()).settings.meters) == 3
    app.close()
    for left in folder.iterdir():
        shutil.rmtree(left) if left.is_dir() else left.unlink()
"""


def in_a_world_of_its_own(folder: Path, words: list[str]) -> subprocess.CompletedProcess[str]:
    """Runs a program for which a disk of two megabytes stands at `folder`, and for nobody else."""
    script = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", MOUNT, "sh", str(folder), *words]
    return subprocess.run(script, capture_output=True, text=True, check=False)


@cache
def is_allowed(folder: Path) -> bool:
    return shutil.which("unshare") is not None and in_a_world_of_its_own(folder, ["true"]).returncode == 0


@pytest.fixture
def disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("disk")
    if not is_allowed(folder):
        pytest.skip("this system lets nobody have a small disk to oneself")
    return folder


@pytest.mark.parametrize("step", [60_000, pytest.param(4096, marks=[pytest.mark.slow, pytest.mark.timeout(1800)])])
@pytest.mark.parametrize("program", [EDIT, START, UPGRADE], ids=["edit", "start", "upgrade"])
def test_store_on_a_small_disk(filled: Path, disk: Path, program: str, step: int) -> None:
    if program is UPGRADE:
        engine = sqlite_engine(filled)
        with revisions.rebuilding(engine) as connection:
            revisions.migrate(connection, 1)
        engine.dispose()
    words = [sys.executable, "-c", SMALL + program + "print(*codes)", str(disk), str(filled), str(step)]
    done = in_a_world_of_its_own(disk, words)
    assert done.returncode == 0, done.stderr
    codes = done.stdout.split()
    assert set(codes) <= {"done", "store-full", "store-io", "store-unreachable", "backup-failed"}
    assert codes[0] != "done"
    assert codes[-1] == "done"
