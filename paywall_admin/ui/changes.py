"""What differs between two settings, on screen: by object, a sign and a line for each difference."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from paywall_admin.ui import icons, tokens
from paywall_admin.ui.labels import plain

translate = QCoreApplication.translate
MOST_SHOWN: Final = 200
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
        known = groups.get(key, Group(title, change.kind, ()))
        groups[key] = Group(title, known.kind, known.lines + lines)
    return tuple(groups.values())


def count_words(number: int) -> str:
    """How many changes, in words."""
    if number == 1:
        return translate("PublishWords", "1 change")
    return translate("PublishWords", "{number} changes").format(number=number)


_ICONS = {"added": ("plus", "positive"), "removed": ("remove", "danger"), "moved": ("up", "secondary")}
_OTHER = ("edit", "accent")


class Changes(QWidget):
    """The changes by object: a sign, the object, and a line for each difference."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.SPACE_12)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these, in the place of those before."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows.clear()
        for group in groups[:MOST_SHOWN]:
            row = QWidget()
            grid = QGridLayout(row)
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setHorizontalSpacing(tokens.SPACE_8)
            grid.setVerticalSpacing(2)
            grid.setColumnStretch(1, 1)
            grid.addWidget(self._sign(group.kind), 0, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(plain(group.title, "label", wrap=True), 0, 1)
            for place, line in enumerate(group.lines, 1):
                grid.addWidget(plain(line, "secondary", wrap=True), place, 1)
            self._column.addWidget(row)
            self._rows.append(row)
        left = len(groups) - MOST_SHOWN
        if left > 0:
            more = plain(self.tr("And {count} more objects.").format(count=f"{left:,}"), "secondary")
            self._column.addWidget(more)
            self._rows.append(more)

    def _sign(self, kind: str) -> QLabel:
        words = {
            "added": self.tr("Added"), "removed": self.tr("Removed"), "moved": self.tr("Moved"),
        }.get(kind, self.tr("Changed"))  # fmt: skip
        name, tone = _ICONS.get(kind, _OTHER)
        sign = QLabel()
        sign.setPixmap(icons.pixmap(name, tone, ratio=self.devicePixelRatioF()))
        sign.setAccessibleName(words)
        return sign
