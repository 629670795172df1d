"""Stripe's own client keeps to what it is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from paywall_admin.billing.pace import Pace
from paywall_admin.billing.stripe_gateway import StripeGateway
from support.billing import KEY, UNHURRIED


def test_nothing_of_this_computer_is_kept_or_told(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from stripe import _telemetry_id

    for name in ("XDG_CONFIG_HOME", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setattr(_telemetry_id, "_loaded", False)
    StripeGateway(KEY, address=address, pace=Pace(UNHURRIED)).read("products")
    assert list(tmp_path.iterdir()) == []
