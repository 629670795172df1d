"""Edits of meters: what was and what shall be, conflicts field by field, and the order of the list."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from paywall_admin.core.problems import BadInput, Conflict, NotFound, Problem
from paywall_admin.services.app import App
from paywall_admin.services.drafts import (
    AddMeter,
    ArchiveMeter,
    DuplicateMeter,
    EditMeter,
    EditPublication,
    MoveMeter,
    RemoveMeter,
    RestoreMeter,
)
from paywall_admin.services.queries import GetDraft, ListAudit


def meter(id_: str, limit: int = 5) -> dict[str, object]:
    return {"id": id_, "name": f"Meter {id_}", "limit": limit, "period": {"kind": "calendarMonth"}}


def order(app: App) -> list[str]:
    return [one.id for one in app.ask(GetDraft()).settings.meters]


@pytest.fixture
def three(app: App) -> App:
    for id_ in ("a", "b", "c"):
        app.do(AddMeter(meter(id_)))
    return app


def test_edit_changes_the_field_named(three: App) -> None:
    outcome = three.do(EditMeter("b", {"limit": 5}, {"limit": 3}), reason="fewer")
    assert [one.limit for one in three.ask(GetDraft()).settings.meters] == [5, 3, 5]
    assert outcome.topics == {"draft", "meters", "audit"}
    entry = three.ask(ListAudit())[0]
    assert (entry.label, entry.reason, entry.actor) == ("Change the limit of meter 'Meter b'", "fewer", "ann")
    assert (entry.before, entry.after) == ({"limit": 5}, {"limit": 3})


def test_edit_that_changes_nothing_is_not_audited(three: App) -> None:
    assert three.do(EditMeter("b", {"limit": 5}, {"limit": 5})).entry is None
    assert len(three.ask(ListAudit())) == 3


def test_edit_gives_and_takes_away_a_field_that_may_be_missing(three: App) -> None:
    three.do(EditMeter("a", {}, {"showCounterFrom": 2, "audience": {"kinds": ["anonymous"]}}))
    first = three.ask(GetDraft()).settings.meters[0]
    assert first.audience is not None
    assert (first.show_counter_from, first.audience.kinds) == (2, ("anonymous",))
    three.do(EditMeter("a", {"showCounterFrom": 2, "name": "Meter a"}, {}))
    first = three.ask(GetDraft()).settings.meters[0]
    assert (first.show_counter_from, first.name) == (None, None)


def test_different_fields_do_not_conflict_and_the_same_one_does(opened: Callable[[str], App]) -> None:
    ann, bob = opened("ann"), opened("bob")
    ann.do(AddMeter(meter("a")))
    bob.do(EditMeter("a", {"name": "Meter a"}, {"name": "Readers"}))
    ann.do(EditMeter("a", {"limit": 5}, {"limit": 3}))
    with pytest.raises(Conflict) as refused:
        bob.do(EditMeter("a", {"limit": 5, "name": "Readers"}, {"limit": 4, "name": "Guests"}))
    assert refused.value.fields == {"limit": (5, 3, 4)}
    assert refused.value.place == "/limit"
    assert ann.ask(GetDraft()).settings.meters[0].name == "Readers"


@pytest.mark.parametrize(
    ("now", "place"),
    [
        ({"limit": -1}, "/limit"),
        ({"limit": "3"}, "/limit"),
        ({"period": {"kind": "calendarYear"}}, "/period/kind"),
        ({"audience": {"kinds": ["staff"]}}, "/audience/kinds/0"),
        ({"colour": "red"}, "/colour"),
        ({"id": "z"}, "/id"),
    ],
)
def test_bad_value_names_its_field_and_changes_nothing(three: App, now: dict[str, object], place: str) -> None:
    before = three.ask(GetDraft())
    was = {"limit": 5, "period": {"kind": "calendarMonth"}}
    with pytest.raises(BadInput) as refused:
        three.do(EditMeter("a", {key: value for key, value in was.items() if key in now}, now))
    assert refused.value.place == place
    assert three.ask(GetDraft()) == before


def test_order_follows_moves_archive_and_restore(three: App) -> None:
    three.do(MoveMeter("a", 0, 2))
    assert order(three) == ["b", "c", "a"]
    three.do(ArchiveMeter("c"))
    assert order(three) == ["b", "a"]
    assert [one.id for one in three.ask(GetDraft()).archived_meters] == ["c"]
    three.do(RestoreMeter("c", 0))
    assert order(three) == ["c", "b", "a"]
    three.do(DuplicateMeter("b", "b-2"))
    assert order(three) == ["c", "b", "b-2", "a"]
    three.do(RemoveMeter("c"))
    assert order(three) == ["b", "b-2", "a"]


def test_move_from_where_it_no_longer_stands_is_a_conflict(three: App) -> None:
    three.do(MoveMeter("a", 0, 1))
    with pytest.raises(Conflict) as refused:
        three.do(MoveMeter("a", 0, 2))
    assert refused.value.fields == {"position": (0, 1, 2)}


def test_ids_are_free_once(three: App) -> None:
    three.do(ArchiveMeter("a"))
    for command in (AddMeter(meter("a")), AddMeter(meter("b")), DuplicateMeter("b", "a")):
        with pytest.raises(BadInput) as refused:
            three.do(command)
        assert refused.value.place == "/id"


def test_what_is_gone_is_named(three: App) -> None:
    three.do(RemoveMeter("a"))
    with pytest.raises(NotFound, match="There is no meter “a” any more"):
        three.do(EditMeter("a", {"limit": 5}, {"limit": 3}))


def test_archive_and_restore_only_once(three: App) -> None:
    with pytest.raises(Problem, match="is not archived"):
        three.do(RestoreMeter("a"))
    three.do(ArchiveMeter("a"))
    with pytest.raises(Problem, match="is archived already"):
        three.do(ArchiveMeter("a"))


def test_single_object_is_edited_like_the_others(app: App) -> None:
    was, now = {"name": "New publication", "timeZone": "UTC"}, {"name": "Nikkei Asia", "timeZone": "Asia/Tokyo"}
    app.do(EditPublication(was, now))
    assert app.ask(GetDraft()).settings.publication.time_zone == "Asia/Tokyo"
    with pytest.raises(BadInput) as refused:
        app.do(EditPublication({"timeZone": "Asia/Tokyo"}, {"timeZone": "Asia/Tokio"}))
    assert refused.value.place == "/timeZone"
