"""Sentences on the Overview: each is measured once for each width that a layout asks for, however often it asks."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from paywall_admin.ui.expiry.picture import StopButton
from paywall_admin.ui.expiry.way import Stop
from paywall_admin.ui.overview.line import Line, Said


def _line(parent: QWidget) -> Line:
    return Line(Said("A sentence that is longer than there is room for on one line"), 0, parent)


def _stop(parent: QWidget) -> StopButton:
    return StopButton(Stop("trial", "Trial", "A trial that lasts for a month", 0, 0, "/expiryStates"), parent)


@pytest.mark.parametrize("make", [_line, _stop])
def test_widths_are_measured_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, make: type) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    sentence = make(parent)
    measured: list[int] = []
    measure = sentence._measured
    monkeypatch.setattr(sentence, "_measured", lambda width: (measured.append(width), measure(width))[1])
    heights = {sentence.heightForWidth(width) for _ in range(10) for width in (120, 300, 310)}
    assert len(heights) > 1
    assert measured == [120, 300, 310]
