"""Why the reader meets what the preview shows: the decision's trace in plain words, the deciding step marked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDateTime, QLocale, Qt, QTimeZone
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from paywall_admin.core.calendar import Zone, epoch
from paywall_admin.ui import phrasebook, tokens
from paywall_admin.ui.labels import Badge, Tone, plain

_T = QT_TRANSLATE_NOOP
STATES: Final[dict[str, Any]] = {
    "open": _T("preview", "Reads: the wall is open for everyone"),
    "free_access": _T("preview", "Reads: free access"),
    "exempt": _T("preview", "Reads: this content is free"),
    "subscriber": _T("preview", "Reads: subscriber"),
    "trial": _T("preview", "Reads: trial"),
    "grace": _T("preview", "Reads: payment failed, still in grace"),
    "complimentary": _T("preview", "Reads: access was given"),
    "trial_expired": _T("preview", "Meets the wall: trial ended"),
    "access_expired": _T("preview", "Meets the wall: full access ended"),
    "locked": _T("preview", "Meets the wall: for subscribers only"),
    "limit_reached": _T("preview", "Meets the wall: limit reached"),
    "last_free": _T("preview", "Reads: the last free article"),
    "metered": _T("preview", "Reads: a free article"),
}
STEPS: Final[dict[str, Any]] = {
    "wall": _T("preview", "Wall"),
    "freeAccess": _T("preview", "Free access"),
    "content": _T("preview", "Content"),
    "entitlement": _T("preview", "Entitlement"),
    "lapsed": _T("preview", "Expiry"),
    "locked": _T("preview", "Locked"),
    "meter": _T("preview", "Meter"),
    "message": _T("preview", "Message"),
    "offer": _T("preview", "Offer"),
}
_AFTERWARDS: Final = ("message", "offer")
_INSTANT: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")


class WhyLines(QWidget):
    """The state as a badge, below it the sentence that decided, and then one line a step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = Badge("", "", self)
        self._head = QHBoxLayout()
        self._head.setSpacing(tokens.SPACE_12)
        self._head.addWidget(plain(QCoreApplication.translate("Why", "Why"), "section", self))
        self._head.addWidget(self.state)
        self._head.addStretch(1)
        self.deciding = plain("", "body", self, wrap=True)
        self.deciding.setProperty("deciding", "true")
        self.deciding.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(tokens.SPACE_12)
        self._grid.setVerticalSpacing(tokens.SPACE_4)
        column = self.column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_8)
        column.addLayout(self._head)
        column.addWidget(self.deciding)
        column.addLayout(self._grid)
        self._rows: list[tuple[QLabel, QLabel]] = []

    def show_decision(self, decision: Mapping[str, Any], zone: Zone) -> None:
        """Show why; instants as the publication's clocks show them."""
        tone: Tone = "positive" if decision["access"] == "allow" else "danger"
        self.state.show_state(_words(STATES, decision["state"]), tone)
        trace = decision["trace"]
        deciding = max((i for i, entry in enumerate(trace) if entry["step"] not in _AFTERWARDS), default=-1)
        self.deciding.setText(local_words(trace[deciding]["outcome"], zone) if trace else "")
        while len(self._rows) < len(trace):
            self._add_row()
        for place, (step, outcome) in enumerate(self._rows):
            step.setVisible(place < len(trace))
            outcome.setVisible(place < len(trace))
            if place < len(trace):
                entry = trace[place]
                step.setText(_words(STEPS, entry["step"]))
                outcome.setText(local_words(entry["outcome"], zone))

    def sentences(self) -> list[str]:
        """What stands there, line by line."""
        return [outcome.text() for _, outcome in self._rows if not outcome.isHidden()]

    def _add_row(self) -> None:
        step = plain("", "secondary", self)
        step.setAlignment(Qt.AlignmentFlag.AlignTop)
        outcome = plain("", "secondary", self, wrap=True)
        outcome.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = len(self._rows)
        self._grid.addWidget(step, row, 0)
        self._grid.addWidget(outcome, row, 1)
        self._rows.append((step, outcome))


class Why(QScrollArea):
    """The lines, to be scrolled where they do not fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("ground", "surface")
        self.setAccessibleName(self.tr("Why"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        lines = self._lines = WhyLines(self)
        lines.setProperty("ground", "surface")
        lines.column.setContentsMargins(tokens.SPACE_16, tokens.SPACE_12, tokens.SPACE_16, tokens.SPACE_12)
        lines.column.addStretch(1)
        self.state, self.deciding = lines.state, lines.deciding
        self.show_decision, self.sentences = lines.show_decision, lines.sentences
        self.setWidget(lines)


def _words(table: dict[str, Any], name: str) -> str:
    return QCoreApplication.translate("preview", table.get(name, name))


def local_words(sentence: str, zone: Zone) -> str:
    """A sentence of the trace with its instants as dates and times of the zone."""
    return _INSTANT.sub(lambda found: _local(epoch(found[0]), zone), phrasebook.said(sentence))


def _local(at: int, zone: Zone) -> str:
    wall = QDateTime.fromSecsSinceEpoch(at + zone.offset(at), QTimeZone.utc())
    city = zone.name.rpartition("/")[2].replace("_", " ")
    return f"{QLocale().toString(wall, 'd MMMM yyyy, HH:mm')} ({city})"
