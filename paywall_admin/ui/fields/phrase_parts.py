"""What an input for a text that readers see is made of: a plural form, and the buttons beside and below a text."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from paywall_admin.ui import tokens
from paywall_admin.ui.fields.lexicon import Lexicon
from paywall_admin.ui.fields.wording import WordingArea
from paywall_admin.ui.labels import plain

translate = QCoreApplication.translate


def form_words(category: str, numbers: tuple[int, ...]) -> str:
    """What a plural form is for: `one: 1`, `other: 2, 3, 4 …`."""
    if not numbers:
        return translate("Phrase", "{form}: any other number").format(form=category)
    said = ", ".join(map(str, numbers)) + (" …" if len(numbers) > 2 else "")
    return translate("Phrase", "{form}: {numbers}").format(form=category, numbers=said)


class PhraseForm(QWidget):
    """One plural form: what it is for, and its text."""

    def __init__(self, category: str, lexicon: Lexicon, parent: QWidget) -> None:
        super().__init__(parent)
        self.category = category
        self.title = plain("", "secondary", self)
        self.area = WordingArea(lexicon, lines=2, parent=self)
        self.title.setBuddy(self.area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(self.area)
        column.addStretch(1)


class PhraseTools(QWidget):
    """What can be done with a text: put a placeholder in, and tell numbers apart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.placeholder = _button(self.tr("Placeholder"), self)
        self.plural = _button(self.tr("Plural forms"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.placeholder)
        row.addWidget(self.plural)

    def name(self, field: str) -> None:
        """Say to a screen reader which text the buttons are about."""
        self.placeholder.setAccessibleName(self.tr("{field}: insert a placeholder").format(field=field))
        self.plural.setAccessibleName(f"{field}: {self.plural.text()}")


class PhraseOffers(QWidget):
    """What is worth doing with what was written, a button each."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.make_forms = _button(self.tr("Make plural forms"), self, "quiet")
        self.take_out = _button(self.tr("Take out the invisible characters"), self, "quiet")
        self.begin_with = _button("", self, "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_4)
        for button in (self.make_forms, self.take_out, self.begin_with):
            row.addWidget(button)
        row.addStretch(1)

    def show_offers(self, *, forms: bool, take_out: bool, language: str) -> None:
        """Show those that are worth it; `language` names the one whose text can be taken as a start."""
        self.make_forms.setVisible(forms)
        self.take_out.setVisible(take_out)
        self.begin_with.setText(self.tr("Begin with the {language} text").format(language=language))
        self.begin_with.setVisible(bool(language))
        self.setVisible(forms or take_out or bool(language))

    def lock(self, locked: bool) -> None:
        """Let nobody take them up."""
        for button in (self.make_forms, self.take_out, self.begin_with):
            button.setEnabled(not locked)


def _button(words: str, parent: QWidget, kind: str = "line") -> QPushButton:
    button = QPushButton(words, parent)
    button.setProperty("kind", kind)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus if kind == "line" else Qt.FocusPolicy.StrongFocus)
    return button
