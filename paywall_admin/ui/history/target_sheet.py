"""The sheet that makes a folder or an address a target, or changes one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from paywall_admin.core.problems import KeyRefused, Problem
from paywall_admin.ui import tokens
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.doing import Sheet
from paywall_admin.ui.fields.area import SecretInput
from paywall_admin.ui.fields.choice import SegmentsInput
from paywall_admin.ui.fields.field import Field
from paywall_admin.ui.fields.line import LineInput
from paywall_admin.ui.history import jobs


class TargetSheet(Sheet):
    """What kind of place, where it is, what it is called, and for an address its token; `target` is one to change.

    `saved` carries its name.
    """

    saved = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget, target: Any = None) -> None:
        title = self.tr("Change a target") if target else self.tr("Add a target")
        super().__init__(
            desk, title, self.tr("Keep the change") if target else self.tr("Add the target"), parent, height=560
        )
        self._target = target
        self._need = "nothing"
        self._make()
        self._show_kind()
        self.location.take_focus()
        desk.call(self, jobs.vault_need, self._show_need)

    def _make(self) -> None:
        kind = SegmentsInput([("folder", self.tr("A folder")), ("https", self.tr("A web address"))], self)
        self.kind = Field(self.tr("What it is"), kind, keeps=False)
        self.location = Field(self.tr("Where"), LineInput(limit=2000, required=True), keeps=False)
        self.browse = QPushButton(self.tr("Choose…"), self)
        self.browse.setAutoDefault(False)
        help_text = self.tr("Small letters, digits and hyphens; without one, it is called after the place.")
        self.name = Field(self.tr("Name"), LineInput(limit=64), help_text=help_text, keeps=False)
        help_text = self.tr("Where readers' browsers fetch the files. “Is it really live?” looks there.")
        self.public = Field(self.tr("Public address"), LineInput(limit=2000), help_text=help_text, keeps=False)
        self.token = Field(self.tr("Token"), SecretInput(needed=""), keeps=False)
        needed = self.tr("The passphrase locks the token on this computer.")
        self.passphrase = Field(self.tr("Passphrase"), SecretInput(needed=needed), help_text=needed, keeps=False)
        self.summary.setText(
            self.tr("Every version goes there by itself as soon as it is published, and the newest one at once.")
        )
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_8)
        row.addWidget(self.location, 1)
        row.addWidget(self.browse)
        for field in (self.kind, self.location, self.name, self.public, self.token, self.passphrase):
            field.load(None)
        self._load()
        self.column.addWidget(self.kind)
        self.column.addLayout(row)
        for field in (self.token, self.passphrase, self.public, self.name):
            self.column.addWidget(field)
        self.column.addStretch(1)
        kind.edited.connect(self._show_kind)
        self.browse.clicked.connect(self._browse)
        self.token.control.edited.connect(self._show_passphrase)

    def _load(self) -> None:
        target = self._target
        self.kind.control.write(target.kind if target else "folder")
        if target is not None:
            self.location.control.write(target.location)
            self.public.control.write(target.public_url)
            self.name.control.write(target.id)
            self.kind.hide()
            self.name.hide()

    # What is asked for

    def _is_folder(self) -> bool:
        return self.kind.control.read() == "folder"

    def _show_kind(self) -> None:
        folder = self._is_folder()
        self.browse.setVisible(folder)
        self.token.setVisible(not folder)
        self.location.notes.show_help(
            self.tr("A folder that the web server reads, on a disk or a mounted share.")
            if folder
            else self.tr("An https address that takes settings.json below it by PUT.")
        )
        self.token.notes.show_help(
            self.tr(
                "The bearer token that the server wants. It goes into the keyring of this computer, not into the store."
            )
            if self._target is None
            else self.tr("Leave it empty to keep the one that this computer has.")
        )
        self._show_passphrase()

    def _show_need(self, need: str) -> None:
        self._need = need
        self._show_passphrase()

    def _show_passphrase(self) -> None:
        self.passphrase.setVisible(
            not self._is_folder() and self._need != "nothing" and bool(self.token.control.raw())
        )  # fmt: skip

    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Choose the folder"), self.location.control.raw())
        if chosen:
            self.location.control.write(chosen)

    # Doing it

    def carry_out(self) -> None:
        """Add it, or change it."""
        asked = [self.location, *([self.passphrase] if self.passphrase.isVisibleTo(self) else [])]
        wrong = [field for field in asked if not field.has_value()]
        if wrong:
            wrong[0].take_focus()
            return
        secret = str(self.token.control.raw()) if not self._is_folder() else ""
        wanted = jobs.NewTarget(
            kind=str(self.kind.control.read()),
            name=str(self.name.control.read() or ""),
            location=str(self.location.control.read()),
            public_url=str(self.public.control.read() or ""),
            token=secret or None,
            passphrase=str(self.passphrase.control.raw()) if self.passphrase.isVisibleTo(self) else None,
        )
        self.begin_work()
        self.summary.setText(self.tr("Trying whether it can be reached…"))
        self._desk.call(self, jobs.save_target(wanted, self._target), self._done, self.refuse)

    def _done(self, done: Any) -> None:
        self.saved.emit(done.result)
        self.accept()

    def refuse(self, problem: Exception) -> None:
        """Say at the field what is wrong with it."""
        self.summary.setText(self.tr("Nothing was changed."))
        by_place = {"/public_url": self.public, "/id": self.name, "token": self.token, "/location": self.location}
        field = by_place.get(str(getattr(problem, "place", "")))
        if isinstance(problem, KeyRefused) and self.passphrase.isVisibleTo(self):
            field = self.passphrase
        if isinstance(problem, Problem) and field is not None:
            self.go.setEnabled(True)
            field.refuse(problem.sentence, settled=None, final=True)
            field.take_focus()
            return
        super().refuse(problem)
