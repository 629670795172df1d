"""kill -9 at any moment of an apply: nothing is twice, nothing is missing, and the next apply puts it right."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter

import pytest

from paywall_admin.services.app import App
from paywall_admin.services.billing import planning
from paywall_admin.services.billing.applying import apply
from paywall_admin.services.billing.connection import GetConnection
from paywall_admin.services.billing.views import plan_view
from paywall_admin.services.queries import GetDraft
from paywall_admin.store import keeping
from support.stores import Clock
from support.stripe.peer import Peer, Reply, Request

# Gives both offers a new price and applies it, again and again, with the clock of the tests.
APPLIER = """
import sys
from paywall_admin.billing import stripe_gateway
from paywall_admin.services.app import App
from paywall_admin.services.billing.applying import apply
from paywall_admin.services.drafts import EditOffer
from paywall_admin.services.queries import GetDraft
stripe_gateway.TEST_LIMITS = (1_000_000, 1_000_000)
app = App.open(sys.argv[1], actor="ann", clock=lambda: int(sys.argv[2]), create=False)
apply(app)
print("begin", flush=True)
while True:
    for offer in app.ask(GetDraft()).settings.offers:
        app.do(EditOffer(offer.id, {"price/amount": offer.price.amount}, {"price/amount": offer.price.amount + 1}))
    apply(app)
"""


def apply_until_killed(address: str, peer: Peer, now: int, write: int, *, acted: bool, seconds: float) -> None:
    """Kills an applier at its so manieth write, before or after Stripe acted on it, and a little later."""
    words = [sys.executable, "-c", APPLIER, address, str(now)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=os.environ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "begin\n"
        seen = 0

        def look(request: Request, *_: Reply) -> None:
            nonlocal seen
            seen += request.verb == "POST" and bool(request.text)
            if seen == write:
                time.sleep(seconds)
                os.kill(running.pid, signal.SIGKILL)

        peer.before, peer.after = (None, look) if acted else (look, None)
        running.wait(100)
        peer.before = peer.after = None
    assert running.returncode == -signal.SIGKILL


def twice(peer: Peer) -> list[tuple[str, str]]:
    """Objects that were made twice: the same thing with the same fixed fields."""
    made = Counter(
        (one["metadata"]["pw_key"], one["metadata"]["pw_rev"])
        for resource in ("products", "prices", "payment_links", "entitlements/features")
        for one in peer.test.all(resource)
    )
    return [key for key, count in made.items() if count > 1]


def living(peer: Peer) -> Counter[str]:
    """The living objects by thing."""
    return Counter(
        one["metadata"]["pw_key"]
        for resource in ("products", "prices", "payment_links")
        for one in peer.test.all(resource)
        if one["active"]
    )


def campaign(connected: App, address: str, peer: Peer, clock: Clock, rounds: int) -> None:
    chance, interrupted = random.Random(rounds), 0
    peer.latency = 0.004
    connected.close()
    for _ in range(rounds):
        moment = chance.choice((0.0, 0.001, 0.02))
        apply_until_killed(address, peer, clock.now, chance.randint(1, 12), acted=chance.random() < 0.5, seconds=moment)
        app = App.open(address, actor="ann", clock=clock)
        assert keeping.check(app.store) == ()
        interrupted += app.ask(GetConnection()).unfinished > 0
        for _ in range(2):
            outcome = apply(app)
            assert (outcome.problem, outcome.left) == (None, 0)
        assert twice(peer) == []
        assert set(living(peer).values()) == {1}, "of everything there is one that lives, and no orphan"
        assert len(living(peer)) == 8
        assert plan_view(planning.plan(app)).up_to_date
        amounts = {one["id"]: one["unit_amount"] for one in peer.test.all("prices") if one["active"]}
        wanted = {offer.price.amount for offer in app.ask(GetDraft()).settings.offers}
        assert wanted < set(amounts.values())
        app.close()
    assert interrupted >= rounds // 2, "most were killed with a request under way"


def test_kill_in_apply(connected: App, address: str, peer: Peer, clock: Clock) -> None:
    campaign(connected, address, peer, clock, rounds=4)


@pytest.mark.slow
@pytest.mark.timeout(3000)
def test_kill_in_apply_many_times(connected: App, address: str, peer: Peer, clock: Clock) -> None:
    campaign(connected, address, peer, clock, rounds=200)
