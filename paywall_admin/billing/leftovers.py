"""What of ours is still at Stripe and shall not be any more: taken out of use last, and never deleted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from paywall_admin.billing.catalog import KINDS, Found
from paywall_admin.billing.plan import Change, Step

if TYPE_CHECKING:
    from paywall_admin.billing.difference import Making


def retirements(making: Making) -> list[Step]:
    """The steps that take objects out of use: links first, then prices, then products."""
    blocked = frozenset(block.group for block in making.wanted.blocks)
    over = [found for found in making.snapshot.found if _is_over(making, found, blocked)]
    leaning: dict[str, list[str]] = {}
    for other in over:
        for id_ in _leans_on(other):
            leaning.setdefault(id_, []).append(f"retire:{other.id}")
    return [step for found in sorted(over, key=_order) for step in _retire(making, found, leaning.get(found.id, []))]


def _order(found: Found) -> tuple[int, str, int, str]:
    return -KINDS[found.kind].rank, found.key, found.created, found.id


def _is_over(making: Making, found: Found, blocked: frozenset[str]) -> bool:
    if not found.active or KINDS[found.kind].ends == "leave":
        return False
    if found.id in making.replaced:
        return True
    if _is_blocked(found, blocked):
        return False
    if found.kind == "product_feature":  # it carries no mark: it is ours where its feature is
        feature = making.found(found.fields["feature"])
        return feature is not None and bool(feature.key) and found.id not in making.matching.taken
    return bool(found.key) and found.id not in making.matching.taken


def _is_blocked(found: Found, blocked: frozenset[str]) -> bool:
    """Whether it belongs to what cannot be brought to Stripe as it is now: that stays as it was, until it can be."""
    if found.kind in ("feature", "product_feature"):
        return any(group.startswith("plan:") for group in blocked)
    return found.key.partition("/")[0] in blocked


def _retire(making: Making, found: Found, first: list[str]) -> Iterator[Step]:
    key = making.replaced.get(found.id) or found.key or _attached_to(making, found)
    needs = list(first)
    new = making.made.get(key) if found.id in making.replaced or found.kind == "product_feature" else None
    if new is not None and found.kind != "promotion_code":
        needs.append(new)
    # Another has its place already: nothing is left to review, only to be put away.
    former = making.bound.get(key, found.id) != found.id
    default = _default_price(making, found, key, due=former)
    if default is not None:
        needs.append(default.id)
        yield default
    delete = KINDS[found.kind].ends == "delete"
    yield Step(
        f"retire:{found.id}", "-", "retire", found.kind, key, key.partition("/")[0],
        fields={"product": found.fields["product"]} if delete else {"active": False},
        changes=() if delete else (Change("active", True, False),),
        target=found.id, seen=found.digest, needs=tuple(dict.fromkeys(needs)), held=_held(making, found, key),
        due=former,
    )  # fmt: skip


def _leans_on(other: Found) -> tuple[str, ...]:
    """The objects that one uses, so that it has to go before them."""
    if other.kind == "payment_link":
        return tuple(other.fields["lines"])
    if other.kind == "product_feature":
        return other.fields["feature"], other.fields["product"]
    return (other.fields["product"],) if other.kind == "price" else ()


def _held(making: Making, found: Found, key: str) -> str | None:
    if found.kind == "payment_link":
        return making.situation.in_use.get(found.url or "")
    if found.kind == "promotion_code" and found.id not in making.replaced:
        links = making.matching.marked(f"{key.partition('/')[0]}/link")
        return next((why for link in links if (why := making.situation.in_use.get(link.url or ""))), None)
    return None


def _default_price(making: Making, found: Found, key: str, *, due: bool) -> Step | None:
    """A price that is its product's default cannot be archived: another takes its place there first."""
    product = making.found(found.fields.get("product")) if found.kind == "price" else None
    if product is None or product.default_price != found.id:
        return None
    new = making.made.get(key)
    value = {"$": key} if new else making.bound.get(key) or ""
    return Step(
        f"default:{product.id}", "~", "update", "product", product.key, product.key.partition("/")[0],
        fields={"default_price": value}, changes=(Change("default_price", found.id, value),),
        target=product.id, seen=product.digest, needs=(new,) if new else (), due=due,
    )  # fmt: skip


def _attached_to(making: Making, found: Found) -> str:
    """The key of the thing that an attachment was made for: it carries no mark of its own."""
    product, feature = (making.found(found.fields.get(name)) for name in ("product", "feature"))
    if product is None or feature is None:
        return found.kind
    return f"{product.key.partition('/')[0]}/{feature.key}"
