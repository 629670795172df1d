"""What another limit would mean, from the readers' own views: per period, of this meter's readers, each person once."""

from __future__ import annotations

from typing import Any

import pytest

from paywall_admin.core.calendar import epoch
from paywall_admin.core.problems import NotFound
from paywall_admin.core.whatif import outcome
from paywall_admin.services.drafts import AddMeter, EditMeter, MoveMeter
from paywall_admin.services.readers import remedies
from paywall_admin.services.readers.remedies import MergeReaders
from paywall_admin.services.readers.whatif import GetReach
from support.feeds import view
from support.stores import DAY, NOW

METER = "all-readers"


def walls(support: Any, limit: int, meter: str | None = None) -> list[tuple[int, int, bool]]:
    return [tuple(outcome(span, limit)) for span in support.app.ask(GetReach(meter)).spans]


def reads(reader: str, count: int, ago: int = DAY, **more: Any) -> list[dict[str, Any]]:
    return [view(reader, f"{reader}-{n}", ago + n, counts=True, **more) for n in range(count)]


@pytest.mark.parametrize("kind", ["file", "server"])
def test_readers_of_each_month_in_the_publications_zone(support: Any) -> None:
    assert support.app.ask(GetReach()).spans == ()
    november = NOW - epoch("2020-09-30T15:00:00Z")  # the first second of October in Tokyo
    support.feed(
        *reads("a", 2), *reads("b", 5), *reads("c", 4, ago=40 * DAY),
        view("d", "first", november, counts=True), view("d", "before", november + 1, counts=True),
        *(view("b", f"wall-{n}", 60 + n, counts=False) for n in range(2)),
        view("a", "a-0", 50, counts=False), view("z", "old", 80 * DAY, counts=True),
    )  # fmt: skip
    reach = support.app.ask(GetReach())
    assert [(span.start, span.is_open, span.limit) for span in reach.spans] == [
        (epoch("2020-09-30T15:00:00Z"), True, 5), (epoch("2020-08-31T15:00:00Z"), False, 5),
    ]  # fmt: skip
    assert walls(support, 1) == [(3, 2, True), (2, 1, True)]
    assert walls(support, 5) == [(3, 1, False), (2, 0, False)]
    assert walls(support, 7) == [(3, 0, False), (2, 0, False)]


def test_only_whom_the_meter_is_for(support: Any) -> None:
    support.feed(
        {"reader": "r", "kind": "registered", "country": "JP"}, {"reader": "s", "kind": "registered", "country": "US"},
        *reads("r", 3), *reads("s", 3), *reads("anon", 3), *reads("phone", 2, device="narrow"),
    )  # fmt: skip
    app = support.app
    app.do(AddMeter({"id": "japan", "limit": 9, "period": {"kind": "calendarMonth"},
                     "audience": {"kinds": ["registered"], "countries": ["JP"]}}))  # fmt: skip
    app.do(MoveMeter("japan", 1, 0))
    assert walls(support, 0, "japan") == [(1, 1, True)]
    assert walls(support, 0, METER) == [(3, 3, True)]
    app.do(EditMeter(METER, {"audience": None}, {"audience": {"devices": ["narrow"]}}))
    assert walls(support, 0, METER) == [(1, 1, True)]
    with pytest.raises(NotFound, match="no meter nope"):
        app.ask(GetReach("nope"))


def test_two_ids_of_one_person_are_one_reader(support: Any) -> None:
    support.feed(*reads("r", 3), *reads("device", 3))
    assert walls(support, 4) == [(2, 0, True)]
    remedies.give(support.app, MergeReaders(support.number("r"), support.number("device"), "The same person"))
    assert walls(support, 4) == [(1, 1, True)]


def test_the_lowest_limit_that_was_in_force_decides_what_is_exact(support: Any) -> None:
    support.feed(*reads("a", 2))
    support.app.do(EditMeter(METER, {"limit": 5}, {"limit": 2}))
    assert walls(support, 1) == [(1, 1, True)]
    assert walls(support, 2) == [(1, 0, False)], "nothing is published, so the draft's limit stands in"


def test_rolling_windows_are_estimated_and_counted_once(support: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    support.feed(*reads("a", 4))
    now = {"kind": "rollingDays", "days": 7}
    support.app.do(EditMeter(METER, {"period": {"kind": "calendarMonth"}}, {"period": now}))
    assert walls(support, 2)[0] == (1, 1, False)
    from paywall_admin.store import demand

    def again(*_: Any) -> Any:
        raise AssertionError("the readers were counted again")

    monkeypatch.setattr(demand, "groups", again)
    support.app.do(EditMeter(METER, {"limit": 5}, {"limit": 6}))
    assert walls(support, 2)[0] == (1, 1, False)
