"""Taking in the website's feed: files, folders, sample readers, and a folder that is watched."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from paywall_admin.system.feedfile import PACKED, SUFFIXES
from paywall_admin.ui import phrasebook, tokens
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.fields.notes import Note, Notes
from paywall_admin.ui.jobs import JobStrip
from paywall_admin.ui.labels import ElidedLabel
from paywall_admin.ui.memory import Memory
from paywall_admin.ui.readers import jobs
from paywall_admin.ui.readers.rejects import RejectsSheet
from paywall_admin.ui.readers.watching import FolderWatch

SAMPLE: Final = 200


class Importing(QWidget):
    """One import at a time, with its progress and what became of it; takes no room while there is nothing to say.

    `told` carries a sentence for a toast.
    """

    told = Signal(str, bool)

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, memory: Memory | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._feed = FolderWatch.of(desk, memory)
        self._done: Any = None
        self._places: list[str] = []
        self._is_allowed = False
        self.job = JobStrip(desk, self)
        self.notes = Notes(parent=self)
        self.report = QPushButton(self.tr("See the lines…"), self)
        self.report.setProperty("kind", "quiet")
        self.again = QPushButton(self.tr("Read it again"), self)
        self.again.setProperty("kind", "quiet")
        self.close_button = QPushButton(self.tr("Understood"), self)
        self.close_button.setProperty("kind", "quiet")
        self.watching = ElidedLabel("", "secondary", self)
        self.stop = QPushButton(self.tr("Stop watching"), self)
        self.stop.setProperty("kind", "quiet")
        self._feed.news.connect(self.look_again)
        self._lay_out()
        self.report.clicked.connect(self.show_rejects)
        self.again.clicked.connect(self._take_in_again)
        self.close_button.clicked.connect(self._forget)
        self.stop.clicked.connect(self.stop_watching)
        self.job.ended.connect(self._arrange)
        self._arrange()

    def _lay_out(self) -> None:
        said = QHBoxLayout()
        said.setSpacing(tokens.SPACE_8)
        said.addWidget(self.notes, 1, Qt.AlignmentFlag.AlignVCenter)
        said.addWidget(self.report)
        said.addWidget(self.again)
        said.addWidget(self.close_button)
        watch = QHBoxLayout()
        watch.setSpacing(tokens.SPACE_8)
        watch.addWidget(self.watching, 1)
        watch.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_4)
        column.addWidget(self.job)
        column.addLayout(said)
        column.addLayout(watch)

    def _arrange(self) -> None:
        said, watches = bool(self.notes.words()), bool(self.folder)
        self.report.setVisible(said and self._done is not None and self._done.rejected > 0)
        self.again.setVisible(said and bool(self._places) and _is_known(self._done))
        self.close_button.setVisible(said)
        for part in (self.watching, self.stop):
            part.setVisible(watches)
        self.setVisible(said or watches or self.job.is_running)

    def allow(self, allowed: bool) -> None:
        """Whether this person may import; a folder that was watched is watched again."""
        self._is_allowed = allowed
        if self.folder:
            self._say_watched()
            if allowed:
                self._feed.begin()

    # What is taken in

    def menu(self, parent: QWidget) -> QMenu:
        """What can be imported."""
        menu = QMenu(parent)
        menu.addAction(self.tr("Files…"), self._choose_files)
        menu.addAction(self.tr("A folder…"), self._choose_folder)
        menu.addAction(self.tr("Watch a folder…"), self._choose_watched)
        menu.addSeparator()
        menu.addAction(self.tr("Sample readers"), self.add_sample)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _choose_files(self) -> None:
        endings = " ".join(f"*{suffix}{packed}" for suffix in SUFFIXES for packed in ("", *PACKED))
        words = self.tr("Feeds ({endings})").format(endings=endings)
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Import the website's feed"), "", words)
        if names:
            self.take_in(names)

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Import a folder of feeds"))
        if name:
            self.take_in([name])

    def _choose_watched(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Watch a folder of feeds"))
        if name:
            self.watch(name)

    def take_in(self, places: list[str]) -> None:
        """Take in feed files and folders; where an import is under way, say so."""
        if self._is_allowed and not self._is_busy():
            self._begin(self.tr("Importing:"), self._taking_in(places))
            self._places = places

    def _take_in_again(self) -> None:
        places = self._places
        if self._is_allowed and not self._is_busy():
            self._begin(self.tr("Importing:"), self._taking_in(places, again=True))

    def _taking_in(self, places: list[str], **how: bool) -> Any:
        return jobs.taking_in(places, self._figures, after=self.tr("readers are made easy to find"), **how)

    def _is_busy(self) -> bool:
        if self.job.is_running:
            self.told.emit(self.tr("An import is under way. Wait for its end, or cancel it."), False)
        return self.job.is_running

    def add_sample(self) -> None:
        """Fill the desk with sample readers."""
        if self._is_allowed and not self._is_busy():
            self._begin(self.tr("Making sample readers:"), jobs.sample(SAMPLE, self._figures))

    def _begin(self, title: str, job: Any) -> None:
        self._forget()
        self.job.run(title, job, self._taken, self._refused)
        self._arrange()

    def _figures(self, done: Any) -> str:
        if done.backing_up is not None:
            return self.tr("a backup of the store first")
        words = self.tr("{lines} lines, {views} new views, {met} new readers, {rejected} left out")
        return words.format(
            lines=f"{done.lines:,}", views=f"{done.views:,}", met=f"{done.met:,}", rejected=f"{done.rejected:,}"
        )

    # What became of it

    def _taken(self, job: jobs.Done) -> None:
        done = self._done = job.result
        if done.cancelled:
            words = self.tr("Stopped. New views: {views}. New readers: {met}. Import again to go on.")
        elif _is_known(done):
            words = self.tr("All of this had been imported before; nothing was added.")
        elif not done.views and not done.readers:
            words = self.tr("Nothing was added.")
        else:
            words = self.tr("Imported. New views: {views}. New readers: {met}. Lines about readers: {readers}.")
        said = words.format(views=f"{done.views:,}", met=f"{done.met:,}", readers=f"{done.readers:,}")
        self.told.emit(said, False)
        self._say_what_is_wrong(done)

    def _say_what_is_wrong(self, done: Any) -> None:
        notes = [
            Note("danger", f"{Path(file.name).name}: {phrasebook.said(file.stopped)}")
            for file in done.files
            if file.stopped
        ]
        if done.rejected:
            words = self.tr("{count} of {lines} lines were left out, each with its reason.")
            notes.append(Note("warning", words.format(count=f"{done.rejected:,}", lines=f"{done.lines:,}")))
        if done.erased:
            words = self.tr("Lines left out because they are from before their reader was erased: {count}.")
            notes.append(Note("warning", words.format(count=f"{done.erased:,}")))
        if _is_known(done) and self._places and not notes:
            words = self.tr("This had been imported before. Where a file was mended, or the clock set, read it again.")
            notes.append(Note("warning", words))
        self.notes.show_notes(notes)
        self._arrange()

    def show_rejects(self) -> None:
        """Show the lines that were left out."""
        RejectsSheet(self._desk, self._done, self).open()

    def _forget(self) -> None:
        self._done, self._places = None, []
        self.notes.show_notes(())
        self._arrange()

    def _refused(self, problem: Exception) -> None:
        if hasattr(problem, "sentence"):
            self.notes.show_notes([Note("danger", str(problem.sentence))])
            self._arrange()
        else:
            self._desk.trouble.emit(problem)

    # The folder that is watched

    @property
    def folder(self) -> str:
        """The folder that is watched, or nothing."""
        return self._feed.folder

    def watch(self, folder: str) -> None:
        """Take in what comes into a folder, as long as the window is open."""
        self._feed.watch(folder)
        self._say_watched()

    def _say_watched(self) -> None:
        self.watching.show_text(self.tr("Watching {folder} for new files, every minute.").format(folder=self.folder))
        self._arrange()

    def stop_watching(self) -> None:
        """Watch no folder any more."""
        self._feed.stop()
        self._arrange()

    def look_again(self) -> None:
        """Take in what is new in the folder."""
        if not self._is_allowed or self.job.is_running:
            self._feed.forget()
        elif self.folder:
            job = self._taking_in([self.folder], watching=True)
            self.job.run(self.tr("Looking into the folder:"), job, self._looked, self._not_looked)
            self._arrange()

    def _not_looked(self, problem: Exception) -> None:
        self._feed.forget()
        self._refused(problem)

    def _looked(self, job: jobs.Done) -> None:
        done = job.result
        if done.cancelled:
            self._feed.forget()
        if done.views or done.readers or done.rejected or done.erased:
            self._taken(job)


def _is_known(done: Any) -> bool:
    """Whether all that was to be imported had been read before."""
    return done is not None and bool(done.files) and all(file.known for file in done.files)
