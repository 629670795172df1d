"""What only this computer can say about publishing: whether it has the keys that sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paywall_admin.services import keys
from paywall_admin.services.queries.overview import Alert

if TYPE_CHECKING:
    from paywall_admin.services.app import App


def missing_keys(app: App) -> tuple[Alert, ...]:
    """The keys that sign new versions and are not on this computer, which therefore cannot publish."""
    missing = [key.keyid for key in keys.show(app) if key.signs and key.place is None]
    return tuple(
        Alert(
            "key-missing",
            "danger",
            f"This computer does not have the signing key {keyid}, so it cannot publish; bring it here with "
            "'paywall-admin keys restore'.",
            "help/publish#The key",
        )
        for keyid in missing
    )
