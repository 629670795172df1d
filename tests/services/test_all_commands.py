"""What holds for every command there is; a new one is covered by giving it an example."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from paywall_admin.core.problems import NotAllowed
from paywall_admin.services.app import App
from paywall_admin.services.command import from_json, registry
from paywall_admin.services.people import SetRole
from paywall_admin.services.queries import ListAudit
from paywall_admin.services.undo import Redo, Undo
from support.commands import EXAMPLES, Example, nothing
from support.stores import dump, fill

every = pytest.mark.parametrize("example", EXAMPLES, ids=str)
Rows = dict[str, list[tuple[Any, ...]]]


def business(app: App) -> Rows:
    """Everything but the audit, which keeps what was undone too."""
    return dump(app.store, without=("audit",))


def prepared(app: App, example: Example) -> App:
    example.before(app)
    return app


def test_every_command_has_an_example() -> None:
    assert {example.command.tag for example in EXAMPLES} == set(registry())


@every
def test_dry_run_answers_and_writes_nothing(filled: App, example: Example) -> None:
    before = dump(prepared(filled, example).store)
    tried = filled.do(example.command, dry_run=True, beside=example.beside)
    assert dump(filled.store) == before
    done = filled.do(example.command, beside=example.beside)
    assert (tried.label, tried.topics, tried.inverse) == (done.label, done.topics, done.inverse)
    assert tried.entry is None
    assert dump(filled.store) != before


@every
def test_inverse_restores_every_row(filled: App, example: Example) -> None:
    before = business(prepared(filled, example))
    inverse = filled.do(example.command, beside=example.beside).inverse
    assert business(filled) != before
    if inverse is None:
        assert not example.command.undoable
        return
    filled.do(inverse)
    assert business(filled) == before


@every
def test_undo_and_redo_go_back_and_forth(filled: App, example: Example) -> None:
    if not example.command.undoable or example.command.tag in ("audit:undo", "audit:redo"):
        pytest.skip("is not a step of its own on the undo stack")
    before = business(prepared(filled, example))
    filled.do(example.command, beside=example.beside)
    after = business(filled)
    filled.do(Undo())
    assert business(filled) == before
    filled.do(Redo())
    assert business(filled) == after


@every
def test_json_round_trip(filled: App, example: Example) -> None:
    assert from_json(example.command.to_json()) == example.command
    inverse = prepared(filled, example).do(example.command, beside=example.beside).inverse
    assert inverse is None or from_json(inverse.to_json()) == inverse


@every
def test_audit_says_who_did_what_and_why(filled: App, example: Example) -> None:
    outcome = prepared(filled, example).do(example.command, reason="because", beside=example.beside)
    entry = filled.ask(ListAudit(limit=1))[0]
    assert (entry.number, entry.tag, entry.label) == (outcome.entry, example.command.tag, outcome.label)
    assert (entry.actor, entry.reason, entry.at) == ("ann", "because", filled.clock())
    assert entry.revertible == (outcome.inverse is not None)
    assert outcome.label
    assert "audit" in outcome.topics > {"audit"}


def plant(address: str, table: str, verb: str) -> None:
    """Makes the store refuse one kind of write to one table."""
    with closing(sqlite3.connect(address)) as connection:
        connection.execute(
            f"CREATE TRIGGER planted_{table}_{verb} AFTER {verb} ON {table} BEGIN SELECT RAISE(ABORT, 'planted'); END"
        )


@every
def test_command_whose_audit_entry_fails_changes_nothing(address: str, filled: App, example: Example) -> None:
    before = dump(prepared(filled, example).store)
    plant(address, "audit", "INSERT")
    with pytest.raises(IntegrityError, match="planted"):
        filled.do(example.command, beside=example.beside)
    assert dump(filled.store) == before


@every
def test_command_that_fails_half_way_changes_nothing(address: str, filled: App, example: Example) -> None:
    before = dump(prepared(filled, example).store)
    for table in set(before) - {"audit"}:
        for verb in ("INSERT", "UPDATE", "DELETE"):
            plant(address, table, verb)
    with pytest.raises(IntegrityError, match="planted"):
        filled.do(example.command, beside=example.beside)
    assert dump(filled.store) == before


@every
def test_role_that_does_not_include_it_is_refused(filled: App, opened: Callable[[str], App], example: Example) -> None:
    prepared(filled, example)
    filled.do(SetRole("ann", None, "admin"))
    guest = opened("guest")
    before = dump(guest.store)
    with pytest.raises(NotAllowed, match="Your role, viewer, does not include this"):
        guest.do(example.command, beside=example.beside)
    assert dump(guest.store) == before


@pytest.mark.parametrize("kind", ["server"])
def test_inverse_restores_every_row_on_a_server(app: App, opened: Callable[[str], App]) -> None:
    fill(opened("zoe"))
    for example in EXAMPLES:
        if not example.command.undoable or example.before is not nothing:
            continue
        before, all_before = business(app), dump(app.store)
        tried = app.do(example.command, dry_run=True, beside=example.beside)
        assert dump(app.store) == all_before, example
        done = app.do(example.command, beside=example.beside)
        assert (tried.label, tried.inverse) == (done.label, done.inverse)
        assert business(app) != before, example
        assert done.inverse is not None
        app.do(done.inverse)
        assert business(app) == before, example
