"""What Stripe's schema does not say: what has to be unique, what cannot change, what follows from what."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from support.stripe import readers
from support.stripe.world import HIDDEN, Object, Refused, World

FIVE_YEARS = 5 * 365 * 86400 + 2 * 86400


def valid(world: World, coupon: Object) -> bool:
    """Whether a coupon can still be redeemed."""
    return coupon["redeem_by"] is None or world.clock() < coupon["redeem_by"]


def active(world: World, code: Object) -> bool:
    """Whether a promotion code works."""
    if not code["active"] or (code["expires_at"] is not None and world.clock() >= code["expires_at"]):
        return False
    coupon = world.shelf("coupons").objects.get(code["promotion"]["coupon"])
    return coupon is not None and valid(world, coupon)


def make_product(world: World, params: Object) -> Object:
    """A product under its own id or a new one."""
    _free(world, "products", params)
    blank: Object = {"description": None, "default_price": None, "type": "service", "package_dimensions": None}
    return world.new("products", **{**blank, "active": True, "metadata": {}, **params})


def make_price(world: World, params: Object) -> Object:
    """A price of a product."""
    world.find("products", params["product"], "product")
    if "unit_amount" not in params:
        raise Refused("Price needs a unit_amount.", param="unit_amount", code="parameter_missing")
    if not 0 <= params["unit_amount"] <= 99_999_999:
        raise Refused("Amount must be no more than 99999999", param="unit_amount", code="amount_too_large")
    _take_lookup_key(world, params, None)
    recurring = params.pop("recurring", None)
    if recurring:
        recurring = {
            "interval_count": 1,
            "meter": None,
            "trial_period_days": None,
            "usage_type": "licensed",
        } | recurring
        most = {"day": 1095, "week": 156, "month": 36, "year": 3}[recurring["interval"]]
        if recurring["interval_count"] > most:
            raise Refused("The maximum interval is three years.", param="recurring[interval_count]")
    own = {"unit_amount": params["unit_amount"]}
    hidden = {"currency_options": {params["currency"]: own, **params.pop("currency_options", {})}}
    blank: Object = {
        "active": True, "nickname": None, "lookup_key": None, "metadata": {}, "transform_quantity": None,
        "custom_unit_amount": None, "recurring": recurring, "type": "recurring" if recurring else "one_time",
        "unit_amount_decimal": str(params["unit_amount"]), HIDDEN: hidden,
    }  # fmt: skip
    return world.new("prices", **{**blank, **params})


def make_coupon(world: World, params: Object) -> Object:
    """A coupon over an amount or a percentage."""
    _free(world, "coupons", params)
    if ("amount_off" in params) == ("percent_off" in params):
        raise Refused("Must provide percent_off or amount_off", param="percent_off")
    if "amount_off" in params and "currency" not in params:
        raise Refused("Must provide currency with amount_off", param="currency")
    if (params.get("duration") == "repeating") != ("duration_in_months" in params):
        raise Refused("duration_in_months goes with duration=repeating", param="duration_in_months")
    _ahead(world, params, "redeem_by")
    for product in params.get("applies_to", {}).get("products", []):
        world.find("products", product, "applies_to[products]")
    hidden = {"applies_to": params.pop("applies_to", None), "currency_options": params.pop("currency_options", {})}
    blank: Object = {
        "amount_off": None, "percent_off": None, "currency": None, "duration": "once", "duration_in_months": None,
        "redeem_by": None, "name": None, "metadata": {}, "valid": True, HIDDEN: hidden,
    }  # fmt: skip
    return world.new("coupons", **{**blank, **params})


def make_code(world: World, params: Object) -> Object:
    """A promotion code of a coupon that is still valid."""
    coupon = world.find("coupons", params["promotion"].get("coupon", ""), "promotion[coupon]")
    if not valid(world, coupon):
        raise Refused("This coupon is no longer valid.", param="promotion[coupon]")
    code = params.get("code") or f"C{len(world.all('promotion_codes')):07d}"
    if not re.fullmatch(r"[A-Za-z0-9-]{1,500}", code):
        raise Refused("Promotion codes can only contain letters, digits and dashes.", param="code")
    _free_code(world, code)
    _ahead(world, params, "expires_at")
    if "expires_at" in params and coupon["redeem_by"] is not None and params["expires_at"] > coupon["redeem_by"]:
        raise Refused("expires_at cannot be after the coupon's redeem_by.", param="expires_at")
    restrictions = {"first_time_transaction": False, "minimum_amount": None, "minimum_amount_currency": None}
    blank: Object = {"active": True, "expires_at": None, "metadata": {}, "max_redemptions": None}
    return world.new(
        "promotion_codes",
        **{**blank, **params, "code": code, "restrictions": restrictions | params.get("restrictions", {})},
    )


def make_link(world: World, params: Object) -> Object:
    """A payment link over prices that can be paid."""
    lines, currencies = [], set()
    for number, line in enumerate(params.pop("line_items")):
        price = world.find("prices", line.get("price", ""), f"line_items[{number}][price]")
        product = world.find("products", price["product"])
        if not price["active"] or not product["active"]:
            raise Refused("The price specified is inactive.", param=f"line_items[{number}][price]")
        currencies.add(price["currency"])
        lines.append({"price": price["id"], "quantity": line["quantity"], "recurring": price["recurring"] is not None})
    if len(currencies) != 1:
        raise Refused("All prices have to be in the same currency.", param="line_items")
    data = params.pop("subscription_data", {})
    if data and not any(line["recurring"] for line in lines):
        raise Refused("subscription_data needs a recurring price.", param="subscription_data")
    made = world.new("payment_links")
    _set_trial(made, data, fresh=True)
    blank: Object = {
        "inactive_message": None, "metadata": {}, "allow_promotion_codes": False, "currency": currencies.pop(),
        "payment_method_collection": "always", "url": f"https://buy.stripe.com/{made['id']}", HIDDEN: {"lines": lines},
        "transfer_data": None, "invoice_creation": None, "managed_payments": None,
    }  # fmt: skip
    return made | blank | params


def make_feature(world: World, params: Object) -> Object:
    """A feature under a key that no living one has."""
    if len(params["lookup_key"]) > 80 or len(params["name"]) > 80:
        raise Refused("Features have at most 80 characters.", param="lookup_key")
    if any(one["active"] and one["lookup_key"] == params["lookup_key"] for one in world.all("entitlements/features")):
        raise Refused(
            "There is already a feature with this lookup_key.", param="lookup_key", code="resource_already_exists"
        )
    return world.new("entitlements/features", **{"active": True, "metadata": {}, **params})


def attach_feature(world: World, params: Object) -> Object:
    """A feature given to a product."""
    world.find("products", params["product"])
    feature = world.find("entitlements/features", params["entitlement_feature"], "entitlement_feature")
    if not feature["active"]:
        raise Refused("This feature is archived.", param="entitlement_feature")
    for one in world.all("product_features"):
        if (one[HIDDEN]["product"], one["entitlement_feature"]["id"]) == (params["product"], feature["id"]):
            raise Refused("The product has this feature already.", code="resource_already_exists")
    return world.new("product_features", entitlement_feature=feature, **{HIDDEN: {"product": params["product"]}})


def change(world: World, resource: str, value: Object, params: Object) -> None:
    """Carries out an update; the schema has kept out what cannot be updated at all."""
    _CHECKS.get(resource, lambda *_: None)(world, value, params)
    metadata = params.pop("metadata", {})
    hidden = value.get(HIDDEN, {})
    if "currency_options" in params:
        hidden["currency_options"].update(params.pop("currency_options"))
    if "subscription_data" in params:
        _set_trial(value, params.pop("subscription_data"))
    params.pop("transfer_lookup_key", None)
    value["metadata"] = {k: v for k, v in ({**value.get("metadata", {})} | (metadata or {})).items() if v != ""}
    value.update({name: None if given == "" else given for name, given in params.items()})


def _check_product(world: World, value: Object, params: Object) -> None:
    default = params.get("default_price")
    if default:
        price = world.find("prices", default, "default_price")
        if not price["active"] or price["product"] != value["id"]:
            raise Refused("The default price has to be an active price of the product.", param="default_price")


def _check_price(world: World, value: Object, params: Object) -> None:
    if params.get("active") is False and world.find("products", value["product"])["default_price"] == value["id"]:
        raise Refused("This price cannot be archived because it is the default price of its product.", param="active")
    if "lookup_key" in params:
        _take_lookup_key(world, params, value["id"])


def _check_code(world: World, value: Object, params: Object) -> None:
    if params.get("active") is True and not value["active"]:
        if not active(world, {**value, "active": True}):
            raise Refused("This promotion code cannot be reactivated: its coupon is not valid.", param="active")
        _free_code(world, value["code"])


def _check_feature(_: World, value: Object, params: Object) -> None:
    if not value["active"]:
        raise Refused("An archived feature cannot be changed.", param="active" if "active" in params else "name")


_CHECKS: dict[str, Callable[[World, Object, Object], None]] = {
    "products": _check_product, "prices": _check_price, "promotion_codes": _check_code,
    "entitlements/features": _check_feature, "test_helpers/test_clocks": readers.wind,
}  # fmt: skip
MAKERS: dict[str, Callable[[World, Object], Object]] = {
    "products": make_product, "prices": make_price, "coupons": make_coupon, "promotion_codes": make_code,
    "payment_links": make_link, "entitlements/features": make_feature, "product_features": attach_feature,
    "customers": readers.make_customer, "subscriptions": readers.make_subscription,
    "test_helpers/test_clocks": readers.make_clock,
}  # fmt: skip


def delete(world: World, resource: str, value: Object) -> Object:
    """Takes an object away, where that can be done."""
    if resource == "subscriptions":
        return readers.cancel(world, value)
    if resource == "products" and any(price["product"] == value["id"] for price in world.all("prices")):
        raise Refused("This product cannot be deleted because it has one or more user-created prices.")
    world.remove(resource, value["id"])
    return {"id": value["id"], "object": value["object"], "deleted": True}


def _free(world: World, resource: str, params: Object) -> None:
    if params.get("id") in world.shelf(resource).objects:
        words = "Product" if resource == "products" else "Coupon"
        raise Refused(f"{words} already exists.", param="id", code="resource_already_exists")


def _free_code(world: World, code: str) -> None:
    for one in world.all("promotion_codes"):
        if one["code"].upper() == code.upper() and active(world, one):
            raise Refused("An active promotion code with `code: " + code + "` already exists.", param="code")


def _ahead(world: World, params: Object, name: str) -> None:
    at: Any = params.get(name)
    if at is not None and not world.clock() < at <= world.clock() + FIVE_YEARS:
        raise Refused(f"{name} has to be in the future, at most five years ahead.", param=name)


def _take_lookup_key(world: World, params: Object, own: str | None) -> None:
    key, transfer = params.get("lookup_key"), params.pop("transfer_lookup_key", False)
    for price in world.all("prices") if key else ():
        if price["lookup_key"] == key and price["id"] != own:
            if not transfer:
                raise Refused(f"A price (`{price['id']}`) already uses that lookup key.", param="lookup_key")
            price["lookup_key"] = None


def _set_trial(link: Object, data: Object, *, fresh: bool = False) -> None:
    days = data.get("trial_period_days")
    if isinstance(days, int) and not 1 <= days <= 730:
        raise Refused("A trial has 1 to 730 days.", param="subscription_data[trial_period_days]")
    current = link["subscription_data"]
    if fresh:
        current.update(trial_period_days=None, metadata={}, trial_settings=None)
    for name, given in data.items():
        current[name] = {**current["metadata"], **given} if name == "metadata" else None if given == "" else given
