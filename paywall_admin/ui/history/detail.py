"""One version: who, when and why, what differs from another one, where it went, and the way back to it."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from paywall_admin.core.calendar import Zone
from paywall_admin.ui import icons, phrasebook, tokens
from paywall_admin.ui.changes import Changes, count_words, grouped
from paywall_admin.ui.fields.choice import ChoiceInput, SegmentsInput
from paywall_admin.ui.fields.flow import FlowLayout
from paywall_admin.ui.history.json_view import JsonView
from paywall_admin.ui.history.words import full_when_words, version_words
from paywall_admin.ui.labels import Badge, plain
from paywall_admin.ui.scrolling import let_scroll

BEFORE: Final = "before"
DRAFT: Final = "draft"
NEWEST: Final = "newest"
PAIR: Final = "pair"


class Detail(QScrollArea):
    """Shows a version. `compared` asks for what is chosen beside it, `back_wanted` to go back to it, `export_wanted`
    to write its file into a folder.
    """

    compared = Signal()
    back_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.version: Any = None
        self.zone: Zone | None = None
        self._found: Any = None
        self._rows: list[QWidget] = []
        self._ground = QWidget(self.viewport())
        let_scroll(self, self._ground)
        self._make()
        self._lay_out()
        self.back.clicked.connect(self.back_wanted)
        self.export.clicked.connect(self.export_wanted)
        self.against.edited.connect(self.compared)
        self.form.edited.connect(self._show_form)
        self.show_nothing()

    def _make(self) -> None:
        ground = self._ground
        self.heading = plain("", "section", ground, wrap=True)
        self._done_by = plain("", "secondary", ground, wrap=True)
        self._note = plain("", "body", ground, wrap=True)
        self.back = QPushButton(self.tr("Go back to this version…"), ground)
        icons.wear(self.back, "restore")
        self.export = QPushButton(self.tr("Save its file…"), ground)
        self.export.setProperty("kind", "quiet")
        self.against = ChoiceInput([(BEFORE, self.tr("the version before"))], ground)
        self.against.describe(self.tr("Compared with"), "")
        self.form = SegmentsInput([("words", self.tr("In words")), ("json", self.tr("As JSON"))], ground)
        self.form.describe(self.tr("How it is shown"), "")
        self.form.write("words")
        self._count = plain("", "secondary", ground, wrap=True)
        self.changes = Changes(ground)
        self.json = JsonView(ground)
        self.json.setMinimumHeight(240)
        self._went = plain(self.tr("Where it went"), "section", ground)
        self._nowhere = plain(
            self.tr("It was brought to no target: there was none then, or nobody has done it."), "secondary", ground,
            wrap=True,
        )  # fmt: skip

    def _lay_out(self) -> None:
        doing = QWidget(self._ground)
        flow = FlowLayout(doing, tokens.SPACE_4)
        flow.setContentsMargins(0, 0, 0, 0)
        for widget in (self.back, self.export, QWidget(doing)):
            flow.addWidget(widget)
        comparing = QHBoxLayout()
        comparing.setSpacing(tokens.SPACE_8)
        comparing.addWidget(plain(self.tr("Compared with"), "label", self._ground))
        comparing.addWidget(self.against)
        comparing.addStretch(1)
        self._column = QVBoxLayout(self._ground)
        self._column.setContentsMargins(tokens.SPACE_24, tokens.SPACE_8, tokens.SPACE_12, tokens.SPACE_24)
        self._column.setSpacing(tokens.SPACE_8)
        for widget in (self.heading, self._done_by, self._note, doing):
            self._column.addWidget(widget)
        self._column.addSpacing(tokens.SPACE_8)
        self._column.addLayout(comparing)
        self._column.addWidget(self.form, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self._count, self.changes, self.json):
            self._column.addWidget(widget)
        self._column.addSpacing(tokens.SPACE_8)
        self._column.addWidget(self._went)
        self._column.addWidget(self._nowhere)
        self._column.addStretch(1)

    # What it shows

    def show_nothing(self) -> None:
        """No version is picked."""
        self.version = None
        self._ground.hide()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def begin(self, row: Any, newest: int | None, pair: int | None, *, locked: bool) -> None:
        """Show what the list knows of a version; what is compared is asked for next."""
        is_another = self.version is None or self.version.number != row.number
        self.version = row
        self._ground.show()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.heading.setText(self.tr("Version {number}").format(number=row.number))
        words = self.tr("{when}, by {name}")
        self._done_by.setText(words.format(when=full_when_words(self.zone, row.published_at), name=row.published_by))
        self._note.setText(row.note)
        self.back.setEnabled(not locked)
        self._offer(row.number, newest, pair)
        if is_another:
            self._found = None
            self.verticalScrollBar().setValue(0)

    def _offer(self, number: int, newest: int | None, pair: int | None) -> None:
        options = [(BEFORE, self.tr("the version before")), (DRAFT, self.tr("the draft"))]
        if newest is not None and newest != number:
            options.append((NEWEST, self.tr("the newest, version {number}").format(number=newest)))
        if pair is not None:
            options.append((PAIR, self.tr("version {number}, picked too").format(number=pair)))
        chosen = PAIR if pair is not None else self.against.read()
        self.against.offer(options)
        self.against.write(chosen if chosen in dict(options) else BEFORE)

    def show_comparison(self, found: Any) -> None:
        """Show what differs."""
        self._found = found
        self._count.setText(self._count_words(found))
        self._show_form()

    def _count_words(self, found: Any) -> str:
        if found.old is None:
            return self.tr("The first version of all.")
        old, new = version_words(found.old), version_words(found.new)
        if not found.changes:
            return self.tr("No difference between {old} and {new}.").format(old=old, new=new)
        words = self.tr("{changes} from {old} to {new}.")
        return words.format(changes=count_words(len(found.changes)), old=old, new=new)

    def _show_form(self) -> None:
        found, as_json = self._found, self.form.read() == "json"
        self.changes.setVisible(not as_json)
        self.json.setVisible(as_json and found is not None and bool(found.objects))
        if found is None:
            return
        if as_json:
            self.json.show_objects(found.objects)
        else:
            self.changes.show_groups(grouped(found.changes))

    def show_deliveries(self, deliveries: Any) -> None:
        """Show every attempt to bring it somewhere, the last one of each target."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        last = {one.target: one for one in deliveries}
        self._rows = [self._delivery(one) for one in last.values()]
        for row in self._rows:
            self._column.insertWidget(self._column.count() - 1, row)
        self._nowhere.setVisible(not last)

    def _delivery(self, one: Any) -> QWidget:
        done = one.state == "done"
        row = QWidget(self._ground)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(tokens.SPACE_12)
        head.addWidget(plain(one.target, "label", row))
        head.addWidget(Badge(self.tr("Took it") if done else self.tr("Did not take it"),
                             "positive" if done else "danger", row))  # fmt: skip
        head.addWidget(plain(full_when_words(self.zone, one.at), "secondary", row))
        head.addStretch(1)
        column.addLayout(head)
        if one.sentence:
            column.addWidget(plain(phrasebook.said(one.sentence), "secondary", row, wrap=True))
        return row
