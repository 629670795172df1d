"""What is to be read on a part of the window."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)

_NAMES: Final = re.compile(r"'[^']*'|「[^」]*」|\{\{.*?\}\}|“[^”]*”|\([^)]*\)")
_ENGLISH: Final = re.compile(r"[a-z]{2,} [a-z]+")


def is_english(text: str) -> bool:
    """Whether two English words stand beside each other outside names, placeholders and readers' texts."""
    return bool(_ENGLISH.search(_NAMES.sub("", text)))


def texts_on(widget: QWidget) -> list[str]:
    """The texts of its labels and then of its buttons; only those that are shown."""
    found = [(one, one.text()) for kind in (QLabel, QPushButton) for one in widget.findChildren(kind)]
    return [text for one, text in found if text and one.isVisibleTo(widget)]


def words_on(widget: QWidget) -> str:
    """All its texts, one a line."""
    return "\n".join(texts_on(widget))


def written_in(value: Any) -> Iterator[str]:
    """Every text in a settings file: what people wrote themselves, longest first where it is sorted so."""
    if isinstance(value, str):
        yield value
        yield from value.splitlines()
    elif isinstance(value, dict):
        for inner in value.values():
            yield from written_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from written_in(inner)


def english_on(widget: QWidget, written: Iterable[str] = ()) -> set[str]:
    """The English that is to be read or heard on a part of the window, but for what people wrote."""
    known = [_shown(text) for text in sorted(set(written), key=len, reverse=True) if re.search(r"[ -]", text)]
    found = set()
    for text in {one for one in _everything_on(widget) if is_english(one)}:
        rest = text
        for name in known:
            rest = name.sub("", rest)
        if is_english(rest):
            found.add(text)
    return found


def _shown(text: str) -> re.Pattern[str]:
    """A text as readers are shown it, with a value or a sign for each placeholder; an id with blanks, too."""
    pieces = re.split(r"\{\{.*?\}\}", text)
    return re.compile(".*?".join(re.escape(piece).replace(r"\-", "[- ]") for piece in pieces), re.IGNORECASE)


def _everything_on(widget: QWidget) -> Iterator[str]:
    for one in (widget, *widget.findChildren(QWidget)):
        if not one.isVisibleTo(widget):
            continue
        yield from (one.accessibleName(), one.accessibleDescription(), one.toolTip())
        match one:
            case QLabel() | QAbstractButton():
                yield one.text()
            case QLineEdit():
                yield one.placeholderText()
            case QPlainTextEdit() | QTextEdit():
                yield one.placeholderText()
            case QComboBox():
                yield from (one.itemText(place) for place in range(one.count()))
            case QAbstractItemView() if one.model() is not None:
                yield from _cells(one.model())


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    columns = model.columnCount() if isinstance(model, QAbstractTableModel) else 1  # a list's own is hidden
    for column in range(columns):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(model.rowCount()):
            yield from (str(model.index(row, column).data(role) or "") for role in roles)
