"""A month that opens to pick a day from."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from PySide6.QtCore import QDate, QRect, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPen, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QTableView, QToolButton, QVBoxLayout, QWidget

from paywall_admin.ui import icons, tokens
from paywall_admin.ui.fields import paint
from paywall_admin.ui.fields.moments import window_locale
from paywall_admin.ui.labels import plain, tooltip

_SIZE: Final = (296, 232)
_FIRST: Final = QDate(1970, 1, 1)
_LAST: Final = QDate(2099, 12, 31)


class Month(QCalendarWidget):
    """The days of a month, in the colours of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Pick a day"))
        self.setLocale(window_locale())
        self.setNavigationBarVisible(False)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setDateRange(_FIRST, _LAST)
        self.setMinimumSize(*_SIZE)
        for days in self.findChildren(QTableView):
            days.setAccessibleName(self.accessibleName())

    def dress(self) -> None:
        """Take the colours in force; Saturdays and Sundays are days like others."""
        names, days = QTextCharFormat(), QTextCharFormat()
        names.setForeground(paint.colour("secondary"))
        names.setBackground(paint.colour("raised"))
        self.setHeaderTextFormat(names)
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(weekend, days)

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate | Any) -> None:
        """One day: on a plate when chosen, quiet when it belongs to another month."""
        painter.save()
        painter.fillRect(rect, paint.colour("raised"))
        inside = rect.adjusted(2, 1, -2, -1)
        chosen = day == self.selectedDate()
        if chosen:
            paint.plate(painter, inside, "accent")
        here = (day.month(), day.year()) == (self.monthShown(), self.yearShown())
        painter.setPen(QPen(paint.colour("on_accent" if chosen else "text" if here else "secondary")))
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
        painter.setFont(font)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(day.day()))
        painter.restore()


class DayPicker(QFrame):
    """A month below a line; arrow keys move, Page Up and Page Down turn the months, Enter picks, Escape closes."""

    picked = Signal(QDate)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("card", "true")
        self.month = Month(self)
        self._title = plain("", "label", self)
        before = _turner("chevron-left", self.tr("The month before"), self)
        after = _turner("chevron-right", self.tr("The next month"), self)
        head = QHBoxLayout()
        head.setContentsMargins(tokens.SPACE_8, 0, 0, 0)
        head.addWidget(self._title, 1)
        head.addWidget(before)
        head.addWidget(after)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.SPACE_8, tokens.SPACE_8, tokens.SPACE_8, tokens.SPACE_8)
        column.setSpacing(tokens.SPACE_4)
        column.addLayout(head)
        column.addWidget(self.month)
        before.clicked.connect(self.month.showPreviousMonth)
        after.clicked.connect(self.month.showNextMonth)
        self.month.currentPageChanged.connect(self._show_title)
        self.month.clicked.connect(self._pick)
        self.month.activated.connect(self._pick)

    def open_at(self, day: date, below: QWidget) -> None:
        """Open below a widget, with a day chosen."""
        self.month.dress()
        self.month.setSelectedDate(QDate(day.year, day.month, day.day))
        self._show_title(self.month.yearShown(), self.month.monthShown())
        self.adjustSize()
        room = below.screen().availableGeometry()
        spot = below.mapToGlobal(below.rect().bottomLeft())
        if spot.y() + self.height() > room.bottom():
            spot = below.mapToGlobal(below.rect().topLeft())
            spot.setY(spot.y() - self.height())
        self.move(min(spot.x(), max(room.right() - self.width(), room.left())), max(spot.y(), room.top()))
        self.show()
        self.month.setFocus()

    def _show_title(self, year: int, month: int) -> None:
        name = window_locale().standaloneMonthName(month)
        self._title.setText(self.tr("{month} {year}").format(month=name, year=year))

    def _pick(self, day: QDate) -> None:
        if self.isVisible():
            self.close()
            self.picked.emit(day)


def _turner(icon: str, name: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    icons.wear(button, icon)
    button.setAccessibleName(name)
    tooltip(button, name)
    return button
