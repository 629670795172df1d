"""The watched folder is looked into from the start of the window, on whichever page, and cheaply."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from paywall_admin.services.people import SetRole
from paywall_admin.services.readers import cases, intake, privacy
from paywall_admin.services.readers.finding import FindReaders
from paywall_admin.services.readers.intake import take_in
from paywall_admin.ui.memory import Memory
from paywall_admin.ui.readers.watching import FolderWatch
from support.feeds import view, write

SAID = "From the watched folder: 1 new views, 1 new readers, 0 lines about readers, 0 lines left out."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "watched"
    made.mkdir()
    write(made / "1.jsonl", [view("r-1", "a-1", 5)])
    return made


@pytest.fixture
def imports(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Each import that was begun."""
    begun: list[Any] = []
    take_in = intake.take_in

    def noted(app: Any, places: Any, **options: Any) -> Any:
        begun.append(places)
        return take_in(app, places, **options)

    monkeypatch.setattr(intake, "take_in", noted)
    return begun


@pytest.fixture
def watched(office: Any) -> Iterator[tuple[FolderWatch, list[str]]]:
    office.desk.open()
    watch, told = FolderWatch.of(office.desk), []
    assert FolderWatch.of(office.desk) is watch
    watch.told.connect(lambda words, _undo: told.append(words))
    yield watch, told
    watch.rest()


def test_only_what_is_new_begins_an_import(office: Any, watched: Any, folder: Path, imports: list[Any]) -> None:
    watch, told = watched
    watch.watch(str(folder))
    office.settle()
    office.settle()
    assert (told, len(imports), watch.is_active) == ([SAID], 1, True)
    watch._timer.timeout.emit()
    office.settle()
    assert len(imports) == 1
    with (folder / "1.jsonl").open("ab") as grown:
        grown.write(Path(write(folder.parent / "more.jsonl", [view("r-1", "a-2", 4)])).read_bytes())
    watch.look()
    office.settle()
    office.settle()
    assert (told, len(imports)) == ([SAID, SAID.replace("1 new readers", "0 new readers")], 2)
    watch.stop()
    assert (watch.is_active, watch.folder) == (False, "")


def test_lines_of_somebody_erased_are_told_as_left_out(office: Any, watched: Any, folder: Path) -> None:
    case = cases.open_case(office.bo, "data request", "T-2")
    take_in(office.bo, [str(folder)], apart=False, fast=False)
    (hit,) = office.bo.ask(FindReaders("r-1", case))
    privacy.erase(office.bo, hit.number, case)
    write(folder / "2.jsonl", [view("r-1", "a-9", 4)])
    watch, told = watched
    watch.watch(str(folder))
    office.settle()
    office.settle()
    assert told == ["From the watched folder: 0 new views, 0 new readers, 0 lines about readers, 1 lines left out."]


def test_a_folder_that_is_gone_is_told_once_and_taken_up_when_it_is_back(
    office: Any, watched: Any, folder: Path
) -> None:
    watch, told = watched
    hidden = folder.rename(folder.with_name("hidden"))
    watch.watch(str(folder))
    office.settle()
    watch.look()
    office.settle()
    assert len(told) == 1
    assert "cannot be read" in told[0]
    hidden.rename(folder)
    watch.look()
    office.settle()
    office.settle()
    assert told[1:] == [SAID]


def test_who_may_not_import_imports_nothing(office: Any, watched: Any, folder: Path, imports: list[Any]) -> None:
    office.bo.do(SetRole("bo", None, "admin"))
    office.bo.do(SetRole("aiko", None, "editor"))
    watch, told = watched
    watch.watch(str(folder))
    office.settle()
    assert (told, imports) == ([], [])


def test_the_window_watches_from_its_start(make_room: Callable[..., Any], folder: Path, qtbot: Any) -> None:
    Memory().keep_text("feed-folder", str(folder))
    room = make_room()
    said: list[str] = []
    tell = room.window.toasts.say
    room.window.toasts.say = lambda words, **more: said.append(words) or tell(words, **more)
    qtbot.waitUntil(lambda: said == [SAID], timeout=60_000)
    assert room.window.page("readers") is None
    watch = FolderWatch.of(room.desk)
    assert watch.is_active
    room.window.close()
    qtbot.waitUntil(lambda: not watch.is_active)
