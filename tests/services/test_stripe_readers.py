"""Readers pulled from Stripe: all of them once, then what changed; linked, listed, and never in the audit."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest

from paywall_admin.billing.gateway import Forbidden
from paywall_admin.core.erased import email_key
from paywall_admin.core.grants import reader_key
from paywall_admin.core.problems import BadInput, NotAllowed
from paywall_admin.core.references import reference_of
from paywall_admin.services.app import App
from paywall_admin.services.billing.connection import GetConnection
from paywall_admin.services.billing.mirror import GetSubscriptions
from paywall_admin.services.billing.pulling import pull
from paywall_admin.services.people import SetRole
from paywall_admin.services.queries import ListAudit
from paywall_admin.services.readers import cases, privacy
from paywall_admin.store import erasing, reading
from support.billing import KEY
from support.stores import NOW, Clock
from support.stripe.peer import Peer

DAY = 86_400
QUIET: dict[str, Any] = {
    "cancel_at": None, "cancel_at_period_end": False, "canceled_at": None, "ended_at": None, "trial_end": None,
    "pause_collection": None, "status_details": None, "metadata": {},
}  # fmt: skip


def customer(peer: Peer, email: str | None, **more: Any) -> str:
    return str(peer.test.put("customers", email=email, **more)["id"])


def subscribe(peer: Peer, customer: str, status: str = "active", **more: Any) -> dict[str, Any]:
    return peer.test.put("subscriptions", customer=customer, status=status, **{**QUIET, **more})


def checked_out(peer: Peer, customer: str, reader: str | None) -> None:
    peer.test.put("checkout/sessions", customer=customer, status="complete", client_reference_id=reader)


def states(app: App, **who: str) -> list[str]:
    return [view.record.status for view in app.ask(GetSubscriptions(**who))]


def test_full_once_then_only_what_changed(connected: App, peer: Peer, clock: Clock) -> None:
    peer.now = NOW - DAY
    ids = [customer(peer, f"r{number}@example.com") for number in range(120)]
    subs = [subscribe(peer, id_) for id_ in ids[:30]]
    checked_out(peer, ids[0], "reader-0")
    peer.now = NOW
    first = pull(connected)
    assert (first.customers, first.subscriptions, first.links, first.full) == (120, 30, 1, True)
    clock.now = peer.now = NOW + DAY
    peer.test.change("subscriptions", subs[0]["id"], status="canceled", ended_at=peer.now)
    checked_out(peer, ids[1], "reader-1")
    before = len(peer.requests)
    second = pull(connected)
    assert (second.customers, second.subscriptions, second.links, second.full) == (0, 1, 1, False)
    assert len(peer.requests) - before < 8
    assert states(connected, reader="reader-0") == ["canceled"]
    assert states(connected, reader="reader-1") == ["active"]
    assert connected.ask(GetConnection()).read_at == NOW + DAY


def test_linked_by_checkout_metadata_and_email(connected: App, peer: Peer) -> None:
    with connected.store.write() as connection:
        connection.exec_driver_sql(
            "INSERT INTO reader (number, id, email, told_at) VALUES (1, 'by-mail', 'ann@example.com', 0)"
        )
    mail, meta, checkout = customer(peer, "Ann@Example.com"), customer(peer, None), customer(peer, None)
    for one in (mail, checkout):
        subscribe(peer, one)
    subscribe(peer, meta, metadata={"reader_id": "by-metadata"})
    checked_out(peer, checkout, "by-checkout")
    pull(connected)
    assert [states(connected, reader=one) for one in ("by-mail", "by-metadata", "by-checkout")] == [["active"]] * 3
    sources = {view.source for one in ("by-mail", "by-metadata", "by-checkout")
               for view in connected.ask(GetSubscriptions(reader=one))}  # fmt: skip
    assert sources == {"email", "metadata", "client_reference_id"}


def test_two_customers_with_one_email_one_deleted_and_the_best_state_first(
    connected: App, peer: Peer, clock: Clock
) -> None:
    gone, here = customer(peer, "ann@example.com"), customer(peer, "ann@example.com")
    subscribe(peer, gone, "canceled", ended_at=NOW - DAY)
    subscribe(peer, here, "past_due")
    subscribe(peer, here, "trialing", trial_end=NOW + DAY)
    pull(connected)
    clock.now = peer.now = NOW + 60
    peer.test.change("customers", gone, deleted=True)
    pull(connected, full=True)
    views = connected.ask(GetSubscriptions(email="ann@example.com"))
    assert views[0].record.status == "trialing"
    assert sorted((view.record.status, view.deleted) for view in views) == [
        ("canceled", True), ("past_due", False), ("trialing", False),
    ]  # fmt: skip


def test_past_due_since_is_asked_of_the_unpaid_invoice(connected: App, peer: Peer) -> None:
    id_ = customer(peer, "ann@example.com")
    made = subscribe(peer, id_, "past_due")
    times = {"finalized_at": NOW - 3 * DAY, "marked_uncollectible_at": None, "paid_at": None, "voided_at": None}
    parent = {"subscription_details": {"metadata": None, "subscription": made["id"]}, "type": "subscription_details"}
    peer.test.put("invoices", status="open", status_transitions=times, parent=parent)
    pull(connected)
    (view,) = connected.ask(GetSubscriptions(customer=id_))
    assert view.record.past_due_since == NOW - 3 * DAY


@pytest.mark.parametrize("days", [29, 31])
def test_cursor_that_is_too_old_reads_everything(connected: App, peer: Peer, clock: Clock, days: int) -> None:
    id_ = customer(peer, "ann@example.com")
    pull(connected)
    clock.now = peer.now = NOW + days * DAY
    subscribe(peer, id_)
    assert pull(connected).full
    assert states(connected, customer=id_) == ["active"]


def test_500_events_between_two_pulls_lose_nothing_and_nothing_is_twice(
    connected: App, peer: Peer, clock: Clock
) -> None:
    pull(connected)
    clock.now = peer.now = NOW + 600
    ids = [customer(peer, f"r{number}@example.com") for number in range(500)]
    for id_ in ids[:3]:
        subscribe(peer, id_)
    outcome = pull(connected)
    assert (outcome.full, outcome.customers, outcome.subscriptions) == (True, 500, 3)
    with connected.store.look() as look:
        assert look.rows("SELECT count(*), count(DISTINCT id) FROM stripe_customer") == [(500, 500)]


def test_pull_that_fails_or_is_stopped_does_not_count(connected: App, peer: Peer) -> None:
    for number in range(600):
        customer(peer, f"r{number}@example.com")
    peer.keys[KEY].denied = {"subscription_read"}
    with pytest.raises(Forbidden):
        pull(connected)
    assert connected.ask(GetConnection()).read_at is None
    peer.keys[KEY].denied = set()
    assert pull(connected, cancelled=lambda: True).cancelled
    assert connected.ask(GetConnection()).read_at is None
    assert pull(connected).customers == 600


def test_reader_is_found_by_email_seconds_after_subscribing(connected: App, peer: Peer) -> None:
    id_ = customer(peer, "ann@example.com")
    subscribe(peer, id_)
    checked_out(peer, id_, "reader-1")
    outcome = pull(connected, email=" Ann@Example.com")
    assert (outcome.customers, outcome.subscriptions, outcome.links) == (1, 1, 1)
    assert not any("search" in one.path for one in peer.requests)
    assert states(connected, reader="reader-1") == ["active"]


def test_no_name_and_no_address_stands_in_the_audit(connected: App, peer: Peer) -> None:
    id_ = customer(peer, "ann@example.com", name="Ann Example")
    subscribe(peer, id_)
    checked_out(peer, id_, "reader-1")
    pull(connected)
    with connected.store.look() as look:
        audit = json.dumps(look.rows("SELECT * FROM audit"))
        kept = json.dumps(look.rows("SELECT * FROM stripe_customer"))
    assert "ann@" not in audit
    assert "reader-1" not in audit
    assert "Ann Example" not in kept
    assert connected.ask(ListAudit(limit=1))[0].label == "Read from Stripe: customers 1, subscriptions 1"


def test_who_was_erased_does_not_come_back(connected: App, peer: Peer) -> None:
    for number, email in enumerate(("ann@example.com", "bob@example.com")):
        id_ = customer(peer, email)
        subscribe(peer, id_)
        checked_out(peer, id_, f"reader-{number}")
    with connected.store.look() as look:
        publication = reading.meta(look).publication_id
    key = reader_key(publication, "reader-0")
    with connected.store.write() as connection:
        erasing.note(connection, [key], at=NOW, by="ann", views=0)
    pull(connected)
    pull(connected, email="ann@example.com")
    assert states(connected, reader="reader-1") == ["active"]
    with connected.store.look() as look:
        kept = json.dumps([look.rows(f"SELECT * FROM {table}") for table in ("stripe_customer", "reader_link")])
    assert "bob@example.com" in kept
    assert "ann@example.com" not in kept
    assert "reader-0" not in kept


def test_an_id_that_came_back_after_its_erasure_is_found_at_stripe_again(
    connected: App, peer: Peer, clock: Clock
) -> None:
    with connected.store.look() as look:
        key = reader_key(reading.meta(look).publication_id, "reader-0")
    with connected.store.write() as connection:
        erasing.note(connection, [key], at=NOW, by="ann", views=0)
    before = customer(peer, "old@example.com")
    subscribe(peer, before)
    checked_out(peer, before, "reader-0")
    clock.now = peer.now = NOW + DAY
    after = customer(peer, "new@example.com")
    subscribe(peer, after, "trialing", trial_end=NOW + 9 * DAY)
    checked_out(peer, after, "reader-0")
    pull(connected)
    assert states(connected, reader="reader-0") == ["trialing"]


@pytest.fixture
def only_by_email(connected: App, peer: Peer) -> str:
    """A reader whom Stripe knows by e-mail alone, erased after a pull; the customer's id at Stripe."""
    with connected.store.write() as connection:
        connection.exec_driver_sql(
            "INSERT INTO reader (number, id, email, told_at) "
            "VALUES (1, 'reader-to-erase', 'very.private@example.org', 0)"
        )
    peer.now = NOW - DAY
    id_ = customer(peer, "Very.Private@example.org", name="Ann Example")
    subscribe(peer, id_)
    customer(peer, "bob@example.org")
    peer.now = NOW
    pull(connected)
    assert states(connected, reader="reader-to-erase") == ["active"]
    case = cases.open_case(connected, "support request", "T-1")
    assert privacy.erase(connected, 1, case).clean
    return id_


