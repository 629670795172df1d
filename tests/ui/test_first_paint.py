"""What the start is allowed to cost: nothing that is not seen, at the first paint and when the first page is filled."""

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
# Not needed either until a page shows what the store holds.
HEAVY_FOR_A_PAGE = (
    "sqlalchemy", "alembic", "cryptography", "babel", "keyring", "stripe", "click", "argparse", "importlib.metadata",
    "email", "html", "ssl", "asyncio", "PySide6.QtNetwork", "PySide6.QtWebEngineCore", "paywall_admin.core.check",
    "paywall_admin.services.command", "paywall_admin.services.drafts", "paywall_admin.services.queries.audit",
    "paywall_admin.ui.exchange", "paywall_admin.ui.offers", "paywall_admin.ui.preview", "paywall_admin.ui.publish",
)  # fmt: skip
PAINTED = "self.window.painted.disconnect(); self.window.painted.connect(tell)"
FILLED = "self.furnished.connect(lambda furnisher: furnisher.ready.connect(tell))"
PROGRAM = """
import json, sys
from paywall_admin.ui import launch

load = launch.load

def load_watched():
    run = load()
    from paywall_admin.ui import colleagues, main
    colleagues.POLL_MS = 600_000  # what is asked every two seconds comes before the page only on a busy machine
    begin = main.Session.__init__

    def watched(self, *words):
        begin(self, *words)
        MOMENT

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


def start(home: Path, *words: str) -> str:
    """What a Python says that is started with these words."""
    done = subprocess.run(
        [sys.executable, *words], capture_output=True, text=True, check=False, timeout=60, cwd=home,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2]), "PAYWALL_ADMIN_HOME": str(home)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The modules there are when the window has just been painted."""
    home = tmp_path_factory.mktemp("painted")
    return set(json.loads(start(home, "-c", PROGRAM.replace("MOMENT", PAINTED)).splitlines()[-1]))


@pytest.fixture(scope="module")
def imported_for_a_page(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The modules there are when the first page shows what is in a store that was there before."""
    home = tmp_path_factory.mktemp("filled")
    start(home, "-m", "paywall_admin", "sample")
    return set(json.loads(start(home, "-c", PROGRAM.replace("MOMENT", FILLED)).splitlines()[-1]))


@pytest.mark.parametrize("name", HEAVY_FOR_A_PAGE)
def test_nothing_heavy_before_the_first_page_is_filled(imported_for_a_page: set[str], name: str) -> None:
    assert name not in imported_for_a_page


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


def test_the_probe_of_the_page_sees_it(imported_for_a_page: set[str]) -> None:
    assert {"pydantic", "sqlite3", "paywall_admin.ui.meter.page"} <= imported_for_a_page
