"""An input for several short values: each is a chip, the next one is typed behind them."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCompleter, QSizePolicy, QWidget

from paywall_admin.ui.fields import paint
from paywall_admin.ui.fields.flow import FlowLayout
from paywall_admin.ui.fields.inputs import Invalid
from paywall_admin.ui.fields.line import LineInput
from paywall_admin.ui.fields.vocabulary import Vocabulary

_SEPARATORS = re.compile(r"[,;\n\u2028、，]")
_REMOVERS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
# The frame is drawn around chips and line together.
# Suggestions look like the list of a choice.
_LIST = (
    "QListView { border: 1px solid palette(mid); padding: 4px; } QListView::item { min-height: 28px; padding: 0 6px; }"
)
_BARE = "QLineEdit { border: none; background: transparent; padding: 0 4px; min-height: 24px; }"


class Chip(QAbstractButton):
    """One value; pressing it takes it away."""

    stepped = Signal(int)

    def __init__(self, value: str, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.value = value
        self.setText(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Remove {value}").format(value=words))

    def sizeHint(self) -> QSize:
        """The words and a cross."""
        return paint.chip_size(self)

    def minimumSizeHint(self) -> QSize:
        """Long words are cut before the chip is."""
        return QSize(48, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace take the chip away, the arrow keys go to its neighbours."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if event.key() in _REMOVERS and self.isEnabled():
            self.click()
        elif step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A soft plate with the words and a cross."""
        painter = QPainter(self)
        paint.chip(painter, self)
        painter.end()


class ChipLine(LineInput):
    """The line behind the chips; what is not its business goes to them."""

    back = Signal(bool)
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter makes a chip; Backspace and Left at the start go back to the chips."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            self.entered.emit()
        elif key == Qt.Key.Key_Backspace and not self.text() and not self.isReadOnly():
            self.back.emit(True)
        elif key == Qt.Key.Key_Left and not self.cursorPosition() and not self.hasSelectedText():
            self.back.emit(False)
        else:
            super().keyPressEvent(event)


