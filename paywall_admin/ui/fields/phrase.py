"""An input for one text that readers see: as it stands, or in the plural forms of its language side by side."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from paywall_admin.core import plurals
from paywall_admin.core.texts import Template
from paywall_admin.core.unseen import unseen_in, without_unseen
from paywall_admin.core.vocabulary import CATEGORIES, OTHER
from paywall_admin.ui import tokens
from paywall_admin.ui.fields.inputs import Invalid
from paywall_admin.ui.fields.lexicon import Lexicon
from paywall_admin.ui.fields.phrase_parts import PhraseForm, PhraseOffers, PhraseTools, form_words
from paywall_admin.ui.fields.placeholders import PlaceholderMenu
from paywall_admin.ui.fields.wording import WordingArea, below

translate = QCoreApplication.translate
Value = str | dict[str, str] | None
_FORM_WIDTH: Final = 200


class PhraseInput(QWidget):
    """A text, or one for each plural category; the value is the text, `{category: text}`, or None.

    Beside the input stands what is worth doing with what was written: `Make plural forms` for the English ending,
    `Take out` for characters that nobody sees, and `Begin with` for a text that another language has.
    """

    edited = Signal()
    finished = Signal()
    remarked = Signal(str)

    def __init__(
        self, lexicon: Lexicon, *, lines: int = 1, required: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lexicon = lexicon
        self._required = required
        self._name = ""
        self._locked = False
        self._model: Value = None
        self._model_language = ""
        self._behind: Value = None
        self._has_forms = False
        self._forms: dict[str, PhraseForm] = {}
        self.tools = PhraseTools(self)
        self.area = WordingArea(lexicon, lines=lines, parent=self)
        self._offers: PhraseOffers | None = None
        self._lay_out()
        self._connect(self.area)
        self.tools.placeholder.clicked.connect(self.open_menu)
        self.tools.plural.clicked.connect(self._switch)
        lexicon.changed.connect(self._language_changed)
        self._arrange()

    def _lay_out(self) -> None:
        self._grid = QGridLayout()
        self._grid.setSpacing(tokens.SPACE_8)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.SPACE_4)
        self._column.addWidget(self.area)
        self._column.addLayout(self._grid)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    @property
    def offers(self) -> PhraseOffers:
        """What is offered beside the text; made when there is something to offer."""
        if self._offers is None:
            made = self._offers = PhraseOffers(self)
            self._column.addWidget(made)
            made.make_forms.clicked.connect(self._make_forms)
            made.take_out.clicked.connect(self._take_out)
            made.begin_with.clicked.connect(self._begin)
            made.lock(self._locked)
        return self._offers

    def _connect(self, area: WordingArea) -> None:
        area.edited.connect(self._edited)
        area.finished.connect(self.finished)
        area.remarked.connect(self.remarked)
        area.menu_wanted.connect(self.open_menu)

    # The forms

    def areas(self) -> list[WordingArea]:
        """The texts that are to be seen, in their order."""
        if not self._has_forms:
            return [self.area]
        return [self._forms[name].area for name in CATEGORIES if name in self._forms and self._is_shown(name)]

    def _is_shown(self, category: str) -> bool:
        # A form that the language does not have shows as long as there is a text in it.
        return category in self._lexicon.forms() or bool(self._forms[category].area.text())

    def _form(self, category: str) -> PhraseForm:
        if category not in self._forms:
            made = PhraseForm(category, self._lexicon, self)
            self._forms[category] = made
            self._connect(made.area)
            made.area.lock(self._locked)
        return self._forms[category]

    def _arrange(self) -> None:
        """Show the one text, or the forms in as many columns as there is room for."""
        self.area.setVisible(not self._has_forms)
        known = self._lexicon.forms()
        for name in known if self._has_forms else ():
            self._form(name)
        shown = [
            form for name in CATEGORIES if (form := self._forms.get(name)) and self._has_forms and self._is_shown(name)
        ]
        for form in self._forms.values():
            self._grid.removeWidget(form)
            form.setVisible(form in shown)
        columns = max(1, min(len(shown), self.width() // _FORM_WIDTH)) if shown else 1
        for place, form in enumerate(shown):
            form.title.setText(
                form_words(form.category, known[form.category])
                if form.category in known
                else self.tr("{form}: not in this language").format(form=form.category)
            )
            self._grid.addWidget(form, place // columns, place % columns)
        for column in range(6):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        words = self.tr("One text") if self._has_forms else self.tr("Plural forms")
        self.tools.plural.setText(words)
        self.tools.plural.setVisible(self._has_forms or len(self._lexicon.forms()) > 1)
        self.tools.name(self._name)
        self._offer()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may be another number of columns."""
        super().resizeEvent(event)
        if self._has_forms and event.size().width() // _FORM_WIDTH != event.oldSize().width() // _FORM_WIDTH:
            self._arrange()

    def _language_changed(self) -> None:
        self._arrange()
        self.show_behind(self._behind)

    # The value

    def read(self) -> object:
        """The text or the forms; raises `Invalid` where something is missing or cannot be kept."""
        if not self._has_forms:
            return self._needed(self.area.read())
        found = {
            name: str(text) for name in CATEGORIES if name in self._forms and (text := self._forms[name].area.read())
        }
        if not found:
            return self._needed(None)
        if OTHER not in found:
            raise Invalid(self.tr("Write the form “other”, too: it serves wherever another one is missing."))
        return found

    def _needed(self, text: object) -> object:
        if text is None and self._required:
            raise Invalid(self.tr("This cannot be empty."))
        return text

    def write(self, value: Any) -> None:
        """Show a text or forms."""
        self._has_forms = isinstance(value, dict)
        self.area.write("" if self._has_forms else value)
        for name in (*self._forms, *(value if isinstance(value, dict) else ())):
            self._form(name).area.write(value.get(name) if isinstance(value, dict) else "")
        self._arrange()

    def raw(self) -> Any:
        """What stands here to the letter."""
        return {name: form.area.raw() for name, form in self._forms.items()} if self._has_forms else self.area.raw()

    def raw_of(self, value: Any) -> Any:
        """The text or the forms."""
        return dict(value) if isinstance(value, dict) else str(value or "")

    def restore(self, raw: Any) -> None:
        """Put back what `raw` gave."""
        self.write(raw)

    def words(self, value: Any) -> str:
        """The text; forms in a row."""
        if isinstance(value, dict):
            return " | ".join(f"{name}: {text}" for name, text in value.items())
        return str(value or self.tr("nothing"))

    def lock(self, locked: bool) -> None:
        """Readable and copyable, not changeable."""
        self._locked = locked
        for area in (self.area, *(form.area for form in self._forms.values())):
            area.lock(locked)
        self.tools.placeholder.setEnabled(not locked)
        self.tools.plural.setEnabled(not locked)
        if self._offers is not None:
            self._offers.lock(locked)

    def target(self) -> QWidget:
        """The first text."""
        return next(iter(self.areas()), self.area)

    def describe(self, name: str, description: str) -> None:
        """Each form says which text it belongs to."""
        self._name = name
        self.tools.name(name)
        self.area.describe(name, description)
        for form in self._forms.values():
            form.area.describe(f"{name}, {form.title.text() or form.category}", description)

    def mark(self, *, wrong: bool) -> None:
        """A red frame while something is wrong."""
        for area in self.areas():
            area.mark(wrong=wrong)

    # What is shown behind an empty text, and offered beside it

    def need(self, required: bool) -> None:
        """Whether there has to be a text."""
        self._required = required

    def show_behind(self, value: Value) -> None:
        """What readers get while nothing is written here, with its placeholders filled where that can be."""
        self._behind = value
        text = value.get(OTHER, "") if isinstance(value, dict) else value or ""
        self.area.show_behind(Template[None](text, self._lexicon.values).fill(None) or text)

    def offer_model(self, value: Value, language: str) -> None:
        """Offer to begin with the text of another language, while there is none here."""
        self._model, self._model_language = value, language
        self._offer()

    def _offer(self) -> None:
        texts = [area.text() for area in self.areas()]
        has_ending = any(map(plurals.has_ending, texts))
        has_unseen = any(unseen_in(text, self._language) for text in texts)
        has_model = self._model is not None and not any(texts)
        if self._offers is not None or has_ending or has_unseen or has_model:
            self.offers.show_offers(
                forms=has_ending, take_out=has_unseen, language=self._model_language if has_model else ""
            )

    # What the person does

    def _edited(self) -> None:
        self._offer()
        self.edited.emit()

    def _switch(self) -> None:
        """From one text to forms, each beginning with it; from forms to one text, that of `other`."""
        if self._has_forms:
            self._change(self._form(OTHER).area.text())
        else:
            text = self.area.text()
            made = plurals.forms(text, self._lexicon.locale)
            self._change(made if isinstance(made, dict) else {OTHER: text})

    def _make_forms(self) -> None:
        form = self._forms.get(OTHER)
        source = form.area.text() if self._has_forms and form else self.area.text()
        self._change(plurals.forms(source, self._lexicon.locale))

    @property
    def _language(self) -> str:
        """The language without its region."""
        return self._lexicon.locale.partition("-")[0]

    def _take_out(self) -> None:
        raw = self.raw()
        code = self._language
        if isinstance(raw, dict):
            clean: Value = {name: without_unseen(text, code) for name, text in raw.items()}
        else:
            clean = without_unseen(raw, code)
        self._change(clean)

    def _begin(self) -> None:
        model = self._model
        if isinstance(model, dict):
            text = model.get(OTHER, "")
            self._change(dict.fromkeys(self._lexicon.forms(), text))
        else:
            self._change(model or "")

    def _change(self, value: Any) -> None:
        self.write(value)
        self.target().setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()
        self.finished.emit()

    def open_menu(self) -> None:
        """Open the list of placeholders."""
        area = next((area for area in self.areas() if area.hasFocus()), None) or self.areas()[0]
        menu = PlaceholderMenu(self._lexicon, self)
        menu.chosen.connect(area.insert)
        menu.popup(
            area.mapToGlobal(area.cursorRect().bottomLeft())
            if area.hasFocus()
            else below(area if self.tools.isHidden() else self.tools)
        )
