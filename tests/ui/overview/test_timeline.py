"""The picture of the coming days: where everything stands, keyboard and pointer, and what a screen reader hears."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from paywall_admin.core import sample
from paywall_admin.core.calendar import DAY, epoch
from paywall_admin.core.codec import parse_settings, settings_dict
from paywall_admin.core.timeline import Published, Scheduled, Timeline, timeline
from paywall_admin.system.assets import read_text
from paywall_admin.ui.overview.lanes import MOST_OFFERS, lanes, left_out, ticks
from paywall_admin.ui.overview.timeline import HEAD, LANE, TimelineView
from paywall_admin.ui.style import Style
from support.example import changed, encoded

NOW = epoch("2020-10-20T03:00:00Z")
SAMPLE = settings_dict(sample.build(read_text(sample.ASSET), 2020))
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def days(fields: dict[str, Any] = SAMPLE, **more: Any) -> Timeline:
    settings = parse_settings(encoded(fields))
    return timeline(settings, Published(1, NOW - DAY, parse_settings(encoded(SAMPLE))), now=NOW, **more)


@pytest.fixture
def view(style: Style, qtbot: QtBot) -> TimelineView:
    made = TimelineView()
    qtbot.addWidget(made)
    made.show_timeline(days(scheduled=(Scheduled(NOW + 5 * DAY, "Autumn"),)), NOW)
    made.resize(700, 300)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_an_offer_a_row_a_meter_a_row_and_one_for_the_website() -> None:
    rows = lanes(days(scheduled=(Scheduled(NOW + 5 * DAY, ""),)))
    assert [(row.title, [item.kind for item in row.items]) for row in rows] == [
        ("Three-month trial", ["offer"]),
        ("One-month trial", ["offer"]),
        ("All readers", ["reset", "reset", "reset"]),
        ("Website", ["publish"]),
    ]
    assert rows[0].items[0].open == (True, False)
    assert rows[1].items[0].open == (True, True)
    assert [part.is_contradiction for part in rows[1].items[0].parts] == [False]


def test_windows_share_a_row_unless_they_overlap() -> None:
    windows = [
        {"id": "a", "startsAt": "2020-11-01T00:00:00Z", "endsAt": "2020-11-05T00:00:00Z"},
        {"id": "b", "startsAt": "2020-11-03T00:00:00Z", "endsAt": "2020-11-06T00:00:00Z"},
        {"id": "c", "startsAt": "2020-11-05T00:00:00Z", "endsAt": "2020-11-07T00:00:00Z"},
    ]
    rows = [row for row in lanes(days(changed("/freeAccess", windows, SAMPLE))) if row.title == "Free access"]
    assert [[item.place for item in row.items] for row in rows] == [
        ["/freeAccess/0", "/freeAccess/2"],
        ["/freeAccess/1"],
    ]


def test_a_thousand_offers_leave_room_for_the_rest() -> None:
    offers = [{**SAMPLE["offers"][0], "id": f"o-{number}"} for number in range(30)]
    found = days(changed("/offers", offers, SAMPLE))
    rows = lanes(found)
    assert sum(row.items[0].kind == "offer" for row in rows) == MOST_OFFERS
    assert left_out(found) == len({bar.id for bar in found.bars if bar.kind == "offer"}) - MOST_OFFERS


def test_the_scale_names_months_and_mondays() -> None:
    scale = ticks(days(), MONTHS)
    assert [tick.words for tick in scale if tick.is_month] == ["Nov", "Dec", "Jan"]
    assert [tick.words for tick in scale if not tick.is_month][:3] == ["26", "2", "9"]


def test_everything_stands_within_its_lane(view: TimelineView) -> None:
    assert view.sizeHint().height() >= HEAD + len(view.lanes) * LANE
    for spot in view.spots:
        assert view.lane_rect(spot.lane).contains(spot.rect) or spot.item.shape == "mark"
        assert view.gutter() - 10 <= spot.rect.left()
        assert spot.rect.right() <= view.width()
    assert view.across(NOW) > view.gutter()


def test_the_arrow_keys_reach_everything_and_tell_its_sentence(view: TimelineView) -> None:
    told: list[str] = []
    view.told.connect(told.append)
    view.setFocus()
    for _ in range(len(view.spots) + 3):
        QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert set(told) == {spot.item.sentence for spot in view.spots}
    assert told[-1] == view.spots[0].item.sentence
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert told[-1] == "Meter 'All readers' starts again: 5 free articles."
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert "One-month trial" in told[-1]
    QTest.keyClick(view, Qt.Key.Key_End)
    assert told[-1] == "A version is published by itself: Autumn."
    spoken = QAccessible.queryAccessibleInterface(view)
    assert spoken.text(QAccessible.Text.Name) == "Timeline of the coming days"
    assert spoken.text(QAccessible.Text.Description) == told[-1]


def test_enter_and_a_click_lead_to_the_object(view: TimelineView) -> None:
    wanted: list[str] = []
    view.place_wanted.connect(wanted.append)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    bar = next(spot for spot in view.spots if spot.item.place == "/offers/1")
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=bar.rect.center().toPoint())
    QTest.keyClick(view, Qt.Key.Key_End)
    QTest.keyClick(view, Qt.Key.Key_Return)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert wanted == ["/offers/0", "/offers/1"]


def test_the_pointer_tells_too(view: TimelineView) -> None:
    view.clearFocus()
    told: list[str] = []
    view.told.connect(told.append)
    bar = view.spots[0]
    QTest.mouseMove(view, bar.rect.center().toPoint())
    QTest.mouseMove(view, QPoint(2, 2))
    assert told == [bar.item.sentence, ""]


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1100])
def test_it_is_painted_in_the_colours_in_force(view: TimelineView, style: Style, mode: Any, width: int) -> None:
    style.choose(mode)
    view.resize(width, view.sizeHint().height())
    image = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    free = view.spots[1].rect
    assert image.pixelColor(int(free.right()) - 3, int(free.center().y())).name().upper() == style.scheme.accent


def test_what_had_the_focus_keeps_it_when_something_else_comes(view: TimelineView) -> None:
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_End)
    before = view._here
    windows = [{"id": "a", "startsAt": "2020-11-01T00:00:00Z", "endsAt": "2020-11-05T00:00:00Z"}]
    fields = changed("/freeAccess", windows, SAMPLE)
    view.show_timeline(days(fields, scheduled=(Scheduled(NOW + 5 * DAY, "Autumn"),)), NOW)
    assert view._here == before + 1
    assert view.spots[view._here].item.kind == "publish"
