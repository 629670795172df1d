"""What was made by hand at Stripe, and could be taken for a plan or an offer."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from paywall_admin.ui import icons, tokens
from paywall_admin.ui.labels import flowing
from paywall_admin.ui.scrolling import scrolled

_MOST_SHOWN: Final = 60
_LEAST_HIGH: Final = 32


class ByHandPart(QWidget):
    """Lists candidates. `look_wanted` asks for them, `adopt_wanted` carries a key and the id taken for it."""

    look_wanted = Signal()
    adopt_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[QWidget] = []
        self.takes: list[QPushButton] = []
        self.sentence = flowing(
            self.tr(
                "What somebody made by hand at Stripe is never touched. Where it is what a plan or an offer asks for, "
                "you can take it over: the next plan shows what that means before anything is changed."
            ),
            "secondary", self)  # fmt: skip
        self.look = QPushButton(self.tr("Look for what was made by hand"), self)
        icons.wear(self.look, "search")
        self.found = flowing("", "section", self)
        content = QWidget(self)
        self._content = content
        self._list = QVBoxLayout(content)
        self._list.setContentsMargins(0, 0, tokens.SPACE_8, tokens.SPACE_16)
        self._list.setSpacing(tokens.SPACE_8)
        self._list.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, tokens.SPACE_4, 0, 0)
        column.setSpacing(tokens.SPACE_12)
        column.addWidget(self.sentence)
        column.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.found)
        area = scrolled(content, self)
        area.setMinimumHeight(_LEAST_HIGH)
        column.addWidget(area, 1)
        self.look.clicked.connect(self.look_wanted)
        self.forget()

    def forget(self) -> None:
        """Show nothing: it was not looked for, or not since something changed."""
        self._clear()
        self.found.hide()

    def show_candidates(self, found: tuple[Any, ...], names: Mapping[str, str], *, locked: bool) -> None:
        """Show what was found; `names` are what people call the plans and offers."""
        self._clear()
        fitting = [one for one in found if one.key is not None]
        rest = len(found) - len(fitting)
        self.found.show()
        if not found:
            self.found.setText(self.tr("Everything at Stripe is ours already."))
        elif not fitting:
            text = self.tr("Nothing fits a plan or an offer. Left alone, because it is of others: {count}.")
            self.found.setText(text.format(count=f"{rest:,}"))
        else:
            text = self.tr("Could be yours: {count}. Left alone: {rest}.")
            self.found.setText(text.format(count=f"{len(fitting):,}", rest=f"{rest:,}"))
        for place, one in enumerate(fitting[:_MOST_SHOWN]):
            card = self._card(one, names, locked=locked)
            self._list.insertWidget(place, card)
            self.cards.append(card)

    def _clear(self) -> None:
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards, self.takes = [], []

    def _card(self, one: Any, names: Mapping[str, str], *, locked: bool) -> QWidget:
        card = QFrame(self._content)
        card.setProperty("card", "true")
        group, _, part = one.key.partition("/")
        name = names.get(group, group.partition(":")[2] or group)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(flowing(one.words, "label", card))
        kind = one.kind.replace("_", " ")
        column.addWidget(flowing(f"{kind} · {one.id}", "secondary", card))
        column.addWidget(flowing(self._fits(one, name, part), "secondary", card))
        take = QPushButton(self.tr("Take it over"), card)
        take.setEnabled(not locked)
        take.setAccessibleName(self.tr("Take over {what} for {name}").format(what=one.words, name=name))
        take.clicked.connect(partial(self.adopt_wanted.emit, one.key, one.id))
        self.takes.append(take)
        row = QHBoxLayout(card)
        row.setContentsMargins(tokens.SPACE_16, tokens.SPACE_12, tokens.SPACE_12, tokens.SPACE_12)
        row.setSpacing(tokens.SPACE_12)
        row.addLayout(column, 1)
        row.addWidget(take)
        return card

    def _fits(self, one: Any, name: str, part: str) -> str:
        what = part.replace("-", " ")
        if not one.differs:
            return self.tr("Is what “{name}” asks for ({what}). It only gets a mark.").format(name=name, what=what)
        fields = ", ".join(one.differs)
        if one.replaces:
            text = self.tr("Could be that of “{name}” ({what}), but differs: {fields}. A new one would replace it.")
        else:
            text = self.tr("Could be that of “{name}” ({what}). It would be changed: {fields}.")
        return text.format(name=name, what=what, fields=fields)
