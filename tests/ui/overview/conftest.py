"""A desk with a store to work at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from support.office import Office


@pytest.fixture
def office(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    """A desk on a fresh store with the sample."""
    made = Office(qtbot, qapp, tmp_path)
    yield made
    made.close()


@pytest.fixture(autouse=True)
def popups_offscreen(complaints: Any) -> None:
    """Lists and menus that open ask for what the platform without a screen does not have."""
    complaints.expect(r"raise\(\)|grabbing the keyboard")
