"""`paywall-admin stripe`: connect, plan, apply on another desk, settle, adopt, with exit codes that mean something."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Answer, Call
from paywall_admin.system import signing
from support.billing import KEY, UNHURRIED
from support.stripe.peer import Fault, Peer
from support.stripe.server import serving


@pytest.fixture
def peer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Peer]:
    """A Stripe with the clock of this machine, and a key for this run."""
    from stripe import _http_client

    from paywall_admin.billing import stripe_gateway

    monkeypatch.setattr(stripe_gateway, "TEST_LIMITS", UNHURRIED)
    monkeypatch.setattr(stripe_gateway, "LIVE_LIMITS", UNHURRIED)
    monkeypatch.setitem(signing._COST, "n", 2**4)  # what a guess costs is tested with the seal itself
    monkeypatch.setattr(_http_client.HTTPClient, "INITIAL_DELAY", 0.002)
    monkeypatch.setattr(_http_client.HTTPClient, "MAX_DELAY", 0.004)
    made = Peer(int(time.time()))
    made.key(KEY)
    with serving(made) as address:
        monkeypatch.setenv("STRIPE_API_BASE", address)
        yield made


@pytest.fixture
def sample(desk: Call, tmp_path: Path, peer: Peer, passphrase: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with the sample, connected; the key is taken from STRIPE_API_KEY."""
    path = tmp_path / "paywall.db"
    assert desk("--store", path, "sample").code == 0
    monkeypatch.setenv("STRIPE_API_KEY", KEY)
    assert desk("--store", path, "stripe", "connect").code == 0
    return path


def changes(before: bytes, store: Path) -> set[str]:
    """The tables that are not as they were."""
    old = store.with_name("before.db")
    old.write_bytes(before)
    with closing(sqlite3.connect(old)) as then, closing(sqlite3.connect(store)) as now:
        tables = [name for (name,) in now.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name
            for name in tables
            if sorted(map(repr, then.execute(f"SELECT * FROM {name}")))
            != sorted(map(repr, now.execute(f"SELECT * FROM {name}")))
        }


def stripe(desk: Call, store: Path, *words: str) -> Answer:
    return desk("--store", store, "stripe", *words)


def test_connect_status_and_disconnect(desk: Call, sample: Path) -> None:
    said = stripe(desk, sample, "status", "--json").json
    assert (said["account"], said["livemode"], said["key"], said["missing"]) == (
        "acct_1Nikkei",
        False,
        "environment",
        [],
    )
    assert "Stripe: Nikkei Asia, TEST" in stripe(desk, sample, "status").out
    assert stripe(desk, sample, "disconnect").code == 0
    assert stripe(desk, sample, "plan").code == 3
    assert "not connected to Stripe" in stripe(desk, sample, "plan").err


def test_status_names_plans_and_offers_and_a_clock_that_is_wrong(desk: Call, sample: Path, peer: Peer) -> None:
    said = stripe(desk, sample, "status", "--json").json
    assert set(said["states"].values()) == {"missing"}
    assert said["warning"] is None
    assert stripe(desk, sample, "apply", "--yes").code == 0
    assert "One-month trial (offer:one-month): in Stripe" in stripe(desk, sample, "status").out
    peer.now += 600
    out = stripe(desk, sample, "status").out
    assert "warning: This computer's clock is 10 min behind Stripe's" in out or "9 min behind" in out


def test_price_that_is_taken_away_is_said_plainly(desk: Call, sample: Path) -> None:
    stripe(desk, sample, "price", "plan:monthly", "EUR", "14.00")
    assert stripe(desk, sample, "price", "plan:monthly", "EUR", "none").out.startswith(
        "plan:monthly has no price in EUR any more"
    )


