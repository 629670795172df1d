"""`meter`: what another limit would mean to readers."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import click

from paywall_admin.cli.frame import CONTEXT, Noun
from paywall_admin.cli.invocation import current
from paywall_admin.cli.wording import moment, table

if TYPE_CHECKING:
    from paywall_admin.core.whatif import Outcome
    from paywall_admin.services.readers.whatif import Reach


@click.group("meter", cls=Noun, context_settings=CONTEXT)
def meter_command() -> None:
    """Try another limit on the readers of the last periods."""


@meter_command.command(
    "what-if", examples=["paywall-admin meter what-if --limit 3", "paywall-admin meter what-if --limit 3 --json"]
)
@click.option("--limit", type=click.IntRange(0, 1000), help="The limit to try; without it, that of the draft.")
@click.option("--meter", "meter_id", metavar="ID", help="Of which meter of the draft; without it, of the first.")
def what_if(limit: int | None, meter_id: str | None) -> None:
    """Say how many readers of the last periods would have met the wall.

    It is exact below the limit that was in force then; above it, what readers wanted beyond the wall is estimated
    from what they opened there. Nothing is changed.
    """
    from paywall_admin.core.whatif import outcome
    from paywall_admin.services.readers.whatif import GetReach

    with current().app() as app:
        began = time.perf_counter()
        reach = app.ask(GetReach(meter_id))
        seconds = time.perf_counter() - began
    tried = reach.limit if limit is None else limit
    outcomes = [outcome(span, tried) for span in reach.spans]
    current().result(_json(reach, tried, outcomes, seconds), lambda: _words(reach, tried, outcomes))


def _json(reach: Reach, tried: int, outcomes: list[Outcome], seconds: float) -> dict[str, Any]:
    periods = [
        {
            "from": moment(span.start), "until": moment(span.end), "open": span.is_open, "limitThen": span.limit,
            "readers": one.readers, "meetTheWall": one.walled, "exact": one.is_exact,
        }
        for span, one in zip(reach.spans, outcomes, strict=True)
    ]  # fmt: skip
    return {"meter": reach.meter, "limit": tried, "draftLimit": reach.limit, "periods": periods,
            "seconds": round(seconds, 3)}  # fmt: skip


def _words(reach: Reach, tried: int, outcomes: list[Outcome]) -> str:
    if not outcomes:
        return "There are no article views yet; import the website's feed first (readers import)."
    rows = [
        (
            f"{moment(span.start)}{' (so far)' if span.is_open else ''}", str(span.limit), f"{one.readers:,}",
            f"{one.walled:,}", f"{one.share:.0%}", "exact" if one.is_exact else "estimated",
        )
        for span, one in zip(reach.spans, outcomes, strict=True)
    ]  # fmt: skip
    head = ("period from", "limit then", "readers", "meet the wall", "share", "how")
    return f"With a limit of {tried} for '{reach.name}':\n{table(head, rows)}"
