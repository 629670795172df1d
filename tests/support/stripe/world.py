"""What one account holds in one mode: objects by resource, in the order in which they came to be."""

from __future__ import annotations

import copy
import itertools
from collections.abc import Callable, Iterator
from typing import Any

from support.stripe.schema import OBJECTS

Object = dict[str, Any]
HIDDEN = "_hidden"  # what an answer shows only where it is asked for

# Resource -> the kind of object, the prefix of its ids, and what of it can be expanded.
RESOURCES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "products": ("product", "prod", ("default_price",)),
    "prices": ("price", "price", ("currency_options", "product", "tiers")),
    "coupons": ("coupon", "coupon", ("applies_to", "currency_options")),
    "promotion_codes": ("promotion_code", "promo", ("promotion.coupon", "customer")),
    "payment_links": ("payment_link", "plink", ("line_items",)),
    "entitlements/features": ("entitlements.feature", "feat", ()),
    "product_features": ("product_feature", "prodft", ()),
    "customers": ("customer", "cus", ("subscriptions",)),
    "subscriptions": ("subscription", "sub", ("customer", "latest_invoice", "discounts")),
    "checkout/sessions": ("checkout.session", "cs", ("customer", "subscription", "line_items")),
    "invoices": ("invoice", "in", ("subscription", "customer")),
    "events": ("event", "evt", ()),
    "test_helpers/test_clocks": ("test_helpers.test_clock", "clock", ()),
}
_EVENTED = {
    "product": "product", "price": "price", "coupon": "coupon", "promotion_code": "promotion_code",
    "payment_link": "payment_link", "customer": "customer", "subscription": "customer.subscription",
}  # fmt: skip


class Refused(Exception):  # noqa: N818 - an answer, not an error of the program
    """A request that Stripe answers with an error: its status, type, code, param and words."""

    def __init__(self, message: str, *, param: str | None = None, code: str | None = None, status: int = 400) -> None:
        super().__init__(message)
        self.status = status
        self.body: Object = {"type": "invalid_request_error", "message": message}
        self.body |= {name: value for name, value in (("param", param), ("code", code)) if value}


class Shelf:
    """The objects of one resource; the newest are listed first."""

    def __init__(self) -> None:
        self.objects: dict[str, Object] = {}
        self._order: list[str] = []
        self._place: dict[str, int] = {}

    def add(self, value: Object) -> None:
        """Keeps a new object."""
        self._place[value["id"]] = len(self._order)
        self._order.append(value["id"])
        self.objects[value["id"]] = value

    def newest_first(self, *, after: str | None = None, before: str | None = None) -> Iterator[Object]:
        """The objects behind `after`, up to `before`."""
        start = self._place[after] - 1 if after else len(self._order) - 1
        stop = self._place[before] if before else -1
        for place in range(start, stop, -1):
            found = self.objects.get(self._order[place])
            if found is not None:
                yield found


class World:
    """One account in one mode."""

    def __init__(self, account: str, name: str, *, livemode: bool, clock: Callable[[], int]) -> None:
        self.account = account
        self.name = name
        self.livemode = livemode
        self.clock = clock
        self.other_mode: World | None = None
        self._shelves: dict[str, Shelf] = {name: Shelf() for name in RESOURCES}
        self._numbers = itertools.count(1)

    def shelf(self, resource: str) -> Shelf:
        """The objects of a resource."""
        return self._shelves[resource]

    def all(self, resource: str) -> list[Object]:
        """Every object of a resource, oldest first."""
        return list(self._shelves[resource].objects.values())

    def new(self, resource: str, **fields: Any) -> Object:
        """A new object, filled from Stripe's example of its kind; not yet kept."""
        kind, prefix, _ = RESOURCES[resource]
        made: Object = copy.deepcopy(OBJECTS.get(kind, {"object": kind}))
        mode = "live" if self.livemode else "test"
        made["id"] = f"{prefix}_{mode}{self.account[-2:]}{next(self._numbers):06d}"
        made["livemode"] = self.livemode
        if "created" in made:
            made["created"] = self.clock()
        made.update(fields)
        return made

    def put(self, resource: str, *, event: bool = True, **fields: Any) -> Object:
        """Keeps a new object, as though somebody had made it in the Dashboard."""
        made = self.new(resource, **fields)
        self._shelves[resource].add(made)
        if event:
            self.tell(made, "created")
        return made

    def change(self, resource: str, id_: str, **fields: Any) -> Object:
        """Changes an object behind everybody's back, as the Dashboard does."""
        found = self.find(resource, id_)
        found.update(fields)
        self.tell(found, "deleted" if fields.get("deleted") else "updated")
        return found

    def find(self, resource: str, id_: str, param: str | None = None) -> Object:
        """An object by its id; the refusal says where it stands in the other mode."""
        found = self._shelves[resource].objects.get(id_)
        if found is not None:
            return found
        words = RESOURCES[resource][0].replace("_", " ")
        hint = ""
        if self.other_mode and id_ in self.other_mode.shelf(resource).objects:
            there, here = ("live", "test") if not self.livemode else ("test", "live")
            hint = f"; a similar object exists in {there} mode, but a {here} mode key was used to make this request."
        status = 404 if param is None else 400
        raise Refused(f"No such {words}: '{id_}'{hint}", param=param or "id", code="resource_missing", status=status)

    def remove(self, resource: str, id_: str) -> None:
        """Takes an object away for good."""
        del self._shelves[resource].objects[id_]

    def tell(self, value: Object, verb: str) -> None:
        """Writes down an event about an object."""
        topic = _EVENTED.get(value["object"])
        if value["object"] == "checkout.session":
            topic, verb = "checkout.session", "completed"
        if topic is None:
            return
        shown = {name: one for name, one in value.items() if name != HIDDEN}
        event = self.new(
            "events", type=f"{topic}.{verb}", data={"object": copy.deepcopy(shown)}, api_version="2024-01-01"
        )
        self._shelves["events"].add(event)
