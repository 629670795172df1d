"""The picture of the way: each state is a button that leads to its editor, with the steps drawn between them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from paywall_admin.ui import tokens
from paywall_admin.ui.expiry.way import COLUMNS, ROWS, Step, Stop, Way
from paywall_admin.ui.fields import paint
from paywall_admin.ui.labels import tooltip
from paywall_admin.ui.widths import ByWidth

MOST_WIDE: Final = 1040
_LEAST_WIDE: Final = 400
_GAP: Final = 36
_WIDE_GAP: Final = 56
_ROOMY: Final = 780
_LANE: Final = 28
_PAD: Final = tokens.SPACE_8
_DOT: Final = 7
_HEAD: Final = 5.0
_WRAP: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class StopButton(QAbstractButton):
    """One state of the way."""

    def __init__(self, stop: Stop, parent: QWidget) -> None:
        super().__init__(parent)
        self.stop = stop
        self._widths = ByWidth[tuple[QRect, QRect]]()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_stop(stop)

    def show_stop(self, stop: Stop) -> None:
        """Show a state as it is now."""
        self.stop = stop
        self._widths.forget()
        self.setText(stop.title)
        self.setAccessibleName(self.tr("{title}: {detail}").format(title=stop.title, detail=stop.detail))
        self.setAccessibleDescription(self.tr("Goes to where it is edited."))
        tooltip(self, self.tr("Go to where it is edited"))
        self.update()

    def _fonts(self) -> tuple[QFont, QFont]:
        title, detail = QFont(self.font()), QFont(self.font())
        title.setWeight(QFont.Weight.DemiBold)
        title.setPixelSize(tokens.TYPE_BODY)
        detail.setPixelSize(tokens.TYPE_SECONDARY)
        return title, detail

    def _rooms(self, width: int) -> tuple[QRect, QRect]:
        """Where title and detail stand."""
        return self._widths.of(width, self._measured)

    def _measured(self, width: int) -> tuple[QRect, QRect]:
        """The same, each as high as it needs to be."""
        title, detail = self._fonts()
        inner = max(width - 2 * _PAD, 1)
        high = QFontMetrics(title).boundingRect(0, 0, inner, 1000, _WRAP, self.stop.title).height()
        below = inner - _DOT - tokens.SPACE_4
        low = QFontMetrics(detail).boundingRect(0, 0, below, 1000, _WRAP, self.stop.detail).height()
        first = QRect(_PAD, _PAD, inner, high)
        return first, QRect(_PAD + _DOT + tokens.SPACE_4, first.bottom() + 1 + tokens.SPACE_4, below, low)

    def heightForWidth(self, width: int) -> int:
        """Title and detail, wrapped."""
        return self._rooms(width)[1].bottom() + 1 + _PAD

    def changeEvent(self, event: QEvent) -> None:
        """Another font takes another room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._widths.forget()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A plate with the title and, behind a dot that tells reading from wall, what it comes to."""
        painter = QPainter(self)
        paint.begin(painter)
        inside = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(paint.colour("outline"), 1))
        painter.setBrush(paint.colour("hover" if self.underMouse() or self.isDown() else "raised"))
        painter.drawRoundedRect(inside, tokens.RADIUS_CARD, tokens.RADIUS_CARD)
        if self.hasFocus():
            paint.ring(painter, self.rect(), tokens.RADIUS_CARD)
        title, detail = self._fonts()
        above, below = self._rooms(self.width())
        painter.setFont(title)
        painter.setPen(paint.colour("text"))
        painter.drawText(above, _WRAP, self.stop.title)
        painter.setFont(detail)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(paint.colour(self.stop.tone or "secondary"))
        middle = below.top() + QFontMetrics(detail).height() / 2
        painter.drawEllipse(QPointF(_PAD + _DOT / 2, middle), _DOT / 2, _DOT / 2)
        painter.setPen(paint.colour("secondary"))
        painter.drawText(below, _WRAP, self.stop.detail)
        painter.end()


class Picture(QWidget):
    """All stops in their places, and the steps between them. `chosen` carries the place at which a stop is edited."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.way = Way((), ())
        self.buttons: dict[str, StopButton] = {}
        self.setAccessibleName(self.tr("A reader's way through the states"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(MOST_WIDE)

    def show_way(self, way: Way) -> None:
        """Show a way; buttons that were there stay, and keep the focus."""
        if way == self.way:
            return
        self.way = way
        self.setAccessibleDescription(way.spoken())
        gone = set(self.buttons) - {stop.key for stop in way.stops}
        for key in gone:
            self.buttons.pop(key).deleteLater()
        for stop in way.stops:
            if stop.key in self.buttons:
                self.buttons[stop.key].show_stop(stop)
            else:
                self._add(stop)
        self._place()
        self.updateGeometry()
        self.update()

    def _add(self, stop: Stop) -> None:
        button = self.buttons[stop.key] = StopButton(stop, self)
        button.clicked.connect(self._choose)
        button.show()

    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, StopButton):
            self.chosen.emit(button.stop.place)

    # Where everything stands

    def _gap(self, width: int) -> int:
        """The room between columns: where there is enough, words fit on the arrows."""
        return _WIDE_GAP if width >= _ROOMY else _GAP

    def _column_width(self, width: int) -> int:
        return max((min(width, MOST_WIDE) - (COLUMNS - 1) * self._gap(width)) // COLUMNS, 1)

    def _row_heights(self, width: int) -> list[int]:
        column = self._column_width(width)
        heights = [0] * ROWS
        for button in self.buttons.values():
            heights[button.stop.row] = max(heights[button.stop.row], button.heightForWidth(column))
        return heights

    def _lane(self) -> int:
        return _LANE if "ordinary" in self.buttons else 1

    def heightForWidth(self, width: int) -> int:
        """The rows, the gaps between them, and the lane below."""
        return sum(self._row_heights(width)) + (ROWS - 1) * _GAP + self._lane()

    def sizeHint(self) -> QSize:
        """As wide as it may be."""
        return QSize(MOST_WIDE, self.heightForWidth(MOST_WIDE))

    def minimumSizeHint(self) -> QSize:
        """Narrower, words would break within themselves."""
        return QSize(_LEAST_WIDE, self.heightForWidth(max(self.width(), _LEAST_WIDE)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything stands in its column and row."""
        super().resizeEvent(event)
        self._place()
        self.updateGeometry()

    def _place(self) -> None:
        column, heights = self._column_width(self.width()), self._row_heights(self.width())
        for button in self.buttons.values():
            left = button.stop.column * (column + self._gap(self.width()))
            top = sum(heights[: button.stop.row]) + button.stop.row * _GAP
            button.setGeometry(left, top, column, heights[button.stop.row])

    # The steps

    def paintEvent(self, _event: QPaintEvent) -> None:
        """An arrow a step, with its words where there is room."""
        painter = QPainter(self)
        paint.begin(painter)
        for step in self.way.steps:
            painter.setPen(QPen(paint.colour("secondary"), 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            line = self._line(step)
            painter.drawPolyline(QPolygonF(line))
            _arrow(painter, line[-2], line[-1])
            if step.both:
                _arrow(painter, line[1], line[0])
        font = QFont(self.font())
        font.setPixelSize(tokens.TYPE_SECONDARY)
        painter.setFont(font)
        for step in self.way.steps:
            self._say(painter, step, self._line(step))
        painter.end()

    def _line(self, step: Step) -> list[QPointF]:
        """The corners of an arrow."""
        start, end = (QRectF(self.buttons[key].geometry()) for key in (step.start, step.end))
        if step.end == "ordinary":
            low = self.height() - _LANE / 3
            return [
                QPointF(start.center().x(), start.bottom()), QPointF(start.center().x(), low),
                QPointF(end.center().x(), low), QPointF(end.center().x(), end.bottom()),
            ]  # fmt: skip
        if step.start == "grace" and step.end == "access_expired":
            return [
                QPointF(start.center().x(), start.bottom()), QPointF(start.center().x(), end.center().y()),
                QPointF(end.left(), end.center().y()),
            ]  # fmt: skip
        if abs(start.center().y() - end.center().y()) < 1:
            rightward = end.left() > start.left()
            edges = (start.right(), end.left()) if rightward else (start.left(), end.right())
            return [QPointF(edges[0], start.center().y()), QPointF(edges[1], start.center().y())]
        downward = end.top() > start.top()
        edges = (start.bottom(), end.top()) if downward else (start.top(), end.bottom())
        return [QPointF(start.center().x(), edges[0]), QPointF(start.center().x(), edges[1])]

    def _say(self, painter: QPainter, step: Step, line: list[QPointF]) -> None:
        """The words of an arrow on the ground that interrupts it; none where they would not fit."""
        metrics = painter.fontMetrics()
        width = metrics.horizontalAdvance(step.words) + 2 * tokens.SPACE_4
        first, second = line[0], line[1]
        flat = len(line) == 2 and first.y() == second.y()
        if not step.words or (flat and width > abs(first.x() - second.x()) - 2 * _HEAD):
            return
        middle = (first + second) / 2
        if step.end == "ordinary":
            step_wide = self._column_width(self.width()) + self._gap(self.width())
            middle = QPointF(line[1].x() - step_wide / 2, line[1].y())
        spot = QRectF(middle.x() - width / 2, middle.y() - metrics.height() / 2, width, metrics.height())
        if step.start == "ordinary" or (step.start == "grace" and step.end == "access_expired"):
            start = self.buttons[step.start].geometry()
            spot.moveTop(start.y() - metrics.height() - _HEAD * 2)
            if step.start == "grace":
                spot.moveTop(start.y() + start.height() + (_GAP - metrics.height()) / 2)
        painter.fillRect(spot, paint.colour("surface"))
        painter.setPen(paint.colour("secondary"))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, step.words)


def _arrow(painter: QPainter, start: QPointF, end: QPointF) -> None:
    """The head of an arrow that comes from `start`."""
    across = QPointF(end - start)
    length = max((across.x() ** 2 + across.y() ** 2) ** 0.5, 1.0)
    along = across / length * _HEAD
    side = QPointF(-along.y(), along.x())
    painter.drawPolyline(QPolygonF([end - along + side, end, end - along - side]))
