"""The three parts of the page, each with its fields and what readers get: trial, full access, payment."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from paywall_admin.ui import tokens
from paywall_admin.ui.expiry.shown import Shown, told_in
from paywall_admin.ui.fields.choice import SegmentsInput
from paywall_admin.ui.fields.field import Field
from paywall_admin.ui.fields.form import Form
from paywall_admin.ui.fields.line import NumberInput
from paywall_admin.ui.labels import plain

translate = QCoreApplication.translate
_MOST_DAYS: Final = 36_500


class Part(QWidget):
    """One thing that ends: a heading, what it comes to in words, its fields, and what readers get.

    `place_wanted` carries the JSON pointer of what is to be edited, `message_wanted` the state without a message,
    `preview_wanted` the state that the preview shall show.
    """

    place_wanted = Signal(str)
    message_wanted = Signal(str)
    preview_wanted = Signal(str)

    def __init__(self, state: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self.summary = plain("", "secondary", self, wrap=True)
        self.shown = Shown(self)
        self.shown.place_wanted.connect(self.place_wanted)
        self.shown.message_wanted.connect(self._want_message)
        self.shown.preview_wanted.connect(self._want_preview)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(tokens.SPACE_12)
        self.column.addWidget(plain(title, "section", self))
        self.column.addWidget(self.summary)
        self.setMaximumWidth(tokens.DETAIL_WIDTH)

    def finish(self, *fields: Field) -> None:
        """Put the fields above what readers get."""
        for field in fields:
            self.column.addWidget(field)
        self.column.addSpacing(tokens.SPACE_4)
        self.column.addWidget(self.shown)
        self.column.addStretch(1)

    def show_settings(self, settings: Any, summary: str) -> None:
        """Show the draft as far as it is known without deciding a case."""
        self.summary.setText(summary)
        self.shown.show_told(told_in(settings, self.state))

    def _want_message(self) -> None:
        self.message_wanted.emit(self.state)

    def _want_preview(self) -> None:
        self.preview_wanted.emit(self.state)


def ended_part(state: str, title: str, name: str, form: Form, parent: QWidget) -> Part:
    """A trial or full access that has ended; `name` is its name in the expiry states."""
    part = Part(state, title, parent)
    choices = [("wall", translate("Part", "The wall")), ("meter", translate("Part", "Free articles, then the wall"))]
    then = Field(translate("Part", "They meet"), SegmentsInput(choices), parent=part)
    days = Field(
        translate("Part", "For how long"),
        NumberInput(0, _MOST_DAYS, optional=True),
        unit=translate("Part", "days"),
        help_text=translate("Part", "Then they are ordinary readers again. Empty: until they subscribe."),
        parent=part,
    )
    part.finish(form.bind(then, f"{name}/then"), form.bind(days, f"{name}/days"))
    return part


def grace_part(form: Form, parent: QWidget) -> Part:
    """A payment that failed."""
    part = Part("grace", translate("Part", "Payment failed"), parent)
    days = Field(
        translate("Part", "They keep full access for"),
        NumberInput(0, _MOST_DAYS),
        unit=translate("Part", "days"),
        help_text=translate("Part", "Counted from the moment the payment failed. 0: they lose it at once."),
        parent=part,
    )
    part.finish(form.bind(days, "graceDays"))
    return part
