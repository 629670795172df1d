"""A key is pasted, refused or taken, kept or not, unlocked, and forgotten."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton

from paywall_admin.services.billing.connection import GetConnection
from paywall_admin.services.people import SetRole
from paywall_admin.services.queries import GetStatus
from paywall_admin.ui.stripe.page import StripePage
from support.billing import KEY
from support.keyrings import MemoryKeyring, in_use
from support.stores import dump
from support.stripe.peer import Peer
from ui.stripe.conftest import Desk
from ui.test_accessibility import nameless


def paste(office: Desk, key: str, *, once: bool = True) -> None:
    form = office.page.form
    form.key.control.restore(key)
    form.once.setChecked(once)
    form.go.click()
    office.settle()


def test_nothing_can_be_pressed_before_it_is_known_whether_there_is_an_account(office: Desk) -> None:
    page = StripePage(office.desk)
    office.bot.addWidget(page)
    page.show()
    assert [button.text() for button in page.findChildren(QPushButton) if button.isVisible()] == []


def test_nothing_of_an_account_can_be_pressed_before_another_store_is_known(connected: Desk) -> None:
    page, left = connected.page, []
    assert page.account.disconnect_.isVisible()
    buttons = lambda: left.append([one.text() for one in page.findChildren(QPushButton) if one.isVisible()])  # noqa: E731
    connected.desk.opened.connect(buttons)
    connected.desk.open()
    connected.calm()
    assert left == [[]]
    assert page.account.disconnect_.isVisible()


def test_a_store_without_an_account_says_what_the_page_is_for_and_which_permissions_it_takes(office: Desk) -> None:
    page = office.open()
    said = office.words()
    assert "Connect your Stripe account" in said
    assert "Products, Prices, Coupons, Promotion codes, Payment links, Entitlements" in said
    assert "Customers, Subscriptions, Checkout sessions, Invoices, Events" in said
    assert not page.look.isVisible()
    assert not page.tabs.isVisible()
    assert nameless(page) == []


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("sk_live_51HabcdefGHIJKL", "A live secret key can do everything with your money"),
        ("rk_live_51HabcdefGHIJKL", "This store is for test, and this is a live key"),
        ("hello", "This is not a key of Stripe's"),
    ],
)
def test_a_key_that_is_none_or_too_strong_is_refused_with_the_reason(office: Desk, key: str, why: str) -> None:
    page = office.open()
    paste(office, key)
    assert why in page.form.key.notes.words()
    assert key not in office.words()
    assert office.peer.requests == []
    assert not office.bo.ask(GetConnection()).connected


def test_a_key_for_this_run_binds_the_store_and_is_kept_nowhere(office: Desk, peer: Peer) -> None:
    peer.key(KEY, "coupon_write", "event_read")
    page = office.open()
    paste(office, KEY)
    said = office.words()
    assert (page.account.name.whole(), page.account.id.whole()) == ("Nikkei Asia", "acct_1Nikkei")
    assert "TEST" in said
    assert "kept for this run only" in said
    assert "The key does not include: Events: Read, Coupons: Write." in said
    assert office.bo.ask(GetStatus()).stripe == "Nikkei Asia, TEST"
    assert KEY not in repr(dump(office.bo.store))
    assert page.form.key.control.text() == ""
    assert peer.writes == []
    assert not list(office.vault.folder.glob("*"))
    assert nameless(page) == []


def test_a_key_goes_into_the_keyring_where_there_is_one(office: Desk) -> None:
    with in_use(MemoryKeyring()):
        page = office.open()
        assert not page.form.passphrase.isVisible()
        paste(office, KEY, once=False)
        assert "The key is in the keyring of this computer." in office.words()
        office.look()
        assert page.plan.view.ready == 16


def test_without_a_keyring_a_passphrase_locks_the_key_and_is_asked_for_once_a_run(office: Desk) -> None:
    page = office.open()
    paste(office, KEY, once=False)
    assert "The passphrase is needed to go on." in page.form.passphrase.first.notes.words()
    assert office.peer.requests == []
    for field in (page.form.passphrase.first, page.form.passphrase.repeated):
        field.control.restore("correct horse")
    paste(office, KEY, once=False)
    assert "in a file that your passphrase locks" in office.words()
    office.desk.open()
    office.settle()
    page.look.click()
    sheet = office.sheet()
    sheet.passphrase.control.restore("wrong")
    sheet.go.click()
    office.settle()
    assert "passphrase" in page.notes.words()
    page.look.click()
    sheet = office.sheet()
    sheet.passphrase.control.restore("correct horse")
    sheet.go.click()
    office.calm()
    assert page.plan.view.ready == 16
    office.look()
    assert page.notes.words() == ""


def test_a_key_of_another_account_is_refused_with_both_names(connected: Desk, peer: Peer) -> None:
    peer.key("rk_test_another00001", account="acct_2Other")
    connected.page.account.other.click()
    paste(connected, "rk_test_another00001")
    said = connected.page.form.key.notes.words()
    assert "Another Paper (acct_2Other)" in said
    assert "Nikkei Asia (acct_1Nikkei)" in said
    connected.page.form.leave.click()
    assert connected.page.tabs.isVisible()


def test_another_computer_is_asked_for_a_key_of_the_same_account(office: Desk) -> None:
    office.connect()
    page = office.open()
    assert "Paste a key of Nikkei Asia" in office.words()
    paste(office, KEY)
    assert page.tabs.isVisible()
    assert page.look.isEnabled()


def test_the_key_is_checked_and_what_it_lacks_is_named(connected: Desk, peer: Peer) -> None:
    told: list[str] = []
    connected.page.told.connect(lambda words, _undo: told.append(words))
    connected.page.account.check.click()
    connected.calm()
    assert told == ["The key works and includes everything that is needed."]
    peer.keys[KEY].denied = {"payment_links_write"}
    connected.page.account.check.click()
    connected.calm()
    assert "Payment links: Write" in connected.words(connected.page.account)
    peer.keys[KEY].revoked = True
    connected.page.account.check.click()
    connected.calm()
    assert "key" in connected.page.notes.words()


def test_disconnecting_asks_and_leaves_stripe_as_it_is(connected: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    connected.apply()
    before = len(connected.peer.writes)
    connected.look()
    connected.page.account.disconnect_.click()
    (box,) = connected.page.findChildren(QMessageBox)
    assert "At Stripe everything stays as it is" in box.text()
    monkeypatch.delenv("STRIPE_API_KEY")
    next(one for one in box.buttons() if one.text() == "Disconnect").click()
    connected.settle()
    assert not connected.bo.ask(GetConnection()).connected
    assert "Connect your Stripe account" in connected.words()
    assert connected.page.known.looked is None
    assert len(connected.peer.writes) == before


def test_a_viewer_looks_and_changes_nothing(connected: Desk) -> None:
    connected.colleague(SetRole("bo", None, "admin"))
    connected.colleague(SetRole("aiko", None, "viewer"))
    connected.look()
    page = connected.page
    assert page.plan.view.ready == 16
    for button in (page.review, page.account.other, page.account.disconnect_, page.subscribers.read):
        assert not button.isEnabled()