class ChipsInput(QWidget):
    """Several values out of a vocabulary; no chip at all is no value."""

    edited = Signal()
    finished = Signal()

    def __init__(self, vocabulary: Vocabulary, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vocabulary = vocabulary
        self._hint = hint
        self._chips: list[Chip] = []
        self._wrong = ""
        self._name = ""
        self._is_wrong = False
        self.line = ChipLine(limit=10_000, parent=self)
        self.line.setFrame(False)
        self.line.setStyleSheet(_BARE)
        self.line.setMinimumWidth(96)
        self.line.installEventFilter(self)
        self._layout = FlowLayout(self, 4)
        self._layout.setContentsMargins(*paint.CHIP_MARGINS)
        self._layout.addWidget(self.line)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._complete()
        self.line.textEdited.connect(self._typed)
        self.line.entered.connect(self._take_text)
        self.line.finished.connect(self._left)
        self.line.back.connect(self._go_back)
        self._show_hint()

    # The input

    def read(self) -> object:
        """The values, or None; raises `Invalid` while words stand there that name no value."""
        if self._wrong:
            raise Invalid(self._wrong)
        return [chip.value for chip in self._chips] or None

    def write(self, value: Any) -> None:
        """Show these values; what is being typed stays."""
        values = list(value or ())
        if values != [chip.value for chip in self._chips]:
            focused = next((i for i, chip in enumerate(self._chips) if chip.hasFocus()), None)
            self._fill(values)
            if focused is not None:
                self._focus_chip(focused)

    def raw(self) -> tuple[list[str], str]:
        """The values and what stands behind them."""
        return [chip.value for chip in self._chips], self.line.text()

    def raw_of(self, value: Any) -> tuple[list[str], str]:
        """The values, and nothing behind them."""
        return list(value or ()), ""

    def restore(self, raw: tuple[list[str], str]) -> None:
        """Put back what `raw` gave."""
        values, text = raw
        self._fill(values)
        self.line.restore(text)
        self._wrong = self._problem(text)

    def words(self, value: Any) -> str:
        """The values in words."""
        return ", ".join(map(self._vocabulary.words, value or ())) or self.tr("nothing")

    def lock(self, locked: bool) -> None:
        """Shown, but not to be changed."""
        self.line.lock(locked)
        for chip in self._chips:
            chip.setEnabled(not locked)

    def target(self) -> QWidget:
        """The line behind the chips."""
        return self.line

    def describe(self, name: str, description: str) -> None:
        """The line says the name and, first, what is on the chips."""
        self._name = name
        chosen = ", ".join(chip.text() for chip in self._chips)
        self.line.describe(name, "\n".join(filter(None, (chosen, description))))

    def mark(self, *, wrong: bool) -> None:
        """A red frame while something is wrong."""
        self._is_wrong = wrong
        self.update()

    # What the person does

    def _typed(self) -> None:
        self._wrong = ""
        text = self.line.text()
        if _SEPARATORS.search(text):
            self._take_text()
        else:
            self.edited.emit()

    def _left(self) -> None:
        self._take_text()
        self.finished.emit()

    def _take_text(self) -> None:
        text = self.line.text()
        if not text.strip() or self.line.isReadOnly():
            return
        wrong = []
        for part in filter(None, map(str.strip, _SEPARATORS.split(text))):
            if self._problem(part):
                wrong.append(part)
            else:
                self._add(self._vocabulary.read(part))
        self.line.restore(", ".join(wrong))
        self._wrong = self._problem(wrong[0]) if wrong else ""
        self._show_hint()
        self._tell()

    def _problem(self, text: str) -> str:
        if not text.strip():
            return ""
        try:
            self._vocabulary.read(text.strip())
        except Invalid as invalid:
            return str(invalid)
        return ""

    def _tell(self) -> None:
        """Hand over the chips; words that name no value wait behind them without holding them up."""
        wrong, self._wrong = self._wrong, ""
        self.edited.emit()
        self.finished.emit()
        if wrong:
            self._wrong = wrong
            self.edited.emit()

    def _go_back(self, remove: bool) -> None:
        if self._chips and remove:
            self._remove(self._chips[-1])
        elif self._chips:
            self._chips[-1].setFocus(Qt.FocusReason.BacktabFocusReason)

    # The chips

    def _fill(self, values: list[str]) -> None:
        for chip in self._chips:
            self._discard(chip)
        self._chips.clear()
        for value in values:
            self._add(value)
        self._show_hint()

    def _add(self, value: str) -> None:
        if value in (chip.value for chip in self._chips):
            return
        chip = Chip(value, self._vocabulary.words(value), self)
        chip.setEnabled(not self.line.isReadOnly())
        chip.clicked.connect(self._clicked)
        chip.stepped.connect(self._stepped)
        self._layout.put_before_last(chip)
        self._chips.append(chip)
        chip.show()
        self.updateGeometry()

    def _clicked(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self._remove(chip)

    def _remove(self, chip: Chip) -> None:
        place = self._chips.index(chip)
        self._chips.remove(chip)
        if chip.hasFocus():
            self._focus_chip(place)
        self._discard(chip)
        self._show_hint()
        self._tell()

    def _discard(self, chip: Chip) -> None:
        self._layout.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        self.updateGeometry()

    def _stepped(self, step: int) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self._focus_chip(max(0, self._chips.index(chip) + step))

    def _focus_chip(self, place: int) -> None:
        target: QWidget = self._chips[place] if place < len(self._chips) else self.line
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    # Suggestions and looks

    def _complete(self) -> None:
        self._suggestions = QStringListModel(self)
        completer = QCompleter(self._suggestions, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        # Queued: the line still puts the chosen words into itself after this signal.
        completer.activated.connect(self._take_text, Qt.ConnectionType.QueuedConnection)
        if popup := completer.popup():
            popup.setStyleSheet(_LIST)
        self.line.setCompleter(completer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The frame around the chips shows the focus of the line; suggestions are fresh when it arrives."""
        if isinstance(event, QFocusEvent):
            if event.gotFocus():
                chosen = {chip.text() for chip in self._chips}
                self._suggestions.setStringList([w for w in self._vocabulary.suggestions() if w not in chosen])
            self.update()
        return super().eventFilter(watched, event)

    def _show_hint(self) -> None:
        self.line.setPlaceholderText("" if self._chips else self._hint)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A frame like that of a line."""
        painter = QPainter(self)
        paint.frame(painter, self.rect(), focus=self.line.hasFocus(), wrong=self._is_wrong)
        painter.end()
