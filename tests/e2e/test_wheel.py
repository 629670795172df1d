"""The built wheel in an empty environment: it makes a store, upgrades it, decides, and opens the window."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from support.tree import ROOT, tracked_files

# The window as its command opens it; once its first page is filled, its title is told and it is closed.
OPEN_AND_CLOSE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from paywall_admin.ui.main import Session

app = QApplication(sys.argv[:1])
app.setQuitOnLastWindowClosed(False)
session = Session(app, None)

def look():
    if session.window.status is not None and not session.desk.in_hand:
        timer.stop()
        print(session.window.windowTitle(), flush=True)
        session.window.close()

timer = QTimer(interval=50)
timer.timeout.connect(look)
timer.start()
session.window.show()
sys.exit(app.exec())
"""
UV = Path(sys.executable).with_name("uv")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as the build backend makes it from this tree."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty environment with nothing in it but the wheel and what it depends on."""
    folder = tmp_path_factory.mktemp("empty") / "env"
    subprocess.run([UV, "venv", "-q", "--python", sys.executable, folder], check=True)
    subprocess.run(
        [UV, "pip", "install", "-q", "--python", folder / "bin/python", "-c", ROOT / "requirements.lock", wheel],
        check=True,
    )
    return folder


def call(environment: Path, home: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """Runs the installed command away from this checkout, as a user would."""
    return subprocess.run(
        [environment / "bin/paywall-admin", *words],
        cwd=home, capture_output=True, text=True, check=False, timeout=100,
        env={**os.environ, "PAYWALL_ADMIN_HOME": str(home), "PAYWALL_ADMIN_PASSPHRASE": "correct horse"},
    )  # fmt: skip


def test_wheel_carries_every_shipped_file(wheel: Path) -> None:
    shipped = {
        f"paywall_admin/_bundled/{path.relative_to(ROOT)}"
        for path in tracked_files()
        if path.relative_to(ROOT).parts[0] in ("migrations", "resources")
    }
    assert shipped <= set(zipfile.ZipFile(wheel).namelist())


def test_installed_command_line_does_the_main_job(environment: Path, home: Path) -> None:
    store = home / "desk.db"
    assert call(environment, home, "--store", store, "sample", "--year", "2020").returncode == 0
    published = call(environment, home, "--store", store, "publish", "--note", "First version")
    assert published.returncode == 0, published.stderr
    assert call(environment, home, "--store", store, "export", "--to", home / "out").returncode == 0
    bundle = home / "out" / "settings.json"
    assert call(environment, home, "--store", store, "verify", bundle).returncode == 0
    case = {"at": "2020-10-30T12:00:00Z", "reader": {"kind": "anonymous"}, "article": {"id": "a1"}}
    (home / "cases.jsonl").write_text(json.dumps(case) + "\n")
    decided = call(environment, home, "decide", bundle, home / "cases.jsonl")
    assert json.loads(decided.stdout)["message"]["heading"] == "You have 4 free articles left this month"


def test_installed_store_upgrades_from_nothing(environment: Path, home: Path) -> None:
    store = home / "desk.db"
    assert call(environment, home, "--store", store, "sample").returncode == 0
    status = call(environment, home, "--store", store, "--json", "database", "status")
    assert status.returncode == 0, status.stderr
    assert call(environment, home, "--store", store, "database", "upgrade").returncode == 0


def test_installed_window_opens(environment: Path, home: Path) -> None:
    """The window paints its first page from the wheel alone, then leaves with exit code 0."""
    result = subprocess.run(
        [environment / "bin/python", "-c", OPEN_AND_CLOSE],
        cwd=home, capture_output=True, text=True, check=False, timeout=100,
        env={**os.environ, "PAYWALL_ADMIN_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    assert "Nikkei Asia" in result.stdout
