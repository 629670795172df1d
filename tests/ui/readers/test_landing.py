"""Files that are held over the page: it says what would come of them, and takes them where it may."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from paywall_admin.ui.readers.landing import Landing
from support.feeds import view, write
from support.ink import faint

COPY = Qt.DropAction.CopyAction
HELD = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def mime(tmp_path: Path) -> QMimeData:
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(write(tmp_path / "views.jsonl", [view("r-1", "a-1", 5)]))])
    return held


def enter(page: Any, mime: QMimeData) -> bool:
    event = QDragEnterEvent(page.rect().center(), COPY, mime, *HELD)
    event.ignore()
    QApplication.sendEvent(page, event)
    return event.isAccepted()


def test_files_over_the_page_are_told_that_they_would_be_imported(filled: Any, page: Any, mime: QMimeData) -> None:
    (landing,) = page.findChildren(Landing)
    assert not landing.isVisible()
    assert enter(page, mime)
    assert (landing.isVisible(), landing.geometry(), landing.words.text()) == (True, page.rect(), "Drop to import")
    assert page.childAt(page.rect().center()) is not landing, "what is held goes to the page itself"
    page.resize(page.width() - 60, page.height() - 40)
    assert landing.geometry() == QRect(0, 0, page.width(), page.height())
    assert faint(landing) == []
    QApplication.sendEvent(page, QDragLeaveEvent())
    assert not landing.isVisible()
    assert enter(page, mime)
    QApplication.sendEvent(page, QDropEvent(QPointF(5, 5), COPY, mime, *HELD))
    assert not landing.isVisible()
    filled.settle()
    assert filled.told == ["Imported. New views: 1. New readers: 1. Lines about readers: 0."]
