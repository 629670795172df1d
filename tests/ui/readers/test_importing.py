"""Importing in the window: files dropped on the page, what was left out and why, stopping, a folder that is watched."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from paywall_admin.services.people import SetRole
from paywall_admin.services.readers import finding, intake
from support.feeds import view, write
from ui.test_accessibility import nameless


def drop(page: Any, *files: str) -> bool:
    """Drop files on a page, and say whether it would take them."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(file) for file in files])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(page.rect().center(), Qt.DropAction.CopyAction, mime, buttons, keys)
    enter.ignore()
    QApplication.sendEvent(page, enter)
    if enter.isAccepted():
        QApplication.sendEvent(page, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys))
    return enter.isAccepted()


def test_dropped_files_are_imported_and_what_was_left_out_is_said(office: Any, tmp_path: Path) -> None:
    page = office.open()
    good = write(tmp_path / "views.jsonl", [view("r-1", f"a-{n}", n) for n in range(9)])
    bad = write(tmp_path / "bad.jsonl", b'{"reader": "r-2", "email": "b@example.org"}\n{"at": 5}\nnonsense\n')
    assert drop(page, good, bad)
    office.settle()
    assert office.told == ["Imported. New views: 9. New readers: 2. Lines about readers: 1."]
    assert page.bar.isVisible()
    assert page.importing.notes.words() == "2 of 12 lines were left out, each with its reason."
    page.importing.report.click()
    sheet = office.sheet()
    model = sheet.table.model()
    assert [model.index(row, 1).data() for row in range(model.rowCount())] == ["2", "3"]
    assert model.index(0, 0).data() == "bad.jsonl"
    assert nameless(sheet) == []
    with office.bot.waitSignal(sheet.accepted):
        sheet.save(tmp_path / "rejects.jsonl")
    assert [json.loads(line)["line"] for line in (tmp_path / "rejects.jsonl").read_text().splitlines()] == [2, 3]
    drop(page, good)
    office.settle()
    assert office.told[-1] == "All of this had been imported before; nothing was added."
    assert "read it again" in page.importing.notes.words()
    page.importing.again.click()
    office.settle()
    assert office.told[-1] == "Nothing was added."
    assert not page.importing.isVisible()


def test_reasons_and_names_stand_whole(office: Any, tmp_path: Path) -> None:
    page = office.open()
    name = "views-of-the-website-2020-10-30.jsonl"
    drop(page, write(tmp_path / name, [view("r-1", "a-1", -90_000)]))
    office.settle()
    page.importing.report.click()
    table = office.sheet().table
    why = table.model().index(0, 2)
    assert "set it and read the file again" in why.data()
    assert table.columnWidth(0) > 100
    assert table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole).endswith(name)
    line = table.fontMetrics().lineSpacing()
    words = table.fontMetrics().horizontalAdvance(why.data())
    assert 2 * line < table.rowHeight(0) <= (words // table.columnWidth(2) + 3) * line


def test_files_dropped_while_an_import_runs_are_not_swallowed_without_a_word(office: Any, tmp_path: Path) -> None:
    page = office.open()
    page.importing.take_in([write(tmp_path / "1.jsonl", [view("r-1", "a-1", 5)])])
    drop(page, write(tmp_path / "2.jsonl", [view("r-1", "a-2", 4)]))
    assert office.told == ["An import is under way. Wait for its end, or cancel it."]
    office.settle()
    assert office.told[1:] == ["Imported. New views: 1. New readers: 1. Lines about readers: 0."]


def test_only_files_can_be_dropped_and_the_search_leaves_them_to_the_page(
    filled: Any, page: Any, tmp_path: Path
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/views.jsonl")])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(page.rect().center(), Qt.DropAction.CopyAction, mime, buttons, keys)
    enter.ignore()
    QApplication.sendEvent(page, enter)
    assert not enter.isAccepted()
    url = QUrl.fromLocalFile(write(tmp_path / "views.jsonl", [view("r-1", "a-1", 5)]))
    mime.setUrls([url])
    mime.setText(url.toString())
    line = page.table.search.line
    QApplication.sendEvent(line, QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys))
    there = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys, QEvent.Type.Drop)
    QApplication.sendEvent(line, there)
    filled.settle()
    assert (line.text(), filled.told) == ("", ["Imported. New views: 1. New readers: 1. Lines about readers: 0."])


def test_a_file_that_is_no_feed_is_refused_in_a_sentence(office: Any, tmp_path: Path) -> None:
    page = office.open()
    (tmp_path / "picture.png").write_bytes(b"x")
    drop(page, str(tmp_path / "picture.png"))
    office.settle()
    assert page.importing.notes.words()
    page.importing.close_button.click()
    assert not page.importing.isVisible()


def test_an_import_says_how_far_it_is_and_can_be_stopped(
    office: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = office.open()
    said: list[str] = []
    original = intake.take_in

    def slowly(app: Any, places: list[str], *, progress: Any, watching: bool, again: bool) -> Any:
        def tell(done: Any) -> bool:
            said.append(page.importing._figures(done))
            page.importing.job._handle.stop()
            return bool(progress(done))

        return original(app, places, progress=tell, watching=watching, apart=False, again=again)

    monkeypatch.setattr(intake, "take_in", slowly)
    names = [write(tmp_path / f"{n}.jsonl", [view("r-1", f"a-{n}", n)]) for n in range(3)]
    page.importing.take_in(names)
    office.settle()
    assert said == ["1 lines, 1 new views, 1 new readers, 0 left out"]
    assert office.told == ["Stopped. New views: 1. New readers: 1. Import again to go on."]


def test_after_the_last_line_it_says_that_readers_are_made_easy_to_find(
    office: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = office.open()
    told, go_on = threading.Event(), threading.Event()

    def index_more(_app: Any) -> bool:
        """One slice, and then as many as it takes until somebody looked."""
        assert not told.is_set() or go_on.wait(20)
        told.set()
        return not go_on.is_set()

    monkeypatch.setattr(finding, "index_more", index_more)
    strip = page.importing.job
    page.importing.take_in([write(tmp_path / "views.jsonl", [view("r-1", "a-1", 5)])])
    office.bot.waitUntil(lambda: strip._words.text() == "Importing: readers are made easy to find")
    assert (strip._bar.minimum(), strip._bar.maximum()) == (0, 0)
    go_on.set()
    office.settle()
    assert office.told == ["Imported. New views: 1. New readers: 1. Lines about readers: 0."]


def test_a_watched_folder_is_looked_into_again_and_again(office: Any, tmp_path: Path) -> None:
    page = office.open()
    folder = tmp_path / "feed"
    folder.mkdir()
    write(folder / "1.jsonl", [view("r-1", "a-1", 5)])
    page.importing.watch(str(folder))
    office.settle()
    assert office.told == ["Imported. New views: 1. New readers: 1. Lines about readers: 0."]
    assert "every minute" in page.importing.watching.whole()
    page.importing.look_again()
    office.settle()
    assert len(office.told) == 1
    write(folder / "2.jsonl", [view("r-1", "a-2", 4)])
    page.importing._feed._timer.timeout.emit()
    office.settle()
    assert len(office.told) == 2
    page.importing.stop.click()
    assert (page.importing.folder, page.importing._feed.is_active, page.importing.isVisible()) == ("", False, False)


def test_who_may_not_import_drops_nothing(office: Any, tmp_path: Path) -> None:
    office.bo.do(SetRole("bo", None, "admin"))
    office.bo.do(SetRole("aiko", None, "editor"))
    page = office.open()
    assert not drop(page, write(tmp_path / "views.jsonl", [view("r-1", "a-1", 1)]))
