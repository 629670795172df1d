"""The window in Japanese: every text is translated, nothing is lost in it, and every page is seen to speak it."""

from __future__ import annotations

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from paywall_admin.services.queries import GetDraft
from paywall_admin.system import assets
from paywall_admin.ui import language
from paywall_admin.ui.pages import PAGES
from support.tree import ROOT

WAIT_MS = 30_000
FOLDER = ROOT / "resources" / "locales"
HOLE = re.compile(r"\{\{?\w+\}?\}")


def messages(file: Path) -> dict[tuple[str, str], tuple[str, bool]]:
    """Context and source of each text, with its translation and whether that is finished."""
    found = {}
    for context in ET.parse(file).getroot().findall("context"):
        for message in context.findall("message"):
            translation = message.find("translation")
            assert translation is not None
            key = (context.findtext("name", ""), message.findtext("source", ""))
            found[key] = (translation.text or "", translation.get("type") is None)
    return found


@pytest.fixture(params=language.TRANSLATED)
def spoken(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_text_of_the_window_is_there(spoken: str, tmp_path: Path) -> None:
    file = FOLDER / f"paywall_{spoken}.ts"
    shutil.copy(file, tmp_path)
    subprocess.run([ROOT / ".ci" / "locales", tmp_path], check=True, capture_output=True)
    assert set(messages(tmp_path / file.name)) == set(messages(file)), "run .ci/locales and translate what is new"


def test_every_text_is_translated_and_loses_nothing(spoken: str) -> None:
    for (context, source), (translation, finished) in messages(FOLDER / f"paywall_{spoken}.ts").items():
        assert finished, (context, source)
        assert translation.strip(), (context, source)
        assert sorted(HOLE.findall(source)) == sorted(HOLE.findall(translation)), (context, source)
        assert ("&" in source) == ("&" in translation), (context, source)


def test_what_qt_reads_is_compiled_from_it(spoken: str) -> None:
    assert assets.path(f"locales/paywall_{spoken}.qm").stat().st_size > 1000


def shown(widget: QWidget) -> set[str]:
    parts = [*widget.findChildren(QLabel), *widget.findChildren(QAbstractButton)]
    return {part.text().strip() for part in parts if part.isVisible() and part.text().strip()}


@pytest.mark.usefixtures("in_japanese")
def test_no_page_shows_a_text_of_ours_in_english(make_room: Callable[..., Any], qtbot: QtBot) -> None:
    known = {source: translation for (_, source), (translation, _) in messages(FOLDER / "paywall_ja.ts").items()}
    room = make_room()
    settings = room.desk._app.ask(GetDraft()).settings
    names = {named.name for named in (*settings.meters, *settings.plans, *settings.offers)}
    left = {}
    for page in PAGES:
        room.window.open_page(page.id)
        qtbot.waitUntil(
            lambda page=page: room.window.page(page.id).is_filled() and not room.desk.in_hand, timeout=WAIT_MS
        )
        english = {text for text in shown(room.window) if text in known and known[text] != text} - names
        if english:
            left[page.id] = english
    assert left == {}
    assert "メーター" in shown(room.window.rail)


@pytest.mark.usefixtures("in_japanese")
def test_menus_and_their_keys_are_translated(make_room: Callable[..., Any], qtbot: QtBot) -> None:
    room = make_room()
    titles = [menu.title() for menu in room.window.menus.values()]
    assert titles[0] == "ファイル(&F)"
    assert len({title[title.index("&") + 1] for title in titles}) == len(titles)
