"""Between canonical fields and Stripe's own words: what is sent, and what is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from paywall_admin.billing.catalog import MARK, Fields, Found, Kind

EXPANDED: Final[Mapping[str, tuple[str, ...]]] = {
    "price": ("currency_options",),
    "coupon": ("applies_to", "currency_options"),
    "payment_link": ("line_items",),
}
"""What has to be asked for, or it is left out of an answer."""
INSTANCE: Final = "pw_instance"
KEY: Final = "pw_key"
REVISION: Final = "pw_rev"
INTENT: Final = "pw_intent"
Params = dict[str, Any]


def marks(instance: str, key: str, revision: str, intent: str) -> dict[str, str]:
    """The metadata by which an object is known as ours."""
    return {INSTANCE: instance, KEY: key, REVISION: revision, INTENT: intent}


def is_ours(raw: Mapping[str, Any], instance: str) -> bool:
    """Whether an object carries the mark of this publication."""
    return (raw.get("metadata") or {}).get(INSTANCE) == instance


def read(kind: Kind, raw: Mapping[str, Any], instance: str) -> Found:
    """An object of Stripe's as a value; whatever it holds beyond what we write is left aside."""
    metadata = raw.get("metadata") or {}
    ours = metadata.get(INSTANCE) == instance
    fields = _READERS[kind](raw)
    key = metadata.get(KEY, "") if ours else ""
    if kind != "product_feature":
        fields[MARK] = key or None
    return Found(
        id=raw["id"],
        kind=kind,
        fields=fields,
        key=key,
        intent=metadata.get(INTENT, "") if ours else "",
        created=raw.get("created") or 0,
        url=raw.get("url") if kind == "payment_link" else None,
        default_price=raw.get("default_price") if kind == "product" else None,
    )


def _read_product(raw: Mapping[str, Any]) -> Params:
    return {"name": raw["name"], "active": raw["active"]}


def _read_feature(raw: Mapping[str, Any]) -> Params:
    return {"name": raw["name"], "lookup_key": raw["lookup_key"], "active": raw["active"]}


def _read_product_feature(raw: Mapping[str, Any]) -> Params:
    return {"product": raw["product"], "feature": raw["entitlement_feature"]["id"]}


def _read_price(raw: Mapping[str, Any]) -> Params:
    recurring = raw.get("recurring")
    others = {
        currency: option.get("unit_amount")
        for currency, option in (raw.get("currency_options") or {}).items()
        if currency != raw["currency"]
    }
    return {
        "product": _id(raw["product"]),
        "currency": raw["currency"],
        "unit_amount": raw.get("unit_amount"),
        "recurring": f"{recurring['interval']}/{recurring['interval_count']}" if recurring else None,
        "currencies": others,
        "lookup_key": raw.get("lookup_key"),
        "active": raw["active"],
    }


def _read_coupon(raw: Mapping[str, Any]) -> Params:
    options = raw.get("currency_options") or {}
    return {
        "amount_off": raw.get("amount_off"),
        "percent_off": raw.get("percent_off"),
        "currency": raw.get("currency"),
        "currencies": {
            code: option.get("amount_off") for code, option in options.items() if code != raw.get("currency")
        },
        "duration": raw["duration"],
        "months": raw.get("duration_in_months") if raw["duration"] == "repeating" else None,
        "redeem_by": raw.get("redeem_by"),
        "products": sorted((raw.get("applies_to") or {}).get("products") or ()),
        "name": raw.get("name"),
        "valid": raw["valid"],
    }


def _read_code(raw: Mapping[str, Any]) -> Params:
    return {
        "coupon": _id((raw.get("promotion") or {}).get("coupon")),
        "code": raw["code"],
        "expires_at": raw.get("expires_at"),
        "first_time": bool((raw.get("restrictions") or {}).get("first_time_transaction")),
        "active": raw["active"],
    }


def _read_link(raw: Mapping[str, Any]) -> Params:
    data = raw.get("subscription_data") or {}
    settings = data.get("trial_settings") or {}
    lines = [
        _id(line["price"]) if line.get("quantity") == 1 else f"{_id(line['price'])}*{line.get('quantity')}"
        for line in (raw.get("line_items") or {}).get("data", ())
    ]
    return {
        "lines": sorted(str(line) for line in lines),
        "trial_days": data.get("trial_period_days"),
        "without_card": (settings.get("end_behavior") or {}).get("missing_payment_method"),
        "card": raw.get("payment_method_collection"),
        "codes": bool(raw.get("allow_promotion_codes")),
        "inactive_message": raw.get("inactive_message"),
        "active": raw["active"],
    }