def test_connect_reads_the_key_from_standard_input_and_seals_it(
    sample: Path, peer: Peer, home: Path, program: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("STRIPE_API_KEY")
    done = program("--store", sample, "stripe", "connect", "--json", stdin=KEY.encode() + b"\n")
    assert (done.returncode, json.loads(done.stdout)["key"]) == (0, "file"), done.stderr
    assert all(KEY.encode() not in path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert program("--store", sample, "stripe", "plan", "--check").returncode == 1
    bad = program("--store", sample, "stripe", "connect", stdin=b"sk_live_51HabcdefGHIJKL\n")
    assert bad.returncode == 3
    assert b"make a restricted key" in bad.stderr
    assert b"sk_live_51" not in bad.stderr


def test_dry_runs_send_no_write(desk: Call, sample: Path, peer: Peer) -> None:
    assert stripe(desk, sample, "apply", "--yes").code == 0
    peer.test.all("payment_links")[0]["inactive_message"] = "Gone."
    stripe(desk, sample, "plan")
    key = peer.test.all("payment_links")[0]["metadata"]["pw_key"]
    sent, before = len(peer.requests), sample.read_bytes()
    for words in (
        ("connect",), ("apply", "--yes"), ("apply", "--due"), ("disconnect",), ("settle", key, "accept"),
        ("adopt", "plan:monthly/product", "prod_1"), ("price", "plan:monthly", "EUR", "14.00"), ("pull",),
    ):  # fmt: skip
        for tried in ((*words, "--dry-run"), ("--dry-run", *words)):
            answer = stripe(desk, sample, *tried)
            assert answer.code == 0, (tried, answer.err)
            assert answer.out
    assert all(one.verb == "GET" for one in peer.requests[sent:])
    assert stripe(desk, sample, "status").code == 0
    assert "plan:monthly/price" not in stripe(desk, sample, "plan").out
    assert changes(before, sample) <= {"stripe_account"}, "only when it was last looked at"


def test_plan_kept_in_a_file_is_reviewed_and_applied_on_another_desk(
    desk: Call, sample: Path, peer: Peer, tmp_path: Path
) -> None:
    file = tmp_path / "autumn.json"
    kept = stripe(desk, sample, "plan", "--out", str(file))
    assert "+ price: $0.99, once, becomes a price of “One-month trial”." in kept.out
    shown = stripe(desk, sample, "plan", "--show", str(file))
    assert shown.out == kept.out
    done = stripe(desk, sample, "apply", "--plan", str(file), "--json")
    assert (done.code, done.json["done"], done.json["left"]) == (0, 14, 0)
    again = stripe(desk, sample, "apply", "--plan", str(file))
    assert again.code == 4
    assert "changed since this plan was made" in again.err
    assert stripe(desk, sample, "plan", "--check").code == 0
    assert "Up to date" in stripe(desk, sample, "apply").out
    file.write_text("{}")
    assert stripe(desk, sample, "apply", "--plan", str(file)).code == 3


def test_nobody_to_ask_needs_yes_or_a_digest(desk: Call, sample: Path, peer: Peer) -> None:
    refused = stripe(desk, sample, "apply")
    assert refused.code == 2
    assert "give --yes" in refused.err
    assert peer.test.all("products") == []
    digest = stripe(desk, sample, "plan", "--json").json["digest"]
    assert stripe(desk, sample, "apply", "--digest", digest).code == 0
    assert len(peer.test.all("products")) == 2


def test_live_store_needs_the_word(desk: Call, sample: Path, peer: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    assert stripe(desk, sample, "disconnect").code == 0
    assert desk("--store", sample, "database", "environment", "live").code == 0
    wrong = stripe(desk, sample, "connect")
    assert wrong.code == 3
    assert "This store is for live, and this is a sandbox key" in wrong.err
    monkeypatch.setenv("STRIPE_API_KEY", peer.key("rk_live_marketing0001"))
    assert stripe(desk, sample, "connect").code == 0
    refused = stripe(desk, sample, "apply", "--yes")
    assert refused.code == 3
    assert "type LIVE to go on" in refused.err
    assert "LIVE: 14 to make" in refused.err
    assert stripe(desk, sample, "apply", "--yes", "--confirm", "LIVE").code == 0
    assert len(peer.worlds["acct_1Nikkei", True].all("payment_links")) == 2


def test_exit_codes_mean_something(desk: Call, sample: Path, peer: Peer) -> None:
    peer.keys[KEY].denied = {"plan_write"}
    denied = stripe(desk, sample, "apply", "--yes")
    assert denied.code == 9
    assert "plan_write" in denied.err
    peer.keys[KEY].denied = {"coupon_read"}
    assert stripe(desk, sample, "plan").code == 9
    assert "The key does not include coupon_read" in stripe(desk, sample, "status").out
    peer.keys[KEY].revoked = True
    revoked = stripe(desk, sample, "plan")
    assert revoked.code == 9
    assert KEY not in revoked.err + revoked.out


def test_drift_is_shown_and_settled(desk: Call, sample: Path, peer: Peer) -> None:
    stripe(desk, sample, "apply", "--yes")
    peer.test.all("payment_links")[0]["inactive_message"] = "<b>Gone</b>"
    said = stripe(desk, sample, "plan")
    assert "text once it is off: <b>Gone</b> -> This offer has ended." in said.out
    key = next(step["key"] for group in json.loads(stripe(desk, sample, "plan", "--json").out)["groups"]
               for step in group["steps"])  # fmt: skip
    assert f"paywall-admin stripe settle {key} ours|accept" in said.out
    assert stripe(desk, sample, "settle", key, "theirs").code == 3
    assert stripe(desk, sample, "settle", key, "accept").code == 0
    assert stripe(desk, sample, "plan", "--check").code == 0
    assert stripe(desk, sample, "settle", "plan:monthly/price", "ours").code == 3


def test_further_currency_is_typed_as_money(desk: Call, sample: Path, peer: Peer) -> None:
    assert stripe(desk, sample, "price", "plan:monthly", "eur", "14.00").code == 0
    blocked = stripe(desk, sample, "plan")
    assert "blocked: price: Its plan has a price in EUR, and it has none; give it one." in blocked.out
    for offer in ("offer:one-month", "offer:three-months"):
        assert stripe(desk, sample, "price", offer, "EUR", "0.90").code == 0
    assert "$15 or €14 every month" in stripe(desk, sample, "plan").out
    assert stripe(desk, sample, "price", "plan:monthly", "JPY", "1,400").code == 3
    assert stripe(desk, sample, "price", "plan:monthly", "EUR", "none").code == 0


def test_ctrl_c_stops_in_good_order(sample: Path, peer: Peer, home: Path) -> None:
    peer.faults += [Fault("slow", path="prices", skip=1, seconds=1.0) for _ in range(3)]
    words = [sys.executable, "-m", "paywall_admin", "--store", str(sample), "stripe", "apply", "--yes", "--json"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ) as running:
        while not peer.test.all("products"):
            time.sleep(0.01)
            assert running.poll() is None
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    said = json.loads(out)
    assert (running.returncode, said["cancelled"]) == (1, True), err
    assert said["left"] > 0
    assert "Traceback" not in err
