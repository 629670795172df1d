"""An input for texts that readers see: it grows with its lines, and placeholders are drawn as chips."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QToolTip, QWidget

from paywall_admin.core.texts import Placeholder, Unknown, marks
from paywall_admin.ui.fields import paint
from paywall_admin.ui.fields.area import AreaInput
from paywall_admin.ui.fields.inputs import Invalid
from paywall_admin.ui.fields.lexicon import Lexicon
from paywall_admin.ui.style import scheme, style

LIMIT: Final = 10_000
_FRAME: Final = 16
_AIR: Final = 2
_MOST_LINES: Final = 8
_RADIUS: Final = 4
_BRACE: Final = 5

Mark = tuple[int, int, Placeholder | Unknown]


def units(text: str) -> int:
    """How long a text is as Qt counts: characters beyond the first plane are two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def marks_of(text: str) -> list[Mark]:
    """Where the placeholders of a line stand, as Qt counts."""
    if text.isascii():
        return list(marks(text))
    return [(units(text[:start]), units(text[:end]), part) for start, end, part in marks(text)]


class _Chips(QSyntaxHighlighter):
    """Gives placeholders the colour of chips; their braces cannot be seen, and are the air around the words."""

    def __init__(self, area: WordingArea, lexicon: Lexicon) -> None:
        super().__init__(area.document())
        self._lexicon = lexicon

    def highlightBlock(self, text: str) -> None:
        """Colour one line."""
        for start, end, part in marks_of(text):
            ink = QTextCharFormat()
            ink.setForeground(QColor(getattr(scheme(), tone_of(part, self._lexicon))))
            self.setFormat(start, end - start, ink)
            if isinstance(part, Placeholder):
                unseen = QTextCharFormat()
                unseen.setForeground(QColor(Qt.GlobalColor.transparent))
                unseen.setProperty(QTextFormat.Property.FontPixelSize, _BRACE)
                self.setFormat(start, 2, unseen)
                self.setFormat(end - 2, 2, unseen)


def tone_of(part: Placeholder | Unknown, lexicon: Lexicon) -> str:
    """The colour of a chip: red for what is no placeholder, amber for what never has a value here."""
    if isinstance(part, Unknown):
        return "danger"
    return "accent" if lexicon.is_possible(part.name) else "warning"


