"""The announcement of a window: the message that readers get then, edited here, or made here with a click."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from paywall_admin.core.calendar import Zone
from paywall_admin.core.codec import settings_dict
from paywall_admin.core.first_texts import first_message
from paywall_admin.core.settings import FreeAccess, Message, Settings
from paywall_admin.ui import icons, tokens
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.fields.choice import ChoiceInput
from paywall_admin.ui.fields.field import Field
from paywall_admin.ui.fields.form import Form
from paywall_admin.ui.fields.line import LineInput
from paywall_admin.ui.fields.notes import Note, Notes
from paywall_admin.ui.fields.vocabulary import language_words
from paywall_admin.ui.free_access.inputs import HeadingInput, LinkInput, TextInput
from paywall_admin.ui.free_access.words import STATE, days_of
from paywall_admin.ui.labels import plain
from paywall_admin.ui.rows.entry import free_id
from paywall_admin.ui.rows.states import States

_EDITED: Final = ("heading", "body", "cta")
_TARGET: Final = "ctaTarget"


class Announcement(QWidget):
    """The texts of a window's own message in one language; else which message serves, and a button to write one.

    `place_wanted` carries the JSON pointer of the message, `situation_wanted` the situation in which readers get it;
    `written` tells that one was made.
    """

    place_wanted = Signal(str)
    situation_wanted = Signal(object)
    written = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.form = Form(desk, _edit, self)
        self._settings: Settings | None = None
        self._states = States()
        self._window: FreeAccess | None = None
        self._taken: frozenset[str] = frozenset()
        self._locale = ""
        self._place = -1
        self._is_locked = False
        self.says = plain("", "secondary", self, wrap=True)
        self.notes = Notes(parent=self)
        self.language = ChoiceInput([], self)
        self.language.setAccessibleName(self.tr("Language of the announcement"))
        self._make_fields()
        self.write = QPushButton(self.tr("Write an announcement"), self)
        icons.wear(self.write, "plus")
        self.jump = QPushButton(self.tr("Edit the whole message"), self)
        self.jump.setProperty("kind", "line")
        icons.wear(self.jump, "edit")
        self.preview = QPushButton(self.tr("Show it in the preview"), self)
        self.preview.setProperty("kind", "line")
        icons.wear(self.preview, "preview")
        self._lay_out()
        self.preview.clicked.connect(self._find_situation)
        self.language.edited.connect(self._choose_language)
        self.write.clicked.connect(self._write)
        self.jump.clicked.connect(self._go)

    def _make_fields(self) -> None:
        bind = self.form.bind
        self.heading = bind(Field(self.tr("Heading"), HeadingInput(), parent=self), "heading")
        dates = self.tr("{{freeAccessDate}} becomes the last day of the window, in the reader's language.")
        self.body = bind(Field(self.tr("Text"), TextInput(lines=3), help_text=dates, parent=self), "body")
        none = self.tr("Empty: no button.")
        self.cta = bind(Field(self.tr("Button"), LineInput(), help_text=none, parent=self), "cta")
        leads = self.tr("An address on your site, such as /celebrate, or one that begins with https://.")
        self.link = bind(Field(self.tr("The button leads to"), LinkInput(), help_text=leads, parent=self), _TARGET)
        self._fields = (self.heading, self.body, self.cta, self.link)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_16)
        column.addWidget(plain(self.tr("What readers are told"), "section", self))
        column.addWidget(self.says)
        column.addWidget(self.notes)
        column.addWidget(self.language, 0, Qt.AlignmentFlag.AlignLeft)
        for field in self._fields:
            column.addWidget(field)
        for button in (self.write, self.preview, self.jump):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    # Showing

    def set_settings(self, settings: Settings, states: States, taken: frozenset[str]) -> None:
        """The draft, what the check says of it, and which ids messages have already."""
        self._settings, self._states, self._taken = settings, states, taken
        codes = list(dict.fromkeys((settings.publication.default_locale, *settings.publication.locales)))
        self.language.offer([(code, language_words(code)) for code in codes])
        if self._locale not in codes:
            self._locale = codes[0]
        self.language.write(self._locale)

    def show_window(self, window: FreeAccess) -> None:
        """Show what readers are told in a window."""
        self._window = window
        settings = self._settings
        assert settings is not None
        own = [n for n, message in enumerate(settings.messages) if message.state == STATE + window.id]
        shared = [n for n, message in enumerate(settings.messages) if message.state == "free_access"]
        self._place = next(iter(own or shared), -1)
        message = settings.messages[self._place] if self._place >= 0 else None
        editable = bool(own) and message is not None and self._is_plain(message)
        self._show_words(message, own, editable=editable)
        self.write.setVisible(not own)
        self.jump.setVisible(message is not None)
        self.language.setVisible(editable and self.language.count() > 1)
        for field in self._fields:
            field.setVisible(editable)
        if editable and message is not None:
            self._show_texts(message)
        else:
            self.form.leave()
            self.notes.show_notes(())

    def _show_words(self, message: Message | None, own: Sequence[int], *, editable: bool) -> None:
        if message is None:
            self.says.setText(self.tr("Readers are told nothing yet: they read for free and do not know why."))
        elif not own:
            words = self.tr("All windows without words of their own share the message “{name}”: {heading}")
            self.says.setText(words.replace("{name}", message.id).replace("{heading}", self._heading(message)))
        elif not editable:
            words = self.tr("This message has forms by number: {heading}")
            self.says.setText(words.replace("{heading}", self._heading(message)))
        elif len(own) > 1:
            words = self.tr("{count} more messages are for other readers.")
            self.says.setText(words.format(count=len(own) - 1))
        else:
            self.says.setText("")
        self.says.setVisible(bool(self.says.text()))

    def _heading(self, message: Message) -> str:
        texts = message.texts.get(self._locale) or next(iter(message.texts.values()), None)
        heading = texts.heading if texts else ""
        return heading if isinstance(heading, str) else heading.other

    def _is_plain(self, message: Message) -> bool:
        """Whether all that is edited here is one text each."""
        texts = message.texts.get(self._locale)
        return texts is None or all(isinstance(getattr(texts, name), str | None) for name in _EDITED)

    def _show_texts(self, message: Message) -> None:
        texts = message.texts.get(self._locale)
        values = settings_dict(texts) if texts else {}
        target = settings_dict(message)[_TARGET]
        self.form.show(f"{message.id}/{self._locale}", {**values, _TARGET: target})
        for field in (self.body, self.cta):
            field.setVisible(texts is not None)
        self.link.setVisible(texts is not None)
        self._show_findings(self._states.at(f"/messages/{self._place}"))

    def _show_findings(self, findings: Any) -> None:
        inside = f"texts/{self._locale}/"
        found = [(self._field_at(path, inside), note) for path, note in findings]
        for field in self._fields:
            field.show_findings([note for place, note in found if place is field])
        self.notes.show_notes([note for place, note in found if place is None])

    def _field_at(self, path: str, inside: str) -> Field | None:
        if path.startswith(_TARGET):
            return self.link
        return self.form.field_at(path.removeprefix(inside)) if path.startswith(inside) else None

    def lock(self, locked: bool) -> None:
        """Show, but let nobody change."""
        self._is_locked = locked
        self.write.setEnabled(not locked)
        for field in self._fields:
            field.lock(locked)

    # Doing

    def _choose_language(self) -> None:
        self._locale = str(self.language.read())
        if self._window is not None:
            self.show_window(self._window)

    def _go(self) -> None:
        self.place_wanted.emit(f"/messages/{self._place}")

    def _write(self) -> None:
        """Make a message for this window alone; it goes before one that all windows share, else it would never show."""
        from paywall_admin.services.drafts import lists  # noqa: PLC0415 - the page is filled without the database

        settings, window = self._settings, self._window
        assert settings is not None
        assert window is not None
        first, last = days_of(window, Zone.load(settings.publication.time_zone))
        new_id = window.id if window.id not in self._taken else free_id(window.id[:60], self._taken)
        value = first_message(settings.publication, STATE + window.id, new_id, one_day=first == last)
        position = self._place if self._place >= 0 else None
        self._desk.do(self, lists.AddMessage(value, position), self._written)

    def _find_situation(self) -> None:
        from paywall_admin.services.queries import FindSituation  # noqa: PLC0415 - as above

        assert self._window is not None
        self.form.flush()
        asked = FindSituation(STATE + self._window.id, locale=self._locale)
        self._desk.ask(self, asked, self._show_situation, latest="situation")

    def _show_situation(self, found: Any) -> None:
        """Show it; a window that others hide is said to have no readers."""
        situation = getattr(found, "situation", None)
        if situation is not None:
            self.situation_wanted.emit(situation)
        else:
            self.notes.show_notes([Note("warning", self.tr("No reader meets this window: the others come first."))])

    def _written(self, _outcome: object) -> None:
        self.written.emit()


def _edit(key: str, was: dict[str, Any], now: dict[str, Any]) -> Any:
    """The edit of a text in one language, or of the target, which all languages share."""
    from paywall_admin.services.drafts import lists  # noqa: PLC0415 - as above

    message, _, locale = key.partition("/")
    path = partial(_path, locale)
    return lists.EditMessage(
        message,
        {path(name): value for name, value in was.items()},
        {path(name): value for name, value in now.items()},
    )


def _path(locale: str, name: str) -> str:
    return name if name == _TARGET else f"texts/{locale}/{name}"
