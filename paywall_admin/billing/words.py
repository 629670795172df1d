"""What a step does and what follows from it, in a sentence or two for people who have never seen Stripe."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from paywall_admin.billing.amounts import own_amount
from paywall_admin.billing.catalog import KINDS, MARK, Found
from paywall_admin.core.money import format_price
from paywall_admin.core.problems import BadInput

if TYPE_CHECKING:
    from paywall_admin.billing.difference import Making
    from paywall_admin.billing.plan import Change, Step

FIELDS: Final[Mapping[str, str]] = {
    "name": "name",
    "active": "in use",
    "unit_amount": "price",
    "recurring": "interval",
    "currency": "currency",
    "currencies": "prices in other currencies",
    "lookup_key": "lookup key",
    "amount_off": "discount",
    "percent_off": "discount in percent",
    "duration": "how often it is taken off",
    "months": "months",
    "redeem_by": "end",
    "expires_at": "end",
    "products": "products",
    "code": "code",
    "first_time": "new customers only",
    "coupon": "coupon",
    "lines": "prices that it charges",
    "trial_days": "days of trial",
    "card": "whether a card is asked for",
    "without_card": "what follows without a card",
    "codes": "promotion codes",
    "inactive_message": "text once it is off",
    "product": "product",
    "feature": "feature",
    "default_price": "default price",
    "checkoutUrl": "button",
    "mark": "mark",
    "valid": "valid",
}
_MONEY: Final = frozenset({"unit_amount", "amount_off"})
_TEXTS: Final = frozenset({"name", "code", "inactive_message"})
_TIMES: Final = frozenset({"redeem_by", "expires_at"})


def field_words(name: str) -> str:
    """A field as people call it."""
    return FIELDS.get(name, name)


def value_words(name: str, value: Any, currency: str | None = None) -> str:
    """A field's value as people write it."""
    if value is None or value == "":
        return "nothing"
    if name in _MONEY and isinstance(value, int) and currency:
        return money_words(value, currency)
    if name in _TIMES and isinstance(value, int):
        return f"{datetime.fromtimestamp(value, UTC):%Y-%m-%d %H:%M:%S} UTC"
    if name == "currencies" and isinstance(value, Mapping):
        return ", ".join(money_words(amount, code) for code, amount in value.items()) or "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name == "recurring":
        unit, _, count = str(value).partition("/")
        return f"every {unit if count == '1' else f'{count} {unit}s'}"
    if isinstance(value, Mapping):
        return "a new one"
    if isinstance(value, list | tuple):
        return ", ".join(value_words("", one) for one in value)
    return str(value)


def money_words(amount: int | None, currency: str) -> str:
    """An amount as Stripe counts it, as money."""
    if amount is None:
        return "an amount Stripe works out"
    code = currency.upper()
    try:
        return format_price(own_amount(amount, code), code, "en")
    except BadInput:
        return f"{amount} {code} in Stripe's units"


def sentence(step: Step, making: Making) -> str:
    """What one step does and what follows."""
    name = making.wanted.names.get(step.group, step.group.partition(":")[2] or step.group)
    if step.verb == "use":
        new = "the new link" if step.fields.get("url") is None else str(step.fields["url"])
        return f"The button of “{name}” leads to {new} with the next version that is published."
    if step.verb == "retire":
        return _retire(step, name, making)
    if step.sign == "±":
        return _replace(step, name, making)
    if step.sign == "+":
        again = "It was deleted at Stripe. " if step.drift else ""
        return again + _create(step, name, _feature(step, making))
    return _update(step, name, making)


def _create(step: Step, name: str, feature: str | None) -> str:
    fields = step.fields
    if step.kind == "price":
        return f"{_rate(fields)} becomes a price of “{name}”."
    if step.kind == "coupon":
        return f"{_off(fields)}: a coupon for “{name}” is made."
    if step.kind == "payment_link":
        trial = f", with a trial of {fields['trial_days']} days" if fields.get("trial_days") else ""
        return f"A payment link for “{name}” is made{trial}."
    return {
        "product": f"A product “{name}” is made.",
        "feature": f"A feature “{fields.get('name')}” is made.",
        "product_feature": f"Subscribers of “{name}” get the feature “{feature}”.",
        "promotion_code": f"The code {fields.get('code')} is made for “{name}”.",
    }[step.kind]


