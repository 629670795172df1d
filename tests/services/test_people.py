"""Roles and options: who may do what, and settings of the tool that others may have changed meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from paywall_admin.core.problems import BadInput, Conflict, NotAllowed, NotFound, Problem
from paywall_admin.services import deliveries
from paywall_admin.services.app import App
from paywall_admin.services.drafts import EditWall
from paywall_admin.services.options import SetOption
from paywall_admin.services.people import SetRole
from paywall_admin.services.queries import GetDraft, GetOptions, GetStatus

OPEN = EditWall({"open": False}, {"open": True})


def test_whoever_comes_first_is_administrator(app: App) -> None:
    assert app.ask(GetStatus()).role == "admin"
    app.do(OPEN)


def test_roles_count_as_soon_as_there_is_one(app: App, opened: Callable[[str], App]) -> None:
    bob = opened("bob")
    app.do(SetRole("ann", None, "admin"))
    assert bob.ask(GetStatus()).role == "viewer"
    with pytest.raises(NotAllowed):
        bob.do(OPEN)
    with pytest.raises(NotAllowed):
        bob.do(OPEN, dry_run=True)
    app.do(SetRole("bob", None, "editor"))
    bob.do(OPEN)
    assert bob.ask(GetDraft()).settings.wall.open is True
    with pytest.raises(NotAllowed):
        bob.do(SetRole("bob", "editor", "admin"))


def test_whoever_gives_brings_it_to_the_website_and_nobody_else_sends_anything(
    desk: App, web: Path, opened: Callable[[str], App]
) -> None:
    desk.publish("First")
    (web / "settings.json").unlink()
    sue, eve = opened("sue"), opened("eve")
    for name, role in (("ann", "admin"), ("sue", "support"), ("eve", "editor")):
        desk.do(SetRole(name, None, role))
    with pytest.raises(NotAllowed):
        deliveries.deliver(eve)
    assert not (web / "settings.json").exists()
    (done,) = deliveries.deliver(sue)
    assert (done.state, done.sentence) == ("done", "")


def test_somebody_stays_administrator(app: App) -> None:
    with pytest.raises(Problem, match="Somebody has to stay administrator"):
        app.do(SetRole("bob", None, "editor"))
    app.do(SetRole("ann", None, "admin"))
    app.do(SetRole("bob", None, "admin"))
    app.do(SetRole("bob", "admin", None))
    with pytest.raises(Problem, match="Somebody has to stay administrator"):
        app.do(SetRole("ann", "admin", "viewer"))
    assert app.ask(GetStatus()).role == "admin"


def test_role_that_changed_meanwhile_is_a_conflict(app: App) -> None:
    app.do(SetRole("ann", None, "admin"))
    app.do(SetRole("bob", None, "editor"))
    with pytest.raises(Conflict) as refused:
        app.do(SetRole("bob", "viewer", "publisher"))
    assert refused.value.fields == {"role": ("viewer", "editor", "publisher")}


@pytest.mark.parametrize(("name", "role", "place"), [("bob", "owner", "/now"), (" ", "admin", "/name")])
def test_bad_role_or_name_is_refused(app: App, name: str, role: str, place: str) -> None:
    with pytest.raises(BadInput) as refused:
        app.do(SetRole(name, None, role))
    assert refused.value.place == place


def test_option_that_changed_meanwhile_is_a_conflict(app: App) -> None:
    app.do(SetOption("backupsKept", None, 5))
    with pytest.raises(Conflict) as refused:
        app.do(SetOption("backupsKept", None, 7))
    assert refused.value.fields == {"backupsKept": (20, 5, 7)}
    app.do(SetOption("backupsKept", 5, 7))
    assert app.ask(GetOptions())["backupsKept"] == 7


def test_bad_options_are_refused(app: App) -> None:
    with pytest.raises(NotFound, match="There is no option colour"):
        app.do(SetOption("colour", None, "red"))
    with pytest.raises(BadInput, match="whole number from 3 to 1000"):
        app.do(SetOption("backupsKept", None, 2))