class WordingArea(AreaInput):
    """A text with placeholders. A placeholder is passed and taken away as a whole; copied, it is `{{name}}`.

    `menu_wanted` asks for the list of placeholders (Ctrl+Space).
    """

    menu_wanted = Signal()

    def __init__(self, lexicon: Lexicon, *, lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(lines=lines, limit=LIMIT, parent=parent)
        self._lexicon = lexicon
        self._least = lines
        self._was_at = 0
        self._told = ""
        self._chips = _Chips(self, lexicon)
        # With it, one line stands in the middle of a field as high as every other.
        self.setViewportMargins(0, _AIR, 0, _AIR)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fit()
        lexicon.changed.connect(self._recolour)
        style().changed.connect(self._recolour)
        self.cursorPositionChanged.connect(self._stay_outside)

    def _recolour(self) -> None:
        self._chips.rehighlight()
        self.viewport().update()

    # The value

    def _tell(self) -> None:
        """Colouring a text changes its document, too; only another text is an edit."""
        text = self.text()
        if text != self._told:
            self._told = text
            super()._tell()
        self._fit()

    def read(self) -> object:
        """The text, or None; raises `Invalid` where it cannot be kept."""
        text = str(super().read())
        if any("\ud800" <= letter <= "\udfff" or (ord(letter) < 32 and letter not in "\n\t") for letter in text):
            raise Invalid(self.tr("This has a character that cannot be kept. Type it again without it."))
        return text or None

    def insert(self, text: str) -> None:
        """Put a text where the cursor is."""
        self.setFocus()
        self.insertPlainText(text)

    # Its height

    def _fit(self) -> None:
        """Be as high as the lines, within reason; those of some scripts are higher than others."""
        line = self.fontMetrics().lineSpacing()
        content = self._height_behind() if self.placeholderText() and not self.text() else self._height_of_text()
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        if content <= _MOST_LINES * line:
            policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if policy != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(policy)
        height = max(self._least * line, min(content, _MOST_LINES * line)) + _FRAME
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)

    def _height_of_text(self) -> int:
        height, most = 0.0, _MOST_LINES * self.fontMetrics().lineSpacing()
        block = self.document().begin()
        while block.isValid() and height <= most:
            height += self.blockBoundingRect(block).height()
            block = block.next()
        return ceil(height)

    def _height_behind(self) -> int:
        room = self.viewport().rect().adjusted(4, 0, -4, 0)
        return self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.placeholderText()).height()

    def show_behind(self, text: str) -> None:
        """What stands here in grey while nothing was written."""
        if text != self.placeholderText():
            self.setPlaceholderText(text)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another number of lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    # Placeholders as one thing

    def _mark_at(self, cursor: QTextCursor) -> Iterator[Mark]:
        return iter(marks_of(cursor.block().text()))

    def _stay_outside(self) -> None:
        """The cursor does not stand inside a chip; it comes out at the side to which it was going."""
        cursor, was = self.textCursor(), self._was_at
        for start, end, part in self._mark_at(cursor):
            if isinstance(part, Placeholder) and start < cursor.positionInBlock() < end:
                forward = cursor.position() > was
                at = cursor.block().position() + (end if forward else start)
                keep = QTextCursor.MoveMode.KeepAnchor if cursor.hasSelection() else QTextCursor.MoveMode.MoveAnchor
                cursor.setPosition(at, keep)
                self._was_at = at
                self.setTextCursor(cursor)
                return
        self._was_at = cursor.position()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Backspace and Delete take a chip away as a whole; Ctrl+Space asks for the list."""
        if event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.menu_wanted.emit()
            return
        if event.matches(QKeySequence.StandardKey.Delete) or event.key() == Qt.Key.Key_Backspace:
            self._select_beside(backwards=event.key() == Qt.Key.Key_Backspace)
        super().keyPressEvent(event)

    def _select_beside(self, *, backwards: bool) -> None:
        cursor = self.textCursor()
        if cursor.hasSelection() or self.isReadOnly():
            return
        here, first = cursor.positionInBlock(), cursor.block().position()
        for start, end, part in self._mark_at(cursor):
            if isinstance(part, Placeholder) and here == (end if backwards else start):
                self.cursorPositionChanged.disconnect(self._stay_outside)
                cursor.setPosition(first + start)
                cursor.setPosition(first + end, QTextCursor.MoveMode.KeepAnchor)
                self.setTextCursor(cursor)
                self.cursorPositionChanged.connect(self._stay_outside)

    def event(self, event: QEvent) -> bool:
        """A chip says what it stands for; undo belongs to the window where the text has nothing to undo."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._tell_chip(event)
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            undoes = event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable()
            redoes = event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable()
            if undoes or redoes:
                event.ignore()
                return False
        return super().event(event)

    def _tell_chip(self, event: QHelpEvent) -> None:
        cursor = self.cursorForPosition(self.viewport().mapFromGlobal(event.globalPos()))
        here = cursor.positionInBlock()
        for start, end, part in marks_of(cursor.block().text()):
            if start <= here <= end and isinstance(part, Placeholder):
                QToolTip.showText(event.globalPos(), self._lexicon.spoken(part), self)
                return
        QToolTip.hideText()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The plates of the chips, and the text over them."""
        painter = QPainter(self.viewport())
        paint.begin(painter)
        block = self.firstVisibleBlock()
        while block.isValid():
            corner = self.blockBoundingGeometry(block).translated(self.contentOffset()).topLeft()
            if corner.y() > event.rect().bottom():
                break
            self._plates(painter, block, corner)
            block = block.next()
        painter.end()
        super().paintEvent(event)

    def _plates(self, painter: QPainter, block: QTextBlock, corner: QPointF) -> None:
        layout = block.layout()
        for start, end, part in marks_of(block.text()):
            painter.setBrush(paint.colour(f"{tone_of(part, self._lexicon)}_tint"))
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
                if first < last:
                    left, right = _x(line, first), _x(line, last)
                    top = corner + QPointF(min(left, right) + 1, line.y())
                    painter.drawRoundedRect(
                        QRectF(top, QPointF(corner.x() + max(left, right) - 1, top.y() + line.height())),
                        _RADIUS,
                        _RADIUS,
                    )


def _x(line: object, cursor: int) -> float:
    found = line.cursorToX(cursor)  # type: ignore[attr-defined]
    return float(found[0] if isinstance(found, tuple) else found)


def below(widget: QWidget) -> QPoint:
    """Where something opens that belongs to a widget."""
    return widget.mapToGlobal(QPoint(0, widget.height()))
