"""The nouns of the draft in one table: which objects there are, and which column holds which of their fields.

A field's path is its name in the settings' JSON; `price/amount` lies inside the object `price`. Lists and texts are
kept as JSON; a field that can be true or false is a number on some stores.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pydantic.alias_generators import to_camel

from paywall_admin.core import settings as core

Fields = dict[str, Any]
JSON_COLUMNS: Final = frozenset({"when", "audience", "benefits", "states", "countries", "texts", "narrow", "locales"})
FLAG_COLUMNS: Final = frozenset({"wall_open", "then_open", "new_subscribers_only"})


@dataclass(frozen=True)
class Noun:
    """One kind of object: its name, model, table, and the path of the field in each column."""

    kind: str
    words: str
    model: type[core.Value]
    table: str
    columns: Mapping[str, str]

    def from_row(self, values: Sequence[Any]) -> Fields:
        """The object that the columns hold, as its JSON; what is not given is left out."""
        fields: Fields = {}
        for (column, path), value in zip(self.columns.items(), values, strict=True):
            if value is not None:
                put(fields, path, _READ.get(column, _as_it_is)(value))
        return fields

    def to_row(self, fields: Fields) -> dict[str, Any]:
        """The columns that hold an object."""
        return {column: get(fields, path) for column, path in self.columns.items()}


@dataclass(frozen=True)
class Listed(Noun):
    """A kind of object of which the settings hold a list, under the name `field`."""

    field: str = ""


class _Messages(Listed):
    """A message's button leads to a named page or to an address of its own."""

    def from_row(self, values: Sequence[Any]) -> Fields:
        fields = super().from_row(values)
        url = fields.pop("ctaUrl", None)
        return fields if url is None else {**fields, "ctaTarget": {"url": url}}

    def to_row(self, fields: Fields) -> dict[str, Any]:
        columns = super().to_row(fields)
        target = fields["ctaTarget"]
        url = target["url"] if isinstance(target, dict) else None
        return {**columns, "cta_target": "url" if url is not None else target, "cta_url": url}


class _Grace(core.Value):
    """The one field beside the objects, made an object so that it is edited like the others."""

    grace_days: core.Days = 0


def _as_it_is(value: Any) -> Any:
    return value


_READ: Final[Mapping[str, Callable[[Any], Any]]] = {
    **dict.fromkeys(JSON_COLUMNS, json.loads),
    **dict.fromkeys(FLAG_COLUMNS, bool),
}


def get(fields: Mapping[str, Any], path: str) -> Any:
    """The value at `path`; None where it, or an object on the way, is not given."""
    value: Any = fields
    for name in path.split("/"):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def put(fields: Fields, path: str, value: Any) -> None:
    """Sets the value at `path`, making objects on the way; None takes it out."""
    *way, last = path.split("/")
    for name in way:
        inner = fields.get(name)
        if value is None and not isinstance(inner, dict):
            return
        fields[name] = fields = dict(inner) if isinstance(inner, dict) else {}
    if value is None:
        fields.pop(last, None)
    else:
        fields[last] = value


def _same(*names: str) -> dict[str, str]:
    return {name: to_camel(name) for name in names}


CONTENT_RULE: Final = Listed(
    "contentRule", "content rule", core.ContentRule, "content_rule", _same("id", "when", "action"), "contentRules"
)
METER: Final = Listed(
    "meter",
    "meter",
    core.Meter,
    "meter",
    _same("id", "name", "audience", "limit", "show_counter_from")
    | {"period_kind": "period/kind", "period_days": "period/days"},
    "meters",
)
_PRICE = {"price_amount": "price/amount", "price_currency": "price/currency"}
PLAN: Final = Listed(
    "plan",
    "plan",
    core.Plan,
    "plan",
    _same("id", "name", "benefits") | _PRICE | {"interval_unit": "interval/unit", "interval_count": "interval/count"},
    "plans",
)
OFFER: Final = Listed(
    "offer",
    "offer",
    core.Offer,
    "offer",
    _same("id", "name", "plan", "kind", "starts_at", "ends_at", "states", "audience")
    | _same("new_subscribers_only", "checkout_url")
    | _PRICE
    | {"duration_unit": "duration/unit", "duration_count": "duration/count"},
    "offers",
)
FREE_ACCESS: Final = Listed(
    "freeAccess",
    "free access window",
    core.FreeAccess,
    "free_access",
    _same("id", "starts_at", "ends_at", "countries"),
    "freeAccess",
)
MESSAGE: Final = _Messages(
    "message",
    "message",
    core.Message,
    "message",
    _same("id", "state", "audience", "texts", "narrow", "cta_target", "cta_url"),
    "messages",
)
LISTED: Final = (CONTENT_RULE, METER, PLAN, OFFER, FREE_ACCESS, MESSAGE)

PUBLICATION: Final = Noun(
    "publication",
    "publication",
    core.Publication,
    "publication",
    _same("name", "former_name", "time_zone", "default_locale", "locales", "currency")
    | _same("home_url", "offers_url", "account_url"),
)
WALL: Final = Noun("wall", "wall", core.Wall, "regime", {"wall_open": "open"})
POLICY: Final = Noun("policy", "policy", core.Policy, "regime", _same("expires_after_days", "stale_days", "then_open"))
EXPIRY_STATES: Final = Noun(
    "expiryStates",
    "expiry states",
    core.ExpiryStates,
    "regime",
    {
        "trial_expired_then": "trialExpired/then",
        "trial_expired_days": "trialExpired/days",
        "access_expired_then": "accessExpired/then",
        "access_expired_days": "accessExpired/days",
    },
)
GRACE_DAYS: Final = Noun("graceDays", "grace", _Grace, "regime", {"grace_days": "graceDays"})
SINGLE: Final = (PUBLICATION, WALL, POLICY, EXPIRY_STATES, GRACE_DAYS)
