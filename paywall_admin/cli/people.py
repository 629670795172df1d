"""`people`: who works with a store, and as what."""

from __future__ import annotations

import click

from paywall_admin.cli.frame import CONTEXT, Noun
from paywall_admin.cli.invocation import current
from paywall_admin.cli.wording import table
from paywall_admin.core.roles import ROLES

_CONVENIENCE = "Roles keep from mistakes; they keep nobody out who can write the store's file or database itself."


@click.group("people", cls=Noun, context_settings=CONTEXT)
def people_command() -> None:
    """Say who may do what in a store: viewer, support, editor, publisher or admin.

    Names are login names. While nobody is listed, everybody is an administrator; from then on whoever is not listed
    can only look. support helps readers, editor changes the draft, publisher does both and publishes, admin does all.
    """


@people_command.command("list", examples=["paywall-admin people list", "paywall-admin people list --json"])
def list_people() -> None:
    """List everybody who has a role."""
    from paywall_admin.services.people import ListPeople

    with current().app() as app:
        found = app.ask(ListPeople())
    text = table(("name", "role"), found) if found else "Nobody is listed, so everybody is an administrator."
    current().result([{"name": name, "role": role} for name, role in found], text)
    _remark()


@people_command.command(
    "set", writes=True,
    examples=["paywall-admin people set ann admin", "paywall-admin people set bo support"],
)  # fmt: skip
@click.argument("name")
@click.argument("role", type=click.Choice(ROLES))
def set_role(name: str, role: str) -> None:
    """Give a person a role; the first one who gets any has to be an administrator."""
    _change(name.strip(), role)


@people_command.command("remove", writes=True, examples=["paywall-admin people remove bo"])
@click.argument("name")
def remove_person(name: str) -> None:
    """Take a person off the list, who can only look from then on."""
    _change(name.strip(), None)


def _change(name: str, role: str | None) -> None:
    from paywall_admin.core.problems import NotFound
    from paywall_admin.services.people import ListPeople, SetRole

    invocation = current()
    with invocation.app() as app:
        known = app.ask(ListPeople())
        was = dict(known).get(name)
        if role is None and was is None:
            raise NotFound("no-such-person", f"{name} has no role here; people list says who has.", place=name)
        app.do(SetRole(name, was, role), dry_run=invocation.dry_run)
    words = "would be" if invocation.dry_run else "is"
    said = f"{name} {words} {role} from now on." if role else f"{name} {words} off the list."
    invocation.result({"name": name, "was": was, "role": role}, said)
    _remark()


def _remark() -> None:
    if not current().as_json:
        current().note(_CONVENIENCE)
