"""`stripe settle`, `adopt` and `price`: what differs at Stripe, what was made there by hand, further currencies."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import click

from paywall_admin.cli.frame import command
from paywall_admin.cli.invocation import asking_for_secret, current


@command(
    "settle", writes=True,
    examples=["paywall-admin stripe settle offer:autumn/link theirs",
              "paywall-admin stripe settle plan:monthly/price ours"],
)  # fmt: skip
@click.argument("key", metavar="KEY")
@click.argument("way", metavar="ours|theirs|accept", type=click.Choice(["ours", "theirs", "accept"]))
def settle_command(key: str, way: Any) -> None:
    """Settle what somebody changed at Stripe.

    With ours the next apply puts it right, with theirs the draft follows, and accept leaves both as they are.
    """
    from paywall_admin.services.billing import drift, planning
    from paywall_admin.services.billing import key as keys

    invocation = current()
    with invocation.app() as app:
        planned = planning.plan(app, ask=asking_for_secret(app, keys.secret_name(app)), progress=invocation.progress)
        done = drift.settle(app, planned.plan, planned.side.settings, key, way, dry_run=invocation.dry_run)
    words = "would be" if invocation.dry_run else "is"
    invocation.result({"key": key, "way": way, "command": json.loads(done.to_json())}, f"{key} {words} settled: {way}.")


@command(
    "adopt", writes=True,
    examples=["paywall-admin stripe adopt", "paywall-admin stripe adopt plan:monthly/price price_1Pgafm"],
)  # fmt: skip
@click.argument("key", metavar="[KEY]", required=False)
@click.argument("id_", metavar="[ID]", required=False)
def adopt_command(key: str | None, id_: str | None) -> None:
    """Take an object that was made by hand for a plan or an offer; without words, list what could be taken.

    The next plan shows what follows: only a mark where it is what the draft asks for, else what would be replaced.
    """
    from paywall_admin.services.billing import adoption
    from paywall_admin.services.billing import key as keys

    invocation = current()
    if (key is None) != (id_ is None):
        raise click.UsageError("KEY and ID go together; without both, what could be adopted is listed.")
    with invocation.app() as app:
        if key is None or id_ is None:
            found = adoption.candidates(app, asking_for_secret(app, keys.secret_name(app)))
            lines = [_candidate(one) for one in found]
            none = "There is nothing at Stripe that is not ours."
            invocation.result([asdict(one) for one in found], "\n".join(lines) or none)
            return
        adoption.adopt(app, key, id_, dry_run=invocation.dry_run)
    words = "would be" if invocation.dry_run else "is"
    invocation.result({"key": key, "id": id_}, f"{id_} {words} taken for {key}; look at the plan.")


def _candidate(one: Any) -> str:
    line = f"{one.id}  {one.kind.replace('_', ' ')}  {one.words}"
    if one.key is None:
        return f"{line}  (the draft asks for nothing like it)"
    if not one.differs:
        return f"{line}  -> {one.key}"
    what = "would be replaced" if one.replaces else "would be changed"
    return f"{line}  -> {one.key} ({what}: {', '.join(one.differs)})"


@command(
    "price", writes=True,
    examples=["paywall-admin stripe price plan:monthly EUR 14.00", "paywall-admin stripe price offer:autumn EUR 0.90"],
)  # fmt: skip
@click.argument("owner", metavar="OWNER")
@click.argument("currency", metavar="CURRENCY")
@click.argument("amount", metavar="AMOUNT|none")
def price_command(owner: str, currency: str, amount: str) -> None:
    """Give a plan or an offer an amount in a further currency, which readers in that currency pay at checkout.

    Every offer of the plan needs one too. The word none takes it away.
    """
    from paywall_admin.core.money import parse_price
    from paywall_admin.services.billing import planning
    from paywall_admin.services.billing.records import SetCurrencyAmount

    invocation = current()
    code = currency.upper()
    now = None if amount == "none" else parse_price(amount, code)
    with invocation.app() as app:
        was = app.ask(planning.GetSide()).currencies.get(owner, {}).get(code)
        app.do(SetCurrencyAmount(owner, code, was, now), dry_run=invocation.dry_run)
    said = {"owner": owner, "currency": code, "amount": now}
    words = f"{owner} costs {amount} {code}" if now is not None else f"{owner} has no price in {code} any more"
    invocation.result(said, f"{words}; the next plan brings it to Stripe.")
