"""A field: its label above, an input, help and problems below; it hands over each good value once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from paywall_admin.ui import tokens
from paywall_admin.ui.fields.inputs import Input, Invalid
from paywall_admin.ui.fields.notes import Note, Notes
from paywall_admin.ui.fields.sides import Sides
from paywall_admin.ui.labels import plain

REST_MS: Final = 600
_UNKNOWN: Final = object()


class Field(QWidget):
    """One value of an object, kept without anybody saving it.

    A good value is handed over by `committed` when the person leaves or chooses, or after 600 ms of rest; what is
    wrong stays as typed and says what would be right. `settled` is what was last shown or handed over, `was` what was
    settled before the value just handed over: an edit names both. `keeps` is False for what is not kept by itself,
    such as a passphrase. `tools` stand beside the label.
    """

    committed = Signal(object)
    mine_kept = Signal()
    theirs_taken = Signal()

    def __init__(
        self,
        label: str,
        control: Any,
        *,
        help_text: str = "",
        unit: str = "",
        keeps: bool = True,
        tools: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._keeps = keeps
        self._tools = tools
        self.label = label
        self.control: Input = control
        self.settled: Any = _UNKNOWN
        self.was: Any = _UNKNOWN
        self._touched = False
        self._refused: object = _UNKNOWN
        self._refusal = ""
        self._findings: tuple[Note, ...] = ()
        self._remark = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.flush)
        self.notes = Notes(help_text, self)
        self.sides = Sides(self)
        self._lay_out(control, unit)
        control.edited.connect(self._edited)
        control.finished.connect(self._finished)
        if hasattr(control, "remarked"):
            control.remarked.connect(self.remark)
        self.sides.mine.connect(self._keep_mine)
        self.sides.theirs.connect(self._take_theirs)
        self._tell()

    def _lay_out(self, control: QWidget, unit: str) -> None:
        title = plain(self.label, "label", self)
        title.setBuddy(self.control.target())
        head = QHBoxLayout()
        head.addWidget(title, 1)
        if self._tools is not None:
            head.addWidget(self._tools)
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_8)
        row.addWidget(control)
        if unit:
            row.addWidget(plain(unit, "secondary", self))
        if not control.sizePolicy().expandingDirections() & Qt.Orientation.Horizontal:
            row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_4)
        column.addLayout(head)
        column.addLayout(row)
        column.addWidget(self.notes)
        column.addWidget(self.sides)

    # What the person does

    def _edited(self) -> None:
        self._touched = self._readable() != self.settled
        self._refusal = ""
        self._remark = ""
        self._refused = _UNKNOWN
        self._rest.start()
        self._tell()

    def _finished(self) -> None:
        self.flush()
        if not self._touched and not self.sides.is_open and self.settled is not _UNKNOWN:
            self.control.write(self.settled)

    def flush(self) -> None:
        """Hand over what was typed and not handed over yet, where it is a good value."""
        self._rest.stop()
        if not self._touched or self.sides.is_open:
            return
        try:
            value = self.control.read()
        except Invalid:
            return
        if value == self._refused:
            return
        self._touched = False
        if value != self.settled:
            self.was, self.settled = self.settled, value
            self.committed.emit(value)

    def remark(self, sentence: str) -> None:
        """Say something about what the person has just done, until something else is done."""
        self._remark = sentence
        self._tell()

    # What the program does

    def load(self, value: Any) -> None:
        """Show the value of another object: nothing of the last one stays."""
        self._rest.stop()
        self._touched = False
        self._refusal = ""
        self._remark = ""
        self._refused = _UNKNOWN
        self._findings = ()
        self.sides.close_sides()
        self.settled = value
        self.control.restore(self.control.raw_of(value))
        self._tell()

    def show_value(self, value: Any) -> None:
        """Show what the store holds now, unless the person is in the middle of writing."""
        if self.sides.is_open:
            self._show_theirs(value)
        elif not self._touched and value != self.settled:
            self.settled = value
            self.control.write(value)
            self._tell()

    def refuse(self, sentence: str, *, settled: Any, final: bool) -> None:
        """Say why the value was not kept; the text stays. `final`: the same value is not tried again."""
        self.settled = settled
        self._touched = True
        self._refusal = sentence
        self._refused = self._readable() if final else _UNKNOWN
        self._tell()

    def forgive(self) -> None:
        """Take back a refusal: what it was about has changed."""
        self._refusal = ""
        self._refused = _UNKNOWN
        self._tell()

    def unsent(self) -> Any:
        """What was typed and could not be kept, as it stands; None where there is nothing."""
        return self.control.raw() if self._touched or self.sides.is_open else None

    def enter(self, value: Any) -> None:
        """Take a value as if it were typed here, and hand it over."""
        self.control.write(value)
        self._edited()
        self.flush()

    def restore(self, raw: Any) -> None:
        """Put back what `unsent` gave."""
        self.control.restore(raw)
        self._touched = True
        self._tell()

    def show_findings(self, findings: Sequence[Note]) -> None:
        """Show what the check says about this field."""
        if tuple(findings) != self._findings:
            self._findings = tuple(findings)
            self._tell()

    def show_conflict(self, theirs: Any) -> None:
        """Show both values side by side; nothing is sent until the person has chosen."""
        self._rest.stop()
        self._touched = True
        self.settled = theirs
        self._show_theirs(theirs)

    def has_value(self) -> bool:
        """Whether a good value stands here now; where none does, the field says so."""
        self._touched = True
        self._tell()
        return not self._problem()

    def lock(self, locked: bool) -> None:
        """Show, but let nobody change."""
        self.control.lock(locked)

    def take_focus(self) -> None:
        """Put the cursor here, as Tab would: what stands in a line is selected."""
        target = self.control.target()
        target.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(target, QLineEdit):
            target.selectAll()

    # Two people at once

    def _show_theirs(self, theirs: Any) -> None:
        self.settled = theirs
        mine = self._readable()
        if mine == theirs:
            self.load(theirs)
            return
        words = {"theirs": self.control.words(theirs), "mine": self._mine_in_words(mine)}
        self.sides.open_sides(**words)
        self._tell()

    def _mine_in_words(self, mine: Any) -> str:
        return str(self.control.raw()) if mine is _UNKNOWN else self.control.words(mine)

    def _keep_mine(self) -> None:
        if self._problem():
            return
        self.sides.close_sides()
        self.flush()
        self._tell()
        self.take_focus()
        self.mine_kept.emit()

    def _take_theirs(self) -> None:
        self.load(self.settled)
        self.take_focus()
        self.theirs_taken.emit()

    # What stands below

    def _readable(self) -> Any:
        try:
            return self.control.read()
        except Invalid:
            return _UNKNOWN

    def _problem(self) -> str:
        if not self._touched:
            return ""
        try:
            self.control.read()
        except Invalid as invalid:
            return str(invalid)
        return self._refusal

    def _tell(self) -> None:
        problem = self._problem()
        notes = (Note("warning", self._remark), *self._findings) if self._remark else self._findings
        if problem:
            words = self.tr("Not kept. {problem}").format(problem=problem) if self._keeps else problem
            notes = (Note("danger", words), *notes)
        self.notes.show_notes(notes)
        self.control.describe(self.label, "\n".join(filter(None, (self.notes.words(), self.sides.words()))))
        self.control.mark(wrong=bool(problem) or any(note.tone == "danger" for note in notes))
