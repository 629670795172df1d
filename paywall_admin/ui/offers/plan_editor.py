"""The fields of a plan."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from paywall_admin.core.codec import parse_value
from paywall_admin.core.settings import Plan, Settings
from paywall_admin.ui import tokens
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.fields.field import Field
from paywall_admin.ui.fields.form import Form
from paywall_admin.ui.fields.line import LineInput
from paywall_admin.ui.fields.lines import LinesInput
from paywall_admin.ui.fields.price import PriceInput
from paywall_admin.ui.fields.span import SpanInput
from paywall_admin.ui.labels import plain
from paywall_admin.ui.offers.verbs import plan_verbs
from paywall_admin.ui.offers.words import rate_words, title
from paywall_admin.ui.rows.entry import Entry


class PlanEditor(QWidget):
    """What a subscriber pays, how often, and for what; which offers lead to it stands above."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Form(desk, _edit, self)
        self._settings: Settings | None = None
        self.summary = plain("", "secondary", self, wrap=True)
        self._price = PriceInput()
        fields = (
            ("name", self.tr("Name"), LineInput(required=True), self.tr("Readers see it at the checkout.")),
            ("price", self.tr("Price"), self._price, ""),
            ("interval", self.tr("Every"), SpanInput(), ""),
            ("benefits", self.tr("Benefits"), LinesInput(), self.tr("What a subscriber gets, one a line.")),
        )
        self.name, self.price, self.interval, self.benefits = (
            self.form.bind(Field(label, control, help_text=help_text, parent=self), path)
            for path, label, control, help_text in fields
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_16)
        for widget in (self.summary, self.name, self.price, self.interval, self.benefits):
            column.addWidget(widget)

    def set_settings(self, settings: Settings, _at: int) -> None:
        """The draft, whose currency and offers a plan depends on."""
        self._settings = settings
        self._price.set_currency(settings.publication.currency)

    def show_entry(self, entry: Entry) -> None:
        """Show a plan, or the same one as it is now."""
        plan, settings = parse_value(Plan, dict(entry.values)), self._settings
        assert settings is not None
        leading = [f"“{title(offer)}”" for offer in settings.offers if offer.plan == plan.id]
        led = self.tr("Offers that lead to it: {offers}.").format(offers=", ".join(leading))
        nobody = self.tr("No offer leads to it.")
        self.summary.setText(f"{rate_words(plan)}. {led if leading else nobody}")
        self.form.show(entry.key, entry.values)

    def lock(self, locked: bool) -> None:
        """Show, but let nobody change."""
        for field in self.form.fields():
            field.lock(locked)

    def take_focus(self) -> None:
        """Put the cursor into the name."""
        self.name.take_focus()

    def blank(self, new_id: str) -> dict[str, Any]:
        """A new plan, paid by the month, without a price yet."""
        assert self._settings is not None
        price = {"amount": 0, "currency": self._settings.publication.currency}
        name = self.tr("New plan")
        return {"id": new_id, "name": name, "price": price, "interval": {"unit": "month", "count": 1}}


def _edit(object_id: str, was: dict[str, Any], now: dict[str, Any]) -> Any:
    return plan_verbs().edit(object_id, was, now)
