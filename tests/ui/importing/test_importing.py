"""Files that come to the window: compared, taken over, refused; and the draft that goes out as one."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from paywall_admin.core.codec import parse_settings, settings_json
from paywall_admin.services.queries import GetDraft, GetVersion
from paywall_admin.ui.importing.sheet import ImportSheet
from support.words import words_on

WAIT_MS = 20_000


def drop(window: QWidget, file: Path) -> bool:
    """Drag a file over the window and let it go there; says whether the window took it."""
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(file))])
    actions, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    over = QDragEnterEvent(window.rect().center(), actions, carried, button, keys)
    QApplication.sendEvent(window, over)
    if over.isAccepted():
        there = QPointF(window.rect().center())
        QApplication.sendEvent(window, QDropEvent(there, actions, carried, button, keys, QEvent.Type.Drop))
    return over.isAccepted()


@pytest.fixture
def compare(room: Any, qtbot: QtBot, tmp_path: Path) -> Callable[[str | bytes], ImportSheet]:
    def run(content: str | bytes) -> ImportSheet:
        qtbot.waitUntil(lambda: room.furnisher.exchange is not None)
        room.settle()
        file = tmp_path / "other.json"
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        assert drop(room.window, file)
        room.settle()
        sheet = room.window.findChild(ImportSheet)
        assert isinstance(sheet, ImportSheet)
        return sheet

    return run


def draft_json(room: Any) -> str:
    return settings_json(room.desk._app.ask(GetDraft()).settings)


def with_limit(text: str, limit: int) -> str:
    whole = json.loads(text)
    whole["meters"][0]["limit"] = limit
    return json.dumps(whole)


def test_a_settings_file_shows_what_it_would_change_and_is_taken_over(
    room: Any, compare: Callable[..., ImportSheet], qtbot: QtBot
) -> None:
    before = draft_json(room)
    sheet = compare(with_limit(before, 3))
    assert "1 change" in sheet.summary.text()
    qtbot.waitUntil(lambda: "5" in words_on(sheet.changes) and "3" in words_on(sheet.changes), timeout=WAIT_MS)
    assert draft_json(room) == before
    with qtbot.waitSignal(sheet.taken, timeout=WAIT_MS):
        sheet.take.click()
    room.settle()
    assert room.desk._app.ask(GetDraft()).settings.meters[0].limit == 3
    assert any("other.json" in notice.text for notice in room.window.toasts.notices)
    room.window.action("undo").trigger()
    room.settle()
    assert draft_json(room) == before


def test_what_is_the_same_cannot_be_taken_over(room: Any, compare: Callable[..., ImportSheet]) -> None:
    sheet = compare(draft_json(room))
    assert "the same as the draft" in sheet.summary.text()
    assert not sheet.take.isEnabled()


def test_a_published_bundle_is_compared(room: Any, compare: Callable[..., ImportSheet], qtbot: QtBot) -> None:
    sheet = compare(published(room))
    assert "version 1" in sheet.summary.text()
    assert "signed by a key of this store" in sheet.summary.text()


def published(room: Any) -> bytes:
    app = room.desk._app
    app.publish("First", passphrase=lambda: "a good passphrase")
    envelope: bytes = app.ask(GetVersion(1)).envelope
    return envelope


def flipped(bundle: bytes) -> bytes:
    whole = json.loads(bundle)
    whole["signatures"][0]["sig"] = whole["signatures"][0]["sig"][:-8] + "AAAAAAA="
    return json.dumps(whole).encode()


def test_a_bundle_with_a_bad_signature_changes_nothing(room: Any, compare: Callable[..., ImportSheet]) -> None:
    before = draft_json(room)
    sheet = compare(flipped(published(room)))
    assert "no valid signature by a trusted key" in words_on(sheet.notes)
    assert not sheet.take.isEnabled()
    assert draft_json(room) == before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "other.json"),
        ('{"format": "paywall-settings/1", "publication": {"name": "X"', "other.json"),
        ("[1, 2, 3]", "other.json"),
        ('{"format": "paywall-settings/1", "publication": 7}', "/publication"),
        (b"\xff\xfe\x00", "other.json"),
    ],
)
def test_a_file_that_holds_no_settings_says_where_it_is_wrong(
    room: Any, compare: Callable[..., ImportSheet], content: str | bytes, said: str
) -> None:
    before = draft_json(room)
    sheet = compare(content)
    assert said in words_on(sheet.notes)
    assert not sheet.take.isEnabled()
    assert draft_json(room) == before


def test_a_settings_file_cut_in_half_is_refused(room: Any, compare: Callable[..., ImportSheet]) -> None:
    text = draft_json(room)
    sheet = compare(text[: len(text) // 2])
    assert "other.json" in words_on(sheet.notes)
    assert not sheet.take.isEnabled()


def test_what_the_window_cannot_use_stays_where_it_came_from(room: Any, qtbot: QtBot, tmp_path: Path) -> None:
    room.settle()
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG")
    assert not drop(room.window, picture)


def test_a_store_that_is_dropped_is_opened(room: Any, qtbot: QtBot, tmp_path: Path) -> None:
    room.settle()
    asked: list[str] = []
    room.furnisher.exchange._stores = type("Stores", (), {"open": lambda _self, store: asked.append(store)})()
    assert drop(room.window, tmp_path / "another.db")
    assert asked == [str(tmp_path / "another.db")]


def test_the_draft_goes_out_as_it_would_come_in(room: Any, qtbot: QtBot, tmp_path: Path) -> None:
    room.settle()
    room.furnisher.exchange.export(tmp_path / "out.json")
    room.settle()
    assert parse_settings((tmp_path / "out.json").read_bytes()) == room.desk._app.ask(GetDraft()).settings
    assert any("out.json" in notice.text for notice in room.window.toasts.notices)


def test_a_place_that_cannot_be_written_is_said(room: Any, qtbot: QtBot, tmp_path: Path) -> None:
    room.settle()
    troubles: list[Any] = []
    room.desk.trouble.connect(troubles.append)
    room.furnisher.exchange.export(tmp_path / "nowhere" / "out.json")
    qtbot.waitUntil(lambda: bool(troubles), timeout=WAIT_MS)
    assert "cannot be written" in troubles[0].sentence
