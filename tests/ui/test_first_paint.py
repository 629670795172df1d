"""What the first paint is allowed to cost: only what a person sees may have been imported by then."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    "sqlalchemy", "alembic", "cryptography", "babel", "keyring", "pydantic", "stripe", "click", "sqlite3",
    "argparse", "dataclasses", "html", "importlib.metadata", "platform", "secrets",
)  # fmt: skip
PROGRAM = """
import json, sys
from paywall_admin.ui import launch

load = launch.load

def load_watched():
    run = load()
    from paywall_admin.ui import main
    begin = main.Session.__init__

    def watched(self, *words):
        begin(self, *words)
        self.window.painted.disconnect()
        self.window.painted.connect(tell)

    main.Session.__init__ = watched
    return run

def tell():
    from PySide6 import QtCore
    sides = ["PySide6.QtCore.Qt"] if "Qt" in vars(QtCore) else []
    print(json.dumps([*sys.modules, *sides]), flush=True)
    QtCore.QCoreApplication.quit()

launch.load = load_watched
sys.argv = ["paywall-admin"]
from paywall_admin.__main__ import main as command
command()
"""


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The modules there are when the window has just been painted."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False, timeout=60,
        cwd=tmp_path_factory.mktemp("elsewhere"),
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
             "PAYWALL_ADMIN_HOME": str(tmp_path_factory.mktemp("home"))},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize("name", HEAVY)
def test_nothing_heavy_before_the_first_paint(imported: set[str], name: str) -> None:
    assert name not in imported


def test_no_part_of_qt_that_the_frame_does_not_show(imported: set[str]) -> None:
    qt = {name.partition(".")[2] for name in imported if name.startswith("PySide6.Qt")}
    assert qt == {"QtCore", "QtGui", "QtWidgets"}


def test_only_the_frames_own_modules(imported: set[str]) -> None:
    own = {name.removeprefix("paywall_admin.") for name in imported if name.startswith("paywall_admin.")}
    assert not [
        name for name in own if name.startswith(("core.", "services", "store", "cli", "ui.meter", "ui.preview"))
    ]


def test_the_probe_sees_what_it_looks_for(imported: set[str]) -> None:
    assert {"PySide6.QtWidgets", "paywall_admin.ui.window"} <= imported
