"""Copying objects of a list: as text to read, as CSV for a spreadsheet, as the JSON of the settings."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from paywall_admin.core.spreadsheets import csv_text
from paywall_admin.ui import icons
from paywall_admin.ui.rows.entry import Entry

Entries = Callable[[], Sequence[Entry]]
Copier = Callable[[Sequence[Entry]], str]


def as_text(entries: Sequence[Entry]) -> str:
    """What the rows say, a line each, cells apart by tabs."""
    rows = ((entry.row.title, *entry.row.cells, entry.row.badge) for entry in entries)
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)


def as_csv(entries: Sequence[Entry]) -> str:
    """The fields of the objects, below their names in JSON."""
    names = list(dict.fromkeys(name for entry in entries for name in entry.values))
    return csv_text([names, *([entry.values.get(name) for name in names] for entry in entries)])


def as_json(entries: Sequence[Entry]) -> str:
    """The objects as the settings have them."""
    return json.dumps([dict(entry.values) for entry in entries], ensure_ascii=False, indent=2)


class CopyMenu(QMenu):
    """Copies the picked object, or the whole list; Ctrl+C in the list copies the picked one as text."""

    def __init__(self, view: QWidget, picked: Entries, whole: Entries, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Copy"))
        icons.wear(self.menuAction(), "copy")
        row = self._add(self.tr("This row as text"), picked, as_text)
        row.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        row.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        view.addAction(row)
        self._add(self.tr("This row as CSV"), picked, as_csv)
        self._add(self.tr("This row as JSON"), picked, as_json)
        self.addSeparator()
        self._add(self.tr("Whole list as text"), whole, as_text)
        self._add(self.tr("Whole list as CSV"), whole, as_csv)
        self._add(self.tr("Whole list as JSON"), whole, as_json)

    def _add(self, words: str, entries: Entries, copier: Copier) -> QAction:
        action = self.addAction(words)
        action.triggered.connect(partial(_copy, entries, copier))
        return action


def _copy(entries: Entries, copier: Copier) -> None:
    found = entries()
    if found:
        QGuiApplication.clipboard().setText(copier(found))
