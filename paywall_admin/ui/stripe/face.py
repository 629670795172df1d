"""How the Stripe page stands there: the account on top, below it the plan, what was made by hand, and subscribers."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from paywall_admin.ui import icons, tokens
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.fields.notes import Note, Notes
from paywall_admin.ui.fields.tabs import Tabs
from paywall_admin.ui.labels import flowing, plain
from paywall_admin.ui.scrolling import scrolled, tall_column
from paywall_admin.ui.stripe.account import AccountCard
from paywall_admin.ui.stripe.by_hand import ByHandPart
from paywall_admin.ui.stripe.key_form import KeyForm
from paywall_admin.ui.stripe.keyed import KeyedStrip
from paywall_admin.ui.stripe.known import Known
from paywall_admin.ui.stripe.plan import PlanPart
from paywall_admin.ui.stripe.subscribers import SubscribersPart
from paywall_admin.ui.viewed import ViewedPage

PLAN, BY_HAND, SUBSCRIBERS = range(3)


class StripeFace(ViewedPage):
    """The page's parts and where they stand; what they do is the page's."""

    def __init__(self, desk: Desk, known: Known, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Stripe")
        self.look = QPushButton(self.tr("Look at Stripe"), self)
        icons.wear(self.look, "reload")
        self.review = QPushButton(self.tr("Review and apply…"), self)
        self.review.setProperty("kind", "primary")
        self.notes = Notes(parent=self)
        self.strip = KeyedStrip(desk, known, self)
        self.form = KeyForm(self)
        self.account = AccountCard(self)
        self.unfinished = Notes(parent=self)
        self.finish = QPushButton(self.tr("Check and finish…"), self)
        self.tabs = Tabs([self.tr("Plan"), self.tr("Made by hand"), self.tr("Subscribers")], self)
        self.plan = PlanPart(self)
        self.by_hand = ByHandPart(self)
        self.subscribers = SubscribersPart(self)
        self._lay_out()

    def _lay_out(self) -> None:
        head = self._head()
        broken = QHBoxLayout()
        broken.setSpacing(tokens.SPACE_12)
        broken.addWidget(self.unfinished, 1)
        broken.addWidget(self.finish)
        holder = QWidget(self)
        held = QVBoxLayout(holder)
        held.setContentsMargins(0, 0, 0, 0)
        held.addWidget(self.form)
        held.addStretch(1)
        self._form_scroll = scrolled(holder, self)
        column = tall_column(self)
        column.setContentsMargins(tokens.SPACE_32, tokens.SPACE_24, tokens.SPACE_24, tokens.SPACE_16)
        column.setSpacing(tokens.SPACE_12)
        column.addLayout(head)
        column.addWidget(self.account)
        column.addWidget(self.notes)
        column.addLayout(broken)
        column.addWidget(self.strip)
        column.addWidget(self._form_scroll, 1)
        column.addWidget(self.tabs)
        for part in (self.plan, self.by_hand, self.subscribers):
            column.addWidget(part, 1)

    def _head(self) -> QHBoxLayout:
        text = QVBoxLayout()
        text.setSpacing(tokens.SPACE_4)
        text.addWidget(plain(self.title, "title", self))
        sentence = self.tr("Your plans and offers as Stripe charges them: look first, then apply.")
        text.addWidget(flowing(sentence, "secondary", self))
        head = QHBoxLayout()
        head.setSpacing(tokens.SPACE_8)
        head.addLayout(text, 1)
        head.addWidget(self.look)
        head.addWidget(self.review)
        return head

    def show_parts(self, *, account: bool, form: bool, tabs: bool, parts: bool) -> None:
        """Show the account, the form that asks for a key, and what takes one; hide what is not to be seen."""
        self.account.setVisible(account)
        self._form_scroll.setVisible(form)
        self.tabs.setVisible(tabs)
        self.show_open(parts=parts)
        for button in (self.look, self.review):
            button.setVisible(tabs)

    def show_open(self, *, parts: bool) -> None:
        """Show the part whose tab is open, where any is to be seen."""
        for number, part in enumerate((self.plan, self.by_hand, self.subscribers)):
            part.setVisible(parts and number == self.tabs.place())

    def show_unfinished(self, count: int) -> None:
        """Say of how many requests it is unknown how they ended."""
        text = self.tr("An apply was interrupted: how {count} of its requests ended is unknown.")
        self.unfinished.show_notes([Note("warning", text.format(count=count))] if count else [])
        self.finish.setVisible(bool(count))
