"""The days of a month with the windows as bars; windows are picked, made, moved and stretched by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QToolTip, QWidget

from paywall_admin.ui.fields.moments import day_words
from paywall_admin.ui.free_access import draw
from paywall_admin.ui.free_access.bars import DAYS, WEEKS, Span, grid_of
from paywall_admin.ui.free_access.drag import Drag
from paywall_admin.ui.free_access.picture import Picture
from paywall_admin.ui.free_access.weeks import Weeks

FIRST_DAY: Final = date(1970, 1, 5)
LAST_DAY: Final = date(2099, 12, 1)
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -DAYS, Qt.Key.Key_Down: DAYS}
_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ALT: Final = Qt.KeyboardModifier.AltModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier


class Grid(QLabel):
    """Six weeks around a month.

    `picked` carries the id of a window, `opened` that its fields are wanted; `made` the first and last day of a new
    one; `shifted` an id and by how many days its first and its last day move. `turned` tells that another month is
    shown. It draws itself; as a label it is read to those who do not see it, by its name and description.
    """

    picked = Signal(str)
    opened = Signal(str)
    made = Signal(object, object)
    shifted = Signal(str, int, int)
    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cursor_day = date(2000, 1, 1)
        self.month = date(2000, 1, 1)
        self.today = date(2000, 1, 1)
        self.spans: tuple[Span, ...] = ()
        self.key = ""
        self._anchor: date | None = None
        self._drag: Drag | None = None
        self._locked = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(308, draw.HEAD + WEEKS * draw.ROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as six weeks."""
        return QSize(560, draw.HEAD + WEEKS * draw.ROW)

    # What is shown

    def show_spans(self, spans: Sequence[Span], key: str, today: date, *, locked: bool) -> None:
        """Show these windows, one of them picked."""
        self.spans = tuple(spans)
        self.key = key
        self.today = today
        self._locked = locked
        self._stop()
        self._describe()

    def pick(self, key: str) -> None:
        """Mark another window."""
        if key != self.key:
            self.key = key
            self.update()

    def go_to(self, day: date) -> None:
        """Put the keyboard's day somewhere, and show its month."""
        self.cursor_day = min(max(day, FIRST_DAY), LAST_DAY)
        self.turn_to(self.cursor_day)
        self._describe()

    def turn_to(self, day: date) -> None:
        """Show the month of a day."""
        month = min(max(day, FIRST_DAY), LAST_DAY).replace(day=1)
        if month != self.month:
            self.month = max(month, FIRST_DAY.replace(day=1))
            self.turned.emit()
        self.update()

    def turn(self, months: int) -> None:
        """Go some months on or back, to the same day there or the last one there is."""
        number = self.month.year * 12 + self.month.month - 1 + months
        first = date(number // 12, number % 12 + 1, 1)
        last = (first + timedelta(31)).replace(day=1) - timedelta(1)
        self.go_to(min(first + timedelta(self.cursor_day.day - 1), last))

    def _weeks(self) -> Weeks:
        """Where everything stands now."""
        return Weeks(grid_of(self.month), self.width())

    def room_of(self, day: date) -> QRect:
        """Where a day stands; empty where it is not shown."""
        return self._weeks().room_of(day)

    def on(self, day: date) -> list[Span]:
        """The windows that hold a day."""
        return [span for span in self.spans if span.on(day)]

    def _describe(self) -> None:
        """Say to a screen reader where the keyboard is, and what is on that day."""
        titles = ", ".join(span.title for span in self.on(self.cursor_day)) or self.tr("no free access")
        first, last = self.chosen()
        words = day_words(first) if first == last else f"{day_words(first)} – {day_words(last)}"
        self.setAccessibleDescription(self.tr("{day}: {titles}").format(day=words, titles=titles))
        self.update()

    def chosen(self) -> tuple[date, date]:
        """The days that the keyboard, or a drag over empty days, has chosen."""
        if self._drag is not None and self._drag.part == "days" and self._drag.is_under_way:
            return self._drag.days()
        anchor = self._anchor or self.cursor_day
        return min(anchor, self.cursor_day), max(anchor, self.cursor_day)

    # Drawing

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The days, the chosen ones, and the bars."""
        painter = QPainter(self)
        weeks = self._weeks()
        Picture(weeks, self.month, self.today, self.spans, self.key, self._drag, self.chosen()).paint(painter)
        if self.hasFocus():
            draw.cursor(painter, weeks.room_of(self.cursor_day))
        painter.end()

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Hold a window, or begin to choose days."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        spot = event.position().toPoint()
        weeks = self._weeks()
        day, found = weeks.day_at(spot), weeks.bar_at(spot, self.spans)
        self._anchor, self.cursor_day = None, day
        self._drag = Drag(day, day, spot, found[0].span, found[1]) if found else Drag(day, day, spot)
        if found:
            self.key = found[0].span.key
            self.picked.emit(self.key)
        self._describe()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what letting go would do; without a button, what could be held."""
        spot = event.position().toPoint()
        if self._drag is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._point(spot)
            return
        far = (spot - self._drag.at).manhattanLength() >= QApplication.startDragDistance()
        if far and not self._locked and not self._drag.is_under_way:
            self._drag = replace(self._drag, is_under_way=True)
        if self._drag.is_under_way:
            self._drag = replace(self._drag, target=self._weeks().day_at(spot))
            self._describe()

    def _point(self, spot: QPoint) -> None:
        found = self._weeks().bar_at(spot, self.spans)
        if found is None or self._locked:
            self.unsetCursor()
        else:
            whole = found[1] == "whole"
            self.setCursor(Qt.CursorShape.PointingHandCursor if whole else Qt.CursorShape.SizeHorCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Make, move or stretch."""
        drag, self._drag = self._drag, None
        if drag is not None and drag.is_under_way:
            self._land(replace(drag, target=self._weeks().day_at(event.position().toPoint())))
        self._describe()

    def _land(self, drag: Drag) -> None:
        self.cursor_day = drag.target
        if drag.span is None:
            self.made.emit(*drag.days())
        elif any(drag.shift()):
            self.shifted.emit(drag.span.key, *drag.shift())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to the fields of a window, or make one of a single day."""
        self._drag = None
        self._enter(self._weeks().day_at(event.position().toPoint()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page."""
        event.ignore()

    def event(self, event: QEvent) -> bool:
        """A tooltip names all windows of the day under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            titles = "\n".join(span.title for span in self.on(self._weeks().day_at(event.pos())))
            QToolTip.showText(event.globalPos(), titles, self)
            return True
        return super().event(event)

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from day to day, with Shift they choose several, with Alt they move the picked window."""
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        step = _STEPS.get(key)
        if step and held & _ALT:
            self._push(step, last_only=bool(held & _SHIFT))
        elif step:
            self._step(step, choosing=bool(held & _SHIFT))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._anchor = None
            self.turn(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key in _ENTERS:
            self._enter(self.cursor_day)
        elif key == Qt.Key.Key_Escape and (self._drag or self._anchor):
            self._stop()
            self._describe()
        else:
            super().keyPressEvent(event)

    def _step(self, step: int, *, choosing: bool) -> None:
        self._anchor = (self._anchor or self.cursor_day) if choosing else None
        self.go_to(self.cursor_day + timedelta(step))

    def _push(self, step: int, *, last_only: bool) -> None:
        span = next((span for span in self.spans if span.key == self.key), None)
        if span is None or self._locked:
            return
        if last_only:
            by = max(step, -(span.last - span.first).days)
            if by:
                self.shifted.emit(span.key, 0, by)
        else:
            self.shifted.emit(span.key, step, step)

    def _enter(self, day: date) -> None:
        """The fields of the window of a day, of the next one where it is picked already; else a new window."""
        found, (first, last) = self.on(day), self.chosen()
        if found and first == last:
            keys = [span.key for span in found]
            place = keys.index(self.key) + 1 if self.key in keys and len(keys) > 1 else 0
            self.opened.emit(keys[place % len(keys)])
        elif not self._locked:
            self.made.emit(*((first, last) if first != last else (day, day)))
        self._anchor = None

    def _stop(self) -> None:
        self._drag = None
        self._anchor = None
        self.unsetCursor()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing stays half chosen."""
        super().focusOutEvent(event)
        self._stop()
        self.update()
