"""Where Chromium does not start, the window says so in a sentence and works without it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from paywall_admin.core.situation import reading
from paywall_admin.services.queries import Explain
from paywall_admin.ui.memory import Memory
from paywall_admin.ui.preview import probe as probing
from paywall_admin.ui.preview.probe import Probe

WAIT_MS = 60_000


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which Chromium takes its process down."""
    program = tmp_path / "python"
    program.write_text("#!/bin/sh\nkill -9 $$\n")
    program.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(program))


def test_works_and_is_remembered(qtbot: QtBot, style: Any) -> None:
    memory = Memory()
    probe = Probe(memory)
    with qtbot.waitSignal(probe.answered, timeout=WAIT_MS) as told:
        probe.begin()
    assert told.args == [True]
    probe.works()
    again = Probe(Memory())
    with qtbot.waitSignal(again.answered, timeout=WAIT_MS):
        again.begin()
    assert again._child is None


def test_a_start_that_never_came_back_is_tried_in_a_child_again(qtbot: QtBot, broken: None) -> None:
    probe = Probe(Memory())
    probe.works()
    probe.starting()
    again = Probe(Memory())
    with qtbot.waitSignal(again.answered, timeout=WAIT_MS) as told:
        again.begin()
    assert told.args == [False]


def test_without_the_engine_the_rest_works(
    make_room: Callable[..., Any], qtbot: QtBot, broken: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    room = make_room(preview=True)
    qtbot.waitUntil(lambda: hasattr(room.furnisher, "preview"), timeout=WAIT_MS)
    panel = room.furnisher.preview.panel
    qtbot.waitUntil(lambda: panel.decision is not None, timeout=WAIT_MS)
    assert "does not start on this computer" in panel.stage.sentence()
    case = reading(panel.situation(), panel.draft.grace_days)
    assert panel.decision == room.desk._app.ask(Explain(case))
    assert panel.why.sentences() == [entry["outcome"] for entry in panel.decision["trace"]]
    panel.outside.click()
    assert [Path(file).name for file in opened] == ["preview.html"]
    assert "Nikkei Asia" in Path(opened[0]).read_text(encoding="utf-8")


def test_a_probe_that_hangs_is_given_up(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, style: Any
) -> None:
    program = tmp_path / "python"
    program.write_text("#!/bin/sh\nexec sleep 60\n")
    program.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.setattr(probing, "PATIENCE_MS", 50)
    probe = Probe(Memory())
    with qtbot.waitSignal(probe.answered, timeout=WAIT_MS) as told:
        probe.begin()
    assert told.args == [False]
