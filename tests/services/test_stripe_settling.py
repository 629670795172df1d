"""What differs at Stripe, and what is somebody else's: said plainly, settled for what it is, never taken by mistake."""

from __future__ import annotations

import pytest

from paywall_admin.core.calendar import epoch
from paywall_admin.core.problems import NotFound
from paywall_admin.services.app import App
from paywall_admin.services.billing import adoption, connection, drift, permissions, planning
from paywall_admin.services.billing.applying import apply
from paywall_admin.services.billing.records import SetCurrencyAmount
from paywall_admin.services.billing.views import PlanView, plan_view
from paywall_admin.services.drafts import ArchivePlan, EditOffer
from paywall_admin.services.queries import GetDraft
from support.billing import KEY
from support.stores import Clock
from support.stripe.peer import Fault, Peer


def view(app: App) -> PlanView:
    return plan_view(planning.plan(app))


def test_objects_of_another_publication_in_the_same_account_are_not_offered(connected: App, peer: Peer) -> None:
    mine, theirs = ({"metadata": marks} for marks in ({}, {"pw_instance": "another", "pw_key": "plan:monthly/product"}))
    free = peer.test.put("products", name="Monthly subscription", **mine)
    peer.test.put("products", name="Monthly subscription", **theirs)
    peer.test.put("coupons", name="Old", valid=False, redeem_by=1, **mine)
    found = [one.id for one in adoption.candidates(connected) if one.kind in ("product", "coupon")]
    assert found == [free["id"]]


def test_plan_that_is_archived_keeps_its_name_in_what_is_put_away(connected: App) -> None:
    apply(connected)
    connected.do(ArchivePlan("yearly"))
    (group,) = [one for one in view(connected).groups if one.kind == "plan"]
    assert group.title == "Yearly subscription"
    assert "The product “Yearly subscription” is archived; its subscribers stay as they are." in repr(group.steps)


def test_taking_stripes_side_says_where_it_archives(connected: App, peer: Peer) -> None:
    apply(connected)
    price = next(one for one in peer.test.all("prices") if one["metadata"]["pw_key"] == "plan:yearly/price")
    price["active"] = False
    product = next(one for one in peer.test.all("products") if one["metadata"]["pw_key"] == "plan:monthly/product")
    product["name"] = "Every month"
    steps = {step.key: step for group in view(connected).groups for step in group.steps}
    yearly = steps["plan:yearly/price"]
    assert (yearly.ways, yearly.archives) == (("ours", "theirs", "accept"), True)
    assert yearly.sentence == (
        "Somebody switched off the price of “Yearly subscription” at Stripe. It cannot be taken into use again, so a "
        "new one is made. Current subscribers stay on the old price."
    )
    assert (steps["plan:monthly/product"].ways[1], steps["plan:monthly/product"].archives) == ("theirs", False)


def test_offer_taken_into_use_again_by_the_draft_is_not_archived_by_a_change_of_another_field(
    connected: App, peer: Peer, clock: Clock
) -> None:
    apply(connected)
    clock.now = peer.now = epoch("2020-11-01T00:00:00Z")
    apply(connected, due=True)
    connected.do(EditOffer("three-months", {"endsAt": "2020-10-31T15:00:00Z"}, {"endsAt": "2020-12-31T15:00:00Z"}))
    link = next(one for one in peer.test.all("payment_links") if one["metadata"]["pw_key"] == "offer:three-months/link")
    link["inactive_message"] = "Over."
    (step,) = [one for one in planning.plan(connected).plan.steps if one.drift]
    assert drift.theirs(step, connected.ask(GetDraft()).settings) is None


def test_permissions_are_named_also_where_stripe_stumbles_once(connected: App, peer: Peer) -> None:
    peer.keys[KEY].denied = {"payment_links_write"}
    peer.faults.append(Fault("error", path="coupons"))
    assert permissions.missing_to_write(connection.gateway(connected)) == ("payment_links_write",)


def test_amount_in_another_currency_belongs_to_a_plan_or_offer_that_there_is(connected: App) -> None:
    for owner in ("plan:mothly", "offer:mothly"):
        with pytest.raises(NotFound, match="mothly"):
            connected.do(SetCurrencyAmount(owner, "EUR", None, 1400))
    connected.do(SetCurrencyAmount("plan:monthly", "EUR", None, 1400))
    assert connected.ask(planning.GetSide()).currencies == {"plan:monthly": {"EUR": 1400}}


def test_product_of_another_name_is_not_taken_for_a_plan(connected: App, peer: Peer) -> None:
    peer.test.put("products", name="Mug", metadata={})
    peer.test.put("products", name="monthly Subscription ", metadata={})
    found = {one.words: (one.key, one.differs) for one in adoption.candidates(connected)}
    assert found == {"Mug": (None, ()), "monthly Subscription ": ("plan:monthly/product", ("name",))}
