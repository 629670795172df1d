"""`open-wall` and `close-wall`: the emergency switch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from paywall_admin.cli.frame import command
from paywall_admin.cli.invocation import Invocation, asking, current
from paywall_admin.cli.wording import delivery_json, delivery_line, moment

if TYPE_CHECKING:
    from paywall_admin.services.emergency import SwitchOutcome


@command(
    "open-wall", writes=True,
    examples=["paywall-admin open-wall", 'paywall-admin open-wall --hours 6 --reason "Checkout is down"'],
)  # fmt: skip
@click.option(
    "--hours", type=click.IntRange(1, 72), metavar="N", help="For how long; without it, the option emergencyHours."
)
@click.option("--reason", default="", metavar="TEXT", help="Why: it stands in the audit trail.")
def open_wall_command(hours: int | None, reason: str) -> None:
    """Open the wall for everyone, now, without a publish: the emergency switch.

    A small signed open.json goes to every target. It can only open, and ends by itself after at most 72 hours.
    """
    from paywall_admin.services import emergency
    from paywall_admin.services.queries import GetOptions

    invocation = current()
    with invocation.app() as app:
        chosen = hours or int(app.ask(GetOptions())["emergencyHours"])
        if invocation.dry_run:
            emergency.may_switch(app)
            invocation.result({"hours": chosen}, f"The wall would be open for everyone for {chosen} hours.")
            return
        outcome = emergency.open_wall(
            app, chosen, passphrase=asking(app), reason=reason, progress=invocation.progress
        )  # fmt: skip
    _say(invocation, outcome, f"The wall is open for everyone until {moment(outcome.until)}.")


@command("close-wall", writes=True, examples=["paywall-admin close-wall"])
@click.option("--reason", default="", metavar="TEXT", help="Why: it stands in the audit trail.")
def close_wall_command(reason: str) -> None:
    """End the emergency opening before its time."""
    from paywall_admin.services import emergency

    invocation = current()
    with invocation.app() as app:
        if invocation.dry_run:
            emergency.may_switch(app)
            until = moment(emergency.opening(app).until)
            invocation.result({"open": True, "until": until}, f"The opening, which ends at {until}, would be ended.")
            return
        outcome = emergency.close_wall(app, passphrase=asking(app), reason=reason, progress=invocation.progress)
    _say(invocation, outcome, "The emergency opening has ended.")


def _say(invocation: Invocation, outcome: SwitchOutcome, sentence: str) -> None:
    from paywall_admin.services import deliveries

    for remark in outcome.notes:
        invocation.note(remark)
    lines = [sentence, *map(delivery_line, outcome.deliveries)]
    if not outcome.deliveries:
        lines.append("There is no target yet, so no web tier knows of it; targets add makes one.")
    said = {
        "version": outcome.version, "from": moment(outcome.starts_at), "until": moment(outcome.until),
        "deliveries": [delivery_json(delivery) for delivery in outcome.deliveries],
    }  # fmt: skip
    invocation.result(said, "\n".join(lines))
    deliveries.refuse_failed(outcome.deliveries, f"open.json {outcome.version}")
