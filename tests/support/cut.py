"""Looking for what is cut off, pushed out or covered in a window."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QRadioButton,
    QSplitter,
    QStyle,
    QStyleOptionComboBox,
    QToolButton,
    QWidget,
)

from paywall_admin.ui.tabbing import laid_out
from support.walk import name_of

_WHOLE = (QPushButton, QToolButton, QCheckBox, QRadioButton)
_LINE_MARGINS = 18
# What no line is broken in; Chinese and Japanese letters stand by themselves.
_WORD = re.compile(r"[^\s/\u2e80-\uffef-]+")


def cut(ground: QWidget) -> list[str]:
    """Everything below a widget that shows less of its text than there is, without telling it all in a tooltip."""
    found = []
    for widget in _shown(ground):
        room, needed = _room(widget), _needed(widget)
        if needed.width() > room.width() or needed.height() > room.height():
            size = f"{needed.width()}x{needed.height()} in {room.width()}x{room.height()}"
            found.append(f"{name_of(widget)} needs {size}")
        if isinstance(widget, QLabel) and hasattr(widget, "whole"):
            whole = widget.whole()
            if widget.text() != whole and not widget.toolTip():
                found.append(f"{name_of(widget)} does not tell the whole {whole[:60]!r}")
    return found


def _room(widget: QWidget) -> QSize:
    return widget.size()


def _needed(widget: QWidget) -> QSize:
    nothing = QSize(0, 0)
    match widget:
        case QLabel() if hasattr(widget, "whole"):
            return QSize(0, widget.fontMetrics().height())
        case QLabel() if not widget.text():
            return nothing
        case QLabel() if widget.wordWrap():
            words = _WORD.findall(widget.text())
            longest = max((widget.fontMetrics().horizontalAdvance(word) for word in words), default=0)
            return QSize(longest, widget.heightForWidth(widget.width()))
        case QPushButton() | QToolButton() | QCheckBox() | QRadioButton() | QLabel():
            return widget.sizeHint()
        case QComboBox() if not widget.toolTip():
            return QSize(widget.fontMetrics().horizontalAdvance(widget.currentText()) + _beside_text(widget), 0)
        case QLineEdit() if not widget.text() and widget.placeholderText():
            return QSize(widget.fontMetrics().horizontalAdvance(widget.placeholderText()) + _LINE_MARGINS, 0)
        case QHeaderView() if widget.orientation() == Qt.Orientation.Horizontal:
            short = [place for place in range(widget.count()) if _is_short(widget, place)]
            return QSize(10_000 if short else 0, 0)
    return nothing


def _beside_text(box: QComboBox) -> int:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    return box.width() - box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box).width()


def _is_short(header: QHeaderView, place: int) -> bool:
    if header.isSectionHidden(place):
        return False
    words = str(header.model().headerData(place, header.orientation()) or "")
    return header.fontMetrics().horizontalAdvance(words) + 16 > header.sectionSize(place)


def pushed(ground: QWidget) -> list[str]:
    """Everything that lies outside of what holds it, or over what stands beside it in the same layout."""
    found = []
    for widget in _shown(ground):
        parent = widget.parentWidget()
        if parent is None or isinstance(parent.parentWidget(), QAbstractScrollArea):
            continue
        if not parent.rect().contains(widget.geometry()) and parent.layout() is not None and not widget.isWindow():
            found.append(f"{name_of(widget)} lies outside: {_at(widget)} in {parent.width()}x{parent.height()}")
    for holder in [ground, *ground.findChildren(QWidget)]:
        if isinstance(holder, QSplitter) and holder.isVisible():
            found += _covered([holder.widget(place) for place in range(holder.count())])
        elif holder.isVisible() and not isinstance(holder, QMainWindow):
            found += _covered(list(laid_out(holder)))
    return found


def _covered(widgets: list[QWidget]) -> Iterator[str]:
    laid = [widget for widget in widgets if widget.isVisible()]
    for place, one in enumerate(laid):
        for other in laid[place + 1 :]:
            if one.geometry().intersects(other.geometry()):
                yield f"{name_of(one)} {_at(one)} and {name_of(other)} {_at(other)} lie over each other"


def sideways(ground: QWidget) -> list[str]:
    """Everything that would have to be scrolled to the left and right."""
    areas = (area for area in ground.findChildren(QAbstractScrollArea) if area.isVisible())
    return [
        f"{name_of(area)} hides {area.horizontalScrollBar().maximum()} px"
        for area in areas
        if area.horizontalScrollBar().maximum() > 0
    ]


def _at(widget: QWidget) -> str:
    place = widget.geometry()
    return f"{place.width()}x{place.height()}+{place.x()}+{place.y()}"


def _shown(ground: QWidget) -> Iterator[QWidget]:
    for widget in ground.findChildren(QWidget):
        # What Qt itself puts into a line, such as the cross that empties it, is drawn as large as the line lets it.
        if widget.isVisible() and widget.window() is ground.window() and not isinstance(widget.parent(), QLineEdit):
            yield widget
