"""How objects are shown: expansions, lists with their filters, one page at a time."""

from __future__ import annotations

import copy
import itertools
from collections.abc import Iterator
from typing import Any

from support.stripe import rules
from support.stripe.schema import OBJECTS
from support.stripe.world import HIDDEN, RESOURCES, Object, Refused, World


def shown(world: World, resource: str, value: Object, expand: list[str] = []) -> Object:  # noqa: B006 - never changed
    """An object as it is answered, with what was asked to be expanded."""
    made = {name: one for name, one in value.items() if name != HIDDEN}
    hidden = value.get(HIDDEN, {})
    if resource == "promotion_codes":
        made["active"] = rules.active(world, value)
    if resource == "coupons":
        made["valid"] = rules.valid(world, value)
    for name in expand:
        _expandable(resource, name)
        if name == "line_items":
            made["line_items"] = _lines(world, value)
        elif name in hidden:
            made[name] = copy.deepcopy(hidden[name])
        elif name == "latest_invoice" and value.get("latest_invoice"):
            made[name] = shown(world, "invoices", world.find("invoices", value["latest_invoice"]))
    return made


def _expandable(resource: str, name: str) -> str:
    if name not in RESOURCES[resource][2]:
        raise Refused(f"This property cannot be expanded ({name}).", param="expand")
    return name


def _lines(world: World, link: Object) -> Object:
    data = []
    for number, line in enumerate(link[HIDDEN]["lines"]):
        price = shown(world, "prices", world.find("prices", line["price"]))
        item = {**OBJECTS["item"], "id": f"li_{link['id']}{number}", "price": price, "quantity": line["quantity"]}
        data.append(item)
    return {"object": "list", "data": data, "has_more": False, "url": f"/v1/payment_links/{link['id']}/line_items"}


def listed(world: World, resource: str, path: str, params: Object) -> Object:
    """One page of a list, newest first."""
    limit = params.get("limit", 10)
    if not 1 <= limit <= 100:
        raise Refused("limit is 1 to 100", param="limit")
    expand = []
    for name in params.get("expand", []):
        if not name.startswith("data."):
            raise Refused(f"This property cannot be expanded ({name}).", param="expand")
        expand.append(_expandable(resource, name.removeprefix("data.")))
    after = params.get("starting_after")
    if after is not None and after not in world.shelf(resource).objects:
        raise Refused(f"No such object: '{after}'", param="starting_after", code="resource_missing")
    found = _matching(world, resource, params, after)
    page = list(itertools.islice(found, limit))
    more = next(found, None) is not None if len(page) == limit else False
    data = [shown(world, resource, one, expand) for one in page]
    return {"object": "list", "data": data, "has_more": more, "url": path}


def _matching(world: World, resource: str, params: Object, after: str | None) -> Iterator[Object]:
    wanted = {name: given for name, given in params.items() if name not in ("limit", "expand", "starting_after")}
    # A price list holds active prices only, unless others are asked for; a list of subscriptions no ended ones.
    if resource == "prices":
        wanted.setdefault("active", True)
    if resource == "subscriptions":
        wanted.setdefault("status", "not canceled")
    # What belongs to a test clock is listed only where that, or its customer, is asked for.
    clock = wanted.pop("test_clock", None)
    apart = resource == "customers" or (resource == "subscriptions" and "customer" not in wanted)
    before = wanted.pop("ending_before", None)
    for value in world.shelf(resource).newest_first(after=after, before=before):
        own = value.get("test_clock")
        if apart and clock != (own if isinstance(own, str) else None):  # Stripe's examples hold whole ones
            continue
        if not value.get("deleted") and all(_holds(world, resource, value, *one) for one in wanted.items()):
            yield value


def _holds(world: World, resource: str, value: Object, name: str, given: Any) -> bool:
    if name == "created":
        at = value["created"]
        tests = {"gt": at.__gt__, "gte": at.__ge__, "lt": at.__lt__, "lte": at.__le__}
        return all(tests[test](limit) for test, limit in given.items())
    if name == "status" and resource == "subscriptions":
        if given == "not canceled":
            return value["status"] not in ("canceled", "incomplete_expired")
        return given == "all" or value["status"] == given
    if name == "subscription" and resource == "invoices":
        details = (value.get("parent") or {}).get("subscription_details") or {}
        return bool(details.get("subscription") == given)
    if name == "active" and resource == "promotion_codes":
        return rules.active(world, value) == given
    if name == "archived":
        return value["active"] != given
    if name == "coupon":
        return bool(value["promotion"]["coupon"] == given)
    if name in ("types", "ids", "lookup_keys"):
        return value[{"types": "type", "ids": "id", "lookup_keys": "lookup_key"}[name]] in given
    if name == "product" and resource == "product_features":
        return bool(value[HIDDEN]["product"] == given)
    return bool(value.get(name) == given)
