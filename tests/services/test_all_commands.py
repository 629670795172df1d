"""What holds for every command there is; a new one is covered by giving it an example."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from paywall_admin.core.problems import NotAllowed
from paywall_admin.services import topics
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


def test_every_command_has_an_example() -> None:
    assert {str(example) for example in EXAMPLES} == set(registry())


@every
def test_dry_run_answers_and_writes_nothing(filled: App, example: Example) -> None:
    command = example.on(filled)
    before = dump(filled.store)
    tried = filled.do(command, dry_run=True, beside=example.beside)
    assert dump(filled.store) == before
    done = filled.do(command, beside=example.beside)
    assert (tried.label, tried.topics, tried.inverse) == (done.label, done.topics, done.inverse)
    assert tried.entry is None
    assert dump(filled.store) != before


@every
def test_inverse_restores_every_row_and_both_go_through_json(filled: App, example: Example) -> None:
    command = example.on(filled)
    before = business(filled)
    assert from_json(command.to_json()) == command
    inverse = filled.do(from_json(command.to_json()), beside=example.beside).inverse
    if inverse is None:
        assert not command.undoable
        return
    assert business(filled) != before
    assert from_json(inverse.to_json()) == inverse
    filled.do(from_json(inverse.to_json()))
    assert business(filled) == before


@pytest.mark.parametrize("example", [example for example in EXAMPLES if example.is_a_step], ids=str)
def test_undo_and_redo_go_back_and_forth(filled: App, example: Example) -> None:
    command = example.on(filled)
    before = business(filled)
    filled.do(command, beside=example.beside)
    after = business(filled)
    filled.do(Undo())
    assert business(filled) == before
    filled.do(Redo())
    assert business(filled) == after


@every
def test_audit_says_who_did_what_and_why(filled: App, example: Example) -> None:
    command = example.on(filled)
    outcome = filled.do(command, reason="because", beside=example.beside)
    entry = filled.ask(ListAudit(limit=1))[0]
    assert (entry.number, entry.tag, entry.label) == (outcome.entry, str(example), outcome.label)
    assert (entry.actor, entry.reason, entry.at) == ("ann", "because", filled.clock())
    assert entry.revertible == (outcome.inverse is not None)
    assert outcome.label
    assert {"audit"} <= outcome.topics <= topics.EVERY


def plant(address: str, table: str, verb: str) -> None:
    """Makes the store refuse one kind of write to one table."""
    with closing(sqlite3.connect(address)) as connection:
        connection.execute(
            f"CREATE TRIGGER planted_{table}_{verb} AFTER {verb} ON {table} BEGIN SELECT RAISE(ABORT, 'planted'); END"
        )


@every
def test_command_that_fails_at_its_end_or_half_way_changes_nothing(address: str, filled: App, example: Example) -> None:
    command = example.on(filled)
    before = dump(filled.store)
    plant(address, "audit", "INSERT")
    with pytest.raises(IntegrityError, match="planted"):
        filled.do(command, beside=example.beside)
    assert dump(filled.store) == before
    for table in set(before) - {"audit"}:
        for verb in ("INSERT", "UPDATE", "DELETE"):
            plant(address, table, verb)
    with pytest.raises(IntegrityError, match="planted"):
        filled.do(command, beside=example.beside)
    assert dump(filled.store) == before


@every
def test_role_that_does_not_include_it_is_refused(filled: App, opened: Callable[[str], App], example: Example) -> None:
    command = example.on(filled)
    filled.do(SetRole("ann", None, "admin"))
    guest = opened("guest")
    before = dump(guest.store)
    with pytest.raises(NotAllowed, match="Your role, viewer, does not include this"):
        guest.do(command, beside=example.beside)
    assert dump(guest.store) == before


@pytest.mark.parametrize("kind", ["server"])
def test_inverse_restores_every_row_on_a_server(app: App, opened: Callable[[str], App]) -> None:
    fill(opened("zoe"))
    for example in EXAMPLES:
        command = example.command
        if command is None or not command.undoable or example.before is not nothing:
            continue
        before, all_before = business(app), dump(app.store)
        tried = app.do(command, dry_run=True)
        assert dump(app.store) == all_before, command
        done = app.do(command)
        assert (tried.label, tried.inverse) == (done.label, done.inverse)
        assert business(app) != before, command
        assert done.inverse is not None
        app.do(done.inverse)
        assert business(app) == before, command
