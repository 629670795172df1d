"""What a key may do, as far as that can be found out by asking."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Final

from paywall_admin.billing.catalog import KINDS
from paywall_admin.billing.gateway import Busy, Failed, Forbidden, Limited, Rejected

if TYPE_CHECKING:
    from paywall_admin.billing.gateway import Gateway

_PLANNING: Final = ("products", "prices", "coupons", "promotion_codes", "payment_links", "entitlements/features")
_READERS: Final = ("customers", "subscriptions", "checkout/sessions", "invoices", "events")


def missing_to_read(way: Gateway, *, readers: bool = True) -> tuple[str, ...]:
    """The permissions to read that the key does not include; `readers` asks for those of a pull as well."""
    missing = []
    for path in (*_PLANNING, *(_READERS if readers else ())):
        try:
            way.read(path, {"limit": 1})
        except Forbidden as forbidden:
            missing.append(forbidden.permission or f"{path} read")
    return tuple(dict.fromkeys(missing))


def missing_to_write(way: Gateway) -> tuple[str, ...]:
    """The permissions to write that planning leads to and the key does not include; nothing is changed.

    An empty request to make an object is refused for what it lacks; where the key may not make one, for that.
    """
    missing = []
    for kind, rules in KINDS.items():
        if kind == "product_feature":
            continue
        try:
            way.write(rules.path, {}, key=str(uuid.uuid4()))
        except Forbidden as forbidden:
            missing.append(forbidden.permission or f"{rules.path} write")
        except (Rejected, Failed, Limited, Busy):  # it may be asked, or nobody knows yet: the apply will say so
            continue
    return tuple(dict.fromkeys(missing))
