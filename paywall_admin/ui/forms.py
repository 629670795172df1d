"""A page of fields for what there is once in the settings: asked for, shown, kept, and found by its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from paywall_admin.core.roles import allows
from paywall_admin.system.clock import Clock, system_clock
from paywall_admin.ui import tokens
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.fields.field import Field
from paywall_admin.ui.fields.form import Form
from paywall_admin.ui.fields.notes import Note
from paywall_admin.ui.labels import plain
from paywall_admin.ui.scrolling import scrolled


class Kept(NamedTuple):
    """A form of the page: the kind of its object, and the JSON pointer of that object."""

    kind: str
    pointer: str
    form: Form


class FormPage(QWidget):
    """Fields in a column that scrolls.

    A page says which `topics` concern it, fills `column`, answers `forms`, and shows the draft in `show_settings`.

    `told` carries a sentence for a toast, and whether the last step, which it tells of, can be undone; `place_wanted`
    the JSON pointer to a field on another page.
    """

    told = Signal(str, bool)
    place_wanted = Signal(str)
    topics: ClassVar[frozenset[str]]

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, clock: Clock = system_clock) -> None:
        super().__init__(parent)
        self.title = ""
        self.view: Any = None
        self.status: Any = None
        self._desk = desk
        self._clock = clock
        self._place = ""
        self._revealed: QWidget | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._reveal_now)
        self._make_ground()

    def begin(self, title: str, sentence: str) -> None:
        """Start the page with its title, and with a sentence of what it is for."""
        self.title = title
        self.column.addWidget(plain(title, "title", self.ground))
        self.column.addWidget(plain(sentence, "secondary", self.ground, wrap=True))
        self.column.addSpacing(tokens.SPACE_8)

    # What a page says

    def forms(self) -> tuple[Kept, ...]:
        """The forms of the page."""
        return ()

    def show_settings(self, settings: Any, *, locked: Callable[[str], bool]) -> None:
        """Show the draft; `locked` says of a kind of object whether this person may not change it."""

    # Making

    def _make_ground(self) -> None:
        self.ground = QWidget(self)
        self.scrolling = scrolled(self.ground, self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.scrolling)
        self.column = QVBoxLayout(self.ground)
        self.column.setContentsMargins(tokens.SPACE_32, tokens.SPACE_24, tokens.SPACE_24, tokens.SPACE_24)
        self.column.setSpacing(tokens.SPACE_8)

    def listen(self) -> None:
        """Follow the forms, and ask for the draft; to be called when all is made."""
        for kept in self.forms():
            kept.form.refused.connect(self._ask)
            kept.form.missed.connect(self._tell_missed)
        self._ask()

    def _tell_missed(self, _object: str, sentence: str) -> None:
        self.told.emit(self.tr("Not kept. {sentence}").format(sentence=sentence), False)

    # Asking

    def refresh(self, topics: frozenset[str]) -> None:
        """Ask again where one of these topics stands on this page."""
        if topics & self.topics:
            self._ask()

    def _ask(self) -> None:
        from paywall_admin.services import queries  # noqa: PLC0415 - the page is shown without the database

        self._desk.ask(self, queries.GetStatus(), self._show_status, latest="status")
        self._desk.ask(self, queries.GetDraft(), self._show_draft, latest="draft")
        self._desk.ask(self, queries.GetFindings(), self._show_findings, latest="findings", patient=True)

    def _show_status(self, status: Any) -> None:
        """Keep the status; it is shown with the draft, which is asked for with it and answered after it."""
        self.status = status

    def _show_draft(self, view: Any) -> None:
        self.view = view
        if not self.is_filled():
            return
        self.show_settings(view.settings, locked=self.is_locked)
        place, self._place = self._place, ""
        if place:
            self.focus_place(place)

    def is_locked(self, kind: str) -> bool:
        """Whether this person may not change objects of a kind."""
        return bool(self.status.read_only) or not allows(self.status.role, f"{kind}:edit")

    def _show_findings(self, findings: tuple[Any, ...]) -> None:
        for kept in self.forms():
            found = [(self._field(kept, finding.place), _note(finding)) for finding in findings]
            for field in kept.form.fields():
                field.show_findings([note for place, note in found if place is field])

    # Going somewhere

    def is_filled(self) -> bool:
        """Whether the draft is known."""
        return self.view is not None and self.status is not None

    @staticmethod
    def _field(kept: Kept, place: str) -> Field | None:
        if not place.startswith(f"{kept.pointer}/"):
            return None
        return kept.form.field_at(place[len(kept.pointer) + 1 :])

    def focus_place(self, place: str) -> None:
        """Go to the field that a JSON pointer names."""
        if not self.is_filled():
            self._place = place
            return
        field = next((field for kept in self.forms() if (field := self._field(kept, place))), None)
        if field is not None:
            field.take_focus()
            self.reveal(field)

    def reveal(self, widget: QWidget) -> None:
        """Scroll to a widget once what is new has its place."""
        self._revealed = widget
        self._soon.start()

    def _reveal_now(self) -> None:
        if self._revealed is not None and isValid(self._revealed):
            self.scrolling.ensureWidgetVisible(self._revealed)

    def flush(self) -> None:
        """Hand over what was typed and not handed over yet."""
        for kept in self.forms():
            kept.form.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving the page, or closing the window, loses nothing."""
        self.flush()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A page lays itself out for its width."""
        super().resizeEvent(event)
        self.fit(event.size().width())

    def fit(self, width: int) -> None:
        """Lay out for a width."""


def _note(finding: Any) -> Note:
    return Note("danger" if finding.severity == "error" else "warning", finding.sentence)
