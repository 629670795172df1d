"""A sentence that leads somewhere, with a sign or a day before it; and a section of such sentences under a heading."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from paywall_admin.ui import icons, tokens
from paywall_admin.ui.fields import paint
from paywall_admin.ui.labels import Tone, plain
from paywall_admin.ui.widths import ByWidth

MOST_AT_ONCE: Final = 40
PAD: Final = tokens.SPACE_4
"""The air around a line: what stands above lines is as far in as their words."""
_EDGE: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_CHEVRON: Final = 16


@dataclass(frozen=True)
class Said:
    """One sentence: the place it leads to (empty: none), its tone, what stands before it, and what is said below it."""

    sentence: str
    place: str = ""
    tone: Tone = ""
    lead: str = ""
    aside: str = ""


class Line(QAbstractButton):
    """One sentence as a row. Where it leads somewhere it is a button; else it only stands there."""

    def __init__(self, said: Said, lead_width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.said = said
        self._lead_width = lead_width
        self._widths = ByWidth[tuple[QRect, QRect]]()
        self.setText(said.sentence)
        self.setAccessibleName(" ".join(filter(None, (said.lead, said.sentence, said.aside))))
        if said.place:
            self.setAccessibleDescription(self.tr("Goes to where it is edited."))
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(tokens.TYPE_SECONDARY)
        return font

    def _left(self) -> int:
        sign = tokens.ICON_SMALL + tokens.SPACE_8 if self.said.tone else 0
        return PAD + sign + self._lead_width

    def _rooms(self, width: int) -> tuple[QRect, QRect]:
        """Where the sentence and the aside below it stand."""
        return self._widths.of(width, self._measured)

    def _measured(self, width: int) -> tuple[QRect, QRect]:
        """The same, each as high as it needs to be."""
        left = self._left()
        inner = max(width - left - PAD - (_CHEVRON + tokens.SPACE_8 if self.said.place else 0), 1)
        metrics = QFontMetrics(self.font())
        high = metrics.boundingRect(
            0, 0, inner, 10_000, _wrap(metrics, self.said.sentence, inner), self.said.sentence
        ).height()
        sentence = QRect(left, PAD, inner, high)
        if not self.said.aside:
            return sentence, QRect(left, sentence.bottom(), inner, 0)
        small = QFontMetrics(self._small())
        low = small.boundingRect(0, 0, inner, 10_000, _wrap(small, self.said.aside, inner), self.said.aside).height()
        return sentence, QRect(left, sentence.bottom() + 1, inner, low)

    def heightForWidth(self, width: int) -> int:
        """The wrapped sentence, and a little air."""
        return self._rooms(width)[1].bottom() + 1 + PAD

    def sizeHint(self) -> QSize:
        """As wide as there is room; how high that makes it is asked for by the width."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """One row of a few words."""
        return QSize(self._left() + 120, QFontMetrics(self.font()).height() + 2 * PAD)

    def changeEvent(self, event: QEvent) -> None:
        """Another font takes another room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._widths.forget()
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The sign, what leads, the sentence; a plate under the pointer and a ring with the focus."""
        painter = QPainter(self)
        if self.said.place and (self.underMouse() or self.isDown()):
            paint.plate(painter, self.rect(), "hover")
        if self.hasFocus():
            paint.ring(painter, self.rect())
        sentence, aside = self._rooms(self.width())
        left = PAD
        if self.said.tone:
            self._sign(painter, QRect(left, sentence.top(), tokens.ICON_SMALL, tokens.ICON_SMALL))
            left += tokens.ICON_SMALL + tokens.SPACE_8
        painter.setPen(paint.colour("secondary"))
        if self.said.lead:
            painter.drawText(QRect(left, sentence.top(), self._lead_width, sentence.height()), _EDGE, self.said.lead)
        if self.said.aside:
            painter.setFont(self._small())
            _write(painter, aside, self.said.aside)
            painter.setFont(self.font())
        if self.said.place:
            spot = QRect(self.width() - PAD - _CHEVRON, sentence.top(), _CHEVRON, _CHEVRON)
            painter.drawPixmap(spot, icons.pixmap("chevron-right", "secondary", ratio=self.devicePixelRatioF()))
        painter.setPen(paint.colour("text"))
        _write(painter, sentence, self.said.sentence)
        painter.end()

    def _sign(self, painter: QPainter, spot: QRect) -> None:
        name = {"danger": "danger", "warning": "warning", "positive": "positive"}.get(self.said.tone, "info")
        tone = self.said.tone if name != "info" else "secondary"
        painter.drawPixmap(spot, icons.pixmap(name, tone, ratio=self.devicePixelRatioF()))


def _wrap(metrics: QFontMetrics, text: str, width: int) -> int:
    """Between words; within them only where one is wider than there is room."""
    longest = max(map(metrics.horizontalAdvance, text.split()), default=0)
    return int(_EDGE) | int(Qt.TextFlag.TextWrapAnywhere if longest > width else Qt.TextFlag.TextWordWrap)


def _write(painter: QPainter, room: QRect, text: str) -> None:
    painter.drawText(room, _wrap(painter.fontMetrics(), text, room.width()), text)


def _itself(said: Any) -> Said:
    found: Said = said
    return found


class Lines(QWidget):
    """A heading with sentences below it, a few at a time. `place_wanted` carries the place of the one pressed."""

    place_wanted = Signal(str)

    def __init__(self, title: str, parent: QWidget | None = None, *, lead_width: int = 0) -> None:
        super().__init__(parent)
        self.title = plain(title, "section", self)
        self.lines: list[Line] = []
        self._all: tuple[Any, ...] | None = None
        self._said: Callable[[Any], Said] = _itself
        self._lead_width = lead_width
        self.head = QHBoxLayout()
        self.head.setSpacing(tokens.SPACE_12)
        self.head.setContentsMargins(PAD, 0, 0, 0)
        self.head.addWidget(self.title)
        self._note = plain("", "secondary", self, wrap=True)
        self._note.setContentsMargins(PAD, tokens.SPACE_4, 0, 0)
        self._more = QPushButton(self)
        self._more.setProperty("kind", "quiet")
        self._more.clicked.connect(self._show_more)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addLayout(self.head)
        self.column.addWidget(self._note)
        self.column.addSpacing(tokens.SPACE_4)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.column.addLayout(self._rows)
        self.column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._more.hide()
        self._note.hide()

    def say(self, note: str) -> None:
        """Say something below the heading, or nothing."""
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def show_lines(self, items: Sequence[Any], said: Callable[[Any], Said] | None = None) -> None:
        """Show a line for each of these, which `said` makes; where they are those shown already, nothing moves."""
        if self._all == tuple(items):
            return
        shown = max(MOST_AT_ONCE, len(self.lines)) if self._all is not None else MOST_AT_ONCE
        self._all, self._said = tuple(items), said or _itself
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.lines = []
        self._fill(shown)

    def _show_more(self) -> None:
        place = len(self.lines)
        self._fill(place + MOST_AT_ONCE)
        if len(self.lines) > place:
            self.lines[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, most: int) -> None:
        items = self._all or ()
        for each in items[len(self.lines) : most]:
            line = Line(self._said(each), self._lead_width, self)
            line.clicked.connect(self._choose)
            self._rows.addWidget(line)
            line.show()
            self.lines.append(line)
        left = len(items) - len(self.lines)
        self._more.setText(self.tr("Show more ({number} left)").format(number=left))
        self._more.setVisible(left > 0)

    def _choose(self) -> None:
        line = self.sender()
        if isinstance(line, Line) and line.said.place:
            self.place_wanted.emit(line.said.place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines wrap anew."""
        super().resizeEvent(event)
        self.updateGeometry()
