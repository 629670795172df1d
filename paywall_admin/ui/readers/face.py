"""How the Readers page stands there: the case on top, below it whoever is found, and beside them the card."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from paywall_admin.system.clock import Clock
from paywall_admin.ui import icons, tokens
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.fields.notes import Notes
from paywall_admin.ui.labels import plain
from paywall_admin.ui.readers.acts import Acts
from paywall_admin.ui.readers.blank import Blank
from paywall_admin.ui.readers.card import CardView
from paywall_admin.ui.readers.casebar import CaseBar
from paywall_admin.ui.readers.hits import columns
from paywall_admin.ui.readers.importing import Importing
from paywall_admin.ui.readers.sending import Sending
from paywall_admin.ui.scrolling import scrolled, tall_column
from paywall_admin.ui.splits import Split
from paywall_admin.ui.tables.table import Table
from paywall_admin.ui.viewed import ViewedPage

_SIDE_BY_SIDE: Final = 820
_LOW: Final = 460
# A search with one hit below it, and a card's name with what is done with it.
_LEAST_LIST: Final = 116
_LEAST_CARD: Final = 88


class ReadersFace(ViewedPage):
    """The page's parts and where they stand; what they do is the page's."""

    def __init__(self, desk: Desk, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Readers")
        self.imports = QPushButton(self.tr("Import…"), self)
        icons.wear(self.imports, "down")
        self.bar = CaseBar(self)
        self.importing = Importing(desk, self)
        self.sending = Sending(desk, self)
        self.notes = Notes(parent=self)
        self.blank = Blank(self)
        self._split = Split("readers", wide=_SIDE_BY_SIDE, shares=(2, 3), parent=self)
        self.table = Table(
            desk, "readers", columns(),
            spoken=self.tr("Readers"), find=self.tr("Any part of an e-mail or id, or a Stripe customer"),
            empty=self.tr("There is no reader yet."),
            nothing=self.tr("Nobody is found by that. Try another part of the e-mail or id."),
            parent=self._split,
        )  # fmt: skip
        self.card = CardView()
        self.acts = Acts(desk, self.card, self, clock=clock)
        self._scroll = scrolled(self.card, self._split)
        self._lay_out()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(tokens.SPACE_4)
        words.addWidget(plain(self.title, "title", self))
        sentence = self.tr("Find a reader, see what the reader meets and why, and help.")
        self.sentence = plain(sentence, "secondary", self, wrap=True)
        words.addWidget(self.sentence)
        head = QHBoxLayout()
        head.setSpacing(tokens.SPACE_8)
        head.addLayout(words, 1)
        head.addWidget(self.imports)
        column = tall_column(self)
        column.setContentsMargins(tokens.SPACE_32, tokens.SPACE_24, tokens.SPACE_24, tokens.SPACE_16)
        column.setSpacing(tokens.SPACE_12)
        column.addLayout(head)
        for widget in (self.importing, self.sending, self.notes, self.bar):
            column.addWidget(widget)
        column.addWidget(self.blank, 1)
        column.addWidget(self._split, 1)
        self._split.addWidget(self.table)
        self._split.addWidget(self._scroll)
        self._split.turned.connect(self._turn)
        self.table.setMinimumSize(280, _LEAST_LIST)
        self._scroll.setMinimumSize(320, _LEAST_CARD)
        self._split.hide()
        self.bar.hide()
        self.blank.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where a page is low, as at 200 %, list and card need the room of the sentence."""
        super().resizeEvent(event)
        self.sentence.setVisible(event.size().height() >= _LOW)

    def _turn(self, beside: bool) -> None:
        self.card.stand(beside=beside)
