"""The fields of an offer."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from paywall_admin.core.calendar import Zone
from paywall_admin.core.codec import parse_value
from paywall_admin.core.settings import Offer, Plan, Settings
from paywall_admin.core.terms import Button, plan_of
from paywall_admin.ui import tokens
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.fields.audience import audience_fields
from paywall_admin.ui.fields.choice import ChoiceInput, SegmentsInput
from paywall_admin.ui.fields.day import DayInput
from paywall_admin.ui.fields.field import Field
from paywall_admin.ui.fields.form import Form
from paywall_admin.ui.fields.line import LineInput
from paywall_admin.ui.fields.price import PriceInput
from paywall_admin.ui.fields.reader_states import StatesInput
from paywall_admin.ui.fields.span import SpanInput
from paywall_admin.ui.labels import plain
from paywall_admin.ui.offers.terms import Terms
from paywall_admin.ui.offers.verbs import offer_verbs
from paywall_admin.ui.offers.words import kind_words, summary, title
from paywall_admin.ui.rows.entry import Entry

_KINDS: Final = ("paidTrial", "introDiscount", "freeTrial")
_ROOMY: Final = 520
_LINK: Final = 2000
_STATES: Final = ("metered", "last_free", "limit_reached")


class OnlyInput(SegmentsInput):
    """A yes or no in words; no and nothing mean the same."""

    def __init__(self, no: str, yes: str) -> None:
        super().__init__([(None, no), (True, yes)])

    def write(self, value: Any) -> None:
        """Show a value."""
        super().write(value or None)


class OfferEditor(QWidget):
    """What an offer gives for how much, when and to whom; what it comes to stands above in words."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Form(desk, self._edit, self)
        self._desk = desk
        self._settings: Settings | None = None
        self._at = 0
        self._offer: Offer | None = None
        self._buttons: tuple[Button, ...] | None = None
        self._asked: tuple[Any, ...] = ()
        self.summary = plain("", "secondary", self, wrap=True)
        self.terms = Terms(self)
        self._make_deal()
        self._make_readers()
        self._lay_out()

    # Making

    def _field(self, label: str, control: Any, path: str, help_text: str = "") -> Field:
        return self.form.bind(Field(label, control, help_text=help_text, parent=self), path)

    def _make_deal(self) -> None:
        self._name_line = LineInput()
        self._days = (
            DayInput("start", none=self.tr("As soon as it is published.")),
            DayInput("end", none=self.tr("It has no end.")),
        )
        self._plans = ChoiceInput([])
        self._price = PriceInput()
        self.name = self._field(
            self.tr("Name"), self._name_line, "name", self.tr("Only you and your colleagues see it.")
        )
        kinds = [(kind, kind_words(kind)) for kind in _KINDS]
        self.kind = self._field(self.tr("Kind"), SegmentsInput(kinds), "kind")
        self.plan = self._field(self.tr("Plan"), self._plans, "plan", self.tr("What it leads to when it is over."))
        self.price = self._field(self.tr("Price"), self._price, "price")
        self.duration = self._field(self.tr("For"), SpanInput(), "duration")
        self.starts = self._field(self.tr("Starts"), self._days[0], "startsAt")
        self.ends = self._field(self.tr("Last day"), self._days[1], "endsAt")
        self.link = self._field(self.tr("Checkout address"), LineInput(limit=_LINK), "checkoutUrl")
        self.kind.committed.connect(self._show_price)

    def _make_readers(self) -> None:
        states = StatesInput(hint=self.tr("No state yet"))
        help_text = self.tr("Where readers meet it. Readers get the first offer in the list that fits them.")
        self.states = self._field(self.tr("Shown in these states"), states, "states", help_text)
        only = OnlyInput(self.tr("Everyone"), self.tr("New subscribers only"))
        self.only_new = self._field(self.tr("Who may take it"), only, "newSubscribersOnly")
        self.audience = audience_fields(self.form, self)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_16)
        self._pairs = [_pair(self.price, self.duration), _pair(self.starts, self.ends)]
        for widget in (self.summary, self.name, self.kind, self.plan):
            column.addWidget(widget)
        for pair in self._pairs:
            column.addLayout(pair)
        self._start(column, self.tr("What readers agree to"))
        column.addWidget(self.terms)
        column.addWidget(self.link)
        self._start(column, self.tr("Who sees it"))
        for field in (self.states, self.only_new, *self.audience):
            column.addWidget(field)

    def _start(self, column: QVBoxLayout, heading: str) -> None:
        column.addSpacing(tokens.SPACE_8)
        column.addWidget(plain(heading, "section", self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What belongs together stands side by side where there is room."""
        super().resizeEvent(event)
        narrow = event.size().width() < _ROOMY
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        for pair in self._pairs:
            if pair.direction() != direction:
                pair.setDirection(direction)

    # Showing

    def set_settings(self, settings: Settings, at: int) -> None:
        """The draft, whose plans, zone and messages an offer depends on, and the present instant."""
        self._settings = settings
        self._at = at
        self._plans.offer([(plan.id, title(plan)) for plan in settings.plans])
        self._price.set_currency(settings.publication.currency)
        for day in self._days:
            day.set_time(settings.publication.time_zone, at)

    def show_entry(self, entry: Entry) -> None:
        """Show an offer, or the same one as it is now."""
        offer, settings = parse_value(Offer, dict(entry.values)), self._settings
        assert settings is not None
        zone, plan = Zone.load(settings.publication.time_zone), plan_of(settings, offer)
        self.summary.setText(summary(offer, plan, zone))
        self.terms.show_follows(offer, plan, date(*zone.local_date(self._at)))
        self._ask_buttons(offer, plan, settings)
        self._name_line.setPlaceholderText(offer.id)
        self.link.notes.show_help(self._link_help(offer))
        self.form.show(entry.key, entry.values)
        self._show_price()

    def _ask_buttons(self, offer: Offer, plan: Plan | None, settings: Settings) -> None:
        """Ask for the words on the buttons where they may be others than those shown."""
        if self._offer is None or self._offer.id != offer.id:
            self._buttons = None
            self.terms.wait()
        self._offer = offer
        asked = (
            offer.id, offer.price, offer.duration, offer.states, offer.ends_at, plan, settings.publication,
            settings.messages,
        )  # fmt: skip
        if asked != self._asked:
            from paywall_admin.services.queries import GetButtons  # noqa: PLC0415 - the page is shown without the database

            self._asked = asked
            self._desk.ask(self, GetButtons(offer), self._show_buttons, latest="buttons", patient=True)
        elif self._buttons is not None:
            self.terms.show_buttons(offer, self._buttons)

    def _show_buttons(self, buttons: tuple[Button, ...]) -> None:
        if self._offer is not None:
            self._buttons = buttons
            self.terms.show_buttons(self._offer, buttons)

    def _show_price(self) -> None:
        price = self.price.settled
        self.price.setVisible(self.kind.settled != "freeTrial" or bool(isinstance(price, dict) and price["amount"]))

    def _link_help(self, offer: Offer) -> str:
        if not offer.checkout_url:
            return self.tr("Where the button leads to. Empty: your offers page.")
        again = self.tr(
            "This link can be used again: whoever has it can pay this price, more than once and after the last day."
        )
        if offer.new_subscribers_only:
            again += " " + self.tr("New subscribers only is what the wall keeps to; the link itself does not.")
        return again

    def lock(self, locked: bool) -> None:
        """Show, but let nobody change."""
        for field in self.form.fields():
            field.lock(locked)

    def take_focus(self) -> None:
        """Put the cursor into the name."""
        self.name.take_focus()

    # Changing

    def blank(self, new_id: str) -> dict[str, Any]:
        """A new offer: one month on trial, without a price yet, where readers count their articles."""
        settings = self._settings
        assert settings is not None
        return {
            "id": new_id,
            "plan": settings.plans[0].id if settings.plans else "plan-1",
            "kind": "paidTrial",
            "price": {"amount": 0, "currency": settings.publication.currency},
            "duration": {"unit": "month", "count": 1},
            "states": list(_STATES),
        }

    def _edit(self, object_id: str, was: dict[str, Any], now: dict[str, Any]) -> Any:
        """The edit of a field; what becomes a free trial costs nothing from the same step on."""
        price = self.price.settled
        if now.get("kind") == "freeTrial" and isinstance(price, dict) and price["amount"]:
            was, now = {**was, "price": price}, {**now, "price": {**price, "amount": 0}}
        return offer_verbs().edit(object_id, was, now)


def _pair(first: Field, second: Field) -> QBoxLayout:
    row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    row.setSpacing(tokens.SPACE_16)
    for field in (first, second):
        row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return row
