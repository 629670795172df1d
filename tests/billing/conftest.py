"""A Stripe of the tests' own on a port, clients of it, and a desk in miniature."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from support.billing import KEY, Desk
from support.stores import NOW
from support.stripe.peer import Peer
from support.stripe.server import serving


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stripe's client waits half a second before it tries again, and an apply a little less; here they need not."""
    from stripe import _http_client

    from paywall_admin.billing import sending

    monkeypatch.setattr(sending, "FIRST_PAUSE", 0.004)

    monkeypatch.setattr(_http_client.HTTPClient, "INITIAL_DELAY", 0.002)
    monkeypatch.setattr(_http_client.HTTPClient, "MAX_DELAY", 0.004)


@pytest.fixture
def peer() -> Peer:
    made = Peer(NOW)
    made.key(KEY)
    return made


@pytest.fixture
def address(peer: Peer) -> Iterator[str]:
    with serving(peer) as found:
        yield found


@pytest.fixture
def client(address: str) -> Any:
    """Stripe's own client, pointed at the peer."""
    import stripe

    return stripe.StripeClient(KEY, base_addresses={"api": address}, max_network_retries=2)


@pytest.fixture
def desk(peer: Peer, address: str) -> Desk:
    return Desk(peer, address)