def bytes_of(app: App) -> bytes:
    path = app.store.location.path
    assert path is not None
    names = (path, path.with_name(path.name + "-wal"))
    return b"".join(one.read_bytes() for one in names if one.exists())


@pytest.mark.parametrize("how", ["full", "changed", "one", "subscription only"])
def test_who_was_erased_and_is_known_by_email_alone_does_not_come_back(
    connected: App, peer: Peer, clock: Clock, only_by_email: str, how: str
) -> None:
    clock.now = peer.now = NOW + DAY
    if how == "full":
        pull(connected, full=True)
    elif how == "one":
        pull(connected, email="Very.Private@example.org")
    elif how == "changed":
        peer.test.change("customers", only_by_email, name="Ann Other")
        assert not pull(connected).full
    else:
        (subscription,) = peer.test.all("subscriptions")
        peer.test.change("subscriptions", subscription["id"], status="past_due")
        assert not pull(connected).full
    whole = bytes_of(connected)
    found = [needle for needle in (b"ery.private", b"ery.Private", b"reader-to-erase", only_by_email.encode())
             if needle in whole]  # fmt: skip
    assert found == []
    (subscription,) = peer.test.all("subscriptions")
    assert subscription["id"].encode() not in whole
    assert connected.ask(GetSubscriptions(email="Very.Private@example.org")) == ()


