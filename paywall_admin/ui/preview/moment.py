"""Date and time in the publication's zone; a time that does not exist or exists twice is asked about."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import QDateTime, QTimeZone, Signal, Slot
from PySide6.QtWidgets import QDateTimeEdit, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from paywall_admin.core.calendar import FIRST, Zone
from paywall_admin.core.situation import DAY, LAST
from paywall_admin.ui import tokens
from paywall_admin.ui.labels import ElidedLabel, plain, tooltip


class MomentInput(QWidget):
    """An instant, typed and shown as the publication's clocks show it."""

    chosen = Signal()
    now_wanted = Signal()

    def __init__(self, at: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = Zone("UTC", 0, (), ())
        self._at = at
        self._answers: tuple[int, ...] = ()
        self.edit = QDateTimeEdit(self)
        # Local times are compared with the publication's zone, so Qt must not bend them to this computer's.
        self.edit.setTimeZone(QTimeZone.utc())
        self.edit.setCalendarPopup(True)
        self.edit.setDisplayFormat("d MMM yyyy  HH:mm")
        self.edit.setMinimumDateTime(_utc(FIRST + DAY))
        self.edit.setMaximumDateTime(_utc(LAST - DAY))
        self.edit.setAccessibleName(self.tr("Date and time"))
        self.now = QPushButton(self.tr("Now"), self)
        self.now.setProperty("kind", "quiet")
        self.now.setAccessibleName(self.tr("Set date and time to now"))
        self.zone_name = ElidedLabel("", "secondary", self)
        self.question = plain("", "secondary", self, wrap=True)
        self.question.setProperty("tone", "warning")
        self.first = QPushButton(self)
        self.second = QPushButton(self)
        self._lay_out()
        self.edit.dateTimeChanged.connect(self._typed)
        self.now.clicked.connect(self.now_wanted)
        self.first.clicked.connect(self._take_first)
        self.second.clicked.connect(self._take_second)
        self._show()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_8)
        row.addWidget(self.edit, 1)
        row.addWidget(self.zone_name)
        row.addWidget(self.now)
        self._answer_row = QWidget(self)
        answers = QHBoxLayout(self._answer_row)
        answers.setContentsMargins(0, 0, 0, 0)
        answers.addWidget(self.first)
        answers.addWidget(self.second)
        answers.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_4)
        column.addLayout(row)
        column.addWidget(self.question)
        column.addWidget(self._answer_row)
        self._ask("", ())

    @property
    def at(self) -> int:
        """The instant that was last clear."""
        return self._at

    def show_zone(self, zone: Zone) -> None:
        """Show the same instant on the clocks of a zone."""
        if zone.name != self._zone.name:
            self._zone = zone
            self._show()

    def set_at(self, at: int) -> None:
        """Show an instant."""
        self._at = at
        self._show()

    def _show(self) -> None:
        self.edit.blockSignals(True)
        self.edit.setDateTime(_utc(self._at + self._zone.offset(self._at)))
        self.edit.blockSignals(False)
        city = self._zone.name.rpartition("/")[2].replace("_", " ")
        self.zone_name.show_text(f"{city} {_offset(self._zone.offset(self._at))}")
        tooltip(self.zone_name, self._zone.name)
        self._ask("", ())

    @Slot()
    def _typed(self) -> None:
        wall = self.edit.dateTime()
        day = date(wall.date().year(), wall.date().month(), wall.date().day())
        found = self._zone.instants_at(day, time(wall.time().hour(), wall.time().minute()))
        if len(found) == 1:
            self._at = found[0]
            self._show()
            self.chosen.emit()
        elif found:
            self._ask(self.tr("The clocks show this time twice on that day. Which one is meant?"), found)
        else:
            self._ask(self.tr("The clocks skip this time on that day. Choose one beside it:"), self._beside(wall))

    def _beside(self, wall: QDateTime) -> tuple[int, ...]:
        """The last instant before the clocks are put forward, and the first after it."""
        about = wall.toSecsSinceEpoch() - self._zone.offset(wall.toSecsSinceEpoch())
        change = min(self._zone.changes, key=lambda moment: abs(moment - about))
        return (change - 60, change)

    def _ask(self, words: str, answers: tuple[int, ...]) -> None:
        self._answers = answers
        self.question.setText(words)
        self.question.setVisible(bool(words))
        self._answer_row.setVisible(bool(answers))
        for button, at in zip((self.first, self.second), answers, strict=False):
            offset = self._zone.offset(at)
            words = f"{_utc(at + offset).toString('HH:mm')} ({_offset(offset)})"
            button.setText(words)
            button.setAccessibleName(words)

    @Slot()
    def _take_first(self) -> None:
        self._take(0)

    @Slot()
    def _take_second(self) -> None:
        self._take(1)

    def _take(self, place: int) -> None:
        self._at = self._answers[place]
        self._show()
        self.chosen.emit()


def _utc(seconds: int) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(seconds, QTimeZone.utc())


def _offset(seconds: int) -> str:
    sign = "−" if seconds < 0 else "+"
    hours, minutes = divmod(abs(seconds) // 60, 60)
    return f"UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")
