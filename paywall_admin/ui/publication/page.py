"""The Publication page: names, languages, time zone, currency and pages, and what the website does without us."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from paywall_admin.core.calendar import Zone
from paywall_admin.core.codec import settings_dict
from paywall_admin.core.money import EXPONENTS, currency_name
from paywall_admin.system.clock import Clock, system_clock
from paywall_admin.ui import icons, tokens
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.fields.chips import ChipsInput
from paywall_admin.ui.fields.choice import ChoiceInput, SegmentsInput
from paywall_admin.ui.fields.field import Field
from paywall_admin.ui.fields.form import Form
from paywall_admin.ui.fields.line import LineInput, NumberInput
from paywall_admin.ui.fields.moments import moment_words, window_language, zone_words
from paywall_admin.ui.fields.vocabulary import Languages, language_words
from paywall_admin.ui.forms import FormPage, Kept
from paywall_admin.ui.labels import plain
from paywall_admin.ui.publication import changes
from paywall_admin.ui.publication.asking import AskingForm, Question
from paywall_admin.ui.publication.inputs import AddressInput, ZoneInput

_SIDE_BY_SIDE: Final = 900
_LOOK_AGAIN_MS: Final = 60_000
_DAYS: Final = {"expiresAfterDays": (1, 3650), "staleDays": (0, 36_500)}


class PublicationPage(FormPage):
    """What there is once: the publication itself, how long the website trusts a version, and the wall."""

    topics = frozenset(
        {"draft", "publication", "policy", "wall", "plans", "offers", "freeAccess", "messages", "people"}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, clock: Clock = system_clock) -> None:
        super().__init__(desk, parent, clock=clock)
        self.begin(
            self.tr("Publication"),
            self.tr("What it is called, its languages, days and money, and what the website does on its own."),
        )
        self.form = AskingForm(desk, partial(_edit, "EditPublication"), ("timeZone", "currency"), self)
        self.policy = Form(desk, partial(_edit, "EditPolicy"), self)
        self.wall = Form(desk, partial(_edit, "EditWall"), self)
        self.zone_question = Question(("days", "moments"), self.ground)
        self.currency_question = Question(("prices",), self.ground)
        self._make_columns()
        self._make_names()
        self._make_places()
        self._make_website()
        self.form.asked.connect(self._ask_first)
        self.zone_question.answered.connect(self._answer_zone)
        self.currency_question.answered.connect(self._answer_currency)
        self.to_messages.clicked.connect(self._go_to_messages)
        self._clock_hand = QTimer(self, interval=_LOOK_AGAIN_MS)
        self._clock_hand.timeout.connect(self._show_time)
        self._clock_hand.start()
        self._missing = ""
        self._desk.call(self, _currency_names, self._offer_currencies)
        self.listen()

    def forms(self) -> tuple[Kept, ...]:
        """The publication, the policy and the wall."""
        return (
            Kept("publication", "/publication", self.form),
            Kept("policy", "/policy", self.policy),
            Kept("wall", "/wall", self.wall),
        )

    # Making

    def _make_columns(self) -> None:
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._row.setSpacing(tokens.SPACE_32)
        self._columns = []
        for _ in range(2):
            side = QWidget(self.ground)
            side.setMaximumWidth(tokens.DETAIL_WIDTH)
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(tokens.SPACE_16)
            self._row.addWidget(side, 1, Qt.AlignmentFlag.AlignTop)
            self._columns.append(column)
        self._row.addStretch(0)  # in a wide window they stay below the title
        self.column.addLayout(self._row)
        self.column.addStretch(1)

    def _start(self, side: int, heading: str) -> None:
        column = self._columns[side]
        if column.count():
            column.addSpacing(tokens.SPACE_8)
        column.addWidget(plain(heading, "section", self.ground))

    def _put(
        self, side: int, form: Form, path: str, label: str, control: Any, *, says: str = "", unit: str = ""
    ) -> Field:
        field = Field(label, control, help_text=says, unit=unit, parent=self.ground)
        self._columns[side].addWidget(field)
        return form.bind(field, path)

    def _make_names(self) -> None:
        form = self.form
        self._start(0, self.tr("Name"))
        self.name = self._put(0, form, "name", self.tr("Name"), LineInput(required=True))
        former = self.tr("For announcements such as “A, now known as B”. Readers see it where a message names it.")
        self.former = self._put(0, form, "formerName", self.tr("Former name"), LineInput(), says=former)
        self._start(0, self.tr("Languages"))
        self.locales = self._put(0, form, "locales", self.tr("Languages of the messages"), ChipsInput(Languages()))
        self.to_messages = QPushButton(self.ground)
        self.to_messages.setProperty("kind", "line")
        icons.wear(self.to_messages, "edit")
        self.to_messages.hide()  # until it is known whether anything is missing
        self._columns[0].addWidget(self.to_messages, 0, Qt.AlignmentFlag.AlignLeft)
        self._defaults = ChoiceInput([])
        self._defaults.setSizeAdjustPolicy(ChoiceInput.SizeAdjustPolicy.AdjustToContents)
        default = self.tr("Readers get it who read in none of these languages.")
        self.default = self._put(0, form, "defaultLocale", self.tr("Default language"), self._defaults, says=default)
        self._start(0, self.tr("Days and money"))
        self.zone = self._put(0, form, "timeZone", self.tr("Time zone"), ZoneInput())
        self._columns[0].addWidget(self.zone_question)
        self._currencies = ChoiceInput([(code, code) for code in sorted(EXPONENTS)])
        self._currencies.setSizeAdjustPolicy(ChoiceInput.SizeAdjustPolicy.AdjustToContents)
        money = self.tr("Every plan and offer has its price in it.")
        self.currency = self._put(0, form, "currency", self.tr("Currency"), self._currencies, says=money)
        self._columns[0].addWidget(self.currency_question)

    def _make_places(self) -> None:
        self._start(1, self.tr("Pages of your site"))
        address = self.tr("An address on your site, such as /offers, or one that begins with https://.")
        home = self.tr("The front page of your site.") + " " + address
        self.home = self._put(1, self.form, "homeUrl", self.tr("Home page"), AddressInput(), says=home)
        offers = self.tr("Where buttons lead that have no offer of their own.")
        self.offers = self._put(1, self.form, "offersUrl", self.tr("Offers page"), AddressInput(), says=offers)
        account = self.tr("Where subscribers put a failed payment right.")
        self.account = self._put(1, self.form, "accountUrl", self.tr("Account page"), AddressInput(), says=account)

    def _make_website(self) -> None:
        self._start(1, self.tr("When nothing new is published"))
        days = self.tr("days")
        expires = self.tr("After that the website does not take it any more. Publish again before.")
        self.expires = self._days("expiresAfterDays", self.tr("A published version is good for"), expires, days)
        stale = self.tr("A version that the website has already stays in force for so long after it is no longer good.")
        self.stale = self._days("staleDays", self.tr("It stays in force for another"), stale, days)
        then = SegmentsInput([(True, self.tr("the wall opens")), (False, self.tr("it stays in force"))])
        opens = self.tr("Open: everyone reads everything, rather than by rules that nobody looks after.")
        self.then = self._put(1, self.policy, "thenOpen", self.tr("And then"), then, says=opens)
        self._start(1, self.tr("The wall"))
        states = SegmentsInput([(False, self.tr("On")), (True, self.tr("Open for everyone"))])
        wall = self.tr(
            "Open: everyone reads everything from the next publish on, until you switch it on and publish again. "
            "To open it at once, for some hours, there is the emergency switch."
        )
        self.open = self._put(1, self.wall, "open", self.tr("The wall is"), states, says=wall)

    def _days(self, path: str, label: str, says: str, unit: str) -> Field:
        return self._put(1, self.policy, path, label, NumberInput(*_DAYS[path]), says=says, unit=unit)

    def fit(self, width: int) -> None:
        """Two columns where the page is wide."""
        wide = width >= _SIDE_BY_SIDE
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != direction:
            self._row.setDirection(direction)

    # Showing

    def show_settings(self, settings: Any, *, locked: Callable[[str], bool]) -> None:
        """Show the draft."""
        publication = settings.publication
        self._defaults.offer([(code, language_words(code)) for code in publication.locales])
        self.form.show("publication", settings_dict(publication))
        self.policy.show("policy", settings_dict(settings.policy))
        self.wall.show("wall", settings_dict(settings.wall))
        for kept in self.forms():
            for field in kept.form.fields():
                field.lock(locked(kept.kind))
        self._show_languages(settings)
        self._show_time()
        for path in ("timeZone", "currency"):
            if pending := self.form.pending(path):
                self._ask_first(path, pending[1])

    def _show_languages(self, settings: Any) -> None:
        """Say what is still to be written in each language."""
        every, lines, self._missing = len(settings.messages), [], ""
        for code in settings.publication.locales:
            places = changes.missing(settings, code)
            if places:
                words = self.tr("{language}: {count} of {all} messages are still to be written.")
                lines.append(words.format(language=language_words(code), count=len(places), all=every))
                self._missing = self._missing or f"/messages/{places[0]}/texts/{code}"
        done = self.tr("Every message has texts in every language.")
        more = self.tr("A new language has to be written in every message; texts of one that you take away stay.")
        self.locales.notes.show_help("\n".join([*(lines or [done]), more]))
        self.to_messages.setText(self.tr("Write what is missing"))
        self.to_messages.setVisible(bool(lines))

    def _show_time(self) -> None:
        if self.view is None:
            return
        zone = Zone.load(self.view.settings.publication.time_zone)
        words = self.tr("It is {when} in {place} now. All days begin and end there.")
        now = self._clock()
        when = moment_words(zone, now - now % 60)
        self.zone.notes.show_help(words.format(when=when, place=zone_words(zone)))

    def _offer_currencies(self, names: dict[str, str]) -> None:
        self._currencies.offer([(code, f"{code} – {name}") for code, name in names.items()])

    def _go_to_messages(self) -> None:
        self.place_wanted.emit(self._missing)

    # Asking

    def _ask_first(self, path: str, value: Any) -> None:
        question = self.zone_question if path == "timeZone" else self.currency_question
        pending = self.form.pending(path)
        if value is None or pending is None:
            question.hide()
        elif path == "timeZone":
            self._ask_about_zone(*pending)
        else:
            self._ask_about_currency(*pending)

    def _open(self, question: Question, title: str, lines: Sequence[str], answers: Sequence[str]) -> None:
        was_open = question.isVisible()
        question.ask(title, lines, answers)
        if not was_open:
            question.take_focus()
            self.reveal(question)

    def _ask_about_zone(self, was: str, now: str) -> None:
        lines = changes.zone_lines(self.view, was, now)
        if not lines:
            self.form.answer("timeZone", changes.change_zone(self.view, was, now, keep_days=False))
            return
        title = self.tr("Days are then those of {now}. What was planned in {was} falls on other days or hours there:")
        self._open(
            self.zone_question,
            title.format(now=now, was=was),
            lines,
            (self.tr("Keep the days"), self.tr("Keep the moments"), self.tr("Stay with {zone}").format(zone=was)),
        )

    def _ask_about_currency(self, was: str, now: str) -> None:
        count = sum(1 for _ in changes.priced(self.view, was))
        if not count:
            self.form.answer("currency", changes.change_currency(self.view, was, now))
            return
        title = self.tr("This changes every price: {count} plans and offers are then in {now} instead of {was}.")
        self._open(
            self.currency_question,
            title.format(count=count, now=now, was=was),
            changes.currency_lines(self.view, was, now),
            (self.tr("Change all prices to {now}").format(now=now), self.tr("Stay with {was}").format(was=was)),
        )

    def _answer_zone(self, way: str) -> None:
        pending = self.form.pending("timeZone")
        if pending:
            command = changes.change_zone(self.view, *pending, keep_days=way == "days") if way else None
            self.form.answer("timeZone", command)

    def _answer_currency(self, way: str) -> None:
        pending = self.form.pending("currency")
        if pending:
            self.form.answer("currency", changes.change_currency(self.view, *pending) if way else None)


def _edit(name: str, _object: str, was: dict[str, Any], now: dict[str, Any]) -> Any:
    from paywall_admin.services import drafts  # noqa: PLC0415 - the page is filled without the database

    return getattr(drafts, name)(was, now)


def _currency_names(_app: Any) -> dict[str, str]:
    """The currencies by code, with their names in the window's language; CLDR is read where nobody waits for it."""
    return {code: currency_name(code, window_language()) for code in sorted(EXPONENTS)}
