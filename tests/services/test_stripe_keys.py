"""The key to Stripe and the account it is for: bound once, never mixed up, and the key stands nowhere."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from paywall_admin.billing.gateway import Forbidden, KeyInvalid
from paywall_admin.core.problems import BadInput, KeyRefused
from paywall_admin.services.app import App
from paywall_admin.services.billing import connection, key, permissions, planning
from paywall_admin.services.billing.applying import apply
from paywall_admin.services.billing.connection import GetConnection
from paywall_admin.services.billing.views import PlanView, plan_view
from paywall_admin.services.environment import ChooseEnvironment
from paywall_admin.services.queries import GetStatus
from support.billing import KEY, marked
from support.stores import dump
from support.stripe.peer import Fault, Peer

SECRETS = ("sk_live_51HabcdefGHIJKL", "rk_live_51HabcdefGHIJKL", KEY)


def view(app: App) -> PlanView:
    return plan_view(planning.plan(app))


def test_connect_binds_account_and_mode_and_keeps_the_key_out_of_the_store(connected: App, peer: Peer) -> None:
    found = connected.ask(GetConnection())
    assert (found.account, found.name, found.livemode) == ("acct_1Nikkei", "Nikkei Asia", False)
    assert connected.ask(GetStatus()).stripe == "Nikkei Asia, TEST"
    assert KEY not in repr(dump(connected.store))
    os.environ.pop("STRIPE_API_KEY")
    assert key.of(connected) == KEY
    connection.disconnect(connected)
    assert not connected.ask(GetConnection()).connected
    with pytest.raises(KeyRefused, match="no key to Stripe on this computer"):
        key.of(connected)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("sk_live_51HabcdefGHIJKL", "A live secret key can do everything .* make a restricted key"),
        ("rk_live_51HabcdefGHIJKL", "This store is for test, and this is a live key"),
        ("pk_test_51HabcdefGHIJKL", "publishable key"),
        ("whsec_123456789012", "not a key of Stripe's"),
        ("", "not a key of Stripe's"),
        ("rk_test_abc def ghijk", "not a key of Stripe's"),
    ],
)
def test_key_that_is_none_or_too_strong_is_refused_with_what_to_do(app: App, peer: Peer, text: str, words: str) -> None:
    with pytest.raises(BadInput, match=words) as refused:
        connection.connect(app, text)
    assert not text or text not in str(refused.value)
    assert peer.requests == []


def test_sandbox_key_is_refused_by_a_live_store_before_any_request(app: App, peer: Peer) -> None:
    app.do(ChooseEnvironment("test", "live"))
    with pytest.raises(BadInput, match="This store is for live, and this is a sandbox key"):
        connection.connect(app, KEY)
    assert peer.requests == []


def test_valid_key_of_another_account_is_refused_and_both_are_named(connected: App, peer: Peer) -> None:
    other = peer.key("rk_test_other00000001", account="acct_2Other")
    with pytest.raises(BadInput, match=r"Another Paper \(acct_2Other\).*bound to Nikkei Asia \(acct_1Nikkei\)"):
        connection.connect(connected, other)
    os.environ["STRIPE_API_KEY"] = other
    before = len(peer.writes)
    with pytest.raises(BadInput, match="Another Paper"):
        apply(connected)
    assert len(peer.writes) == before


def test_account_that_may_not_be_asked_for_works_and_says_so(app: App, peer: Peer, cheap_passphrase: str) -> None:
    peer.keys[KEY].denied = {"account_read"}
    found, _ = connection.connect(app, KEY)
    assert (found.connected, found.account) == (True, None)
    assert "could not be confirmed" in view(app).warnings[0]
    assert apply(app).problem is None
    peer.keys[KEY].denied = set()
    planning.plan(app)
    assert app.ask(GetConnection()).account == "acct_1Nikkei"


def test_stand_in_for_stripe_is_on_this_machine_only(app: App, peer: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    for address in ("https://evil.example/", "http://127.0.0.1.evil.example", "ftp://127.0.0.1", "http://0.0.0.0:1"):
        monkeypatch.setenv("STRIPE_API_BASE", address)
        with pytest.raises(BadInput, match="has to be on this machine"):
            connection.connect(app, KEY)


def test_permission_that_is_missing_is_named_before_the_first_write(connected: App, peer: Peer) -> None:
    peer.keys[KEY].denied = {"payment_links_write"}
    with pytest.raises(Forbidden, match="does not include the permission payment_links_write"):
        apply(connected)
    assert marked(peer, "products") == []


def test_permissions_to_read_are_named(connected: App, peer: Peer) -> None:
    peer.keys[KEY].denied = {"coupon_read", "event_read"}
    assert permissions.missing_to_read(connection.gateway(connected)) == ("coupon_read", "event_read")


def test_key_revoked_in_the_middle_keeps_what_was_done(connected: App, peer: Peer) -> None:
    def revoke(done: int, _: int, __: str) -> None:
        peer.keys[KEY].revoked = done >= 3

    outcome = apply(connected, progress=revoke)
    assert isinstance(outcome.problem, KeyInvalid)
    assert 3 <= outcome.done < 14
    assert connected.ask(GetConnection()).unfinished == 0
    peer.keys[KEY].revoked = False
    assert apply(connected).left == 0
    assert len(peer.test.all("products")) == 2


def test_the_key_stands_nowhere_after_failures(
    connected: App, peer: Peer, address: str, home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    said: list[str] = []
    peer.faults += [Fault(kind, path=path) for kind in ("error", "lost", "busy") for path in ("products", "prices")]
    for denied in ({"plan_write"}, {"coupon_read"}, set()):
        peer.keys[KEY].denied = denied
        try:
            said.append(repr(apply(connected)))
        except Forbidden as problem:
            said.append(f"{problem!r} {problem}")
    peer.keys[KEY].revoked = True
    for act in (lambda: apply(connected), lambda: planning.plan(connected)):
        with pytest.raises(KeyInvalid) as invalid:
            act()
        said.append(f"{invalid.value!r} {invalid.value} {invalid.getrepr(showlocals=False)}")
    for secret in SECRETS:
        assert secret not in " ".join(said) + caplog.text
        files = [path for path in [*home.rglob("*"), Path(address), Path(f"{address}-wal")] if path.is_file()]
        assert all(secret.encode() not in path.read_bytes() for path in files)
