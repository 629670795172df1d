"""Customers and subscriptions made through the API, and the clocks that tests can wind."""

from __future__ import annotations

from support.stripe.world import Object, World

DAY = 86_400
_QUIET: Object = {
    "cancel_at": None, "cancel_at_period_end": False, "canceled_at": None, "ended_at": None, "trial_end": None,
    "pause_collection": None, "status_details": None, "discounts": [],
}  # fmt: skip


def make_customer(world: World, params: Object) -> Object:
    """A customer, with a clock of their own where one is given."""
    return world.new("customers", **{"email": None, "metadata": {}, "test_clock": None, **params})


def make_subscription(world: World, params: Object) -> Object:
    """A subscription of a customer: in its trial where it has one, else active."""
    customer = world.find("customers", params["customer"], "customer")
    days, clock = params.get("trial_period_days"), customer["test_clock"]
    now = world.find("test_helpers/test_clocks", clock)["frozen_time"] if clock else world.clock()
    end = now + DAY * (days or 30)
    items = [
        {
            "id": f"si_{number}", "price": world.find("prices", one["price"], "items"), "current_period_start": now,
            "current_period_end": end,
        }
        for number, one in enumerate(params["items"])
    ]  # fmt: skip
    fields: Object = {
        "customer": params["customer"], "metadata": params.get("metadata", {}), "test_clock": clock,
        "items": {"object": "list", "data": items, "has_more": False}, "status": "trialing" if days else "active",
        "trial_end": end if days else None, "trial_settings": params.get("trial_settings"),
    }  # fmt: skip
    return world.new("subscriptions", **{**_QUIET, **fields})


def cancel(world: World, subscription: Object) -> Object:
    """Ends a subscription at once."""
    subscription.update(status="canceled", canceled_at=world.clock(), ended_at=world.clock())
    world.tell(subscription, "deleted")
    return subscription


def make_clock(world: World, params: Object) -> Object:
    """A clock that stands still until somebody winds it."""
    return world.new("test_helpers/test_clocks", **{"status": "ready", **params})


def wind(world: World, clock: Object, params: Object) -> None:
    """Trials of its customers that end meanwhile without a card are cancelled."""
    for one in world.all("subscriptions"):
        over = one.get("test_clock") == clock["id"] and one["status"] == "trialing"
        if over and one["trial_end"] <= params.get("frozen_time", 0):
            one.update(status="canceled", canceled_at=one["trial_end"], ended_at=one["trial_end"])
