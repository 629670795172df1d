"""The Overview page on a real store: what is live, unpublished and next, and where each line leads."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from paywall_admin.core.problems import Problem
from paywall_admin.services import emergency, targets
from paywall_admin.services.drafts import AddFreeAccess, AddOffer, EditFreeAccess, EditMessage, EditMeter
from paywall_admin.system import signing
from paywall_admin.ui.overview.line import MOST_AT_ONCE
from paywall_admin.ui.overview.page import OverviewPage
from support.office import Office


@pytest.fixture(autouse=True)
def passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(signing._COST, "n", 2**4)
    monkeypatch.setenv("PAYWALL_ADMIN_PASSPHRASE", "correct horse")


@pytest.fixture
def page(office: Office) -> Any:
    return office.show(OverviewPage)


def said(part: Any) -> list[str]:
    return [line.said.sentence for line in part.lines]


def publish(office: Office) -> None:
    office.bo.publish("First")
    office.desk.changed.emit(frozenset({"versions"}), None)
    office.settle()


def line(part: Any, words: str) -> Any:
    return next(line for line in part.lines if words in line.said.sentence)


def test_before_the_first_publish_it_says_so_plainly(page: Any) -> None:
    assert page.is_filled()
    assert said(page.live) == []
    assert "Nothing was published yet" in page.live._note.text()
    assert page.publish.isVisible()
    assert page.unpublished._note.text().endswith("changes that readers do not have yet.")
    assert all(line.said.sentence.endswith("(not published yet).") for line in page.days.lines)
    assert not page.alerts.isVisible()


def test_what_is_live_is_the_published_version_also_while_the_draft_differs(office: Office, page: Any) -> None:
    publish(office)
    assert "Readers have everything" in page.unpublished._note.text()
    assert not page.publish.isVisible()
    meter = office.draft().meters[0]
    office.colleague(EditMeter(meter.id, {"limit": 5}, {"limit": 9}))
    assert any("5 free articles" in sentence for sentence in said(page.live))
    assert page.live._note.text() == "Version 1, published by bo on Oct 30, 2020, 04:33 (Tokyo)"
    assert said(page.unpublished) == ["Meter 'All readers': limit 5 → 9"]
    assert page.publish.isVisible()


def test_publish_is_asked_for(page: Any, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.publish_wanted):
        QTest.mouseClick(page.publish, Qt.MouseButton.LeftButton)


def test_each_line_leads_to_what_it_speaks_of(office: Office, page: Any, qtbot: QtBot) -> None:
    publish(office)
    wanted: list[str] = []
    page.place_wanted.connect(wanted.append)
    QTest.mouseClick(line(page.live, "free articles"), Qt.MouseButton.LeftButton)
    day = line(page.days, "Offer 'Three-month trial' ends")
    assert day.said.lead == "Oct 31"
    day.setFocus()
    QTest.keyClick(day, Qt.Key.Key_Space)
    assert wanted == ["/meters/0", "/offers/0"]


def test_findings_lead_to_their_fields(office: Office, page: Any) -> None:
    assert "Nothing stands against publishing" in page.findings._note.text()
    message = next(one for one in office.draft().messages if one.state == "limit_reached")
    heading = message.texts["en"].heading
    office.colleague(EditMessage(message.id, {"texts/en/heading": heading}, {"texts/en/heading": "{{nothing}}"}))
    assert page.findings._note.text() == "1 thing has to be put right before the draft can be published."
    wanted: list[str] = []
    page.place_wanted.connect(wanted.append)
    QTest.mouseClick(line(page.findings, "{{nothing}}"), Qt.MouseButton.LeftButton)
    assert wanted == ["/messages/2/texts/en/heading"]


def test_what_is_to_be_done_stands_on_top(office: Office, page: Any, tmp_path: Path) -> None:
    page._later.stop()  # a missing key is told of its own, below
    web = tmp_path / "web"
    web.mkdir()
    targets.add_folder(office.bo, web)
    publish(office)
    assert not page.alerts.isVisible()
    web.rename(tmp_path / "gone")
    meter = office.draft().meters[0]
    office.colleague(EditMeter(meter.id, {"limit": 5}, {"limit": 9}))
    publish(office)
    emergency.open_wall(office.bo, 2)
    office.desk.changed.emit(frozenset({"emergency"}), None)
    office.settle()
    assert [line.said.tone for line in page.alerts.lines] == ["danger", "danger", "danger"]
    assert "bo opened the wall" in said(page.alerts)[0]
    assert "Target web did not take version 2" in said(page.alerts)[1]
    assert "did not take the last turn" in said(page.alerts)[2]
    assert page.alerts.isVisible()
    assert line(page.days, "emergency").said.lead == "Oct 30, 06:33"


def test_a_key_that_is_not_on_this_computer_is_told_later(office: Office, page: Any, qtbot: QtBot) -> None:
    publish(office)
    page._check_computer()
    office.settle()
    # The colleague signed with the key of another computer: this desk's vault is another one.
    assert [alert.said.tone for alert in page.alerts.lines] == ["warning", "danger"]
    assert "cannot publish" in said(page.alerts)[1]


def test_contradicting_free_access_is_marked(office: Office, page: Any) -> None:
    assert "all of its readers see" in said(page.overlaps)[0]
    assert page.overlaps.lines[0].said.tone == ""
    window = office.draft().free_access[0]
    dates = {"startsAt": "2020-11-09T15:00:00Z", "endsAt": "2020-11-11T15:00:00Z"}
    office.bo.do(EditFreeAccess(window.id, {"startsAt": window.starts_at, "endsAt": window.ends_at}, dates))
    office.colleague(AddFreeAccess({"id": "again", **dates}))
    assert [lane.title for lane in page.timeline.lanes][:2] == ["Free access", "Free access"]
    (part,) = page.timeline.lanes[1].items[0].parts
    assert part.is_contradiction
    assert page.overlaps.lines[0].said.tone == "danger"
    assert page.overlaps.lines[0].said.place == "/freeAccess/1"


def test_time_goes_on_while_it_is_seen(office: Office, page: Any) -> None:
    publish(office)
    assert any("Three-month" in sentence for sentence in said(page.live))
    office.clock.now += 3 * 86_400
    page._anew.timeout.emit()
    office.settle()
    assert not any("Three-month" in sentence for sentence in said(page.live))
    assert page._anew.isActive()
    page.hide()
    assert not page._anew.isActive()


def test_many_lines_come_a_few_at_a_time(office: Office, page: Any, qtbot: QtBot) -> None:
    offer = office.draft().offers[0]
    for number in range(25):
        value = offer.model_dump(mode="json", by_alias=True, exclude_none=True)
        value |= {"id": f"o-{number}", "startsAt": f"2020-11-{number + 2:02d}T15:00:00Z"}
        value |= {"endsAt": f"2020-12-{number + 2:02d}T15:00:00Z"}
        office.bo.do(AddOffer(value))
    office.desk.changed.emit(frozenset({"offers"}), None)
    office.settle()
    assert len(page.days.lines) == MOST_AT_ONCE
    assert page.days._more.text() == "Show more (14 left)"
    QTest.mouseClick(page.days._more, Qt.MouseButton.LeftButton)
    assert len(page.days.lines) == MOST_AT_ONCE + 14
    assert not page.days._more.isVisible()
    assert QApplication.focusWidget() is page.days.lines[MOST_AT_ONCE]
    assert page._left_out.text() == "7 more offers are in the list below."


def test_what_stays_the_same_does_not_move(office: Office, page: Any) -> None:
    before = list(page.days.lines)
    office.desk.changed.emit(frozenset({"draft"}), None)
    office.settle()
    assert page.days.lines == before


def test_it_looks_at_what_readers_really_get(office: Office, page: Any, tmp_path: Path) -> None:
    assert not page.reality.button.isVisible()
    web = tmp_path / "web"
    web.mkdir()
    targets.add_folder(office.bo, web)
    publish(office)
    assert page.reality.button.isVisible()
    QTest.mouseClick(page.reality.button, Qt.MouseButton.LeftButton)
    assert page.reality._waiting.isVisible()
    assert not page.reality.button.isEnabled()
    assert QApplication.focusWidget() is page.reality._stop
    office.settle()
    assert QApplication.focusWidget() is page.reality.button
    assert said(page.reality.lines) == ["web: Version 1 is there, exactly as it was published."]
    assert page.reality.lines.lines[0].said.tone == "positive"
    assert page.reality.lines._note.text() == "Just looked: readers get what was published last."
    (web / "settings.json").write_text("{}")
    QTest.mouseClick(page.reality.button, Qt.MouseButton.LeftButton)
    office.settle()
    assert page.reality.lines.lines[0].said.tone == "danger"
    assert "do not get everything" in page.reality.lines._note.text()
    publish(office)
    assert not page.reality.isVisible()


def test_a_look_can_be_given_up(office: Office, page: Any, tmp_path: Path) -> None:
    web = tmp_path / "web"
    web.mkdir()
    targets.add_folder(office.bo, web)
    publish(office)
    QTest.mouseClick(page.reality.button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.reality._stop, Qt.MouseButton.LeftButton)
    assert page.reality.button.isEnabled()
    office.settle()
    assert not page.reality.lines.isVisible()


def test_a_clock_that_is_wrong_and_a_look_that_failed_are_told(office: Office, page: Any) -> None:
    publish(office)
    report = SimpleNamespace(targets=(), is_live=True, clock="")
    page.reality.look()
    office.desk._app.hear_clock(540)
    page.reality._seen(page.reality._turn, report)
    office.settle()
    assert said(page.alerts)[0].startswith("The clock of this computer is 9 minutes ahead of the server's")
    office.desk._app.hear_clock(3)
    office.desk.changed.emit(frozenset({"deliveries"}), None)
    office.settle()
    assert not any("clock" in sentence for sentence in said(page.alerts))
    page.reality.look()
    page.reality._failed(page.reality._turn, Problem("nowhere", "It could not be looked at."))
    assert said(page.reality.lines) == ["It could not be looked at."]
    office.settle()


def test_no_line_is_cut_however_narrow_the_page(office: Office, page: Any) -> None:
    publish(office)
    for width in (480, 660, 1200):
        page.resize(width, 700)
        office.qapp.processEvents()
        for part in (page.live, page.days, page.overlaps):
            for line in part.lines:
                assert line.height() >= line.heightForWidth(line.width())
                assert line.height() < 90


def test_a_name_without_a_space_wraps_too(office: Office, page: Any) -> None:
    meter = office.draft().meters[0]
    office.colleague(EditMeter(meter.id, {"name": meter.name}, {"name": "Mmmm" * 45}))
    page.resize(480, 700)
    office.qapp.processEvents()
    change = line(page.unpublished, "Mmmm")
    assert change.heightForWidth(change.width()) > 2 * change.fontMetrics().height()
