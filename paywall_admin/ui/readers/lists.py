"""Sections of the card: facts in two columns, and lists with a moment before each line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from paywall_admin.ui import tokens
from paywall_admin.ui.labels import plain

AT_FIRST: Final = 10
MORE: Final = 40
Line = tuple[str, str]


class Facts(QWidget):
    """Names with their values, one a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(tokens.SPACE_16)
        self._grid.setVerticalSpacing(tokens.SPACE_4)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(0, 132)
        self._labels: list[tuple[QLabel, QLabel]] = []

    def show_facts(self, facts: Sequence[Line]) -> None:
        """Show these."""
        while len(self._labels) < len(facts):
            name, value = plain("", "secondary", self), plain("", "body", self, wrap=True)
            # A long id is cut at the edge; it must not make the whole card wider.
            value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            line = len(self._labels)
            self._grid.addWidget(name, line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, line, 1)
            self._labels.append((name, value))
        for place, (name, value) in enumerate(self._labels):
            shown = place < len(facts)
            name.setVisible(shown)
            value.setVisible(shown)
            if shown:
                name.setText(facts[place][0])
                value.setText(facts[place][1])

    def words(self) -> list[Line]:
        """What is shown."""
        return [(name.text(), value.text()) for name, value in self._labels if not value.isHidden()]


class Listing(QWidget):
    """A heading and its lines, the first of them at once and the others when asked for; `none` where there are none."""

    def __init__(self, heading: str, none: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = heading
        self._lines: Sequence[Line] = ()
        self._shown = AT_FIRST
        self._goes_on = False
        self.heading = plain(heading, "section", self)
        self.none = plain(none, "secondary", self, wrap=True)
        self.facts = Facts(self)
        self.rest = plain(self.tr("There are even more, further back."), "secondary", self)
        self.more = QPushButton(self)
        self.more.setProperty("kind", "quiet")
        self.more.clicked.connect(self._show_more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_8)
        for widget in (self.heading, self.none, self.facts, self.rest):
            column.addWidget(widget)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_lines(self, lines: Sequence[Line], *, more: bool = False) -> None:
        """Show the first of these; `more` where there are even more than are known here."""
        if lines != self._lines:
            self._shown = AT_FIRST
        self._lines, self._goes_on = lines, more
        self._show()

    def _show_more(self) -> None:
        self._shown += MORE
        self._show()

    def _show(self) -> None:
        lines, rest = self._lines, len(self._lines) - self._shown
        self.facts.show_facts(lines[: self._shown])
        self.facts.setVisible(bool(lines))
        self.none.setVisible(not lines)
        count = f"{len(lines):,}{'+' if self._goes_on else ''}"
        self.heading.setText(f"{self._words} ({count})" if lines else self._words)
        self.rest.setVisible(self._goes_on and rest <= 0 and bool(lines))
        self.more.setVisible(rest > 0)
        words = self.tr("Show {count} more").format(count=min(rest, MORE))
        self.more.setText(words)
        self.more.setAccessibleName(f"{self._words}: {words}")
