"""What differs between two settings, on screen: by object, a sign and a line for each difference."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from paywall_admin.ui import icons, phrasebook, tokens
from paywall_admin.ui.labels import plain

translate = QCoreApplication.translate
AT_ONCE: Final = 50
# The title of an object, in quotes where it has a name, then what happened to it.
_SENTENCE = re.compile(r"(?P<title>[^':]*(?:'.*?'(?=[:\s]|\Z))?[^':]*): (?P<line>.+)\Z", re.DOTALL)


@dataclass(frozen=True)
class Group:
    """What happened to one object: its title, the kind of change, and a line for each difference."""

    title: str
    kind: str
    lines: tuple[str, ...]


def grouped(changes: Iterable[Any]) -> tuple[Group, ...]:
    """The changes by object, in their order."""
    groups: dict[tuple[Any, str], Group] = {}
    for change in changes:
        match = _SENTENCE.match(change.sentence)
        title, lines = (match["title"], (match["line"],)) if match else (change.sentence, ())
        key = (change.object, title)
        known = groups.get(key, Group(phrasebook.said(title), change.kind, ()))
        groups[key] = Group(known.title, known.kind, known.lines + tuple(map(phrasebook.part, lines)))
    return tuple(groups.values())


def count_words(number: int) -> str:
    """How many changes, in words."""
    if number == 1:
        return translate("PublishWords", "1 change")
    return translate("PublishWords", "{number} changes").format(number=number)


_ICONS = {"added": ("plus", "positive"), "removed": ("remove", "danger"), "moved": ("up", "secondary")}
_OTHER = ("edit", "accent")


class Changes(QWidget):
    """The changes by object: a sign, the object, and a line for each difference; of many, some at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: Sequence[Group] = ()
        self._rows: list[QWidget] = []
        self.more = QPushButton(self)
        self.more.setProperty("kind", "quiet")
        self.more.setAutoDefault(False)
        self.more.clicked.connect(self._show_more)
        self.more.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.SPACE_12)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these, in the place of those before."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows.clear()
        self._groups = groups
        self._show_more()

    def _show_more(self) -> None:
        shown = len(self._rows)
        for group in self._groups[shown : shown + AT_ONCE]:
            row = self._row(group)
            self._column.insertWidget(len(self._rows), row)
            self._rows.append(row)
        left = len(self._groups) - len(self._rows)
        self.more.setText(self.tr("Show more ({count} left)").format(count=f"{left:,}"))
        self.more.setVisible(left > 0)

    def _row(self, group: Group) -> QWidget:
        row = QWidget(self)
        grid = QGridLayout(row)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(tokens.SPACE_8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._sign(group.kind, row), 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(plain(group.title, "label", row, wrap=True), 0, 1)
        if group.lines:
            grid.addWidget(plain("\n".join(group.lines), "secondary", row, wrap=True), 1, 1)
        return row

    def _sign(self, kind: str, parent: QWidget) -> QLabel:
        words = {
            "added": self.tr("Added"), "removed": self.tr("Removed"), "moved": self.tr("Moved"),
        }.get(kind, self.tr("Changed"))  # fmt: skip
        name, tone = _ICONS.get(kind, _OTHER)
        sign = QLabel(parent)
        sign.setPixmap(icons.pixmap(name, tone, ratio=self.devicePixelRatioF()))
        sign.setAccessibleName(words)
        return sign