def test_what_is_kept_of_an_erased_address_is_one_way_and_salted(connected: App, only_by_email: str) -> None:
    with connected.store.look() as look:
        publication = reading.meta(look).publication_id
        keys = {key for (key,) in look.rows("SELECT key FROM erasure")}
    assert email_key(publication, " very.PRIVATE@example.org") in keys
    assert email_key("another", "very.private@example.org") not in keys
    plain = (hashlib.sha256(b"very.private@example.org").digest(), only_by_email.encode())
    assert not any(base64.urlsafe_b64encode(one).decode().rstrip("=") in keys for one in plain)


def test_who_comes_back_as_a_new_customer_after_being_erased_is_a_new_reader(
    connected: App, peer: Peer, clock: Clock, only_by_email: str
) -> None:
    clock.now = peer.now = NOW + DAY
    subscribe(peer, customer(peer, "very.private@example.org"), "trialing", trial_end=NOW + 9 * DAY)
    pull(connected)
    assert states(connected, email="very.private@example.org") == ["trialing"]


def test_subscriptions_of_a_deleted_customer_are_over_also_where_stripe_lists_them_no_more(
    connected: App, peer: Peer, clock: Clock
) -> None:
    ids = [customer(peer, f"{name}@example.org") for name in ("ann", "bob")]
    subscribe(peer, ids[0])
    subscribe(peer, ids[1], "trialing", trial_end=NOW + DAY)
    pull(connected)
    clock.now = peer.now = NOW + 60
    peer.test.shelf("customers").objects.clear()
    peer.test.shelf("subscriptions").objects.clear()
    pull(connected, full=True)
    views = [view for name in ("ann", "bob") for view in connected.ask(GetSubscriptions(email=f"{name}@example.org"))]
    assert [(view.record.status, view.shown.words, view.record.ended_during_trial) for view in views] == [
        ("canceled", "Full access expired", False), ("canceled", "Trial expired", True),
    ]  # fmt: skip


