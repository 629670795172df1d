"""Walks the main cases against a real Stripe sandbox; see README.md beside it.

STRIPE_API_KEY=rk_test_... python tests/manual/stripe_sandbox.py
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import stripe

from paywall_admin.billing import subscriptions
from paywall_admin.billing.apply import missing_permission
from paywall_admin.services.app import App
from paywall_admin.services.billing import connection, drift, planning
from paywall_admin.services.billing.applying import apply
from paywall_admin.services.billing.mirror import GetSubscriptions
from paywall_admin.services.billing.pulling import pull
from paywall_admin.services.billing.views import plan_view
from paywall_admin.services.drafts import AddOffer, ArchiveOffer, ArchivePlan, EditOffer, EditPlan
from paywall_admin.services.queries import GetDraft

DAY = 86_400
ADDRESS = connection.ADDRESS_VARIABLE
DISCOUNT = {
    "id": "autumn", "name": "Autumn", "plan": "monthly", "kind": "introDiscount", "states": ["limit_reached"],
    "price": {"amount": 500, "currency": "USD"}, "duration": {"unit": "month", "count": 1},
}  # fmt: skip


class Walk:
    """The store, the real client beside it, and what is checked."""

    def __init__(self, key: str, folder: Path) -> None:
        address: Any = {"api": os.environ[ADDRESS]} if ADDRESS in os.environ else None
        self.client = stripe.StripeClient(key, max_network_retries=2, base_addresses=address)
        self.app = App.open(folder / "sandbox.db", sample=True)
        self.key = key

    def check(self, words: str, holds: Any) -> None:
        """Prints what is expected, and stops where it is not so."""
        print(f"  {'ok ' if holds else 'NOT'} {words}")
        if not holds:
            raise SystemExit(f"Not as expected: {words}")

    def rest(self) -> None:
        """Applies, and sees that a second plan has nothing left that can be done."""
        outcome = apply(self.app)
        self.check("the apply came to its end", outcome.problem is None and outcome.left == 0)
        self.check("a second plan has nothing left to do", plan_view(planning.plan(self.app)).ready == 0)

    def links(self) -> dict[str, str | None]:
        """The addresses behind the buttons."""
        return {offer.id: offer.checkout_url for offer in self.app.ask(GetDraft()).settings.offers}

    def known(self, key: str) -> str:
        """The id of one of our objects."""
        return self.app.ask(planning.GetSide()).known[key].id


def first_apply(walk: Walk) -> None:
    view, _ = connection.connect(walk.app, walk.key)
    walk.check(f"connected to {view.words}", view.connected and not view.livemode)
    walk.app.do(AddOffer(DISCOUNT))
    planned = planning.plan(walk.app)
    way = connection.gateway(walk.app)
    walk.check(
        "an empty request to make something is refused, not carried out",
        missing_permission(way, planned.plan.steps) is None,
    )
    walk.check("and nothing was made by it", plan_view(planning.plan(walk.app)).digest == plan_view(planned).digest)
    walk.rest()
    walk.check(
        "every offer has a link", all(str(url).startswith("https://buy.stripe.com/") for url in walk.links().values())
    )
    walk.check("the discount's link fills in its code", "prefilled_promo_code=AUTUMN" in str(walk.links()["autumn"]))


def edits(walk: Walk) -> None:
    before, price = walk.links(), walk.known("plan:monthly/price")
    walk.client.v1.products.update(walk.known("plan:monthly/product"), {"default_price": price})
    walk.app.do(EditOffer("autumn", {"name": "Autumn"}, {"name": "Harvest"}))
    walk.rest()
    walk.check("a renamed discount keeps its link", walk.links() == before)
    walk.app.do(EditPlan("monthly", {"price/amount": 1500}, {"price/amount": 1700}))
    walk.rest()
    old = walk.client.v1.prices.retrieve(price)
    new = walk.client.v1.prices.retrieve(walk.known("plan:monthly/price"))
    walk.check("the old price is archived and has lost its lookup key", not old.active and old.lookup_key is None)
    walk.check("the new one has it", new.unit_amount == 1700 and new.lookup_key is not None)
    walk.check("every link is another", not set(before.values()) & set(walk.links().values()))


def changes_at_stripe(walk: Walk) -> None:
    product = walk.known("plan:monthly/product")
    walk.client.v1.products.update(product, {"name": "Mug", "metadata": {"their": "own"}})
    planned = planning.plan(walk.app)
    found = [step for step in planned.plan.steps if step.drift]
    walk.check("a product renamed at Stripe is seen", [step.key for step in found] == ["plan:monthly/product"])
    drift.settle(walk.app, planned.plan, planned.side.settings, "plan:monthly/product", "ours")
    walk.rest()
    after = walk.client.v1.products.retrieve(product).to_dict()
    walk.check(
        "it is put back, and the metadata of others stay",
        (after["name"], after["metadata"]["their"]) == ("Monthly subscription", "own"),
    )


def a_reader(walk: Walk) -> None:
    now = int(time.time())
    email = f"walk-{now}@example.com"
    customer = walk.client.v1.customers.create({"email": email})
    made = walk.client.v1.subscriptions.create(trial(walk, customer.id))
    pull(walk.app, email=email)
    walk.check("a reader in a trial is shown so", shown(walk) == "Trial active")
    walk.client.v1.subscriptions.cancel(made.id)
    pull(walk.app, email=email)
    walk.check("one who has cancelled it at once has lost it", shown(walk) == "Trial expired")


def a_month_later(walk: Walk) -> None:
    now = int(time.time())
    clock = walk.client.v1.test_helpers.test_clocks.create({"frozen_time": now, "name": "paywall-admin"})
    customer = walk.client.v1.customers.create({"email": f"later-{now}@example.com", "test_clock": clock.id})
    made = walk.client.v1.subscriptions.create(trial(walk, customer.id))
    walk.client.v1.test_helpers.test_clocks.advance(clock.id, {"frozen_time": now + 32 * DAY})
    while walk.client.v1.test_helpers.test_clocks.retrieve(clock.id).status == "advancing":
        time.sleep(2)
    # What belongs to a test clock stands in no list, so that a pull does not see it: it is read by its id.
    found = subscriptions.read(walk.client.v1.subscriptions.retrieve(made.id).to_dict())
    words = subscriptions.shown(found, now + 32 * DAY).words
    walk.check("a trial that ends without a card has expired", words == "Trial expired")
    walk.client.v1.test_helpers.test_clocks.delete(clock.id)


def trial(walk: Walk, customer: str) -> Any:
    return {
        "customer": customer, "items": [{"price": walk.known("plan:monthly/price")}], "trial_period_days": 31,
        "trial_settings": {"end_behavior": {"missing_payment_method": "cancel"}}, "metadata": {"reader_id": "walk-1"},
    }  # fmt: skip


def shown(walk: Walk) -> str:
    (view,) = walk.app.ask(GetSubscriptions(reader="walk-1"))
    return view.shown.words


def put_away(walk: Walk) -> None:
    price = walk.known("plan:monthly/price")
    walk.client.v1.products.update(walk.known("plan:monthly/product"), {"default_price": price})
    settings = walk.app.ask(GetDraft()).settings
    for offer in settings.offers:
        walk.app.do(ArchiveOffer(offer.id))
    for plan in settings.plans:
        walk.app.do(ArchivePlan(plan.id))
    walk.rest()
    link = walk.client.v1.payment_links.retrieve(walk.known("offer:autumn/link"))
    walk.check("everything is switched off", not link.active)


STEPS: tuple[Callable[[Walk], None], ...] = (
    first_apply, edits, changes_at_stripe, a_reader, a_month_later, put_away,
)  # fmt: skip


def main() -> None:
    key = os.environ.get("STRIPE_API_KEY", "")
    if not key.startswith(("rk_test_", "sk_test_")):
        raise SystemExit("Set STRIPE_API_KEY to a key of a sandbox (rk_test_...).")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PAYWALL_ADMIN_HOME"] = folder
        os.environ.setdefault("PAYWALL_ADMIN_PASSPHRASE", "only for this walk")
        walk = Walk(key, Path(folder))
        for step in STEPS:
            print(step.__name__.replace("_", " "))
            step(walk)
        walk.app.close()
    print("All as expected.")


if __name__ == "__main__":
    sys.exit(main())
