"""An input for several texts that readers see, one below the other, such as benefits."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from paywall_admin.ui import icons, tokens
from paywall_admin.ui.fields.inputs import Invalid
from paywall_admin.ui.fields.lexicon import Lexicon
from paywall_admin.ui.fields.phrase import PhraseInput, Value
from paywall_admin.ui.fields.wording import below
from paywall_admin.ui.labels import tooltip


class _Item(QWidget):
    """One of the texts, with what can be done with it."""

    def __init__(self, lexicon: Lexicon, parent: QWidget) -> None:
        super().__init__(parent)
        self.phrase = PhraseInput(lexicon, parent=self)
        # What stands beside the label of one text is in the menu of each of several.
        self.phrase.tools.hide()
        self.more = _tool("more", self)
        self.remove = _tool("close", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.phrase, 1)
        for button in (self.more, self.remove):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)


def _tool(icon: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    icons.wear(button, icon)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


class PhrasesInput(QWidget):
    """A list of texts in their order; none at all is no value.

    Behind the last one stands a button that adds the next; a text that was left empty is none.
    """

    edited = Signal()
    finished = Signal()
    remarked = Signal(str)

    def __init__(self, lexicon: Lexicon, *, add: str, item: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lexicon = lexicon
        self._item_name = item
        self._items: list[_Item] = []
        self._spare: list[_Item] = []
        self._behind: list[Value] = []
        self._description = ""
        self._locked = False
        self.add = QPushButton(add, self)
        self.add.setProperty("kind", "quiet")
        icons.wear(self.add, "plus", "accent")
        self.begin_with = QPushButton(self)
        self.begin_with.setProperty("kind", "quiet")
        self.begin_with.hide()
        self._model: list[Value] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.SPACE_4)
        below = QHBoxLayout()
        below.addWidget(self.add)
        below.addWidget(self.begin_with)
        below.addStretch(1)
        self._column.addLayout(below)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.add.clicked.connect(self._add_one)
        self.begin_with.clicked.connect(self._begin)

    @property
    def phrases(self) -> list[PhraseInput]:
        """The inputs of the texts, in their order."""
        return [item.phrase for item in self._items]

    # The value

    def read(self) -> object:
        """The texts, or None; raises `Invalid` where one of them cannot be kept."""
        return [text for phrase in self.phrases if (text := phrase.read()) is not None] or None

    def write(self, value: Any) -> None:
        """Show these texts; one that was added and not written yet stays."""
        texts = list(value or ())
        if texts != self._readable():
            self._fill(texts)

    def _readable(self) -> object:
        try:
            return self.read() or []
        except Invalid:
            return None

    def raw(self) -> list[Any]:
        """What stands here to the letter."""
        return [phrase.raw() for phrase in self.phrases]

    def raw_of(self, value: Any) -> list[Any]:
        """The texts."""
        return list(value or ())

    def restore(self, raw: list[Any]) -> None:
        """Put back what `raw` gave."""
        self._fill(raw)

    def words(self, value: Any) -> str:
        """The texts in a row."""
        return " · ".join(
            str(text.get("other", "") if isinstance(text, dict) else text) for text in value or ()
        ) or self.tr("nothing")

    def lock(self, locked: bool) -> None:
        """Readable and copyable, not changeable."""
        self._locked = locked
        self.add.setEnabled(not locked)
        self.begin_with.setEnabled(not locked)
        for item in self._items:
            item.phrase.lock(locked)
            item.remove.setEnabled(not locked)
            item.more.setEnabled(not locked)

    def target(self) -> QWidget:
        """The first text, or the button that adds one."""
        return self._items[0].phrase.target() if self._items else self.add

    def describe(self, _name: str, description: str) -> None:
        """Each text says which one it is."""
        self._description = description
        for number, item in enumerate(self._items, start=1):
            one = f"{self._item_name} {number}"
            item.phrase.describe(one, description)
            item.remove.setAccessibleName(self.tr("Remove {name}").format(name=one))
            item.more.setAccessibleName(self.tr("{name}: more").format(name=one))
            tooltip(item.more, self.tr("More"))
            tooltip(item.remove, self.tr("Remove"))
        self.add.setAccessibleDescription(description)

    def mark(self, *, wrong: bool) -> None:
        """A red frame while something is wrong."""
        for phrase in self.phrases:
            phrase.mark(wrong=wrong)

    # What is shown behind, and offered

    def show_behind(self, value: Any) -> None:
        """What readers get while there is none here: its texts stand in grey, as many as there are."""
        self._behind = list(value or ())
        for place, phrase in enumerate(self.phrases):
            phrase.show_behind(self._behind[place] if place < len(self._behind) else None)

    def offer_model(self, value: Any, language: str) -> None:
        """Offer to begin with the texts of another language, while there are none here."""
        self._model = list(value or ())
        self.begin_with.setText(self.tr("Begin with the {language} texts").format(language=language))
        self.begin_with.setVisible(bool(self._model) and not self._items)

    # The items

    def _fill(self, texts: list[Any]) -> None:
        while len(self._items) > len(texts):
            self._put_away(self._items[-1])
        while len(self._items) < len(texts):
            self._take_out()
        for phrase, text in zip(self.phrases, texts, strict=True):
            phrase.restore(text)
        self._changed()

    def _changed(self) -> None:
        self.describe("", self._description)
        self.show_behind(self._behind)
        self.begin_with.setVisible(bool(self._model) and not self._items)

    def _take_out(self) -> _Item:
        item = self._spare.pop() if self._spare else self._make()
        item.phrase.lock(self._locked)
        item.remove.setEnabled(not self._locked)
        item.more.setEnabled(not self._locked)
        self._column.insertWidget(len(self._items), item)
        self._items.append(item)
        item.show()
        return item

    def _make(self) -> _Item:
        item = _Item(self._lexicon, self)
        item.phrase.edited.connect(self.edited)
        item.phrase.finished.connect(self.finished)
        item.phrase.remarked.connect(self.remarked)
        item.remove.clicked.connect(partial(self._remove, item))
        item.more.clicked.connect(partial(self._open_menu, item))
        return item

    def _put_away(self, item: _Item) -> None:
        self._items.remove(item)
        self._column.removeWidget(item)
        item.hide()
        item.phrase.restore("")
        self._spare.append(item)

    # What the person does

    def _add_one(self) -> None:
        item = self._take_out()
        item.phrase.restore("")
        self._changed()
        item.phrase.target().setFocus(Qt.FocusReason.TabFocusReason)

    def _remove(self, item: _Item) -> None:
        place = self._items.index(item)
        self._put_away(item)
        self._changed()
        after = self._items[min(place, len(self._items) - 1)].phrase.target() if self._items else self.add
        after.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()
        self.finished.emit()

    def _open_menu(self, item: _Item) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Insert a placeholder…"), item.phrase.open_menu)
        if not item.phrase.tools.plural.isHidden():
            menu.addAction(item.phrase.tools.plural.text(), item.phrase.tools.plural.click)
        menu.addSeparator()
        place = self._items.index(item)
        for words, step in ((self.tr("Move up"), -1), (self.tr("Move down"), 1)):
            action = menu.addAction(words, partial(self._step, item, step))
            action.setEnabled(0 <= place + step < len(self._items))
        menu.popup(below(item.more))

    def _step(self, item: _Item, step: int) -> None:
        """Let a text change places with its neighbour."""
        texts = self.raw()
        place = self._items.index(item)
        texts[place], texts[place + step] = texts[place + step], texts[place]
        self._fill(texts)
        self._items[place + step].phrase.target().setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()
        self.finished.emit()

    def _begin(self) -> None:
        self._fill([text.get("other", "") if isinstance(text, dict) else text for text in self._model])
        self.target().setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()
        self.finished.emit()
