"""The targets on the page: added, tried, changed, brought what they lack, and looked at as readers see them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QPushButton

from paywall_admin.services import tokens
from paywall_admin.services.deliveries import ListDeliveries
from paywall_admin.services.queries import GetVersion
from paywall_admin.services.targets import ListTargets
from support.webserver import TOKEN, WebServer
from support.words import texts_on
from ui.history.conftest import Desk
from ui.test_accessibility import nameless


def press(office: Desk, page: Any, name: str) -> None:
    """Press a button by what a screen reader calls it."""
    (found,) = [one for one in page.targets.findChildren(QPushButton) if one.accessibleName() == name and
                one.isVisibleTo(page)]  # fmt: skip
    found.click()
    office.settle()


def show(office: Desk, page: Any) -> Any:
    page.tabs.choose(1)
    office.settle()
    return page.targets.targets


def add_site(office: Desk, page: Any, host: WebServer, **changes: Any) -> Any:
    page.targets.add()
    sheet = office.sheet()
    sheet.kind.control.write("https")
    sheet.kind.control.edited.emit()
    sheet.location.control.restore(changes.get("location", host.url))
    sheet.name.control.restore(changes.get("name", "site"))
    sheet.token.control.restore(changes.get("token", TOKEN))
    sheet.public.control.restore(changes.get("public", ""))
    return sheet


def test_each_target_says_how_it_stands(office: Desk, page: Any, web: Path) -> None:
    shown = show(office, page)
    assert {"web", f"Folder {web}", "Has version 3", "Oct 30, 2020, 06:33 in Tokyo"} <= set(texts_on(shown))
    assert nameless(page) == []


def test_an_address_is_added_with_its_token_and_gets_the_newest_version_at_once(
    office: Desk, page: Any, host: WebServer
) -> None:
    shown = show(office, page)
    sheet = add_site(office, page, host)
    assert nameless(sheet) == []
    office.accept(sheet)
    office.bot.waitUntil(lambda: host.file() is not None)
    office.settle()
    assert host.file() == office.bo.ask(GetVersion(3)).envelope
    assert [target.id for target in office.bo.ask(ListTargets())] == ["site", "web"]
    assert {"site", f"Address {host.url}"} <= set(texts_on(shown))
    assert texts_on(shown).count("Has version 3") == 2
    assert TOKEN not in repr(texts_on(page))


def test_what_is_wrong_with_a_target_is_said_at_its_field(office: Desk, page: Any, host: WebServer) -> None:
    show(office, page)
    for changes, field, why in (
        ({"location": "http://deploy.example/x"}, "location", "has to begin with https://"),
        ({"name": "Not A Name"}, "name", "small letters"),
        ({"public": "ftp://x"}, "public", "begins with https://"),
        ({"token": "two words"}, "token", "no blanks"),
    ):
        sheet = add_site(office, page, host, **changes)
        sheet.go.click()
        office.settle()
        assert why in getattr(sheet, field).notes.words(), field
        sheet.reject()
        office.settle()
    host.fault = "401"
    sheet = add_site(office, page, host)
    sheet.go.click()
    office.settle()
    assert "the server refuses the token (401)" in sheet.notes.words()
    sheet.reject()
    assert [target.id for target in office.bo.ask(ListTargets())] == ["web"]


def test_a_target_that_fails_says_when_it_is_tried_again_and_can_be_tried_now(
    office: Desk, page: Any, web: Path
) -> None:
    shown = show(office, page)
    shutil.rmtree(web)
    office.limit(7)
    office.bo.publish("Nowhere to go")
    office.desk.changed.emit(frozenset({"versions", "deliveries"}), None)
    office.settle()
    said = texts_on(shown)
    assert "Did not take version 4" in said
    assert (
        "settings.json could not be written there: there is no such folder; what lay there stands. Attempt 1; the next "
        "one is at Oct 30, 2020, 07:33 in Tokyo."
    ) in said
    web.mkdir()
    press(office, page, "Try again now: web")
    assert "Has version 4" in texts_on(shown)
    assert (web / "settings.json").exists()


def test_a_test_changes_nothing_there(office: Desk, page: Any, web: Path) -> None:
    shown = show(office, page)
    before = (web / "settings.json").read_bytes()
    press(office, page, "Test: web")
    assert "Reached; it has version 3." in texts_on(shown)
    shutil.rmtree(web)
    press(office, page, "Test: web")
    assert any("This cannot be a target: a part of the path is not a folder" in text or "no such file" in text
               for text in texts_on(shown))  # fmt: skip
    web.mkdir()
    (web / "settings.json").write_bytes(before)


def test_a_target_is_changed_and_removed(office: Desk, page: Any, host: WebServer) -> None:
    show(office, page)
    office.accept(add_site(office, page, host))
    press(office, page, "Change: site")
    sheet = office.sheet()
    assert sheet.location.control.raw() == host.url
    sheet.public.control.restore("https://www.example/paywall/")
    office.accept(sheet)
    (site, _) = office.bo.ask(ListTargets())
    assert site.public_url == "https://www.example/paywall"
    assert tokens.place(office.bo, "site") == "file"
    press(office, page, "Remove: site")
    assert [target.id for target in office.bo.ask(ListTargets())] == ["web"]


def test_is_it_really_live(office: Desk, page: Any, web: Path, host: WebServer) -> None:
    office.accept(add_site(office, page, host, public=host.url))
    host.token = None
    with office.bot.waitSignal(page.told) as told:
        page.live.click()
    assert told.args == ["Readers everywhere get what was published last.", False]
    office.settle()
    assert texts_on(page.targets).count("Live") == 2
    host.put(office.bo.ask(GetVersion(2)).envelope)
    (web / "settings.json").unlink()
    host.ahead = 900
    with office.bot.waitSignal(page.told) as told:
        page.live.click()
    office.settle()
    said = texts_on(page.targets)
    assert {"Behind", "Version 2 is still there; the newest is 3.", "Nothing there"} <= set(said)
    assert any("The clock of this computer is 15 minutes ahead of the server's" in text for text in said)


def test_without_a_target_the_page_says_what_one_is(office: Desk, page: Any) -> None:
    shown = show(office, page)
    press(office, page, "Remove: web")
    assert shown.empty.isVisibleTo(page)
    assert office.bo.ask(ListDeliveries()) == ()