@pytest.mark.parametrize("reader", ["r-1", "auth0|7", "ann@example.org", "日本", "pw-x"])
def test_reference_of_a_checkout_is_read_back_to_the_readers_own_id(connected: App, peer: Peer, reader: str) -> None:
    id_ = customer(peer, None)
    subscribe(peer, id_)
    checked_out(peer, id_, reference_of(reader))
    other = customer(peer, None)
    subscribe(peer, other, "past_due")
    checked_out(peer, other, "pw-old")
    pull(connected)
    assert states(connected, reader=reader) == ["active"]
    assert states(connected, reader="pw-old") == ["past_due"], "an id from before stands for itself"


def test_support_may_pull_and_an_editor_may_not(connected: App, peer: Peer, opened: Callable[[str], App]) -> None:
    connected.do(SetRole("ann", None, "admin"))
    connected.do(SetRole("sue", None, "support"))
    connected.do(SetRole("ed", None, "editor"))
    assert pull(opened("sue")).full
    with pytest.raises(NotAllowed):
        pull(opened("ed"))


def test_store_that_is_not_connected_has_nothing_to_pull(app: App, peer: Peer) -> None:
    with pytest.raises(BadInput, match="not connected to Stripe"):
        pull(app)


@pytest.mark.parametrize("kind", ["server"])
def test_on_a_server(connected: App, peer: Peer) -> None:
    id_ = customer(peer, "ann@example.com")
    subscribe(peer, id_)
    checked_out(peer, id_, "reader-1")
    pull(connected)
    pull(connected, full=True)
    assert states(connected, reader="reader-1") == ["active"]
