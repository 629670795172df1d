"""The fields of a message: its texts, where its button leads, and who sees it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from paywall_admin.core.codec import parse_value
from paywall_admin.core.settings import Message, Settings
from paywall_admin.ui import icons, tokens
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.fields.audience import audience_fields
from paywall_admin.ui.fields.choice import ChoiceInput
from paywall_admin.ui.fields.field import Field
from paywall_admin.ui.fields.form import value_at
from paywall_admin.ui.fields.lexicon import Lexicon
from paywall_admin.ui.fields.notes import Notes
from paywall_admin.ui.labels import plain
from paywall_admin.ui.messages.entries import all_groups
from paywall_admin.ui.messages.target import TargetInput
from paywall_admin.ui.messages.texts import NARROW, WIDE, MessageTexts, TextsForm
from paywall_admin.ui.messages.verbs import message_verbs
from paywall_admin.ui.messages.words import meaning, summary, title, why_words
from paywall_admin.ui.rows.empty import Empty
from paywall_admin.ui.rows.entry import Entry


class MessageEditor(QWidget):
    """What readers are told in a state; or, where they are told nothing, the way to begin.

    `write_wanted` asks for a message in the state shown; `situation_wanted` carries the situation in which the
    message shows.
    """

    write_wanted = Signal()
    situation_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._settings: Settings | None = None
        self._entry: Entry | None = None
        self._asked: tuple[Any, ...] = ()
        self._codes: tuple[str, ...] = ()
        self._goes = False
        self._begins = ("", False)
        self.form = TextsForm(desk, self._edit, self)
        self.lexicon = Lexicon(self)
        self.summary = plain("", "secondary", self, wrap=True)
        self.where = QPushButton(self.tr("Where does this show?"), self)
        self.where.setProperty("kind", "quiet")
        icons.wear(self.where, "preview", "accent")
        self.reason = Notes(parent=self)
        self.vacancy = Empty(self.tr("No message here"), "", self.tr("Write one"), self)
        self._ground = QWidget(self)
        self.texts = MessageTexts(self.form, self.lexicon, self._ground)
        self._make_fields()
        self._lay_out()
        self.where.clicked.connect(self._go)
        self.vacancy.wanted.connect(self.write_wanted)
        self.texts.turned.connect(self._ask)
        self.texts.texts_wanted.connect(self._begin_language)

    def _make_fields(self) -> None:
        self._states = ChoiceInput([])
        bind, ground = self.form.bind, self._ground
        self.target = bind(Field(self.tr("The button leads to"), TargetInput(), parent=ground), "ctaTarget")
        self.state = bind(Field(self.tr("Shown in this state"), self._states, parent=ground), "state")
        self.audience = audience_fields(self.form, ground)

    def _lay_out(self) -> None:
        inner = QVBoxLayout(self._ground)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(tokens.SPACE_16)
        inner.addWidget(self.texts)
        inner.addWidget(self.target)
        inner.addSpacing(tokens.SPACE_8)
        inner.addWidget(plain(self.tr("Who sees it"), "section", self._ground))
        for field in (self.state, *self.audience):
            inner.addWidget(field)
        row = QHBoxLayout()
        row.addWidget(self.summary, 1)
        row.addWidget(self.where, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_8)
        column.addLayout(row)
        column.addWidget(self.reason)
        column.addWidget(self.vacancy)
        column.addWidget(self._ground)

    # Showing

    def set_settings(self, settings: Settings) -> None:
        """The draft, on whose languages, windows and rules a message depends."""
        self._settings = settings
        self._ask_for_forms(settings)
        states = [state for group in all_groups(settings) for state in group.states]
        self._states.offer([(state, title(state, settings)) for state in states])

    def _ask_for_forms(self, settings: Settings) -> None:
        """Ask which plural forms the languages have, where one is new: CLDR is not waited for."""
        spoken = (code for message in settings.messages for code in message.texts)
        codes = tuple(sorted({*settings.publication.locales, *spoken}))
        if codes != self._codes:
            from paywall_admin.services.queries import GetPluralForms  # noqa: PLC0415 - the page is filled without it

            self._codes = codes
            self._desk.ask(self, GetPluralForms(codes), self.lexicon.learn_forms, latest="forms")

    def show_entry(self, entry: Entry) -> None:
        """Show a message, or the same one as it is now; or that a state has none."""
        settings = self._settings
        assert settings is not None
        self._entry = entry
        self.vacancy.setVisible(entry.vacant)
        self._ground.setVisible(not entry.vacant)
        if entry.vacant:
            self.form.leave()
            self.summary.setText(meaning(entry.values["state"]))
            self.vacancy.show_words(self._without(entry))
        else:
            self.summary.setText(summary(parse_value(Message, dict(entry.values))))
            self.texts.prepare(entry, settings)
            self.form.show(entry.key, entry.values)
            self.texts.show_texts(entry, settings)
            self._go_on()
        self._ask()

    def _go_on(self) -> None:
        """Put the cursor to where it goes on, once a language has got its first texts or lost its last ones."""
        assert self._entry is not None
        code, wanted = self._begins
        if code and (value_at(self._entry.values, f"{WIDE}/{code}") is not None) == wanted:
            self._begins = ("", False)
            self.take_focus()

    def _without(self, entry: Entry) -> str:
        """What it means that a state has no message."""
        if entry.findings:
            return self.tr("Readers in this state get no word of explanation, and the next version cannot go out.")
        return self.tr(
            "Readers in this state see the page as it is. Write a message where you want to tell them something."
        )

    def lock(self, locked: bool) -> None:
        """Show, but let nobody change."""
        for field in self.form.fields():
            field.lock(locked)
        self.texts.lock(locked)
        self.vacancy.button.setEnabled(not locked)

    def take_focus(self) -> None:
        """Put the cursor into the heading, or onto the way to begin."""
        if self._entry is not None and self._entry.vacant:
            self.vacancy.button.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.texts.untranslated.isVisible():
            self.texts.untranslated.copy.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.texts.fields["heading"].take_focus()

    # Where it shows

    def _question(self) -> Any:
        from paywall_admin.services.queries import FindSituation  # noqa: PLC0415 - the page is filled without it

        assert self._entry is not None
        message = None if self._entry.vacant or self._entry.archived else self._entry.key
        device = "narrow" if self.texts.part == NARROW else "wide"
        return FindSituation(self._entry.values["state"], message, self.texts.language, device)  # type: ignore[arg-type]

    def _ask(self) -> None:
        """Ask for what placeholders say, where the draft or what is shown of it is another."""
        if self._entry is None:
            return
        asked = (self._question(), id(self._settings))
        if asked != self._asked:
            if asked[0] != (self._asked or (None,))[0]:
                self.reason.show_help("")
            self._asked = asked
            self._desk.ask(self, asked[0], self._show_situation, self._not_found, latest="situation")

    def _go(self) -> None:
        self._goes = True
        self.form.flush()
        self._desk.ask(self, self._question(), self._show_situation, self._not_found, latest="situation")

    def _show_situation(self, found: Any) -> None:
        goes, self._goes = self._goes, False
        situation = getattr(found, "situation", None)
        self.lexicon.show_values(found.values if situation else {})
        if situation is not None:
            self.reason.show_help("")
        if goes and situation is not None:
            self.situation_wanted.emit(situation)
        elif goes:
            self.reason.show_help(why_words(found.why, self._name_of(found.instead)))

    def _not_found(self, _problem: Exception) -> None:
        """A draft with which nothing can be decided has findings that say why."""
        self._goes = False
        self.lexicon.show_values({})

    def _name_of(self, message_id: str | None) -> str:
        assert self._settings is not None
        message = next((each for each in self._settings.messages if each.id == message_id), None)
        return title(message.state, self._settings) if message else str(message_id)

    # Changing

    def blank(self, new_id: str) -> dict[str, Any]:
        """A new message in the state shown, without words yet."""
        assert self._settings is not None
        assert self._entry is not None
        texts = {self._settings.publication.default_locale: {"heading": ""}}
        return {"id": new_id, "state": self._entry.values["state"], "texts": texts}

    def _begin_language(self, code: str, texts: object) -> None:
        """Give a language its first texts, or take away all that it has, those for narrow screens too."""
        assert self._entry is not None
        self.form.flush()
        values = self._entry.values
        if texts is not None:
            was, now = {f"{WIDE}/{code}": None}, {f"{WIDE}/{code}": texts}
        else:
            held = {f"{part}/{code}": value_at(values, f"{part}/{code}") for part in (WIDE, NARROW)}
            was = {path: value for path, value in held.items() if value is not None}
            if was.keys() & {f"{NARROW}/{code}"} and len(values[NARROW]) == 1:
                was = {f"{WIDE}/{code}": held[f"{WIDE}/{code}"], NARROW: values[NARROW]}
            now = dict.fromkeys(was)
        self._begins = (code, texts is not None)
        self._desk.do(self, message_verbs().edit(self.form.object_id, was, now))

    def _edit(self, object_id: str, was: dict[str, Any], now: dict[str, Any]) -> Any:
        """The edit of a field; with the last text for narrow screens goes what held it."""
        ((path, value),) = now.items()
        if path.startswith(f"{NARROW}/") and value is None and self._entry is not None:
            for upper in (path.rpartition("/")[0], NARROW):
                held = value_at(self._entry.values, upper)
                if not isinstance(held, dict) or len(held) != 1:
                    break
                path, was = upper, {upper: held}
            now = {path: None}
        return message_verbs().edit(object_id, was, now)
