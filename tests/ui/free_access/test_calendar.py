"""The calendar of free access: bars over their days, and windows made, moved and stretched by mouse and keys."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt

from paywall_admin.core.settings import FreeAccess
from paywall_admin.services.drafts import EditPublication, lists
from paywall_admin.services.undo import Undo
from paywall_admin.ui.fields.paint import colour
from paywall_admin.ui.free_access.bars import Span, bars, contradict, grid_of, lanes, overlaps
from paywall_admin.ui.free_access.page import FreeAccessPage
from paywall_admin.ui.style import style
from support.office import Office

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
WEEK = {"id": "golden-week", "startsAt": "2020-10-29T15:00:00Z", "endsAt": "2020-11-03T15:00:00Z"}


@pytest.fixture
def page(office: Office) -> Any:
    made = office.show(lambda desk: FreeAccessPage(desk, clock=office.clock))
    office.colleague(lists.AddFreeAccess(WEEK))
    made.windows.view.pick("golden-week")
    made.windows.calendar.go_to(date(2020, 10, 30))
    return made


@pytest.fixture
def grid(page: Any) -> Any:
    return page.windows.calendar.grid


def window(office: Office, key: str = "golden-week") -> Any:
    return next(window for window in office.draft().free_access if window.id == key)


def days(office: Office, key: str = "golden-week") -> tuple[str, str]:
    found = window(office, key)
    return found.starts_at[5:13], found.ends_at[5:13]


def spot(grid: Any, day: date, *, lane: int | None = None, edge: str = "") -> QPoint:
    room = grid.room_of(day)
    y = room.top() + 12 if lane is None else room.top() + 32 + 20 * lane
    x = {"start": room.left() + 4, "end": room.right() - 2}.get(edge, room.center().x())
    return QPoint(x, y)


def drag(office: Office, grid: Any, start: QPoint, end: QPoint, *, release: bool = True) -> None:
    office.bot.mousePress(grid, LEFT, pos=start)
    office.bot.mouseMove(grid, (start + end) / 2)
    office.bot.mouseMove(grid, end)
    if release:
        office.bot.mouseRelease(grid, LEFT, pos=end)
        office.settle()


def span(key: str, first: int, last: int, **more: Any) -> Span:
    day = date(2020, 10, 1)
    return Span(key, key, day + timedelta(first), day + timedelta(last), "scheduled", **more)


def test_grid_of_a_month_begins_on_monday() -> None:
    assert grid_of(date(2020, 10, 31)) == date(2020, 9, 28)
    assert grid_of(date(2021, 2, 1)) == date(2021, 2, 1)


def test_bars_go_over_weeks_and_month_ends() -> None:
    pieces = bars([span("a", 23, 33)], grid_of(date(2020, 10, 1)))
    assert [(piece.week, piece.start, piece.end) for piece in pieces] == [(3, 5, 6), (4, 0, 6), (5, 0, 1)]
    assert [piece.opens(grid_of(date(2020, 10, 1))) for piece in pieces] == [(False, True), (True, True), (True, False)]
    assert bars([span("a", 60, 61)], grid_of(date(2020, 10, 1))) == []


def test_windows_that_share_a_day_never_share_a_lane() -> None:
    assert lanes([span("a", 0, 5), span("b", 5, 6), span("c", 6, 9), span("d", 0, 1)]) == {
        "a": 0,
        "d": 1,
        "b": 1,
        "c": 0,
    }


def test_overlaps_are_pairs_and_contradict_only_in_the_same_countries() -> None:
    def made(key: str, first: int, last: int, *countries: str) -> FreeAccess:
        edges = [f"2020-10-{day:02d}T00:00:00Z" for day in (first, last)]
        return FreeAccess(id=key, starts_at=edges[0], ends_at=edges[1], countries=countries or None)

    japan, france, all_of_them, later = made("a", 1, 5, "JP"), made("b", 4, 9, "FR"), made("c", 4, 5), made("d", 5, 6)
    assert [(one.id, other.id) for one, other in overlaps([later, all_of_them, france, japan])] == [
        ("a", "b"), ("a", "c"), ("b", "c"), ("b", "d"),
    ]  # fmt: skip
    assert not contradict(japan, france)
    assert contradict(japan, all_of_them)


def test_month_of_the_picked_window_is_shown(page: Any, grid: Any) -> None:
    assert page.windows.calendar.month.text() == "October 2020"
    assert grid.accessibleDescription() == "October 30, 2020: Golden week"
    page.windows.view.pick("next-chapter")
    assert not grid.room_of(date(2020, 9, 30)).isEmpty()


def test_pages_turn_the_months(office: Office, page: Any, grid: Any) -> None:
    grid.setFocus()
    office.press(Qt.Key.Key_PageDown)
    assert (page.windows.calendar.month.text(), grid.cursor_day) == ("November 2020", date(2020, 11, 30))
    office.press(Qt.Key.Key_PageUp)
    office.press(Qt.Key.Key_PageUp)
    assert page.windows.calendar.month.text() == "September 2020"
    office.bot.mouseClick(page.windows.calendar.present, LEFT)
    assert page.windows.calendar.month.text() == "October 2020"
    grid.go_to(date(2099, 12, 1))
    office.press(Qt.Key.Key_PageDown)
    assert page.windows.calendar.month.text() == "December 2099"
    grid.go_to(date(1970, 1, 5))
    office.press(Qt.Key.Key_PageUp)
    assert page.windows.calendar.month.text() == "January 1970"


def test_clicking_a_bar_picks_its_window(office: Office, page: Any, grid: Any) -> None:
    page.windows.view.pick("next-chapter")
    grid.go_to(date(2020, 10, 30))
    office.bot.mouseClick(grid, LEFT, pos=spot(grid, date(2020, 10, 31), lane=0))
    assert page.windows.view.key() == "golden-week"
    assert office.steps() == []


def test_drawing_over_days_makes_a_window(office: Office, page: Any, grid: Any) -> None:
    drag(office, grid, spot(grid, date(2020, 10, 22)), spot(grid, date(2020, 10, 20)))
    assert days(office, "free-day-1") == ("10-19T15", "10-22T15")
    assert page.windows.view.key() == grid.key == "free-day-1"


def test_double_click_makes_a_day_and_opens_a_window(office: Office, page: Any, grid: Any) -> None:
    office.bot.mouseDClick(grid, LEFT, pos=spot(grid, date(2020, 10, 21)))
    office.settle()
    assert days(office, "free-day-1") == ("10-20T15", "10-21T15")
    office.bot.mouseDClick(grid, LEFT, pos=spot(grid, date(2020, 10, 31), lane=0))
    assert page.windows.view.key() == "golden-week"
    assert page.editor.starts.control.line.hasFocus()


def test_dragging_a_bar_moves_its_window_and_escape_leaves_it(office: Office, page: Any, grid: Any) -> None:
    start, end = spot(grid, date(2020, 10, 31), lane=0), spot(grid, date(2020, 10, 22), lane=0)
    drag(office, grid, start, end, release=False)
    grid.setFocus()
    office.press(Qt.Key.Key_Escape)
    office.bot.mouseRelease(grid, LEFT, pos=end)
    office.settle()
    assert days(office) == ("10-29T15", "11-03T15")
    drag(office, grid, start, end)
    assert days(office) == ("10-20T15", "10-25T15")
    assert office.steps() == ["Change the starts at and ends at of free access window 'golden-week'"]
    office.do(Undo())
    assert days(office) == ("10-29T15", "11-03T15")


def test_dragging_an_end_stretches_but_never_below_a_day(office: Office, page: Any, grid: Any) -> None:
    drag(office, grid, spot(grid, date(2020, 11, 3), lane=0, edge="end"), spot(grid, date(2020, 11, 6), lane=0))
    assert days(office) == ("10-29T15", "11-06T15")
    drag(office, grid, spot(grid, date(2020, 10, 30), lane=0, edge="start"), spot(grid, date(2020, 10, 27), lane=0))
    assert days(office) == ("10-26T15", "11-06T15")
    drag(office, grid, spot(grid, date(2020, 11, 6), lane=0, edge="end"), spot(grid, date(2020, 10, 12), lane=0))
    assert days(office) == ("10-26T15", "10-27T15")


def test_a_time_of_day_stays_when_a_window_moves(office: Office, page: Any, grid: Any) -> None:
    office.colleague(
        lists.EditFreeAccess("golden-week", {"endsAt": WEEK["endsAt"]}, {"endsAt": "2020-11-03T03:30:00Z"})
    )
    grid.setFocus()
    office.press(Qt.Key.Key_Right, ALT)
    office.settle()
    assert (window(office).starts_at, window(office).ends_at) == ("2020-10-30T15:00:00Z", "2020-11-04T03:30:00Z")


def test_keys_choose_days_and_move_and_stretch(office: Office, page: Any, grid: Any) -> None:
    grid.setFocus()
    office.press(Qt.Key.Key_Down, ALT)
    office.settle()
    assert days(office) == ("11-05T15", "11-10T15")
    office.press(Qt.Key.Key_Left, ALT | SHIFT)
    office.settle()
    assert days(office) == ("11-05T15", "11-09T15")
    grid.go_to(date(2020, 10, 12))
    office.press(Qt.Key.Key_Right, SHIFT)
    office.press(Qt.Key.Key_Right, SHIFT)
    assert grid.accessibleDescription() == "October 12, 2020 – October 14, 2020: no free access"
    office.press(Qt.Key.Key_Return)
    office.settle()
    assert days(office, "free-day-1") == ("10-11T15", "10-14T15")


def test_enter_goes_through_the_windows_of_a_day(office: Office, page: Any, grid: Any) -> None:
    office.colleague(lists.AddFreeAccess({**WEEK, "id": "other", "countries": ["FR"]}))
    grid.go_to(date(2020, 10, 31))
    grid.setFocus()
    office.press(Qt.Key.Key_Return)
    first = page.windows.view.key()
    assert page.editor.starts.control.line.hasFocus()
    grid.setFocus()
    office.press(Qt.Key.Key_Return)
    assert {first, page.windows.view.key()} == {"golden-week", "other"}


def test_overlaps_are_named_and_marked(office: Office, page: Any, grid: Any) -> None:
    office.colleague(lists.AddFreeAccess({**WEEK, "id": "other", "countries": ["FR"]}))
    assert page.windows.calendar.notes.words() == (
        "“Golden week” and “Other” are both on, Oct 30 – Nov 3: readers are told one end or the other."
    )
    assert {span.key for span in grid.spans if span.in_conflict} == {"golden-week", "other"}
    office.colleague(lists.EditFreeAccess("golden-week", {"countries": None}, {"countries": ["JP"]}))
    assert page.windows.calendar.notes.words().endswith("Oct 30 – Nov 3, in different countries.")
    assert not any(span.in_conflict for span in grid.spans)


def test_day_that_a_calendar_skipped_is_said_and_nothing_is_done(office: Office, page: Any, grid: Any) -> None:
    office.colleague(EditPublication({"timeZone": "Asia/Tokyo"}, {"timeZone": "Pacific/Apia"}))
    page.windows.add_days(date(2011, 12, 30), date(2011, 12, 30))
    office.settle()
    assert len(office.draft().free_access) == 2
    assert len(office.troubles) == 1
    assert "There was no 2011-12-30" in str(office.troubles[0])


def test_who_may_not_change_cannot_drag(office: Office, page: Any, grid: Any) -> None:
    grid.show_spans(grid.spans, "golden-week", grid.today, locked=True)
    drag(office, grid, spot(grid, date(2020, 10, 31), lane=0), spot(grid, date(2020, 10, 22), lane=0))
    drag(office, grid, spot(grid, date(2020, 10, 22)), spot(grid, date(2020, 10, 20)))
    grid.setFocus()
    office.press(Qt.Key.Key_Right, ALT)
    office.press(Qt.Key.Key_Return)
    office.settle()
    assert office.steps() == []


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_past_present_and_conflict_have_their_colours(office: Office, page: Any, grid: Any, mode: Any) -> None:
    office.colleague(lists.AddFreeAccess({**WEEK, "id": "other"}))
    page.windows.view.pick("other")
    grid.go_to(date(2020, 10, 1))
    style().choose(mode)
    image = grid.grab().toImage()
    found = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    for name in ("pressed", "accent", "warning_tint", "hairline"):
        assert colour(name).name() in found, name
    style().choose("light")
