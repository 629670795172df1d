"""Each line of what is to be done leads to where it can be done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from paywall_admin.core.check import Finding
from paywall_admin.services.checkup import Alert
from paywall_admin.ui.overview import words

STRIPE = "Stripe does not have offer 'Trial' as it is described: the price is missing."


def lead(room: Any, qtbot: QtBot, line: Any) -> None:
    """Show one alert on the Overview and press it."""
    room.finish()
    room.window.open_page("overview")
    page = room.window.page("overview")
    qtbot.waitUntil(lambda: page.is_filled() and not room.desk.in_hand)
    page.alerts.show_lines([line])
    page.alerts.show()
    page.alerts.lines[0].click()
    room.settle()


def alert(code: str, place: str) -> Any:
    return words.alert_line(Alert(code, "danger", "Something is to be done.", place))


@pytest.mark.parametrize(("place", "tab"), [("history/targets", 1), ("history/scheduled", 0)])
def test_deliveries_and_schedules_lead_to_history(room: Any, qtbot: QtBot, place: str, tab: int) -> None:
    lead(room, qtbot, alert("delivery-failed", place))
    assert room.window.current_page() == "history"
    assert room.window.page("history").tabs.place() == tab


def test_what_stripe_does_not_have_leads_to_stripe(room: Any, qtbot: QtBot) -> None:
    found = Finding("stripe-missing", "error", "/offers/0/price", ("offer", "trial"), STRIPE)
    lead(room, qtbot, words.finding_line(found))
    assert room.window.current_page() == "stripe"
    assert words.finding_line(found).place == "/stripe/offer:trial"
    blocked = Finding("stripe-blocked", "error", "/offers/0/price", ("offer", "trial"), STRIPE)
    assert words.finding_line(blocked).place == "/offers/0/price", "that is put right in the offer"


def test_missing_key_leads_to_its_help(room: Any, qtbot: QtBot) -> None:
    lead(room, qtbot, alert("key-missing", "help/publish#The key"))
    (manual,) = [one for one in room.window.findChildren(QDialog) if one.isVisible()]
    assert manual.contents.currentItem().text() == "Publish"
    assert "keys restore" in manual.text.toPlainText()
    qtbot.waitUntil(lambda: manual.text.verticalScrollBar().value() > 0)
    manual.close()


def test_emergency_leads_to_its_sheet(room: Any, qtbot: QtBot) -> None:
    lead(room, qtbot, alert("emergency-open", "emergency"))
    (sheet,) = [one for one in room.window.findChildren(QDialog) if one.isVisible()]
    assert sheet.windowTitle() == "Open the wall"
    sheet.reject()
    room.settle()


def test_every_alert_that_can_be_acted_on_has_a_place(room: Any, store: Path, qtbot: QtBot) -> None:
    del qtbot
    room.finish()
    app = room.desk._app
    app.hear_clock(900)
    from paywall_admin.services.queries import GetOverview

    codes = {one.code: one.place for one in app.ask(GetOverview()).alerts}
    assert codes == {"clock-off": ""}
