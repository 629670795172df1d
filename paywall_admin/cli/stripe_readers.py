"""`stripe pull` and `stripe export`: readers from Stripe, parameters for web tiers."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from paywall_admin.cli.frame import command
from paywall_admin.cli.invocation import asking_for_secret, current
from paywall_admin.cli.wording import counted


@command(
    "pull", writes=True,
    examples=["paywall-admin stripe pull", "paywall-admin stripe pull --full",
              "paywall-admin stripe pull --email a@example.com"],
)  # fmt: skip
@click.option("--full", is_flag=True, help="Read everything again, not only what changed since the last time.")
@click.option("--email", metavar="ADDRESS", help="Read one reader alone, as Stripe has it this second.")
def pull_command(full: bool, email: str | None) -> int:
    """Read customers, subscriptions and completed checkouts from Stripe into the store.

    The first time reads everything, later ones what changed. Readers are linked by the id that the website handed to
    the checkout, by metadata, and by e-mail. Ctrl+C stops it; the next one begins where the last whole one ended.
    """
    from paywall_admin.cli.stripe_text import stoppable
    from paywall_admin.services.billing import connection, key, pulling

    invocation = current()
    with invocation.app() as app:
        if invocation.dry_run:
            view = app.ask(connection.GetConnection())
            what = "everything" if full or view.read_at is None else "what changed"
            invocation.result({"full": full or view.read_at is None}, f"From {view.words}, {what} would be read.")
            return 0
        with stoppable() as stopped:
            outcome = pulling.pull(
                app, ask=asking_for_secret(app, key.secret_name(app)), full=full, email=email,
                progress=invocation.progress, cancelled=stopped,
            )  # fmt: skip
    found = ((outcome.customers, "customer"), (outcome.subscriptions, "subscription"), (outcome.links, "link"))
    words = f"{', '.join(counted(number, what) for number, what in found)} read"
    invocation.result(asdict(outcome), f"{words}{', then stopped' if outcome.cancelled else ''}.")
    return int(outcome.cancelled)


@command(
    "export",
    examples=["paywall-admin stripe export --out stripe-offers.json", "paywall-admin stripe export --json"],
)  # fmt: skip
@click.option("--out", metavar="FILE", help="Write it into FILE; without it, it is printed.")
def export_command(out: str | None) -> None:
    """Print parameters for web tiers that call Stripe's API themselves.

    Checkout sessions, native trial offers and schedules of every offer that Stripe has as the draft describes it. What
    stands in braces, such as {introPrice}, is the id of an object that the web tier makes first.
    """
    from paywall_admin.core.problems import BadInput
    from paywall_admin.services.billing.offline import GetExport
    from paywall_admin.system import files

    invocation = current()
    with invocation.app() as app:
        said = app.ask(GetExport())
    text = json.dumps(said, ensure_ascii=False, indent=2)
    for one in said["leftOut"]:
        invocation.note(f"left out: {one['id']}: {one['reason']}")
    if out is None:
        invocation.result(said, text)
        return
    try:
        files.replace_file(Path(out), text.encode() + b"\n")
    except OSError as error:
        raise BadInput("unwritable", f"It cannot be written there: {files.reason(error)}.", place=out) from error
    invocation.result({"file": out}, f"Written to {out}.")
