"""`sample`: makes the sample publication the draft."""

from __future__ import annotations

import click

from paywall_admin.cli.frame import command
from paywall_admin.cli.invocation import current


@command(
    "sample", writes=True,
    examples=["paywall-admin sample", "paywall-admin --store demo.db sample --year 2020 --readers 200"],
)  # fmt: skip
@click.option(
    "--year", type=int, metavar="YEAR", help="Whose October 31 the dated offer ends on; without it, the next."
)
@click.option(
    "--readers", type=click.IntRange(1), metavar="N", help="Take in so many sample readers with their views as well."
)
def sample_command(year: int | None, readers: int | None) -> None:
    """Make the sample publication the draft, creating the store where there is none.

    What was the draft before comes back with undo.
    """
    from paywall_admin.services.drafts import ReplaceDraft, sample_settings
    from paywall_admin.system.clock import system_clock

    invocation = current()
    settings = sample_settings(system_clock(), year)
    if invocation.would_make_store():
        said = "A store would be made, with the sample publication as its draft."
        invocation.result({"publication": settings["publication"]["name"], "changed": True}, said)
        return
    with invocation.app(create=not invocation.dry_run) as app:
        outcome = app.do(ReplaceDraft(settings), dry_run=invocation.dry_run, reason="The sample publication")
        name = settings["publication"]["name"]
        said = f"The sample publication, {name}, is the draft." if outcome.topics else "It is the draft already."
        if invocation.dry_run:
            said = f"The sample publication, {name}, would become the draft."
        found = {"publication": name, "changed": bool(outcome.topics)}
        if readers is not None:
            from paywall_admin.services.readers.sample import add_sample_readers

            done = add_sample_readers(app, readers, dry_run=invocation.dry_run)
            found |= {"readers": done.readers, "views": done.views}
            words = "would be" if invocation.dry_run else "are"
            came = f"{done.readers} sample readers with {done.views} views {words} in."
            said += f" {came if done.lines else 'Its sample readers were in before.'}"
        invocation.result(found, said)
