"""Tab goes as one reads: from part to part in the order in which they are laid out, whenever they were made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QDialog,
    QDockWidget,
    QGridLayout,
    QLayout,
    QLineEdit,
    QMainWindow,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QWidget,
)

_AROUND = 16
_BROWSER = "QWebEngineView"


def go_on(window: QWidget, *, forward: bool, after: QWidget | None = None) -> bool:
    """Put the focus on the next stop of a window, or the one before; whether there is one.

    It goes on from `after`, or else from what has the focus: also where that was just switched off or hidden.
    """
    at = QApplication.focusWidget() if after is None else after
    path = list(stops(window, at))
    here = _place_of(at, path) if at is not None else None
    if here is None:
        return False
    following = path[(here + (1 if forward else -1)) % len(path)]
    if following is at:
        return False
    following.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    bring_to_sight(following)
    return True


def _place_of(at: QWidget, path: list[QWidget]) -> int | None:
    """Which stop has the focus: it itself, or else what it is a part of."""
    if at in path:
        return path.index(at)
    return next((place for place, stop in reversed(list(enumerate(path))) if stop.isAncestorOf(at)), None)


def bring_to_sight(widget: QWidget) -> None:
    """Scroll whatever a widget lies in until it can be seen."""
    above = widget.parentWidget()
    while above is not None and not above.isWindow():
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget, _AROUND, _AROUND)
        above = above.parentWidget()


def stops(ground: QWidget, left: QWidget | None = None) -> Iterator[QWidget]:
    """Everything below a widget at which Tab stops now, in the order in which it is laid out.

    `left` stands in its place also where it, or what it lies in, can be used no more: by it one knows what comes next.
    """
    for child in _in_order(ground):
        if child.isWindow():
            continue
        if not child.isVisibleTo(ground) or not child.isEnabled():
            if left is not None and (child is left or child.isAncestorOf(left)):
                yield left
            continue
        takes_tab = bool(child.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if child.inherits(_BROWSER):
            # Chromium's own widgets in it die with its renderer, and are not to be touched then.
            yield from [child] if takes_tab else []
            continue
        if takes_tab and not hands_on(child):
            yield child
        yield from stops(child, left)


def hands_on(widget: QWidget) -> bool:
    """Whether a widget leaves its focus to the one that it is a part of, or to a part of its own.

    Told by what it is: to be asked for its proxy, PySide6 makes the proxy's wrapper a child of the widget's. A scroll
    area and its viewport then hold each other, count as garbage, and are taken down while they are on the screen.
    """
    if isinstance(widget, QLineEdit):
        return isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox)
    return isinstance(widget, QCalendarWidget)


def _in_order(ground: QWidget) -> Iterator[QWidget]:
    """The children of a widget: those of a layout as it has them, others as they lie."""
    known: set[QWidget] = set()
    for child in _arranged(ground):
        if child not in known:
            known.add(child)
            yield child
    others: list[QWidget] = [one for one in _children(ground) if one not in known]
    yield from sorted(others, key=lambda one: (one.y(), one.x()))


def _arranged(ground: QWidget) -> Iterator[QWidget]:
    if isinstance(ground, QMainWindow):
        yield from _of_main_window(ground)
    elif isinstance(ground, QSplitter):
        yield from (child for child in map(ground.widget, range(ground.count())) if child is not None)
    elif isinstance(ground, QStackedWidget):
        shown = ground.currentWidget()
        yield from [shown] if shown is not None else []
    else:
        yield from laid_out(ground)


def _of_main_window(window: QMainWindow) -> Iterator[QWidget]:
    central = window.centralWidget()
    yield from [central] if central is not None else []
    yield from (child for child in _children(window) if isinstance(child, QDockWidget))


def laid_out(ground: QWidget) -> Iterator[QWidget]:
    """What the layout of a widget holds, and the layouts in it, in their order."""
    if ground.layout() is not None:
        yield from _of_layout(ground.layout(), _children(ground))


def _of_layout(layout: Any, children: list[QWidget]) -> Iterator[QWidget]:
    """Those of the children that a layout holds, and the layouts in it.

    A layout's items are not looked at: they are no QObjects, so PySide6 does not notice when they die, takes the next
    thing that lies in their place for them, and crashes.
    """
    inside = [one for one in layout.children() if isinstance(one, QLayout)]
    placed = sorted(_places(layout, [*children, *inside]), key=lambda pair: pair[0])
    for _, one in placed:
        if isinstance(one, QWidget):
            yield one
        else:
            yield from _of_layout(one, children)


def _places(layout: Any, candidates: list[Any]) -> Iterator[tuple[tuple[int, ...], Any]]:
    is_grid = isinstance(layout, QGridLayout)
    for one in candidates:
        place = layout.indexOf(one)
        if place >= 0:
            yield tuple(layout.getItemPosition(place)[:2]) if is_grid else (place,), one


def _children(ground: QObject) -> list[QWidget]:
    return [child for child in ground.children() if isinstance(child, QWidget)]


class InReadingOrder(QDialog):
    """A dialog in which Tab goes as one reads."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab, or Shift with Tab."""
        return go_on(self, forward=forward) or super().focusNextPrevChild(forward)
