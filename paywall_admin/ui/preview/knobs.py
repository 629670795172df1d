"""The knobs of the preview: when, on which device, and what reader on what article."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QSlider, QWidget

from paywall_admin.core.situation import Device, Situation
from paywall_admin.system.clock import Clock
from paywall_admin.ui import tokens
from paywall_admin.ui.labels import plain
from paywall_admin.ui.names import country_name, language_name
from paywall_admin.ui.preview.draft import Draft
from paywall_admin.ui.preview.moment import MomentInput


class Choice(QComboBox):
    """A short list; the wheel scrolls the panel instead of changing a value in passing."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def offer(self, options: list[tuple[str, Any]]) -> None:
        """Offer these, and keep what was chosen where it is still among them."""
        kept = self.currentText()
        if [self.itemText(index) for index in range(self.count())] == [words for words, _ in options]:
            for index, (_, value) in enumerate(options):
                self.setItemData(index, value)
            return
        with QSignalBlocker(self):
            self.clear()
            for words, value in options:
                self.addItem(words, value)
            self.setCurrentIndex(max(0, self.findText(kept)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to whatever scrolls."""
        event.ignore()


class Knobs(QWidget):
    """Everything one can turn.

    `turned` is sent after each change of what is read when and by whom, `dressed` after one of how it is looked at.
    """

    turned = Signal()
    dressed = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self.device: Device = "wide"
        self.is_dark = False
        self.moment = MomentInput(clock() // 60 * 60, self)
        self.read = QSlider(Qt.Orientation.Horizontal, self)
        self.read.setAccessibleName(self.tr("Articles read"))
        self.read.setPageStep(1)
        self.read_number = plain("0", "body", self)
        self.kind = Choice(self.tr("Reader"), self)
        self.subscription = Choice(self.tr("Subscription"), self)
        self.article = Choice(self.tr("Article"), self)
        self.locale_choice = Choice(self.tr("Language"), self)
        self.country = Choice(self.tr("Country"), self)
        self._country_label = self._label(self.tr("Country"), self.country)
        self._offer_fixed()
        self._lay_out()
        self._connect()
        self.adopt(None)

    def _offer_fixed(self) -> None:
        self.kind.offer([(self.tr("Anonymous"), "anonymous"), (self.tr("Registered"), "registered")])
        self.subscription.offer(
            [
                (self.tr("None"), "none"),
                (self.tr("Trial"), "trial"),
                (self.tr("Active"), "active"),
                (self.tr("Payment failed, in grace"), "grace"),
                (self.tr("Payment failed, grace over"), "past_due"),
                (self.tr("Trial ended"), "trial_ended"),
                (self.tr("Full access ended"), "access_ended"),
                (self.tr("Paused"), "paused"),
                (self.tr("Never completed"), "incomplete"),
                (self.tr("Access given by support"), "given"),
            ]
        )

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(tokens.SPACE_12)
        grid.setVerticalSpacing(tokens.SPACE_4)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._label(self.tr("Date and time"), self.moment.edit), 0, 0, 1, 2)
        grid.addWidget(self.moment, 1, 0, 1, 2)
        slider = QHBoxLayout()
        slider.addWidget(self.read, 1)
        slider.addWidget(self.read_number)
        self.read_number.setMinimumWidth(self.read_number.fontMetrics().horizontalAdvance("000"))
        self.read_number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._label(self.tr("Articles read in this period"), self.read), 2, 0, 1, 2)
        grid.addLayout(slider, 3, 0, 1, 2)
        pairs = [(self.tr("Reader"), self.kind), (self.tr("Subscription"), self.subscription),
                 (self.tr("Article"), self.article), (self.tr("Language"), self.locale_choice)]  # fmt: skip
        for place, (words, choice) in enumerate(pairs):
            row, column = 4 + place // 2 * 2, place % 2
            grid.addWidget(self._label(words, choice), row, column)
            grid.addWidget(choice, row + 1, column)
        grid.addWidget(self._country_label, 8, 0)
        grid.addWidget(self.country, 9, 0)

    def _label(self, words: str, buddy: QWidget) -> QLabel:
        label = plain(words, "secondary", self)
        label.setBuddy(buddy)
        return label

    def _connect(self) -> None:
        self.moment.chosen.connect(self.turned)
        self.moment.now_wanted.connect(self._set_now)
        self.read.valueChanged.connect(self._slid)
        for choice in (self.kind, self.subscription, self.article, self.locale_choice, self.country):
            choice.currentIndexChanged.connect(self.turned)

    def adopt(self, draft: Draft | None) -> None:
        """Offer what the draft has: its zone, languages, countries and kinds of article."""
        kinds = draft.article_kinds if draft else []
        self.article.offer([(kind.words or self.tr("Ordinary"), kind.fields) for kind in kinds])
        self.locale_choice.offer([(_language(locale), locale) for locale in (draft.locales if draft else [])])
        countries = draft.countries if draft else []
        self.country.offer([(self.tr("Any other"), ""), *((_country(code), code) for code in countries)])
        for widget in (self._country_label, self.country):
            widget.setVisible(bool(countries))
        with QSignalBlocker(self.read):
            self.read.setMaximum(max(draft.most_articles, self.read.value()) if draft else 0)
        if draft:
            self.moment.show_zone(draft.zone)

    def situation(self) -> Situation:
        """What the knobs say."""
        return Situation(
            at=self.moment.at,
            device=self.device,
            read=self.read.value(),
            kind=self.kind.currentData(),
            subscription=self.subscription.currentData(),
            locale=self.locale_choice.currentData() or "en",
            country=self.country.currentData() or "",
            article=self.article.currentData() or {},
        )

    def show_situation(self, wanted: Situation) -> None:
        """Turn to a situation; `turned` is sent once."""
        with QSignalBlocker(self):
            self.moment.set_at(wanted.at)
            self.read.setMaximum(max(self.read.maximum(), wanted.read))
            self.read.setValue(wanted.read)
            for choice, value in (
                (self.kind, wanted.kind), (self.subscription, wanted.subscription), (self.article, wanted.article),
                (self.locale_choice, wanted.locale), (self.country, wanted.country),
            ):  # fmt: skip
                found = next((i for i in range(choice.count()) if choice.itemData(i) == value), -1)
                choice.setCurrentIndex(max(0, found))
            self.device = wanted.device
        self.turned.emit()

    def set_device(self, device: Device) -> None:
        """Turn to a wide or a narrow screen."""
        if device != self.device:
            self.device = device
            self.dressed.emit()

    def set_dark(self, dark: bool) -> None:
        """Turn the page light or dark."""
        if dark != self.is_dark:
            self.is_dark = dark
            self.dressed.emit()

    @Slot()
    def _set_now(self) -> None:
        self.moment.set_at(self._clock() // 60 * 60)
        self.turned.emit()

    @Slot(int)
    def _slid(self, number: int) -> None:
        self.read_number.setText(str(number))
        self.turned.emit()


def _language(locale: str) -> str:
    """A language by its name, and its code."""
    name = language_name(locale)
    return f"{name} ({locale})" if name else locale


def _country(code: str) -> str:
    name = country_name(code)
    return f"{name} ({code})" if name else code
