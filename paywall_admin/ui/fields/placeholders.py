"""The list from which a placeholder is put into a text: each with what it says now."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from paywall_admin.core.texts import PLACEHOLDERS, Placeholder, spelling
from paywall_admin.ui.fields.lexicon import Lexicon, placeholder_words, spellings, style_words


class PlaceholderMenu(QMenu):
    """Placeholders that can have a value come first, with that value; a date opens its styles.

    `chosen` carries what is to be put in, such as `{{resetDate:short}}`. It is gone when it has closed.
    """

    chosen = Signal(str)

    def __init__(self, lexicon: Lexicon, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._lexicon = lexicon
        possible = [name for name in PLACEHOLDERS if lexicon.is_possible(name)]
        for name in sorted(possible, key=lambda name: all(lexicon.value(each) is None for each in spellings(name))):
            self._offer(name, self)
        others = [name for name in PLACEHOLDERS if name not in possible]
        if others:
            self.addSeparator()
            never = self.addMenu(self.tr("Never has a value here"))
            for name in others:
                self._offer(name, never)

    def _offer(self, name: str, menu: QMenu) -> None:
        ways = spellings(name)
        if len(ways) == 1:
            self._add(menu, placeholder_words(name), ways[0])
            return
        value = self._lexicon.value(ways[0])
        styles = menu.addMenu(_row(placeholder_words(name), value))
        for way in ways:
            self._add(styles, style_words(way.style), way)

    def _add(self, menu: QMenu, words: str, placeholder: Placeholder) -> None:
        action = QAction(_row(words, self._lexicon.value(placeholder)), menu)
        action.setData(spelling(placeholder))
        action.triggered.connect(self._choose)
        menu.addAction(action)

    def _choose(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.chosen.emit(action.data())


def _row(words: str, value: str | None) -> str:
    """A line of the list: the words, and in a column of its own what they stand for now."""
    return f"{words}\t{value}".replace("&", "&&") if value else words.replace("&", "&&")
