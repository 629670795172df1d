"""The texts of a message: a language and a width at a time, in one set of fields that turn to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from paywall_admin.core.settings import Settings
from paywall_admin.ui import tokens
from paywall_admin.ui.fields.choice import SegmentsInput
from paywall_admin.ui.fields.field import Field
from paywall_admin.ui.fields.form import Form, value_at
from paywall_admin.ui.fields.lexicon import Lexicon
from paywall_admin.ui.fields.omitted import OmittablePhrase, OmittablePhrases
from paywall_admin.ui.labels import plain
from paywall_admin.ui.messages.guidance import length_words, phone_lines
from paywall_admin.ui.messages.languages import LanguageTabs
from paywall_admin.ui.messages.words import language_words
from paywall_admin.ui.rows.entry import Entry

FIELDS: Final = ("heading", "body", "benefitsIntro", "benefits", "note", "cta")
WIDE: Final = "texts"
NARROW: Final = "narrow"
_ROOMY: Final = 500


class TextsForm(Form):
    """A form in which the texts of all languages and widths take turns; `turn_wanted` asks for one of them."""

    turn_wanted = Signal(str, str)

    def turn_to(self, path: str) -> Field | None:
        """The field of a text, once its language and width are open; None for a language that has none yet."""
        width, _, rest = path.partition("/")
        if width in (WIDE, NARROW) and rest:
            code, _, name = rest.partition("/")
            self.turn_wanted.emit(width, code)
            if not name or not isinstance(value_at(self._values, f"{WIDE}/{code}"), Mapping):
                return None
        return self.field_at(path)

    def is_turned_away(self, path: str) -> bool:
        """Whether a place is that of a text in another language or width."""
        width = path.partition("/")[0]
        return width in (WIDE, NARROW) and self.field_at(path) is None


class Untranslated(QWidget):
    """What stands in the place of texts that a language does not have yet."""

    copy_wanted = Signal()
    write_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = plain("", "body", self, wrap=True)
        self.copy = QPushButton(self)
        self.copy.setProperty("kind", "primary")
        self.write = QPushButton(self.tr("Begin with empty texts"), self)
        self.copy.clicked.connect(self.copy_wanted)
        self.write.clicked.connect(self.write_wanted)
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_8)
        row.addWidget(self.copy)
        row.addWidget(self.write)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, tokens.SPACE_16, 0, tokens.SPACE_16)
        column.setSpacing(tokens.SPACE_12)
        column.addWidget(self._words)
        column.addLayout(row)

    def show_language(self, language: str, model: str) -> None:
        """Name the language, and the one whose texts can be taken as a start."""
        said = self.tr("This message has no texts in {language}. Readers of that language get those in {model}.")
        self._words.setText(said.format(language=language, model=model))
        self.copy.setText(self.tr("Begin with the {model} texts").format(model=model))

    def lock(self, locked: bool) -> None:
        """Let nobody begin."""
        self.copy.setEnabled(not locked)
        self.write.setEnabled(not locked)


class MessageTexts(QWidget):
    """Languages, widths, and the fields of the texts.

    `turned` tells that another language or width is open; `texts_wanted` asks that a language gets these first texts,
    or none any more.
    """

    turned = Signal()
    texts_wanted = Signal(str, object)

    def __init__(self, form: TextsForm, lexicon: Lexicon, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self._lexicon = lexicon
        self._values: Mapping[str, Any] = {}
        self._default = "en"
        self._state = ""
        self.languages = LanguageTabs(self)
        self.widths = SegmentsInput([(WIDE, self.tr("Wide screens")), (NARROW, self.tr("Narrow screens"))], self)
        self.widths.describe(self.tr("Texts for"), "")
        self.widths.write(WIDE)
        self.as_wide = plain("", "secondary", self, wrap=True)
        self.untranslated = Untranslated(self)
        self._ground = QWidget(self)
        self.remove = QPushButton(self._ground)
        self.remove.setProperty("kind", "line")
        self.fields = self._make_fields()
        self._lay_out()
        self.languages.chosen.connect(self._turn)
        self.widths.edited.connect(self._turn)
        self.untranslated.copy_wanted.connect(self._copy)
        self.untranslated.write_wanted.connect(self._write)
        self.remove.clicked.connect(self._remove)
        form.turn_wanted.connect(self.open_place)
        lexicon.changed.connect(self._measure)

    def _make_fields(self) -> dict[str, Field]:
        lexicon, ground = self._lexicon, self._ground
        # They are made in their order, which is that of Tab.
        labels: dict[str, tuple[str, Any]] = {
            "heading": (self.tr("Heading"), OmittablePhrase(lexicon, required=True, parent=ground)),
            "body": (self.tr("Text"), OmittablePhrase(lexicon, lines=2, parent=ground)),
            "benefitsIntro": (self.tr("Line above the benefits"), OmittablePhrase(lexicon, parent=ground)),
            "benefits": (
                self.tr("Benefits"),
                OmittablePhrases(lexicon, add=self.tr("Add a benefit"), item=self.tr("Benefit"), parent=ground),
            ),
            "note": (self.tr("Note"), OmittablePhrase(lexicon, parent=ground)),
            "cta": (self.tr("Button"), OmittablePhrase(lexicon, parent=ground)),
        }
        made = {}
        for name, (label, control) in labels.items():
            tools = control.tools if isinstance(control, OmittablePhrase) else None
            field = Field(label, control, tools=tools, parent=ground)
            made[name] = self._form.bind(field, f"{WIDE}/en/{name}")
            control.edited.connect(self._measure)
        return made

    def _lay_out(self) -> None:
        inner = QVBoxLayout(self._ground)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(tokens.SPACE_12)
        for field in self.fields.values():
            inner.addWidget(field)
        inner.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_8)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(tokens.SPACE_8)
        self._head.addWidget(self.languages, 1)
        self._head.addWidget(self.widths, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._head)
        column.addWidget(self.as_wide)
        column.addSpacing(tokens.SPACE_4)
        column.addWidget(self.untranslated)
        column.addWidget(self._ground)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Languages and widths side by side where there is room."""
        super().resizeEvent(event)
        narrow = event.size().width() < _ROOMY
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._head.direction() != direction:
            self._head.setDirection(direction)

    # What is open

    @property
    def language(self) -> str:
        """The code of the open language."""
        return self.languages.language() or self._default

    @property
    def part(self) -> str:
        """Which texts are open: `texts` or `narrow`."""
        return str(self.widths.read() or WIDE)

    def open_place(self, width: str, code: str) -> None:
        """Open a language and a width."""
        self.languages.open_language(code)
        self.widths.write(width)
        self._turn()

    def _turn(self) -> None:
        self._form.flush()
        paths = {field: f"{self.part}/{self.language}/{name}" for name, field in self.fields.items()}
        self._lexicon.show_state(self._state, self.language)
        self._need()
        self._form.turn(paths)
        self._arrange()
        self.turned.emit()

    def _need(self) -> None:
        """A heading there has to be; what narrow screens may do without, they can leave out."""
        heading: Any = self.fields["heading"].control
        heading.need(self.part == WIDE)
        for field in self.fields.values():
            control: Any = field.control
            control.offer_omission(possible=self.part == NARROW)

    # Showing

    def prepare(self, entry: Entry, settings: Settings) -> None:
        """Offer the languages of a message, and turn to the open one, before the form shows the message."""
        publication = settings.publication
        self._default = publication.default_locale
        self._values, self._state = entry.values, entry.values["state"]
        codes = dict.fromkeys([self._default, *publication.locales])
        codes |= dict.fromkeys([*entry.values.get(WIDE, {}), *(entry.values.get(NARROW) or {})])
        self.languages.show_languages(list(codes))
        self.languages.setVisible(len(codes) > 1)
        self._lexicon.show_state(self._state, self.language)
        self._need()

    def show_texts(self, entry: Entry, settings: Settings) -> None:
        """Show a message, or the same one as it is now; the form has it already."""
        self._form.turn({field: f"{self.part}/{self.language}/{name}" for name, field in self.fields.items()})
        self.languages.show_lacks(self._lacks(entry, settings.publication.locales))
        self._arrange()

    def _lacks(self, entry: Entry, codes: tuple[str, ...]) -> dict[str, str]:
        texts = entry.values.get(WIDE, {})
        model = texts.get(self._default, {})
        found = {}
        for code in codes:
            own = texts.get(code) or texts.get(code.partition("-")[0])
            missing = [name for name in FIELDS if model.get(name) and own is not None and not own.get(name)]
            spoken_of = sum(path.split("/")[1:2] == [code] for path, _ in entry.findings if "/" in path)
            if own is None:
                found[code] = self.tr("not written yet")
            elif missing:
                found[code] = (
                    self.tr("1 text missing")
                    if len(missing) == 1
                    else self.tr("{count} texts missing").format(count=len(missing))
                )
            elif spoken_of:
                found[code] = (
                    self.tr("1 thing to look at")
                    if spoken_of == 1
                    else self.tr("{count} things to look at").format(count=spoken_of)
                )
        return found

    def _arrange(self) -> None:
        texts = value_at(self._values, f"{WIDE}/{self.language}")
        is_written = isinstance(texts, Mapping)
        self.untranslated.setVisible(not is_written)
        self._ground.setVisible(is_written)
        self.widths.setVisible(is_written)
        self.as_wide.setVisible(is_written and self.part == NARROW)
        self.as_wide.setText(self.tr("What is left empty here is as on wide screens; what is left out is not shown."))
        if not is_written:
            model = (
                self._default
                if value_at(self._values, f"{WIDE}/{self._default}")
                else next(iter(self._values.get(WIDE, {})), "")
            )
            self.untranslated.show_language(language_words(self.language), language_words(model))
            return
        removed = self.tr("Remove the {language} texts").format(language=language_words(self.language))
        self.remove.setText(removed)
        self.remove.setVisible(self.language != self._default and len(self._values[WIDE]) > 1)
        default = value_at(self._values, f"{WIDE}/{self._default}") or {}
        for name, field in self.fields.items():
            control: Any = field.control
            wide = texts.get(name)
            if self.part == NARROW:
                control.show_behind(wide)
                control.offer_model(None, "")
                control.offer_omission(possible=True, worthwhile=bool(wide) and name != "heading")
            else:
                control.show_behind(None)
                is_other = self.language != self._default
                control.offer_model(default.get(name) if is_other else None, language_words(self._default))
        self._measure()

    def _measure(self) -> None:
        """Say how long each text is on a phone."""
        texts = value_at(self._values, f"{WIDE}/{self.language}") or {}
        narrow = value_at(self._values, f"{NARROW}/{self.language}") or {}
        for name, field in self.fields.items():
            control: Any = field.control
            raw = control.raw()
            is_narrow = self.part == NARROW
            value = raw if raw or not is_narrow else texts.get(name)
            lines, well = phone_lines(None if control.is_omitted else value, name, self._state, self._lexicon.values)
            says = bool(lines) and (is_narrow or (lines > well and narrow.get(name) is None))
            field.notes.show_help(length_words(lines, well, can_be_shorter=not is_narrow) if says else "")

    def lock(self, locked: bool) -> None:
        """Show, but let nobody change."""
        self.untranslated.lock(locked)
        self.remove.setEnabled(not locked)

    # A new language

    def _copy(self) -> None:
        texts = self._values.get(WIDE, {})
        model = texts.get(self._default) or next(iter(texts.values()), {"heading": ""})
        self.texts_wanted.emit(self.language, dict(model))

    def _write(self) -> None:
        self.texts_wanted.emit(self.language, {"heading": ""})

    def _remove(self) -> None:
        self.texts_wanted.emit(self.language, None)
