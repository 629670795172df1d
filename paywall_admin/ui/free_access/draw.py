"""How the calendar looks: its cells, the bars in them, and what is marked, drawn from the tokens."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPen

from paywall_admin.ui import icons, tokens
from paywall_admin.ui.fields import paint
from paywall_admin.ui.free_access.bars import Bar

HEAD: Final = 24
NUMBER: Final = 22
LANE: Final = 20
LANES: Final = 2
ROW: Final = NUMBER + LANES * LANE + 4
_INSET: Final = 3
_RADIUS: Final = 5.0
_ALIGN: Final = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
# Ground and words of a bar by what its window is; never by colour alone: a bar carries its name, and a conflict a sign.
_COLOURS: Final = {
    "over": ("pressed", "secondary"),
    "on": ("positive_tint", "positive"),
    "scheduled": ("accent_tint", "accent"),
}


def weekdays(painter: QPainter, names: list[str], cells: list[QRect]) -> None:
    """The names of the days above the first week."""
    painter.setFont(_font(painter, tokens.TYPE_SECONDARY))
    painter.setPen(paint.colour("secondary"))
    for name, cell in zip(names, cells, strict=True):
        room = QRect(cell.left(), 0, cell.width(), HEAD)
        painter.drawText(room.adjusted(tokens.SPACE_8, 0, 0, 0), _ALIGN, name)


def cell(painter: QPainter, room: QRect, day: date, *, here: bool, today: bool, words: str) -> None:
    """One day: a hairline above, its number, and how much more there is than fits."""
    painter.fillRect(QRect(room.left(), room.top(), room.width(), 1), paint.colour("hairline"))
    number = QRect(room.left() + 6, room.top() + 3, NUMBER - 4, NUMBER - 4)
    if today:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(paint.colour("accent"))
        painter.drawEllipse(QRectF(number))
    name = "on_accent" if today else "text" if here else "secondary"
    painter.setPen(paint.colour(name))
    painter.setFont(_font(painter, tokens.TYPE_SECONDARY, strong=today))
    painter.drawText(number, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, str(day.day))
    if words:
        painter.setPen(paint.colour("secondary"))
        beside = QRect(number.right() + 4, number.top(), room.right() - number.right() - 8, number.height())
        painter.drawText(beside, _ALIGN | Qt.AlignmentFlag.AlignRight, words)


def bar(painter: QPainter, room: QRect, piece: Bar, grid: date, *, picked: bool, ghost: bool = False) -> None:
    """A window's days in one week; an end that is not round goes on in another week."""
    paint.begin(painter)
    ground, words = _COLOURS[piece.span.life]
    if piece.span.in_conflict:
        ground, words = "warning_tint", "warning"
    if picked:
        ground, words = "accent", "on_accent"
    painter.setBrush(paint.colour(ground))
    painter.setPen(QPen(paint.colour(words), 1, Qt.PenStyle.DashLine) if ghost else Qt.PenStyle.NoPen)
    before, after = piece.opens(grid)
    inside = QRectF(room).adjusted(0 if before else _INSET, 1, 0 if after else -_INSET, -1)
    painter.drawPath(_shape(inside, round_left=not before, round_right=not after))
    painter.setPen(paint.colour(words))
    painter.setFont(_font(painter, tokens.TYPE_SECONDARY, strong=True))
    left = inside.toRect().adjusted(6, 0, -4, 0)
    if piece.span.in_conflict and not picked and left.width() > 3 * tokens.ICON_SMALL:
        ratio = painter.device().devicePixelRatioF()
        size = tokens.TYPE_SECONDARY
        spot = QRect(left.left(), left.center().y() - size // 2, size, size)
        painter.drawPixmap(spot, icons.pixmap("warning", "warning", size, ratio))
        left.setLeft(left.left() + size + 4)
    shown = painter.fontMetrics().elidedText(piece.span.title, Qt.TextElideMode.ElideRight, left.width())
    painter.drawText(left, _ALIGN, shown)


def _shape(inside: QRectF, *, round_left: bool, round_right: bool) -> QPainterPath:
    """A plate of which only the ends that are ends are round."""
    path = QPainterPath(QPointF(inside.left() + _RADIUS, inside.top()))
    left, right = (_RADIUS if round_left else 0.0), (_RADIUS if round_right else 0.0)
    path.moveTo(inside.left() + left, inside.top())
    path.lineTo(inside.right() - right, inside.top())
    path.quadTo(inside.topRight(), QPointF(inside.right(), inside.top() + right))
    path.lineTo(inside.right(), inside.bottom() - right)
    path.quadTo(inside.bottomRight(), QPointF(inside.right() - right, inside.bottom()))
    path.lineTo(inside.left() + left, inside.bottom())
    path.quadTo(inside.bottomLeft(), QPointF(inside.left(), inside.bottom() - left))
    path.lineTo(inside.left(), inside.top() + left)
    path.quadTo(inside.topLeft(), QPointF(inside.left() + left, inside.top()))
    return path


def selection(painter: QPainter, room: QRect) -> None:
    """A day that would belong to a new window."""
    painter.fillRect(room.adjusted(1, 1, -1, 0), paint.colour("accent_tint"))


def cursor(painter: QPainter, room: QRect) -> None:
    """The day that the keyboard is on."""
    paint.ring(painter, room.adjusted(1, 1, -1, -1))


def _font(painter: QPainter, size: int, *, strong: bool = False) -> QFont:
    font = QFont(painter.font())
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font
