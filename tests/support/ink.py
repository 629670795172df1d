"""Reading the contrast of texts from what is really painted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QRegion
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QWidget,
)

LEAST = 4.5
# Drawn larger than it is shown, so that the strokes of letters are wider than the blur at their edges.
_RATIO = 3
_FEWEST = 6


def luminance(colour: QColor) -> float:
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two colours as the accessibility guidelines measure it."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def painted(ground: QWidget) -> QImage:
    """A widget with all that is in it, three times as large."""
    image = QImage(ground.size() * _RATIO, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_RATIO)
    image.fill(ground.palette().color(ground.backgroundRole()))
    ground.render(
        image, QPoint(0, 0), QRegion(), QWidget.RenderFlag.DrawChildren | QWidget.RenderFlag.DrawWindowBackground
    )
    return image


def faint(ground: QWidget) -> list[str]:
    """Every text in sight that stands out less than it must from what it stands on."""
    image = painted(ground)
    found = []
    for text, place in texts(ground):
        reached = contrast_in(image, place)
        if reached is not None and reached < LEAST:
            found.append(f"{text[:40]!r} {reached:.2f}")
    return found


def contrast_in(image: QImage, place: QRect) -> float | None:
    """How far the ink stands out from the ground of a place; None where it is one plain colour."""
    part = image.copy(QRect(place.topLeft() * _RATIO, place.size() * _RATIO))
    counts = Counter(memoryview(part.constBits()).cast("I"))
    (ground, _), *inks = counts.most_common()
    reached = [contrast(QColor(ground), QColor(ink)) for ink, count in inks if count >= _FEWEST]
    return max(reached, default=None)


def texts(ground: QWidget) -> Iterator[tuple[str, QRect]]:
    """Each text below a widget that can be read now, with its place; what is switched off apart."""
    for widget in ground.findChildren(QWidget):
        if widget.window() is not ground.window() or not widget.isVisible() or not widget.isEnabled():
            continue
        place = _seen(ground, widget, widget.rect())
        if place.isEmpty():
            continue
        if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
            yield from _cells(ground, widget)
        elif words := _words(widget):
            yield words, place


def _words(widget: QWidget) -> str:
    match widget:
        case QLabel() | QAbstractButton():
            return widget.text().strip()
        case QComboBox():
            return widget.currentText()
        case QLineEdit():
            return widget.text() or widget.placeholderText()
        case QPlainTextEdit():
            return widget.toPlainText() or widget.placeholderText()
    return ""


def _cells(ground: QWidget, view: QAbstractItemView) -> Iterator[tuple[str, QRect]]:
    model, root = view.model(), view.rootIndex()
    for row in range(model.rowCount(root)):
        for column in range(1 if isinstance(view, QListView) else model.columnCount(root)):
            index = model.index(row, column, root)
            text = str(index.data() or "").strip()
            place = _seen(ground, view.viewport(), view.visualRect(index).adjusted(2, 2, -2, -2))
            if text and not place.isEmpty() and model.flags(index) & Qt.ItemFlag.ItemIsEnabled:
                yield text, place


def _seen(ground: QWidget, widget: QWidget, part: QRect) -> QRect:
    seen = widget.visibleRegion().boundingRect() & part
    return QRect(widget.mapTo(ground, seen.topLeft()), seen.size())
