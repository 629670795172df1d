"""What if: another limit tried on the readers of the last periods, before anything is published."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSlider, QVBoxLayout, QWidget

from paywall_admin.core.whatif import MOST_LIMIT, Outcome, Span, curve, outcome, together
from paywall_admin.ui import icons, tokens
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.jobs import Handle
from paywall_admin.ui.labels import plain
from paywall_admin.ui.meter.plot import LimitPlot
from paywall_admin.ui.meter.words import outcome_words, span_words, tried_words

_LEAST: Final = 10


def _counted(meter: str, handle: Handle, app: Any) -> Any:
    """The job that counts the readers of a meter."""
    from paywall_admin.services.readers.whatif import GetReach  # noqa: PLC0415 - loaded when it is needed

    return app.ask(GetReach(meter, handle.is_stopped))


class WhatIf(QWidget):
    """A limit to move, a plot, and the same in words; `limit_wanted` carries the one that shall be the draft's."""

    limit_wanted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._meter = ""
        self._present = -1
        self._counting: Handle | None = None
        self.reach: Any = None
        self.empty = plain("", "secondary", self, wrap=True)
        self._ground = QWidget(self)
        self.slider = QSlider(Qt.Orientation.Horizontal, self._ground)
        self.slider.setAccessibleName(self.tr("Limit to try"))
        self.slider.setPageStep(1)
        self.number = plain("", "label", self._ground)
        self.plot = LimitPlot(self._ground)
        self.plot.setAccessibleName(self.tr("Share of readers who meet the wall, by limit"))
        self.said = plain("", "body", self._ground, wrap=True)
        self.use = QPushButton(self._ground)
        self.use.setProperty("kind", "quiet")
        icons.wear(self.use, "tick", "accent")
        self._rows: list[tuple[QLabel, QLabel]] = []
        self._lay_out()
        self.slider.valueChanged.connect(self._slid)
        self.plot.chosen.connect(self.slider.setValue)
        self.use.clicked.connect(self._use)
        self._say_empty(self.tr("Counting readers…"))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_12)
        row.addWidget(self.slider, 1)
        row.addWidget(self.number)
        row.addStretch(0)
        self.number.setMinimumWidth(self.number.fontMetrics().horizontalAdvance("1000"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(tokens.SPACE_16)
        self._grid.setVerticalSpacing(tokens.SPACE_4)
        self._grid.setColumnStretch(1, 1)
        inner = QVBoxLayout(self._ground)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(tokens.SPACE_8)
        inner.addWidget(self.plot)
        inner.addLayout(row)
        inner.addWidget(self.said)
        inner.addLayout(self._grid)
        inner.addWidget(self.use, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_8)
        column.addWidget(plain(self.tr("What if"), "section", self))
        words = self.tr("Move the limit, and see how many readers of the last months would have met the wall.")
        column.addWidget(plain(words, "secondary", self, wrap=True))
        column.addWidget(self.empty)
        column.addWidget(self._ground)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The slider goes as far as the bars do."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.slider.setMaximumWidth(max(self.plot.bars_width(), self.slider.minimumSizeHint().width()))

    # Asking

    def show_meter(self, meter: str, limit: int, *, archived: bool) -> None:
        """Try limits on this meter; `limit` is the draft's."""
        self.setVisible(not archived)
        if self._counting is not None and (archived or meter != self._meter):
            self._counting.stop()
            self._counting = None
        if archived:
            return
        if meter != self._meter:
            self.reach = None
            self._say_empty(self.tr("Counting readers…"))
        self._meter, self._present = meter, limit
        self._counting = self._counting or Handle(self._desk)
        self._desk.call(
            self, partial(_counted, meter, self._counting), self._show_reach, self._not_counted, patient=True
        )

    def _not_counted(self, _problem: Exception) -> None:
        """The meter went meanwhile, or the store did: the page says so itself. Or another meter is shown."""

    def _say_empty(self, words: str) -> None:
        self.empty.setText(words)
        self.empty.setVisible(bool(words))
        self._ground.setVisible(not words)

    # Showing

    def _show_reach(self, reach: Any) -> None:
        if reach.meter != self._meter:
            return
        is_first = self.reach is None
        self.reach = reach
        if not any(span.groups for span in reach.spans):
            self._say_empty(self.tr("Import article views under Readers to see how many would meet the wall."))
            return
        most = min(MOST_LIMIT, max(_LEAST, 2 * reach.limit, *(span.limit for span in reach.spans)))
        self.plot.show_curve(curve(reach.spans, most), reach.limit)
        self.slider.blockSignals(True)
        self.slider.setMaximum(most)
        if is_first or self.slider.value() == self._present:
            self.slider.setValue(reach.limit)
        self.slider.blockSignals(False)
        self._present = reach.limit
        self._say_empty("")
        self._fit()
        self._slid(self.slider.value())

    def _slid(self, limit: int) -> None:
        if self.reach is None:
            return
        self.number.setText(str(limit))
        self.plot.show_limit(limit)
        spans = self.reach.spans
        self.said.setText(tried_words(limit, together(spans, limit)))
        self._show_lines([(span, outcome(span, limit)) for span in spans])
        self.use.setText(self.tr("Make it {limit}").format(limit=limit))
        self.use.setVisible(limit != self.reach.limit)

    def _show_lines(self, found: list[tuple[Span, Outcome]]) -> None:
        while len(self._rows) < len(found):
            labels = plain("", "secondary", self._ground), plain("", "body", self._ground, wrap=True)
            for column, label in enumerate(labels):
                self._grid.addWidget(label, len(self._rows), column)
            self._rows.append(labels)
        for place, (name, words) in enumerate(self._rows):
            name.setVisible(place < len(found))
            words.setVisible(place < len(found))
            if place < len(found):
                span, one = found[place]
                name.setText(span_words(span, self.reach.kind, self.reach.zone))
                words.setText(outcome_words(one))

    def lines(self) -> list[tuple[str, str]]:
        """What is said of each period."""
        return [(name.text(), words.text()) for name, words in self._rows if not name.isHidden()]

    def lock(self, locked: bool) -> None:
        """Limits can be tried by everybody, and made the draft's by who may."""
        self.use.setEnabled(not locked)

    def _use(self) -> None:
        self.limit_wanted.emit(self.slider.value())
