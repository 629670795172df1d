"""The picture of the coming days: a lane for each offer and meter, the line of today, and a sentence for everything."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from paywall_admin.core.timeline import Timeline
from paywall_admin.ui import tokens
from paywall_admin.ui.fields.moments import short_month_names
from paywall_admin.ui.overview import draw
from paywall_admin.ui.overview.lanes import Item, Lane, Tick, lanes, ticks

LANE: Final = 28
HEAD: Final = 36
_FOOT: Final = 4
_MARK: Final = 9
_LEAST: Final = 6
_NEAR: Final = 3


class Spot(NamedTuple):
    """An item with its lane and where it is drawn."""

    item: Item
    lane: int
    rect: QRectF


class TimelineView(QLabel):
    """The coming days. Arrow keys go from one thing to the next, Enter goes to where it is edited.

    `told` carries the sentence of what the pointer or the focus is on, empty for nothing; `place_wanted` its place.
    It draws itself; as a label it is read to those who do not see it, by its name and description.
    """

    told = Signal(str)
    place_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lanes: tuple[Lane, ...] = ()
        self.ticks: tuple[Tick, ...] = ()
        self.spots: tuple[Spot, ...] = ()
        self._found: Timeline | None = None
        self._now = 0
        self._here = -1
        self._under = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Timeline of the coming days"))
        self.setAccessibleDescription(self._help())

    def _help(self) -> str:
        return self.tr("Arrow keys go from one thing to the next; Enter goes to where it is edited.")

    def show_timeline(self, found: Timeline, now: int) -> None:
        """Show these days, and where today is in them."""
        self._now = now
        if found == self._found:
            self.update()
            return
        kept = self.spots[self._here].item.sentence if 0 <= self._here < len(self.spots) else ""
        self._found = found
        self.lanes = lanes(found)
        self.ticks = ticks(found, short_month_names())
        self._place()
        self._here = next((at for at, spot in enumerate(self.spots) if spot.item.sentence == kept), -1)
        self._under = -1
        self.updateGeometry()
        self.update()

    # Where everything stands

    def sizeHint(self) -> QSize:
        """A row a lane."""
        return QSize(640, HEAD + max(len(self.lanes), 1) * LANE + _FOOT)

    def minimumSizeHint(self) -> QSize:
        """Narrower, weeks could not be told apart."""
        return QSize(360, self.sizeHint().height())

    def gutter(self) -> int:
        """The room for the titles of the lanes."""
        return min(max(self.width() // 4, 84), 168)

    def across(self, at: int) -> float:
        """Where an instant is."""
        assert self._found is not None
        left, right = self.gutter(), self.width() - 1 - tokens.SPACE_8
        whole = self._found.until - self._found.since
        return left + (right - left) * (at - self._found.since) / whole

    def lane_rect(self, lane: int) -> QRectF:
        """The row of a lane."""
        return QRectF(0, HEAD + lane * LANE, self.width(), LANE)

    def _place(self) -> None:
        if self._found is None:
            return
        spots = [Spot(item, row, self._rect(item, row)) for row, lane in enumerate(self.lanes) for item in lane.items]
        self.spots = tuple(spots)

    def _rect(self, item: Item, row: int) -> QRectF:
        middle = self.lane_rect(row).center().y()
        if item.shape == "mark":
            return QRectF(self.across(item.starts) - _MARK / 2, middle - _MARK / 2, _MARK, _MARK)
        left = self.across(item.starts)
        return QRectF(left, middle - 7, max(self.across(item.ends) - left, _LEAST), 14)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Days are as wide as there is room."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Scale, lanes, items, the line of today, and the ring around what has the focus."""
        if self._found is None:
            return
        painter = QPainter(self)
        draw.scale(painter, self, [(self.across(tick.at), tick) for tick in self.ticks])
        for row, lane in enumerate(self.lanes):
            draw.title(painter, self.lane_rect(row), self.gutter() - tokens.SPACE_12, lane.title)
        for at, spot in enumerate(self.spots):
            stretches = [(self.across(part.starts), self.across(part.ends), part) for part in spot.item.parts]
            draw.item(painter, spot.item, spot.rect, stretches, hot=at == self._under)
        draw.today(painter, self, self.across(self._now), self.tr("Today"))
        if self.hasFocus():
            at = self._here
            whole = QRectF(self.rect()).adjusted(0, 0, -1, -1)
            draw.focus(painter, self.spots[at].rect.adjusted(-4, -4, 4, 4) if 0 <= at < len(self.spots) else whole)
        painter.end()

    # Pointing

    def _at(self, point: QPointF) -> int:
        """The item at a point, or -1; what is small and above others comes first."""
        near = [
            (spot.rect.width(), at)
            for at, spot in enumerate(self.spots)
            if spot.rect.adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR).contains(point)
        ]
        return min(near)[1] if near else -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what the pointer is on."""
        self._point(self._at(event.position()))

    def leaveEvent(self, _event: QEvent) -> None:
        """The pointer is on nothing any more."""
        self._point(-1)

    def _point(self, at: int) -> None:
        if at != self._under:
            self._under = at
            leads = at >= 0 and self.spots[at].item.place
            self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
            self._tell()
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The focus goes to what is pressed."""
        at = self._at(event.position())
        if at >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._go_to(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What was pressed and let go leads to where it is edited."""
        at = self._at(event.position())
        if at >= 0 and at == self._here and event.button() == Qt.MouseButton.LeftButton:
            self._choose()

    # Keys

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first thing has the focus, or the one that had it before."""
        super().focusInEvent(event)
        self._go_to(min(max(self._here, 0), len(self.spots) - 1))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing is told any more."""
        super().focusOutEvent(event)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go along and between the lanes, Home and End to the first and last thing, Enter to its editor."""
        key, at = event.key(), self._here
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose()
        elif key == Qt.Key.Key_Right:
            self._go_to(min(at + 1, len(self.spots) - 1))
        elif key == Qt.Key.Key_Left:
            self._go_to(max(at - 1, 0))
        elif key == Qt.Key.Key_Home:
            self._go_to(0)
        elif key == Qt.Key.Key_End:
            self._go_to(len(self.spots) - 1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._go_to(self._beside(at, -1 if key == Qt.Key.Key_Up else 1))
        else:
            super().keyPressEvent(event)

    def _beside(self, at: int, by: int) -> int:
        """The nearest thing on the next lane that has any; the same one where there is none."""
        if not 0 <= at < len(self.spots):
            return at
        here = self.spots[at]
        rows = sorted({spot.lane for spot in self.spots if (spot.lane - here.lane) * by > 0}, reverse=by < 0)
        if not rows:
            return at
        left = here.rect.left()
        there = [place for place, spot in enumerate(self.spots) if spot.lane == rows[0]]
        return min(there, key=lambda place: abs(self.spots[place].rect.left() - left))

    def _go_to(self, at: int) -> None:
        if 0 <= at < len(self.spots):
            self._here = at
            sentence = self.spots[at].item.sentence
            self.setAccessibleDescription(sentence)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
            self._tell()
            self.update()

    def _choose(self) -> None:
        if 0 <= self._here < len(self.spots) and self.spots[self._here].item.place:
            self.place_wanted.emit(self.spots[self._here].item.place)

    def _tell(self) -> None:
        at = self._under if self._under >= 0 else self._here if self.hasFocus() else -1
        self.told.emit(self.spots[at].item.sentence if 0 <= at < len(self.spots) else "")
