"""What an account holds, read through lists alone: ours as values, of everybody else's only what can collide."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, cast

from paywall_admin.billing import objects
from paywall_admin.billing.catalog import KINDS, Found, Kind, Snapshot
from paywall_admin.billing.gateway import Gateway

Progress = Callable[[str], None]
QUERIES: Final[Mapping[str, tuple[Mapping[str, Any], ...]]] = {
    "product": ({},),
    "price": ({"active": True}, {"active": False}),
    "coupon": ({},),
    "promotion_code": ({},),
    "payment_link": ({},),
    "feature": ({"archived": False}, {"archived": True}),
}
"""What lists of a kind are asked for, so that nothing is left out: living and archived ones."""
_NAMES: Final = {
    "product": "products", "price": "prices", "coupon": "coupons", "promotion_code": "promotion codes",
    "payment_link": "payment links", "feature": "features",
}  # fmt: skip


def take(
    gateway: Gateway, instance: str, *, ids: frozenset[str] = frozenset(), progress: Progress | None = None
) -> Snapshot:
    """Everything of this publication's at Stripe; `ids` are objects that are looked at whoever they belong to."""
    reading = _Reading(instance, ids)
    for kind in QUERIES:
        if progress:
            progress(f"Reading {_NAMES[kind]}")
        for raw in listed(gateway, cast("Kind", kind)):
            reading.take(cast("Kind", kind), raw)
    for product in [found.id for found in reading.found if found.kind == "product"]:
        for page in gateway.pages(f"products/{product}/features"):
            for raw in page:
                reading.take("product_feature", {**raw, "product": product})
    return Snapshot(tuple(reading.found), reading.foreign, reading.codes, reading.lookup_keys)


def listed(gateway: Gateway, kind: Kind) -> Iterator[Mapping[str, Any]]:
    """Every object of a kind as Stripe answers it, living or not, with what is left out unless it is asked for."""
    expand = [f"data.{name}" for name in objects.EXPANDED.get(kind, ())]
    for query in QUERIES[kind]:
        asked = {**query, "expand": expand} if expand else query
        for page in gateway.pages(KINDS[kind].path, asked):
            yield from page


class _Reading:
    def __init__(self, instance: str, ids: frozenset[str]) -> None:
        self.found: list[Found] = []
        self.foreign: dict[str, int] = {}
        self.codes: dict[str, str] = {}
        self.lookup_keys: dict[str, str] = {}
        self._instance = instance
        self._ids = ids
        self._prefix = f"pw_{instance.replace('-', '')[:8]}_"

    def take(self, kind: Kind, raw: Mapping[str, Any]) -> None:
        """Keeps what is ours, or looks like it, and counts the rest."""
        if kind == "product_feature" or self._is_ours(raw):
            self.found.append(objects.read(kind, raw, self._instance))
            return
        self.foreign[kind] = self.foreign.get(kind, 0) + 1
        if kind == "promotion_code" and raw["active"]:
            self.codes[raw["code"].upper()] = raw["id"]

    def _is_ours(self, raw: Mapping[str, Any]) -> bool:
        if objects.is_ours(raw, self._instance) or raw["id"] in self._ids or raw["id"].startswith(self._prefix):
            return True
        key = raw.get("lookup_key")
        if not key or not key.startswith(self._prefix):
            return False
        # The name is ours; where the mark is another publication's, so is the object.
        other = (raw.get("metadata") or {}).get(objects.INSTANCE)
        if other and raw["object"] == "price":
            self.lookup_keys[key] = raw["id"]
        return not other
