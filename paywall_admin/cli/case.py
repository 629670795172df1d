"""`case`: a reader who meets a state, or a message, with the draft as it is."""

from __future__ import annotations

import json

import click

from paywall_admin.cli.frame import command
from paywall_admin.cli.invocation import current
from paywall_admin.core.problems import BadInput, Problem


@command(
    "case",
    examples=[
        "paywall-admin case limit_reached",
        "paywall-admin case freeAccess:next-chapter --locale ja --narrow",
        "paywall-admin case metered --message counter | paywall-admin decide settings.json -",
    ],
)
@click.argument("state")
@click.option("--message", metavar="ID", help="A reader who gets this message, too.")
@click.option("--locale", metavar="CODE", default="", help="The reader's language; else the publication's.")
@click.option("--narrow", is_flag=True, help="On a narrow screen.")
def case_command(state: str, message: str | None, locale: str, narrow: bool) -> int:
    """Print a case that leads to STATE: one line of JSON, as decide reads it.

    STATE is one of the thirteen states, or freeAccess:ID for a free-access window. Every case that is printed was
    decided so by the engine. Where the draft lets no reader come there, a sentence says why and the exit code is 1.
    """
    from paywall_admin.core.reaching import Unreached
    from paywall_admin.core.situation import reading
    from paywall_admin.services.queries import FindSituation, GetDraft

    _refuse_unknown(state)
    with current().app() as app:
        settings = app.ask(GetDraft()).settings
        if message is not None and all(each.id != message for each in settings.messages):
            raise BadInput("no-such-message", f"There is no message {message!r}; see settings show.")
        found = app.ask(FindSituation(state, message, locale, "narrow" if narrow else "wide"))
    if isinstance(found, Unreached):
        raise Problem("unreached", found.sentence)
    case = reading(found.situation, settings.grace_days)
    current().result(case, json.dumps(case, ensure_ascii=False, separators=(",", ":")))
    return 0


def _refuse_unknown(state: str) -> None:
    from paywall_admin.core.settings import STATES

    if state not in STATES and not state.startswith("freeAccess:"):
        raise BadInput("no-such-state", f"There is no state {state!r}; choose one such as limit_reached.")
