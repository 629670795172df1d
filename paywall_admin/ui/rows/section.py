"""A list of objects in their order and the fields of the one that is picked, side by side or one below the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from paywall_admin.ui.desk import Desk
from paywall_admin.ui.fields.notes import Note
from paywall_admin.ui.rows.copies import CopyMenu
from paywall_admin.ui.rows.entry import Entry, Texts, Verbs, free_id
from paywall_admin.ui.rows.frame import Frame
from paywall_admin.ui.rows.model import Row


class Section(Frame):
    """Create, pick, reorder, duplicate, archive and restore the objects of one list.

    `told` carries a sentence for a toast, and whether the last step, which it tells of, can be undone; `outdated`
    asks the page to show the entries anew; `audit_wanted` asks for what was done to an object, `beside_wanted` for how
    one stands elsewhere.
    """

    told = Signal(str, bool)
    audit_wanted = Signal(str)
    beside_wanted = Signal(str)
    outdated = Signal()

    def __init__(
        self,
        desk: Desk,
        texts: Texts,
        *,
        weights: Sequence[int],
        editor: Callable[[QWidget], Any],
        verbs: Callable[[], Verbs],
        stem: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(texts, weights=weights, editor=editor, parent=parent)
        self._desk = desk
        self._texts = texts
        self._verbs = verbs
        self._stem = stem
        self._entries: tuple[Entry, ...] = ()
        self._before: list[str] = []
        self._moves = 0
        self._wanted: tuple[str, bool] | None = None
        self._locked = False
        self._is_filling = False
        self._make_actions()
        self._connect()

    # Making

    def _make_actions(self) -> None:
        self.menu = QMenu(self)
        self._up = self._action(self.tr("Move up\tAlt+Up"), partial(self.view.step, -1))
        self._down = self._action(self.tr("Move down\tAlt+Down"), partial(self.view.step, 1))
        self.menu.addSeparator()
        self._duplicate = self._action(self.tr("Duplicate"), self.duplicate, "Ctrl+D")
        self._archive = self._action(self.tr("Archive"), self.archive, "Del")
        self._restore = self._action(self.tr("Restore"), self.restore)
        self.menu.addSeparator()
        self.copies = CopyMenu(self.view, self._picked_ones, self._shown, self)
        self.menu.addMenu(self.copies)
        self._action(self.tr("Show in audit"), self._show_in_audit)
        self._duplicate.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.addAction(self._duplicate)
        self._archive.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.view.addAction(self._archive)

    def _action(self, text: str, slot: Callable[[], None], keys: str = "") -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(slot)
        self.menu.addAction(action)
        return action

    def _connect(self) -> None:
        self.view.picked.connect(self._pick)
        self.view.opened.connect(self._open)
        self.view.moved.connect(self._move)
        self.view.menu_wanted.connect(self._show_menu)
        self.add.clicked.connect(self.add_new)
        self.empty.wanted.connect(self.add_new)
        self.show_archived.toggled.connect(self._show_rows)
        self.detail.duplicate.clicked.connect(self.duplicate)
        self.detail.archive.clicked.connect(self.archive)
        self.detail.restore.clicked.connect(self.restore)
        self.detail.beside.clicked.connect(self._want_beside)
        self.detail.editor.form.refused.connect(self.outdated)
        self.detail.editor.form.missed.connect(self._tell_missed)

    # Showing

    def show_entries(self, entries: Sequence[Entry], notes: Sequence[Note] = (), *, locked: bool) -> None:
        """Show the objects as they are now: those in force in their order, then the archived ones.

        `notes` concern the list as a whole. While a move is on its way the order on the screen is ahead of the store.
        """
        if self._moves:
            return
        self.notes.show_notes(notes)
        self._entries = tuple(entries)
        self._locked = locked
        self.add.setEnabled(not locked)
        self.empty.button.setEnabled(not locked)
        self.view.lock(locked)
        self._show_rows()

    def _show_rows(self) -> None:
        entries = self._shown()
        place = next((place for place, entry in enumerate(self._before) if entry == self.view.key()), 0)
        self._before = [entry.key for entry in entries]
        self._is_filling = True
        if self._wanted and self._wanted[0] in (entry.key for entry in entries):
            self.view.show_rows(self.rows_of(entries))
            self.view.pick(self._wanted[0])
        else:
            self.view.show_rows(self.rows_of(entries))
        if not self.view.key() and entries:
            self.view.pick(entries[min(place, len(entries) - 1)].key)
        self._is_filling = False
        self.show_frame(filled=bool(entries), archived=sum(entry.archived for entry in self._entries))
        self._show_entry()
        if self._wanted and self._wanted[0] == self.view.key():
            wanted, self._wanted = self._wanted, None
            if wanted[1]:
                self._go_to_fields()

    def rows_of(self, entries: Sequence[Entry]) -> list[Row]:
        """The rows of the list: one for each object."""
        return [entry.row for entry in entries]

    def _shown(self) -> list[Entry]:
        return [entry for entry in self._entries if self.show_archived.isChecked() or not entry.archived]

    def _show_entry(self) -> None:
        entry = self._picked()
        if entry is None:
            self.detail.editor.form.leave()
        else:
            self.detail.show_entry(entry, locked=self._locked)

    def _picked(self) -> Entry | None:
        key = self.view.key()
        return next((entry for entry in self._entries if entry.key == key), None)

    def _picked_ones(self) -> list[Entry]:
        entry = self._picked()
        return [entry] if entry else []

    def _pick(self, _key: str) -> None:
        if not self._is_filling:  # else it is shown with all others
            self._show_entry()
        self.scroll_up()

    def _open(self, _key: str) -> None:
        self._go_to_fields()

    def _go_to_fields(self) -> None:
        """Put the cursor into the first field, and bring that to view."""
        self.detail.editor.take_focus()
        focused = self.detail.focusWidget()
        if focused is not None:
            self.reveal(focused)

    def _show_menu(self, key: str, at: QPoint) -> None:
        entry = self._picked()
        if entry is None or entry.key != key:
            return
        live = not entry.archived and not entry.vacant and not self._locked
        place = self.view.rows.place(key)
        for action in (self._up, self._down):
            action.setVisible(any(row.movable for row in self.view.rows.rows()))
        span = self.view.rows.room_of(place)
        self._up.setEnabled(live and place - 1 in span)
        self._down.setEnabled(live and place + 1 in span)
        self._duplicate.setEnabled(not entry.vacant and not self._locked)
        self._archive.setVisible(not entry.archived)
        self._archive.setEnabled(live)
        self._restore.setVisible(entry.archived)
        self._restore.setEnabled(not self._locked)
        self.menu.popup(at)

    def _show_in_audit(self) -> None:
        if self.view.key():
            self.audit_wanted.emit(self.view.key())

    def _want_beside(self) -> None:
        self.beside_wanted.emit(self.view.key())

    # Going somewhere

    def open_entry(self, key: str, path: str) -> None:
        """Pick an object and put the cursor into the field of a path; into the first one where none fits."""
        entry = next((entry for entry in self._entries if entry.key == key), None)
        if entry is None:
            return
        if entry.archived:
            self.show_archived.setChecked(True)
        self.view.pick(key)
        field = self.detail.editor.form.turn_to(path)
        if field is None:
            self.detail.editor.take_focus()
        else:
            field.take_focus()
            self.reveal(field)

    def key_at(self, place: int) -> str:
        """The id of the object in force at a place; empty where there is none."""
        live = [entry.key for entry in self._entries if not (entry.archived or entry.vacant)]
        return live[place] if 0 <= place < len(live) else ""

    # Doing

    def add_new(self) -> None:
        """Add an object at the end and put the cursor into its first field."""
        if not self._locked:
            new_id = free_id(self._stem, (entry.key for entry in self._entries))
            self._wanted = (new_id, True)
            self._do(self._verbs().add(self.detail.editor.blank(new_id), None))

    def duplicate(self) -> None:
        """Add a copy of the picked object behind it."""
        entry = self._picked()
        if entry is not None and not entry.vacant and not self._locked:
            self.detail.editor.form.flush()
            new_id = free_id(entry.key[:60], (other.key for other in self._entries))
            self._wanted = (new_id, True)
            self._do(self._verbs().duplicate(entry.key, new_id))

    def archive(self) -> None:
        """Take the picked object out of the list; a toast tells how to get it back."""
        entry = self._picked()
        if entry is not None and not (entry.archived or entry.vacant or self._locked):
            self.detail.editor.form.flush()
            self._do(self._verbs().archive(entry.key), self._texts.archived.format(name=entry.name))

    def restore(self) -> None:
        """Put the picked archived object back, at the end."""
        entry = self._picked()
        if entry is not None and entry.archived and not self._locked:
            self._wanted = (entry.key, False)
            self._do(self._verbs().restore(entry.key, None))

    def _move(self, key: str, was: int, now: int) -> None:
        self._moves += 1
        self._desk.do(self, self._verbs().move(key, was, now), then=self._moved, failed=self._not_moved)

    def _moved(self, _outcome: object) -> None:
        self._moves -= 1

    def _not_moved(self, problem: Exception) -> None:
        self._moves -= 1
        self._fail(problem)

    def _do(self, command: Any, said: str = "") -> None:
        self._desk.do(self, command, then=partial(self._done, said), failed=self._fail)

    def _done(self, said: str, _outcome: Any) -> None:
        if said:
            self.told.emit(said, True)

    def _fail(self, problem: Exception) -> None:
        self._desk.trouble.emit(problem)
        self.outdated.emit()

    def _tell_missed(self, key: str, sentence: str) -> None:
        entry = next((entry for entry in self._entries if entry.key == key), None)
        name = entry.name if entry else key
        self.told.emit(self.tr("{name}: not kept. {sentence}").format(name=name, sentence=sentence), False)

    def flush(self) -> None:
        """Hand over what was typed and not handed over yet."""
        self.detail.editor.form.flush()
