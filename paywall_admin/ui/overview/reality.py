"""Is it really live? What readers get at each target, fetched and held against what was published."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from paywall_admin.ui import phrasebook, tokens
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.labels import Tone, plain
from paywall_admin.ui.overview.line import PAD, Lines, Said

_TONES: Final[dict[str, Tone]] = {"live": "positive", "unknown": "warning", "ahead": "warning"}


class Progress(QObject):
    """Carries the steps of a look from its thread to the window; the job keeps it alive as long as it needs it."""

    told = Signal(str)

    def tell(self, step: str) -> None:
        """Say what is being looked at now."""
        self.told.emit(step)


def look(progress: Progress) -> Callable[[Any], Any]:
    """The job that looks at every target."""

    def job(app: Any) -> Any:
        from paywall_admin.services import live  # noqa: PLC0415 - what talks to the world is loaded when it is asked for

        return live.look(app, progress=progress.tell)

    return job


class Reality(QWidget):
    """A button that looks, and what was seen. `looked` tells that every target was."""

    looked = Signal()

    def __init__(self, desk: Desk, parent: QWidget, *, job: Callable[[Progress], Callable[[Any], Any]] = look) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job = job
        self._turn = 0
        self._progress: Progress | None = None
        self.button = QPushButton(self.tr("Is it really live?"), parent)
        self.button.clicked.connect(self.look)
        self.lines = Lines(self.tr("On the website"), self)
        self._step = plain("", "secondary", self, wrap=True)
        self._stop = QPushButton(self.tr("Stop looking"), self)
        self._stop.setProperty("kind", "quiet")
        self._stop.clicked.connect(self._give_up)
        self._waiting = QWidget(self)
        row = QHBoxLayout(self._waiting)
        row.setContentsMargins(PAD, 0, 0, 0)
        row.setSpacing(tokens.SPACE_8)
        row.addWidget(self._step, 1)
        row.addWidget(self._stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_4)
        column.addWidget(self._waiting)
        column.addWidget(self.lines)
        self.lines.hide()
        self._waiting.hide()
        self.hide()

    def look(self) -> None:
        """Fetch what every target gives."""
        self._turn += 1
        self._progress = Progress()
        self._progress.told.connect(self._show_step)
        self._step.setText(self.tr("Looking at what readers get…"))
        had_focus = self.button.hasFocus()
        self._waiting.show()
        self.show()
        if had_focus:
            # A button that is switched off would hand the focus on to whatever comes next.
            self._stop.setFocus(Qt.FocusReason.OtherFocusReason)
        self.button.setEnabled(False)
        turn = self._turn
        self._desk.call(self, self._job(self._progress), partial(self._seen, turn), partial(self._failed, turn))

    def _show_step(self, step: str) -> None:
        self._step.setText(phrasebook.said(step))

    def forget(self) -> None:
        """What was seen is not true any more: another version is the newest."""
        self._turn += 1
        self._end()
        self.lines.hide()
        self.hide()

    def _give_up(self) -> None:
        """Wait no longer; what still comes is not for this look."""
        self._turn += 1
        self._end()
        self.setVisible(self.lines.isVisibleTo(self))

    def _end(self) -> None:
        if self._progress is not None:
            self._progress.told.disconnect(self._show_step)
            self._progress = None
        self.button.setEnabled(True)
        if self._stop.hasFocus():
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._waiting.hide()

    def _seen(self, turn: int, report: Any) -> None:
        """Show what was seen in a look, unless nobody waits for it any more."""
        if turn != self._turn:
            return
        self._end()
        said = [
            Said(
                self.tr("{target}: {sentence}").format(target=one.target, sentence=phrasebook.said(one.sentence)),
                tone=_TONES.get(one.state, "danger"), aside=one.address,
            )
            for one in report.targets
        ]  # fmt: skip
        live = self.tr("Just looked: readers get what was published last.")
        not_live = self.tr("Just looked: readers do not get everything that was published last.")
        self.lines.say(live if report.is_live else not_live)
        self.lines.show_lines(said)
        self.lines.show()
        self.looked.emit()

    def _failed(self, turn: int, problem: Exception) -> None:
        """Say why nothing could be looked at."""
        if turn != self._turn:
            return
        self._end()
        sentence = str(getattr(problem, "sentence", problem))
        self.lines.say("")
        self.lines.show_lines([Said(sentence, tone="danger")])
        self.lines.show()