def _id(value: Any) -> Any:
    return value.get("id") if isinstance(value, Mapping) else value


_READERS: Final[Mapping[str, Callable[[Mapping[str, Any]], Params]]] = {
    "product": _read_product,
    "feature": _read_feature,
    "product_feature": _read_product_feature,
    "price": _read_price,
    "coupon": _read_coupon,
    "promotion_code": _read_code,
    "payment_link": _read_link,
}


def create_params(kind: Kind, fields: Fields, metadata: Mapping[str, str]) -> Params:
    """The parameters that make an object; `fields` refer to ids by now."""
    made = _CREATORS[kind](fields)
    if kind != "product_feature":
        made["metadata"] = dict(metadata)
    return {name: value for name, value in made.items() if value not in (None, {}, [])}


def _create_product(fields: Fields) -> Params:
    return {"id": fields["id"], "name": fields["name"]}


def _create_feature(fields: Fields) -> Params:
    return {"name": fields["name"], "lookup_key": fields["lookup_key"]}


def _create_product_feature(fields: Fields) -> Params:
    return {"entitlement_feature": fields["feature"]}


def _create_price(fields: Fields) -> Params:
    return {
        "product": fields["product"],
        "currency": fields["currency"],
        "unit_amount": fields["unit_amount"],
        "recurring": _recurring(fields["recurring"]),
        "currency_options": {code: {"unit_amount": amount} for code, amount in fields["currencies"].items()},
        "lookup_key": fields["lookup_key"],
        "transfer_lookup_key": True,
        "tax_behavior": "inclusive",
    }


def _recurring(words: str | None) -> Params | None:
    if words is None:
        return None
    unit, _, count = words.partition("/")
    return {"interval": unit, "interval_count": int(count)}


def _create_coupon(fields: Fields) -> Params:
    return {
        "name": fields["name"],
        "amount_off": fields["amount_off"],
        "currency": fields["currency"],
        "currency_options": {code: {"amount_off": amount} for code, amount in fields["currencies"].items()},
        "duration": fields["duration"],
        "duration_in_months": fields["months"],
        "redeem_by": fields["redeem_by"],
        "applies_to": {"products": list(fields["products"])},
    }


def _create_code(fields: Fields) -> Params:
    return {
        "promotion": {"type": "coupon", "coupon": fields["coupon"]},
        "code": fields["code"],
        "expires_at": fields["expires_at"],
        "restrictions": {"first_time_transaction": True} if fields["first_time"] else None,
    }


def _create_link(fields: Fields) -> Params:
    return {
        "line_items": [{"price": price, "quantity": 1} for price in fields["lines"]],
        "subscription_data": _trial(fields, {"pw_offer": fields["offer"]}),
        "payment_method_collection": fields["card"],
        "allow_promotion_codes": fields["codes"] or None,
        "inactive_message": fields["inactive_message"],
    }


def _trial(fields: Fields, metadata: Params) -> Params:
    made: Params = {"metadata": metadata}
    if fields.get("trial_days"):
        made["trial_period_days"] = fields["trial_days"]
    if fields.get("without_card"):
        made["trial_settings"] = {"end_behavior": {"missing_payment_method": fields["without_card"]}}
    return made


_CREATORS: Final[Mapping[str, Callable[[Fields], Params]]] = {
    "product": _create_product,
    "feature": _create_feature,
    "product_feature": _create_product_feature,
    "price": _create_price,
    "coupon": _create_coupon,
    "promotion_code": _create_code,
    "payment_link": _create_link,
}
_RENAMED: Final = {"codes": "allow_promotion_codes", "card": "payment_method_collection"}


def update_params(kind: Kind, fields: Fields, metadata: Mapping[str, str]) -> Params:
    """The parameters that change only these fields; the mark is written where it is among them."""
    made: Params = {}
    for name, value in fields.items():
        if name == MARK:
            made["metadata"] = dict(metadata)
        elif name == "currencies":
            amount = "unit_amount" if kind == "price" else "amount_off"
            made["currency_options"] = {code: {amount: given} for code, given in value.items()}
        elif name in ("trial_days", "without_card"):
            made.setdefault("subscription_data", {}).update(_trial_update(name, value))
        else:
            made[_RENAMED.get(name, name)] = value
    if "lookup_key" in made:
        made["transfer_lookup_key"] = True
    return made


def _trial_update(name: str, value: Any) -> Params:
    if name == "trial_days":
        return {"trial_period_days": value if value else ""}
    return {"trial_settings": {"end_behavior": {"missing_payment_method": value}} if value else ""}
