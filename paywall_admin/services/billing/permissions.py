"""What a key may do, as far as that can be found out by asking."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from paywall_admin.billing.gateway import Forbidden

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
