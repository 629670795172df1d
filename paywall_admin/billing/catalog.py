"""What is kept in step with Stripe, as values: things that shall be there, and objects that are.

Both speak of the same canonical fields, so that they can be compared; `objects` turns them into Stripe's parameters.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

Kind = Literal["product", "feature", "product_feature", "price", "coupon", "promotion_code", "payment_link"]
Fields = Mapping[str, Any]
MARK: Final = "mark"
"""The field that says whether an object carries our mark in its metadata."""


@dataclass(frozen=True, slots=True)
class KindRules:
    """What can be done with objects of one kind.

    `fixed` fields cannot be changed: another value means another object. `revives` says whether an archived one can be
    taken up again. `ends` is how one is taken out of use: archived, deleted, or left alone.
    """

    path: str
    words: str
    fixed: frozenset[str]
    revives: bool
    ends: Literal["archive", "delete", "leave"]
    rank: int
    """Where it stands in the order of making; retiring goes the other way."""


KINDS: Final[Mapping[str, KindRules]] = {
    "product": KindRules("products", "product", frozenset(), True, "archive", 0),
    "feature": KindRules("entitlements/features", "feature", frozenset({"lookup_key"}), False, "archive", 1),
    "product_feature": KindRules(
        "product_features", "feature of a product", frozenset({"product", "feature"}), False, "delete", 2
    ),
    "price": KindRules(
        "prices", "price", frozenset({"product", "currency", "unit_amount", "recurring"}), False, "archive", 3
    ),
    "coupon": KindRules(
        "coupons",
        "coupon",
        frozenset({"amount_off", "percent_off", "currency", "duration", "months", "redeem_by", "products", "valid"}),
        False,
        "leave",
        4,
    ),
    "promotion_code": KindRules(
        "promotion_codes",
        "promotion code",
        frozenset({"coupon", "code", "expires_at", "first_time"}),
        True,
        "archive",
        5,
    ),
    "payment_link": KindRules("payment_links", "payment link", frozenset({"lines"}), True, "archive", 6),
}


@dataclass(frozen=True, slots=True)
class Ref:
    """The id of another thing, which may not be there yet."""

    key: str


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that shall be at Stripe: our own key for it, such as `plan:monthly/price`, and its fields."""

    key: str
    kind: Kind
    fields: Fields

    @property
    def group(self) -> str:
        """What it belongs to: `plan:monthly`, `offer:autumn` or `feature`."""
        return self.key.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Block:
    """Why nothing of a plan or an offer can be brought to Stripe as it is; `place` is a field of it."""

    group: str
    place: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Everything that shall be at Stripe, in the order of making, and what stands in the way.

    `codes` says which promotion code a link's address is completed with, by the link's key; `over` are the offers that
    have ended; `names` are what people call each group; `remarks` what an editor should know of it.
    """

    things: tuple[Thing, ...]
    blocks: tuple[Block, ...] = ()
    codes: Mapping[str, str] = field(default_factory=dict)
    over: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)
    remarks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """An object as it is at Stripe; `key` and `intent` are what our mark says, empty without one."""

    id: str
    kind: Kind
    fields: Fields
    key: str = ""
    intent: str = ""
    created: int = 0
    url: str | None = None
    default_price: str | None = None

    @property
    def active(self) -> bool:
        """Whether it can be used; what cannot be archived always can."""
        return bool(self.fields.get("active", self.fields.get("valid", True)))

    @property
    def digest(self) -> str:
        """The fingerprint of everything that a plan looks at."""
        return digest_of([self.id, self.kind, plain(self.fields), self.key, self.default_price])


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What an account holds: our objects and those asked for by id; of everything else only what can collide.

    `foreign` counts the objects of others by kind, `codes` maps their living promotion codes, in capitals, to ids,
    `lookup_keys` those of their prices.
    """

    found: tuple[Found, ...] = ()
    foreign: Mapping[str, int] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)
    lookup_keys: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Known:
    """What the store remembers of one thing: the object's id, and the fields as we last wrote or accepted them."""

    id: str
    fields: Fields
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody decided on what differs: `ours`, `accept` (while it is as `seen`), `adopt` (the id `seen`)."""

    verb: Literal["ours", "accept", "adopt"]
    seen: str = ""


def plain(value: Any) -> Any:
    """A field's value as JSON has it."""
    if isinstance(value, Ref):
        return {"$": value.key}
    if isinstance(value, Mapping):
        return {name: plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return value


def digest_of(value: Any) -> str:
    """The SHA-256 of a JSON value."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def refs(value: Any) -> Iterable[str]:
    """The keys of the things that a value refers to."""
    if isinstance(value, Ref):
        yield value.key
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from refs(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from refs(one)
