"""The Expiry page: the picture of the way, and what happens when a trial, full access or a payment ends."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from paywall_admin.core.calendar import epoch, instant
from paywall_admin.core.codec import settings_dict
from paywall_admin.system.clock import Clock, system_clock
from paywall_admin.ui import tokens
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.expiry.parts import Part, ended_part, grace_part
from paywall_admin.ui.expiry.picture import Picture
from paywall_admin.ui.expiry.way import way
from paywall_admin.ui.expiry.words import grace_summary, state_summary
from paywall_admin.ui.fields.form import Form
from paywall_admin.ui.forms import FormPage, Kept
from paywall_admin.ui.labels import plain
from paywall_admin.ui.rows.entry import free_id

_SIDE_BY_SIDE: Final = 900
# Beyond every limit, whatever support has given.
_ALL_READ: Final = 1_000_000


class ExpiryPage(FormPage):
    """What readers meet when a trial, full access or a payment ends.

    `situation_wanted` carries the situation that the preview shall show.
    """

    situation_wanted = Signal(object)
    topics = frozenset(
        {"draft", "publication", "wall", "meters", "contentRules", "expiryStates", "graceDays", "plans", "offers"}
        | {"freeAccess", "messages", "people"}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, clock: Clock = system_clock) -> None:
        super().__init__(desk, parent, clock=clock)
        self.begin(self.tr("Expiry"), self.tr("What readers meet when a trial, full access or a payment ends."))
        self.states_form = Form(desk, _edit_states, self)
        self.grace_form = Form(desk, _edit_grace, self)
        self.picture = Picture(self.ground)
        states = self.states_form
        self.parts = (
            ended_part("trial_expired", self.tr("Trial ended"), "trialExpired", states, self.ground),
            ended_part("access_expired", self.tr("Full access ended"), "accessExpired", states, self.ground),
            grace_part(self.grace_form, self.ground),
        )
        self._lay_out()
        self.picture.chosen.connect(self._go)
        for part in self.parts:
            part.place_wanted.connect(self._go)
            part.message_wanted.connect(self._write_message)
            part.preview_wanted.connect(self._find_situation)
        self.listen()

    def _lay_out(self) -> None:
        self.column.addWidget(plain(self.tr("A reader's way"), "section", self.ground))
        self.column.addWidget(self.picture)
        self.column.addSpacing(tokens.SPACE_16)
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._row.setSpacing(tokens.SPACE_32)
        for part in self.parts:
            self._row.addWidget(part, 1)
        self.column.addLayout(self._row)
        self.column.addStretch(1)

    def fit(self, width: int) -> None:
        """The parts stand side by side where the page is wide."""
        wide = width >= _SIDE_BY_SIDE
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != direction:
            self._row.setDirection(direction)

    def part(self, state: str) -> Part:
        """The part of a state."""
        return next(part for part in self.parts if part.state == state)

    def forms(self) -> tuple[Kept, ...]:
        """The two expiry states, and the grace."""
        return (
            Kept("expiryStates", "/expiryStates", self.states_form),
            Kept("graceDays", "", self.grace_form),
        )

    # Showing

    def show_settings(self, settings: Any, *, locked: Callable[[str], bool]) -> None:
        """Show the draft, and ask what readers get."""
        states = settings.expiry_states
        self.picture.show_way(way(settings))
        summaries = (
            state_summary(states.trial_expired),
            state_summary(states.access_expired),
            grace_summary(settings.grace_days),
        )
        for part, summary in zip(self.parts, summaries, strict=True):
            part.show_settings(settings, summary)
            part.shown.lock(locked("message"))
        self.states_form.show("expiryStates", settings_dict(states))
        self.grace_form.show("graceDays", {"graceDays": settings.grace_days})
        for kept in self.forms():
            for field in kept.form.fields():
                field.lock(locked(kept.kind))
        self._ask_what_is_shown(settings)

    def _ask_what_is_shown(self, settings: Any) -> None:
        from paywall_admin.services import queries  # noqa: PLC0415 - the page is shown without the database

        cases = tuple(_case(settings, part.state, self._clock()) for part in self.parts)
        asked = queries.ExplainEach(cases)
        self._desk.ask(self, asked, self._show_decisions, self._not_decided, latest="explain")

    def _show_decisions(self, decisions: Any) -> None:
        for part, decision in zip(self.parts, decisions, strict=True):
            part.shown.show_decision(self.view.settings, decision, part.state)
            if decision["state"] != part.state:
                part.shown.show_why_not(self._why_not(part.state, decision["state"]))

    def _why_not(self, state: str, decided: str) -> str:
        if state == "grace" and not self.view.settings.grace_days:
            return self.tr("Nobody gets it while there are no days of grace.")
        if decided == "open":
            return self.tr("Nobody gets it while the wall is open for everyone.")
        return self.tr("Nobody gets it: the content rules make every article free.")

    def _not_decided(self, problem: Exception) -> None:
        sentence = self.tr("What readers get cannot be shown: {problem}")
        for part in self.parts:
            part.shown.show_why_not(sentence.format(problem=getattr(problem, "sentence", problem)))

    # Doing

    def _go(self, place: str) -> None:
        if place.startswith(("/expiryStates", "/graceDays")):
            self.focus_place(place)
        else:
            self.place_wanted.emit(place)

    def _write_message(self, state: str) -> None:
        from paywall_admin.core.first_texts import first_message  # noqa: PLC0415 - when it is wanted
        from paywall_admin.services.drafts import lists  # noqa: PLC0415 - the page is filled without the database

        settings = self.view.settings
        taken = {message.id for message in (*settings.messages, *self.view.archived["message"])}
        value = first_message(settings.publication, state, free_id(state.replace("_", "-"), taken))
        self._desk.do(self, lists.AddMessage(value), self._written)

    def _find_situation(self, state: str) -> None:
        from paywall_admin.services.queries import FindSituation  # noqa: PLC0415 - the page is shown without it

        self.flush()
        self._desk.ask(self, FindSituation(state), self._show_situation, latest="situation")

    def _show_situation(self, found: Any) -> None:
        situation = getattr(found, "situation", None)
        if situation is not None:
            self.situation_wanted.emit(situation)
        else:
            self.told.emit(self.tr("With these settings no reader comes into this state."), False)

    def _written(self, _outcome: object) -> None:
        self.told.emit(self.tr("A message is written. Read it, and make it yours."), True)


def _case(settings: Any, state: str, now: int) -> dict[str, Any]:
    """A registered reader in a state, at a moment at which no free access is on."""
    at = now
    for window in sorted(settings.free_access, key=lambda window: window.starts_at):
        if epoch(window.starts_at) <= at < epoch(window.ends_at):
            at = epoch(window.ends_at)
    subscription: dict[str, Any] = {"status": "canceled", "endedDuringTrial": state == "trial_expired"}
    if state == "grace":
        subscription = {"status": "past_due", "pastDueSince": instant(at)}
    reader = {
        "kind": "registered",
        "locale": settings.publication.default_locale,
        "subscription": subscription,
        "meter": {"used": _ALL_READ, "countedThis": False},
    }
    return {"at": instant(at), "reader": reader, "article": {"id": "article"}}


def _edit_states(_object: str, was: dict[str, Any], now: dict[str, Any]) -> Any:
    from paywall_admin.services.drafts import EditExpiryStates  # noqa: PLC0415 - as above

    return EditExpiryStates(was, now)


def _edit_grace(_object: str, was: dict[str, Any], now: dict[str, Any]) -> Any:
    from paywall_admin.services.drafts import EditGraceDays  # noqa: PLC0415 - as above

    return EditGraceDays(was, now)
