"""Copying offers from their list, and the way from an offer to its audit."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest

from paywall_admin.services.drafts import lists
from paywall_admin.ui.offers.page import OffersPage
from support.office import Office


@pytest.fixture
def page(office: Office) -> Any:
    return office.show(lambda desk: OffersPage(desk, clock=office.clock))


def action(page: Any, words: str) -> QAction:
    return next(action for action in page.offers.copies.actions() if action.text() == words)


def copied(page: Any, words: str) -> str:
    action(page, words).trigger()
    return QGuiApplication.clipboard().text()


def test_ctrl_c_copies_the_picked_row_as_text(page: Any) -> None:
    row = page.offers.view.rows.rows()[0]
    page.offers.view.pick(row.key)
    page.offers.view.setFocus()
    QTest.keyClick(page.offers.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "\t".join((row.title, *row.cells, row.badge))


def test_csv_is_harmless_and_json_is_what_the_settings_have(office: Office, page: Any) -> None:
    offer = office.draft().offers[0]
    office.do(lists.EditOffer(offer.id, was={"name": offer.name}, now={"name": "=1+1"}))
    page.offers.view.pick(offer.id)
    (row,) = csv.DictReader(io.StringIO(copied(page, "This row as CSV"), newline=""))
    assert (row["id"], row["name"], json.loads(row["price"])["currency"]) == (offer.id, "'=1+1", "USD")
    (value,) = json.loads(copied(page, "This row as JSON"))
    assert value["name"] == "=1+1"
    whole = json.loads(copied(page, "Whole list as JSON"))
    assert [one["id"] for one in whole] == [one.id for one in office.draft().offers]


def test_from_an_offer_to_its_audit(page: Any) -> None:
    wanted: list[tuple[str, str]] = []
    page.audit_wanted.connect(lambda kind, key: wanted.append((kind, key)))
    key = page.offers.view.rows.rows()[1].key
    page.offers.view.pick(key)
    next(one for one in page.offers.menu.actions() if one.text() == "Show in audit").trigger()
    assert wanted == [("offer", key)]