def _feature(step: Step, making: Making) -> str | None:
    """The name of the feature that a step gives or takes."""
    if step.kind != "product_feature":
        return None
    found = making.found(step.target)
    wanted: Any = found.fields["feature"] if found else step.fields.get("feature")
    if isinstance(wanted, Mapping):
        thing = next((one for one in making.wanted.things if one.key == wanted["$"]), None)
        return thing.fields["name"] if thing else None
    feature = making.found(wanted)
    return feature.fields["name"] if feature else None


def _rate(fields: Mapping[str, Any]) -> str:
    money = money_words(fields["unit_amount"], fields["currency"])
    others = "".join(f" or {money_words(amount, code)}" for code, amount in fields["currencies"].items())
    if fields["recurring"] is None:
        return f"{money}{others}, once,"
    return f"{money}{others} {value_words('recurring', fields['recurring'])}"


def _off(fields: Mapping[str, Any]) -> str:
    money = money_words(fields["amount_off"], fields["currency"])
    return f"{money} off " + ("once" if fields["months"] is None else f"for {fields['months']} months")


def _replace(step: Step, name: str, making: Making) -> str:
    found = making.found(step.target)
    what = KINDS[step.kind].words
    said = [change for change in step.changes if change.field not in (MARK, "lookup_key")]
    if [change.field for change in said] in (["active"], ["valid"]) and said[0].drift:
        ended = f"Somebody switched off the {what} of “{name}” at Stripe. It cannot be taken into use again"
        return " ".join(filter(None, [f"{ended}, so a new one is made.", _subscribers(step, making)]))
    changes = "; ".join(_change(change, found) for change in said) or "it is switched off"
    parts = [f"“{name}”: {changes}."]
    parts.append(f"Stripe cannot change that in a {what}, so a new one is made and the old one is retired later.")
    parts.append(_subscribers(step, making))
    if step.kind == "payment_link":
        parts.append("The link gets a new address.")
    return " ".join(part for part in parts if part)


def _subscribers(step: Step, making: Making) -> str:
    if step.kind != "price":
        return ""
    count = making.situation.subscribers.get(step.target or "")
    if count is None:
        return "Current subscribers stay on the old price."
    if count == 1:
        return "1 current subscriber stays on the old price."
    return f"{count:,} current subscribers stay on the old price."


def _change(change: Change, found: Found | None) -> str:
    currency = found.fields.get("currency") if found else None
    if change.field == "active":
        again = (
            "it was switched off at Stripe and is taken into use again"
            if change.drift
            else "it is taken into use again"
        )
        return again if change.now else "it is switched off"
    if change.field == "lines":
        return "the prices that it charges change"
    if isinstance(change.now, Mapping):
        return f"the {field_words(change.field)} changes"
    was, now = (value_words(change.field, one, currency) for one in (change.was, change.now))
    if change.field in _TEXTS:
        was, now = (f"“{one}”" if one != "nothing" else one for one in (was, now))
    return f"the {field_words(change.field)} changes from {was} to {now}"


def _update(step: Step, name: str, making: Making) -> str:
    found = making.found(step.target)
    if step.fields.keys() == {MARK}:
        return f"The {KINDS[step.kind].words} {step.target} is marked as that of “{name}”; nothing else of it changes."
    if "default_price" in step.fields:
        return f"“{name}”: another default price takes the place of one that is retired."
    said = "; ".join(_change(change, found) for change in step.changes if change.field != MARK)
    return f"The {KINDS[step.kind].words} of “{name}”: {said}."


def _retire(step: Step, name: str, making: Making) -> str:
    if step.kind == "payment_link":
        return f"The link of “{name}” is switched off; who opens it reads that the offer has ended."
    if step.kind == "promotion_code":
        return f"The code of “{name}” is switched off; who has used it keeps the discount."
    if step.kind == "price":
        return f"A price of “{name}” is archived. {_subscribers(step, making)}".strip()
    if step.kind == "product":
        return f"The product “{name}” is archived; its subscribers stay as they are."
    if step.kind == "feature":
        found = making.found(step.target)
        return f"The feature “{found.fields['name'] if found else name}” is archived."
    return f"Subscribers of “{name}” lose the feature “{_feature(step, making)}”."
