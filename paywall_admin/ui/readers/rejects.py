"""The lines of a feed that were left out: file, line and why, to look through and to keep."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex
from PySide6.QtGui import Qt
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QHeaderView, QTableView, QWidget

from paywall_admin.ui import phrasebook
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.doing import Sheet
from paywall_admin.ui.labels import mark
from paywall_admin.ui.readers import jobs

_Index = QModelIndex | QPersistentModelIndex
_NONE: Final = QModelIndex()
_ON_TOP: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_LEAST_HIGH: Final = 260
_WIDEST_NAME: Final = 200
_MOST_WRAPPED: Final = 1000
"""So many reasons stand whole, over several lines where they need them; reckoning the height of more takes too long."""


class RejectsModel(QAbstractTableModel):
    """File, line and reason of each."""

    def __init__(self, rejects: list[tuple[str, int, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._rejects = [(name, line, phrasebook.said(why)) for name, line, why in rejects]
        self._headings = (self.tr("File"), self.tr("Line"), self.tr("Why"))

    def rowCount(self, parent: _Index = _NONE) -> int:
        """One a line."""
        return 0 if parent.isValid() else len(self._rejects)

    def columnCount(self, parent: _Index = _NONE) -> int:
        """Three."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words."""
        name, line, why = self._rejects[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (Path(name).name, f"{line:,}", why)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 0 and not Qt.mightBeRichText(name):
            return name
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ON_TOP
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What stands in a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None


class RejectsSheet(Sheet):
    """Shows them, and writes them into a file."""

    def __init__(self, desk: Desk, done: Any, parent: QWidget) -> None:
        super().__init__(desk, "", "", parent)
        self._done = done
        self.setWindowTitle(self.tr("Lines that were left out"))
        self.title.setText(self.windowTitle())
        words = self.tr("{count} of {lines} lines were not taken. Everything else is in; mend these and import them.")
        self.summary.setText(words.format(count=f"{done.rejected:,}", lines=f"{done.lines:,}"))
        self.go.setText(self.tr("Save the list…"))
        self.leave.setText(self.tr("Close"))
        self.table = QTableView(self)
        self.table.setModel(RejectsModel(done.rejects, self))
        self.table.setAccessibleName(self.windowTitle())
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        mark(self.table, "wrapped", "true")
        self.table.resizeColumnToContents(0)
        self.table.setColumnWidth(0, min(self.table.columnWidth(0), _WIDEST_NAME))
        self.table.resizeColumnToContents(1)
        if len(done.rejects) <= _MOST_WRAPPED:
            # Queued, as the new width holds only when everybody has been told of it.
            head.sectionResized.connect(self.table.resizeRowsToContents, Qt.ConnectionType.QueuedConnection)
        self.table.setMinimumHeight(_LEAST_HIGH)
        self.column.addWidget(self.table, 1)
        self.table.setFocus()

    def carry_out(self) -> None:
        """Ask for a file."""
        forms = self.tr("JSON Lines (*.jsonl)")
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the lines that were left out"), "rejects.jsonl", forms
        )
        if name:
            self.save(Path(name) if Path(name).suffix else Path(f"{name}.jsonl"))

    def save(self, target: Path) -> None:
        """Write the list into a file."""
        self.begin_work()
        self._desk.call(self, jobs.write_rejects(self._done, target), self.finish, self.refuse)
