"""The support case of a command about one reader: why they are looked up, and which reader is meant."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from paywall_admin.cli.invocation import asking, current

if TYPE_CHECKING:
    from paywall_admin.services.app import App


def case_options(command: Any) -> Any:
    """Why readers are looked up; asked by every command that shows or touches one."""
    purpose = click.option(
        "--purpose", metavar="WORDS", help="Why: support request, billing question, data request, misuse or test."
    )
    ticket = click.option("--ticket", default="", metavar="NUMBER", help="Which ticket it is for.")
    return purpose(ticket(command))


@contextmanager
def support_case(purpose: str | None, ticket: str) -> Iterator[tuple[App, int]]:
    """The App with a support case open: the one that is open already, or a new one for the purpose given."""
    from paywall_admin.core.problems import BadInput
    from paywall_admin.services.readers import cases
    from paywall_admin.services.readers.cases import PURPOSES, GetCase

    with current().app() as app:
        now = app.ask(GetCase())
        if purpose is None:
            if now is None:
                words = ", ".join(PURPOSES)
                raise BadInput("no-purpose", f"Looking up a reader needs --purpose: {words}.", place="--purpose")
            yield app, now.number
        elif now is not None and (now.purpose, now.ticket) == (purpose, ticket):
            yield app, now.number
        else:
            yield app, cases.open_case(app, purpose, ticket)


def number_of(app: App, reader: str, case: int) -> int:
    """The number of the reader with exactly this id; whoever has none is refused."""
    from paywall_admin.core.problems import NotFound
    from paywall_admin.services.readers.cases import LookUp
    from paywall_admin.store import readers

    with app.store.look() as look:
        found = readers.by_id(look, reader)
    if found is None:
        app.do(LookUp("find", case, hits=0))  # whoever tries ids leaves a trace as well
        raise NotFound("no-such-reader", "There is no reader with this id; readers find looks for parts.", place="ID")
    return found.number


def bring_out(app: App) -> Any:
    """Sign what readers were given, and bring it to the web tier."""
    from paywall_admin.services.readers import grants

    return grants.send(app, passphrase=asking(app), progress=current().progress).deliveries
