"""A Publish sheet over a window, on a real store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from paywall_admin.ui.publish.sheet import PublishSheet
from support.office import Office


class Ground(QWidget):
    """What stands for the window under the sheet."""

    def __init__(self, _desk: object) -> None:
        super().__init__()

    def refresh(self, topics: frozenset[str]) -> None:
        """Nothing is shown here."""


@pytest.fixture
def open_sheet(office: Office, qtbot: QtBot) -> Iterator[Callable[[], Any]]:
    """Opens the sheet and waits until it knows what there is to publish."""
    sheets: list[Any] = []

    def show() -> Any:
        if office.page is None:
            office.show(Ground)
        sheet = PublishSheet(office.desk, office.page)
        sheets.append(sheet)
        sheet.open()
        sheet.activateWindow()
        qtbot.waitUntil(sheet.isActiveWindow)
        office.settle()
        return sheet

    yield show
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
