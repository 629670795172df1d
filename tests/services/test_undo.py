"""Undo, redo and revert: read from the audit, a person at a time, across restarts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from paywall_admin.core.problems import Conflict, NotAllowed, NotFound, Problem
from paywall_admin.services.app import App
from paywall_admin.services.drafts import AddMeter, EditMeter, EditPublication, RemoveMeter, ReplaceDraft
from paywall_admin.services.options import SetOption
from paywall_admin.services.people import SetRole
from paywall_admin.services.queries import GetDraft, GetStatus, ListAudit
from paywall_admin.services.undo import Redo, Revert, SkipUndo, Undo
from support.example import changed
from support.stores import Clock, dump

both = pytest.mark.parametrize("kind", ["file", "server"])
Opener = Callable[[str], App]


def limit(app: App) -> int:
    return app.ask(GetDraft()).settings.meters[0].limit


def name(app: App) -> str | None:
    return app.ask(GetDraft()).settings.meters[0].name


def set_limit(app: App, now: int, *, typing: bool = False) -> int | None:
    return app.do(EditMeter("all", {"limit": limit(app)}, {"limit": now}, typing=typing)).entry


@pytest.fixture
def meter(app: App) -> App:
    app.do(AddMeter({"id": "all", "name": "Everyone", "limit": 5, "period": {"kind": "calendarMonth"}}))
    return app


@both
def test_stack_goes_down_and_up_again(meter: App) -> None:
    for now in (4, 3, 2):
        set_limit(meter, now)
    seen = []
    for command in (Undo(), Undo(), Redo(), Undo(), Undo(), Redo(), Redo(), Redo()):
        meter.do(command)
        seen.append(limit(meter))
    assert seen == [3, 4, 3, 4, 5, 4, 3, 2]
    with pytest.raises(Problem, match="Nothing was done again"):
        meter.do(Redo())
    for _ in range(4):
        meter.do(Undo())
    assert meter.ask(GetDraft()).settings.meters == ()
    with pytest.raises(Problem, match="Nothing was undone"):
        meter.do(Undo())


def test_something_new_ends_what_could_be_redone(meter: App) -> None:
    set_limit(meter, 4)
    meter.do(Undo())
    set_limit(meter, 9)
    with pytest.raises(Problem, match="Nothing was done again"):
        meter.do(Redo())
    meter.do(Undo())
    assert limit(meter) == 5


def test_stack_survives_a_restart(meter: App, opened: Opener) -> None:
    set_limit(meter, 4)
    set_limit(meter, 3)
    meter.do(Undo())
    meter.close()
    again = opened("ann")
    status = again.ask(GetStatus())
    assert status.undo_label == status.redo_label == "Change the limit of meter 'Everyone'"
    again.do(Redo())
    assert limit(again) == 3
    again.do(Undo())
    again.do(Undo())
    assert limit(again) == 5


@both
def test_everyone_has_a_stack_of_their_own(meter: App, opened: Opener) -> None:
    bob = opened("bob")
    bob.do(EditMeter("all", {"name": "Everyone"}, {"name": "All"}))
    set_limit(meter, 4)
    bob.do(Undo())
    assert (name(bob), limit(bob)) == ("Everyone", 4)
    with pytest.raises(Problem, match="Nothing was undone"):
        bob.do(Undo())
    meter.do(Undo())
    bob.do(Redo())
    assert (name(bob), limit(bob)) == ("All", 5)


def test_undo_does_not_write_over_somebody_else(meter: App, opened: Opener) -> None:
    set_limit(meter, 4)
    bob = opened("bob")
    set_limit(bob, 9)
    before = dump(meter.store)
    with pytest.raises(Conflict) as refused:
        meter.do(Undo())
    assert refused.value.fields == {"limit": (4, 9, 5)}
    assert dump(meter.store) == before


def test_step_that_cannot_be_undone_any_more_is_passed_over(meter: App, opened: Opener) -> None:
    meter.do(EditMeter("all", {"name": "Everyone"}, {"name": "All"}))
    set_limit(meter, 4)
    set_limit(opened("bob"), 9)
    with pytest.raises(Conflict):
        meter.do(Undo())
    outcome = meter.do(SkipUndo())
    assert outcome.label == "Keep: Change the limit of meter 'All'"
    meter.do(Undo())
    assert (limit(meter), name(meter)) == (9, "Everyone")
    meter.do(Redo())
    assert (limit(meter), name(meter)) == (9, "All")
    assert [entry.undone_by for entry in meter.ask(ListAudit()) if entry.tag == "meter:edit"] == [None, None, 6]
    meter.do(Undo())
    meter.do(SkipUndo())
    with pytest.raises(Problem, match="Nothing was undone"):
        meter.do(SkipUndo())


def test_undo_of_an_addition_keeps_what_somebody_else_put_in(app: App, opened: Opener) -> None:
    app.do(AddMeter({"id": "all", "limit": 5, "period": {"kind": "calendarMonth"}}))
    set_limit(opened("bob"), 9)
    with pytest.raises(Conflict):
        app.do(Undo())
    assert limit(app) == 9


def test_undo_of_a_whole_draft_keeps_later_edits_of_others(meter: App, opened: Opener) -> None:
    meter.do(ReplaceDraft(changed("/publication/name", "Another")))
    opened("bob").do(EditPublication({"name": "Another"}, {"name": "The Third"}))
    with pytest.raises(Conflict, match="what it changed was changed again since"):
        meter.do(Undo())
    assert meter.ask(GetDraft()).settings.publication.name == "The Third"


def test_key_strokes_of_one_burst_are_one_step(meter: App, clock: Clock) -> None:
    set_limit(meter, 1, typing=True)
    clock.now += 2
    set_limit(meter, 12, typing=True)
    set_limit(meter, 123, typing=True)
    assert len(meter.ask(ListAudit())) == 4
    meter.do(Undo())
    assert limit(meter) == 5
    meter.do(Redo())
    assert limit(meter) == 123
    meter.do(Undo())
    meter.do(Undo())
    assert meter.ask(GetDraft()).settings.meters == ()


def test_burst_ends_with_a_pause_another_field_or_another_command(meter: App, clock: Clock) -> None:
    set_limit(meter, 1, typing=True)
    clock.now += 3
    set_limit(meter, 12, typing=True)
    meter.do(EditMeter("all", {"name": "Everyone"}, {"name": "E"}, typing=True))
    set_limit(meter, 3, typing=True)
    set_limit(meter, 4)
    set_limit(meter, 5, typing=True)
    seen = []
    for _ in range(6):
        meter.do(Undo())
        seen.append((limit(meter), name(meter)))
    assert seen == [(4, "E"), (3, "E"), (12, "E"), (12, "Everyone"), (1, "Everyone"), (5, "Everyone")]


def test_burst_that_comes_back_to_its_start_is_still_undone_stroke_by_stroke(meter: App) -> None:
    set_limit(meter, 1, typing=True)
    set_limit(meter, 5, typing=True)
    meter.do(Undo())
    assert limit(meter) == 1
    meter.do(Undo())
    assert limit(meter) == 5


def test_each_stroke_is_audited_and_reverted_for_itself(meter: App) -> None:
    set_limit(meter, 1, typing=True)
    last = set_limit(meter, 12, typing=True)
    assert last is not None
    meter.do(Revert(last))
    assert limit(meter) == 1


@both
def test_revert_takes_back_one_entry_of_anybody(meter: App, opened: Opener) -> None:
    entry = set_limit(meter, 4)
    assert entry is not None
    bob = opened("bob")
    bob.do(EditMeter("all", {"name": "Everyone"}, {"name": "All"}))
    outcome = bob.do(Revert(entry), reason="by mistake")
    assert (limit(bob), name(bob)) == (5, "All")
    assert outcome.label == "Revert: Change the limit of meter 'Everyone'"
    newest, _, reverted, *_ = bob.ask(ListAudit())
    assert (newest.undoes, newest.actor, newest.reason) == (entry, "bob", "by mistake")
    assert reverted.undone_by == newest.number
    bob.do(Undo())
    assert limit(bob) == 4


def test_what_has_no_way_back_says_so(meter: App) -> None:
    meter.do(SetRole("ann", None, "admin"))
    with pytest.raises(NotFound, match="The audit has no entry 99"):
        meter.do(Revert(99))


def test_publishing_and_options_are_not_steps(meter: App) -> None:
    set_limit(meter, 4)
    meter.do(Undo())
    meter.do(SetOption("backupsKept", None, 7))
    assert limit(meter) == 5
    meter.do(Redo())
    assert limit(meter) == 4


def test_undo_needs_the_permission_of_what_it_does(meter: App, opened: Opener) -> None:
    bob = opened("bob")
    set_limit(bob, 4)
    meter.do(SetRole("ann", None, "admin"))
    meter.do(SetRole("bob", None, "support"))
    with pytest.raises(NotAllowed, match="Your role, support"):
        bob.do(Undo())
    assert limit(bob) == 4


def test_undo_of_a_removal_brings_everything_back(meter: App) -> None:
    before = dump(meter.store, without=("audit",))
    meter.do(RemoveMeter("all"))
    meter.do(Undo())
    assert dump(meter.store, without=("audit",)) == before
