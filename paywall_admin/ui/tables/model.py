"""The rows of a table as far as they are known; more are asked for before anybody gets to the last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from paywall_admin.ui.desk import Desk
from paywall_admin.ui.tables.column import Column, Sort, Source

PAGE: Final = 200
Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class TableModel(QAbstractTableModel):
    """Rows of a source, page by page; `answered` tells that the first page is here, or that all is fresh again.

    A newer question (another source, another order, a refresh) supersedes the one before; until it is answered the
    old rows stay, so that nothing flickers.
    """

    answered = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.sorting: Sort | None = None
        self._desk = desk
        self._source: Source | None = None
        self._rows: list[Any] = []
        self._fresh: list[Any] | None = None
        self._least = 0
        self._replaces = False
        self._ended = True
        self._is_asking = False

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows are known; rows have no rows below them."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many columns there are, hidden ones too."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell, how it is aligned, and the row itself."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.columns[index.column()].text(self._rows[index.row()])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.columns[index.column()].numeric else _LEFT
        return self._rows[index.row()] if role == Qt.ItemDataRole.UserRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The headings."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.columns[section].numeric else _LEFT
        return None

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are rows that are not known yet."""
        return not parent.isValid() and not self._ended and not self._is_asking

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page."""
        if self.canFetchMore(parent):
            self._ask(self._rows[-1] if self._rows else None)

    # What the table asks

    @property
    def is_whole(self) -> bool:
        """Whether every row is known."""
        return self._ended and not self._is_asking

    def rows(self) -> Sequence[Any]:
        """The rows that are known, in their order."""
        return self._rows

    def key(self, place: int) -> Any | None:
        """What the row of a place is known by."""
        return self._source.key(self._rows[place]) if self._source and 0 <= place < len(self._rows) else None

    def place(self, key: Any) -> int:
        """Where the row of a key stands; -1 where it is not known."""
        source = self._source
        return next((place for place, row in enumerate(self._rows) if source and source.key(row) == key), -1)

    def show(self, source: Source, sorting: Sort | None = None) -> None:
        """Ask for the first rows of a source, which replace all others."""
        self._source = source
        self.sorting = sorting
        self._replaces = True
        self._least = 0
        self._fresh = []
        self._ask(None)

    def order_by(self, sorting: Sort | None) -> None:
        """Show the rows in another order, from the first one on."""
        if sorting != self.sorting and self._source is not None:
            self.show(self._source, sorting)

    def refresh(self, least: int) -> None:
        """Ask for the rows anew, for `least` of them at least; what is still there stays where it is."""
        if self._source is not None:
            self._replaces = self._replaces and self._is_asking
            self._least = least
            self._fresh = []
            self._ask(None)

    # Asking and showing

    def _ask(self, after: Any | None) -> None:
        assert self._source is not None
        self._is_asking = True
        query = self._source.page(after, PAGE, self.sorting)
        self._desk.ask(self, query, self._answered, self._not_answered, latest="rows")

    def _not_answered(self, problem: Exception) -> None:
        self._is_asking = False
        self._ended = True  # asking again and again would say the same; a refresh tries anew
        self._fresh = None
        self.failed.emit(problem)

    def _answered(self, page: Sequence[Any]) -> None:
        self._is_asking = False
        ended = len(page) < PAGE
        if self._fresh is None:
            self._append(page, ended)
            return
        self._fresh += page
        if not ended and len(self._fresh) < self._least:
            self._ask(page[-1])
            return
        fresh, self._fresh = self._fresh, None
        self._ended = ended
        if self._replaces:
            self._replaces = False
            self.beginResetModel()
            self._rows = fresh
            self.endResetModel()
        else:
            self._take_over(fresh)
        self.answered.emit()

    def _append(self, page: Sequence[Any], ended: bool) -> None:
        self._ended = ended
        if page:
            start = len(self._rows)
            self.beginInsertRows(QModelIndex(), start, start + len(page) - 1)
            self._rows += page
            self.endInsertRows()

    def _take_over(self, fresh: list[Any]) -> None:
        """Put fresh rows in the place of the old ones: only what differs is removed, inserted or drawn again."""
        assert self._source is not None
        new = [self._source.key(row) for row in fresh]
        places = {key: place for place, key in enumerate(new)}
        self._remove_all_but(places)
        kept = [self._source.key(row) for row in self._rows]
        if any(places[was] > places[now] for was, now in pairwise(kept)):
            self.beginResetModel()
            self._rows = fresh
            self.endResetModel()
            return
        self._insert_new(fresh, new, set(kept))
        changed = [place for place, (was, now) in enumerate(zip(self._rows, fresh, strict=True)) if was != now]
        if changed:
            self._rows[:] = fresh
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], len(self.columns) - 1))

    def _remove_all_but(self, places: Mapping[Any, int]) -> None:
        assert self._source is not None
        end = len(self._rows)
        while end:
            start = end
            while start and self._source.key(self._rows[start - 1]) not in places:
                start -= 1
            if start < end:
                self.beginRemoveRows(QModelIndex(), start, end - 1)
                del self._rows[start:end]
                self.endRemoveRows()
            end = max(start - 1, 0)

    def _insert_new(self, fresh: list[Any], keys: list[Any], kept: set[Any]) -> None:
        start = 0
        while start < len(fresh):
            end = start
            while end < len(fresh) and keys[end] not in kept:
                end += 1
            if start < end:
                self.beginInsertRows(QModelIndex(), start, end - 1)
                self._rows[start:start] = fresh[start:end]
                self.endInsertRows()
            start = end + 1
