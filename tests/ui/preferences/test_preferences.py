"""Preferences: every declared option, kept at once, with the window or in the store."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from paywall_admin.services.options import SetOption
from paywall_admin.services.queries import GetOptions
from paywall_admin.system import options
from paywall_admin.ui import language
from paywall_admin.ui.preferences import words
from paywall_admin.ui.preferences.sheet import PreferencesSheet

WAIT_MS = 20_000


@pytest.fixture
def sheet(room: Any, qtbot: QtBot) -> PreferencesSheet:
    room.finish()
    room.window.action("preferences").trigger()
    room.settle()
    made = room.window.findChild(PreferencesSheet)
    assert isinstance(made, PreferencesSheet)
    return made


def stored(room: Any) -> Any:
    return room.desk._app.ask(GetOptions())


def test_every_declared_option_is_there_in_words(sheet: PreferencesSheet) -> None:
    assert set(sheet.fields) == {option.name for option in options.OPTIONS}
    for option in options.OPTIONS:
        assert words.label(option.name) != option.name
        assert all(words.choice(value) != value for value in option.choices)


def test_a_number_of_the_store_is_kept_as_it_is_typed(room: Any, sheet: PreferencesSheet, qtbot: QtBot) -> None:
    line = sheet.fields["emergencyHours"].control.target()
    assert line.text() == "24"
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "12")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    room.settle()
    assert stored(room)["emergencyHours"] == 12


def test_what_cannot_be_says_why_and_changes_nothing(room: Any, sheet: PreferencesSheet, qtbot: QtBot) -> None:
    field = sheet.fields["emergencyHours"]
    field.control.target().selectAll()
    qtbot.keyClicks(field.control.target(), "99")
    qtbot.keyClick(field.control.target(), Qt.Key.Key_Return)
    room.settle()
    assert "from 1 to 72" in field.notes.words()
    assert stored(room)["emergencyHours"] == 24


def test_what_a_colleague_changes_is_shown(room: Any, sheet: PreferencesSheet, qtbot: QtBot) -> None:
    room.desk.do(room.window, SetOption("backupsKept", None, 33))
    qtbot.waitUntil(lambda: sheet.fields["backupsKept"].control.target().text() == "33", timeout=WAIT_MS)


def test_appearance_changes_at_once_and_is_remembered(room: Any, sheet: PreferencesSheet) -> None:
    dark = next(one for one in sheet.fields["appearance"].control.segments if one.text() == words.choice("dark"))
    dark.click()
    assert room.window.style_choice.scheme.is_dark
    assert room.window.memory.mode() == "dark"
    assert room.window.action("dark").isChecked()


def test_another_language_makes_the_window_anew(room: Any, sheet: PreferencesSheet, qtbot: QtBot) -> None:
    choice = sheet.fields["language"].control
    choice.setCurrentIndex(2)
    with qtbot.waitSignal(room.window.closed, timeout=WAIT_MS):
        choice.activated.emit(2)
    assert room.window.memory.text("language") == "ja"
    assert room.window.property(language.AGAIN) is True


@pytest.mark.parametrize(
    ("choice", "variables", "spoken"),
    [
        ("ja", {"LANG": "en_US.UTF-8"}, "ja"),
        ("en", {"LANG": "ja_JP.UTF-8"}, "en"),
        ("system", {"LANG": "ja_JP.UTF-8"}, "ja"),
        ("system", {"LANG": "ja_JP.UTF-8", "LC_ALL": "C"}, "en"),
        ("system", {"LANG": "fr_FR.UTF-8"}, "en"),
        ("system", {"LANG": "", "DISPLAY": ":0"}, "en"),
    ],
)
def test_language_follows_the_choice_then_the_system(
    monkeypatch: pytest.MonkeyPatch, choice: str, variables: dict[str, str], spoken: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert language.spoken(choice) == spoken
