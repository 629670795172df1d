"""How the inputs that Qt does not have look: chips, segments, frames and signs, drawn from the tokens."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton

from paywall_admin.ui import tokens
from paywall_admin.ui.style import scheme

CONTROL_HEIGHT: Final = tokens.CONTROL_HEIGHT
AIR: Final = tokens.SPACE_12
INSET: Final = 3
CHIP_HEIGHT: Final = 24
CHIP_WIDTH: Final = 260
CHIP_MARGINS: Final = (4, 4, 4, 4)
_CROSS: Final = 7


def colour(name: str) -> QColor:
    """One colour of the scheme in force."""
    return QColor(getattr(scheme(), name))


def begin(painter: QPainter) -> None:
    """Smooth edges, and no outline unless one is set."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)


def plate(painter: QPainter, rect: QRect, name: str) -> None:
    """A rounded plate of one colour."""
    begin(painter)
    painter.setBrush(colour(name))
    painter.drawRoundedRect(QRectF(rect), tokens.RADIUS_FIELD, tokens.RADIUS_FIELD)


def frame(painter: QPainter, rect: QRect, *, focus: bool, wrong: bool) -> None:
    """The frame of a field: quiet, or red, or ringed with the accent."""
    begin(painter)
    width = tokens.FOCUS_WIDTH if focus else 1
    name = "danger" if wrong else "accent" if focus else "outline"
    painter.setPen(QPen(colour(name), width))
    painter.setBrush(colour("surface"))
    inset = width / 2
    inside = QRectF(rect).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(inside, tokens.RADIUS_FIELD, tokens.RADIUS_FIELD)


def ring(painter: QPainter, rect: QRect, radius: float = tokens.RADIUS_FIELD) -> None:
    """The focus ring inside a rectangle."""
    begin(painter)
    painter.setPen(QPen(colour("accent"), tokens.FOCUS_WIDTH))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius)


def trough(painter: QPainter, rect: QRect, *, wrong: bool = False) -> None:
    """What segments lie in."""
    plate(painter, rect, "danger_tint" if wrong else "hover")


def segment(painter: QPainter, button: QAbstractButton) -> None:
    """One segment: a raised plate when chosen, words alone when not."""
    begin(painter)
    inside = QRectF(button.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
    radius = tokens.RADIUS_FIELD - 1
    if button.isChecked():
        painter.setPen(QPen(colour("outline"), 1))
        painter.setBrush(colour("raised"))
        painter.drawRoundedRect(inside, radius, radius)
    elif button.underMouse() and button.isEnabled():
        painter.setBrush(colour("pressed"))
        painter.drawRoundedRect(inside, radius, radius)
    if button.hasFocus():
        ring(painter, button.rect(), radius)
    name = "disabled" if not button.isEnabled() else "text" if button.isChecked() else "secondary"
    painter.setPen(colour(name))
    painter.drawText(button.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, button.text())


def chip_size(button: QAbstractButton) -> QSize:
    """Room for the words and the cross of a chip."""
    words = button.fontMetrics().horizontalAdvance(button.text())
    return QSize(min(words + 3 * tokens.SPACE_8 + _CROSS + 2, CHIP_WIDTH), CHIP_HEIGHT)


def chip(painter: QPainter, button: QAbstractButton) -> None:
    """A soft plate with the words and a cross."""
    hot = (button.underMouse() or button.hasFocus()) and button.isEnabled()
    plate(painter, button.rect(), "pressed" if hot else "hover")
    if button.hasFocus():
        ring(painter, button.rect())
    painter.setPen(colour("text" if button.isEnabled() else "secondary"))
    room = button.rect().adjusted(tokens.SPACE_8, 0, -2 * tokens.SPACE_8 - _CROSS, 0)
    words = button.fontMetrics().elidedText(button.text(), Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
    painter.setPen(QPen(colour("text" if hot else "secondary"), 1.3))
    middle = QPointF(button.width() - tokens.SPACE_8 - _CROSS / 2, button.height() / 2)
    arm = _CROSS / 2
    painter.drawLine(middle + QPointF(-arm, -arm), middle + QPointF(arm, arm))
    painter.drawLine(middle + QPointF(-arm, arm), middle + QPointF(arm, -arm))


def tab(painter: QPainter, button: QAbstractButton, count: str) -> None:
    """A heading with a count, underlined when open."""
    begin(painter)
    rect = button.rect()
    if button.hasFocus():
        ring(painter, rect.adjusted(0, 2, 0, -4))
    if button.isChecked():
        painter.fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), colour("accent"))
    font = button.font()
    font.setWeight(QFont.Weight.Medium)
    painter.setFont(font)
    painter.setPen(colour("text" if button.isChecked() or button.underMouse() else "secondary"))
    words = rect.adjusted(tokens.SPACE_8, 0, 0, -2)
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(words, flags, button.text())
    width = painter.fontMetrics().horizontalAdvance(button.text())
    painter.setFont(button.font())
    painter.setPen(colour("secondary"))
    painter.drawText(words.adjusted(width + tokens.SPACE_4 + 2, 0, 0, 0), flags, count)
