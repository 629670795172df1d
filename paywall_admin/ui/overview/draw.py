"""How a timeline looks: its scale, lanes, bars and marks, drawn from the tokens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from paywall_admin.ui import tokens
from paywall_admin.ui.fields import paint
from paywall_admin.ui.overview.lanes import Item, Part, Tick

_HEAD: Final = 36
_APART: Final = 22
_TONES: Final = {
    "offer": "accent", "freeAccess": "positive", "reset": "secondary", "publish": "accent", "expiry": "danger",
    "emergencyEnd": "warning",
}  # fmt: skip
_RADIUS: Final = 4.0


def _small(painter: QPainter, widget: QWidget, *, bold: bool = False) -> None:
    font = QFont(widget.font())
    font.setPixelSize(tokens.TYPE_SECONDARY)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)


def scale(painter: QPainter, widget: QWidget, ticks: Sequence[tuple[float, Tick]]) -> None:
    """The months with a line each, and the Mondays that have room beside them."""
    paint.begin(painter)
    months = [(x, tick) for x, tick in ticks if tick.is_month]
    for x, tick in months:
        painter.setPen(QPen(paint.colour("hairline"), 1))
        painter.drawLine(QPointF(x, 14), QPointF(x, widget.height()))
        _small(painter, widget, bold=True)
        painter.setPen(paint.colour("text"))
        painter.drawText(QPointF(x + 4, 30), tick.words)
    _small(painter, widget)
    metrics = painter.fontMetrics()
    taken = [(x, x + 4 + metrics.horizontalAdvance(tick.words) + 12) for x, tick in months]
    right = 0.0
    for x, tick in ticks:
        wide = metrics.horizontalAdvance(tick.words)
        is_free = x - wide / 2 > right and all(x + wide / 2 < first - 4 or x - wide / 2 > last for first, last in taken)
        if not tick.is_month and is_free and x + wide / 2 < widget.width():
            painter.setPen(paint.colour("secondary"))
            painter.drawText(QPointF(x - wide / 2, 30), tick.words)
            right = x + _APART / 2
    painter.setPen(QPen(paint.colour("hairline"), 1))
    painter.drawLine(QPointF(0, _HEAD - 0.5), QPointF(widget.width(), _HEAD - 0.5))


def title(painter: QPainter, lane: QRectF, width: int, words: str) -> None:
    """The name of a lane, as much of it as fits."""
    font = QFont(painter.font())
    font.setPixelSize(tokens.TYPE_SECONDARY)
    font.setWeight(QFont.Weight.Normal)
    painter.setFont(font)
    painter.setPen(paint.colour("text"))
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, width)
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(QRectF(lane.left() + 2, lane.top(), width, lane.height()), flags, shown)


def item(
    painter: QPainter, shown: Item, rect: QRectF, parts: Sequence[tuple[float, float, Part]], *, hot: bool
) -> None:
    """A bar or a mark; what is only in the draft is an outline, what the draft replaces is grey."""
    paint.begin(painter)
    tone = paint.colour(_TONES.get(shown.kind, "accent"))
    if shown.standing == "replaced":
        painter.setPen(QPen(paint.colour("secondary"), 1.2, Qt.PenStyle.DashLine))
        painter.setBrush(paint.colour("pressed"))
    elif shown.standing == "draft":
        painter.setPen(QPen(tone, 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setBrush(tone)
    if shown.shape == "mark":
        middle, reach = rect.center(), rect.width() / 2 + (1 if hot else 0)
        across, down = QPointF(reach, 0), QPointF(0, reach)
        painter.drawPolygon(QPolygonF([middle - down, middle + across, middle + down, middle - across]))
        return
    path = _bar(rect.adjusted(0, -1, 0, 1) if hot else rect, shown.open)
    painter.drawPath(path)
    for left, right, part in parts:
        _stretch(painter, path, QRectF(left, rect.top() - 2, right - left, rect.height() + 4), part)


def _bar(rect: QRectF, beyond: tuple[bool, bool]) -> QPainterPath:
    """A bar with round ends; one that goes on beyond the days shown is cut there."""
    path = QPainterPath()
    if beyond == (True, True):
        path.addRect(rect)
        return path
    path.addRoundedRect(rect, _RADIUS, _RADIUS)
    for cut, left in ((beyond[0], rect.left()), (beyond[1], rect.right() - _RADIUS)):
        if cut:
            square = QPainterPath()
            square.addRect(QRectF(left, rect.top(), _RADIUS, rect.height()))
            path = path.united(square)
    return path


def _stretch(painter: QPainter, bar: QPainterPath, rect: QRectF, part: Part) -> None:
    """Hatching over the part that others stand in front of, red where it contradicts them."""
    painter.save()
    painter.setClipPath(bar)
    painter.fillRect(rect, paint.colour("danger_tint" if part.is_contradiction else "surface"))
    tone = paint.colour("danger" if part.is_contradiction else "secondary")
    painter.fillRect(rect, QBrush(tone, Qt.BrushStyle.BDiagPattern))
    painter.setClipping(False)
    painter.setPen(QPen(tone, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(bar)
    painter.restore()


def today(painter: QPainter, widget: QWidget, x: float, words: str) -> None:
    """The line of the present moment."""
    paint.begin(painter)
    painter.setPen(QPen(paint.colour("text"), 1.5))
    painter.drawLine(QPointF(x, 14), QPointF(x, widget.height()))
    _small(painter, widget, bold=True)
    painter.setPen(paint.colour("text"))
    painter.drawText(QPointF(x, 11), words)


def focus(painter: QPainter, rect: QRectF) -> None:
    """The ring around what has the focus."""
    paint.begin(painter)
    painter.setPen(QPen(paint.colour("accent"), tokens.FOCUS_WIDTH))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect, tokens.RADIUS_FIELD, tokens.RADIUS_FIELD)
