"""The rows of a list, as values, and the model that shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, overload

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from paywall_admin.ui.labels import Tone

Index = QModelIndex | QPersistentModelIndex


class Cells(Sequence[str]):
    """Cells whose words are found when they are first looked at: of a thousand rows a screen shows twenty."""

    __slots__ = ("_find", "_found")

    def __init__(self, find: Callable[[], tuple[str, ...]]) -> None:
        self._find = find
        self._found: tuple[str, ...] | None = None

    def _words(self) -> tuple[str, ...]:
        if self._found is None:
            self._found = self._find()
        return self._found

    @overload
    def __getitem__(self, place: int) -> str: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[str, ...]: ...

    def __getitem__(self, place: int | slice) -> str | tuple[str, ...]:
        return self._words()[place]

    def __iter__(self) -> Iterator[str]:
        return iter(self._words())

    def __len__(self) -> int:
        return len(self._words())


@dataclass(frozen=True)
class Row:
    """One object in words: its title, further cells, and its state as a word and a tone.

    `beside` is how it stands elsewhere, such as at Stripe, shown beside its state where there is room.
    A movable row changes places with its neighbours of the same `group`. A `heading` stands above rows and cannot be
    picked. One that `is_below` belongs to the row above it; its `name` is what it is called away from there.
    """

    key: str
    title: str
    cells: Sequence[str] = ()
    badge: str = ""
    tone: Tone = ""
    movable: bool = True
    quiet: bool = False
    group: str = ""
    heading: bool = False
    name: str = ""
    is_below: bool = False
    beside: str = ""
    beside_tone: Tone = ""

    def spoken(self) -> str:
        """The whole row as a screen reader says it."""
        return ", ".join(filter(None, (self.name or self.title, *self.cells, self.badge, self.beside)))


class RowsModel(QAbstractListModel):
    """Rows in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows there are; rows have no rows below them."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row's title, its words for a screen reader, and the row itself."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken()
        if role == Qt.ItemDataRole.ToolTipRole:
            from html import escape  # noqa: PLC0415 - its table of two thousand names is not for the start

            return f"<span>{escape(row.title)}</span>"
        return row if role == Qt.ItemDataRole.UserRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading is only read."""
        if index.isValid() and self._rows[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def rows(self) -> tuple[Row, ...]:
        """All rows in their order."""
        return tuple(self._rows)

    def place(self, key: str) -> int:
        """Where a row stands; -1 where there is none of that key."""
        return next((place for place, row in enumerate(self._rows) if row.key == key), -1)

    def room_of(self, place: int) -> range:
        """The places that a row can take: those of its movable neighbours of the same group; none where it stays."""
        if not 0 <= place < len(self._rows) or not self._rows[place].movable:
            return range(0)
        first = last = place
        while first > 0 and self._is_neighbour(first - 1, place):
            first -= 1
        while last + 1 < len(self._rows) and self._is_neighbour(last + 1, place):
            last += 1
        return range(first, last + 1)

    def _is_neighbour(self, place: int, other: int) -> bool:
        return self._rows[place].movable and self._rows[place].group == self._rows[other].group

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; what is on screen already stays as it is."""
        if [row.key for row in rows] == [row.key for row in self._rows]:
            for place, (old, new) in enumerate(zip(self._rows, rows, strict=True)):
                if old is not new and old != new:
                    self._rows[place] = new
                    self.dataChanged.emit(self.index(place), self.index(place))
        else:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()

    def move(self, was: int, now: int) -> None:
        """Put the row of one place at another."""
        if was != now:
            self.beginMoveRows(QModelIndex(), was, was, QModelIndex(), now + (now > was))
            self._rows.insert(now, self._rows.pop(was))
            self.endMoveRows()
