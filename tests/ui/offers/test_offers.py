"""The list of offers: what stands in it, priority by mouse and keys, duplicate, archive, undo, on a real store."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPlainTextEdit

from paywall_admin.core.codec import settings_dict
from paywall_admin.services import publishing
from paywall_admin.services.drafts import EditPublication, ReplaceDraft, lists
from paywall_admin.services.queries import GetButtons
from paywall_admin.services.undo import Undo
from paywall_admin.ui.offers import entries
from paywall_admin.ui.offers.page import OffersPage
from paywall_admin.ui.offers.words import deal_words
from support.office import Office

ALT = Qt.KeyboardModifier.AltModifier
DAY = 86_400


@pytest.fixture
def page(office: Office) -> Any:
    return office.show(lambda desk: OffersPage(desk, clock=office.clock))


def ids(office: Office) -> list[str]:
    return [offer.id for offer in office.draft().offers]


def shown(page: Any) -> list[str]:
    return [row.key for row in page.offers.view.rows.rows()]


def badges(page: Any) -> list[str]:
    return [row.badge for row in page.offers.view.rows.rows()]


def publish(office: Office) -> None:
    """Publish as the person at the desk, and let the page notice."""
    office.desk.call(office.desk, lambda app: publishing.publish(app, "Now", passphrase=lambda: "a long passphrase"))
    office.settle()
    office.desk.changed.emit(frozenset({"versions"}), None)
    office.settle()
    assert office.troubles == []


def test_sample_is_shown_in_words(page: Any) -> None:
    first, second = page.offers.view.rows.rows()
    assert (first.title, tuple(first.cells), first.badge) == (
        "Three-month trial",
        ("3 months for $9", "until Oct 31"),
        "Draft",
    )
    assert tuple(second.cells) == ("1 month for $0.99", "no end")
    assert page.offer_editor.summary.text() == (
        "“Monthly subscription”: 3 months for $9, then $15 a month. "
        "All readers see it until October 31, 2020, the whole of that day."
    )


def test_published_offers_say_what_they_are_to_readers_now(office: Office, page: Any) -> None:
    office.colleague(lists.DuplicateOffer("one-month", "winter"))
    office.colleague(lists.EditOffer("winter", {"startsAt": None}, {"startsAt": "2020-12-01T00:00:00Z"}))
    publish(office)
    assert badges(page) == ["Live", "Live", "Scheduled"]
    office.clock.now += 40 * DAY
    page.look_again.timeout.emit()
    assert badges(page) == ["Ended", "Live", "Live"]


def test_a_change_to_a_live_offer_shows_beside_what_readers_have(office: Office, page: Any) -> None:
    publish(office)
    office.colleague(lists.EditOffer("three-months", {"endsAt": "2020-10-31T15:00:00Z"}, {"endsAt": None}))
    assert badges(page) == ["Live, changed", "Live"]
    office.colleague(lists.ArchiveOffer("three-months"))
    page.offers.show_archived.setChecked(True)
    assert badges(page) == ["Live", "Archived, still published"]


def test_new_offer_needs_a_price_before_it_can_go_out(office: Office, page: Any) -> None:
    office.bot.mouseClick(page.offers.add, Qt.MouseButton.LeftButton)
    office.settle()
    assert ids(office) == ["three-months", "one-month", "offer-1"]
    assert page.offer_editor.name.control.hasFocus()
    assert badges(page)[2] == "Problem"
    assert "give it a price" in page.offer_editor.price.notes.words()
    office.fill(page.offer_editor.price, "$4.50")
    assert office.draft().offers[2].price.amount == 450
    assert badges(page)[2] == "Draft"


def test_keys_change_the_priority(office: Office, page: Any) -> None:
    page.offers.view.pick("one-month")
    page.offers.view.setFocus()
    office.press(Qt.Key.Key_Up, ALT)
    office.settle()
    assert ids(office) == shown(page) == ["one-month", "three-months"]


def test_mouse_drags_the_priority(office: Office, page: Any) -> None:
    view = page.offers.view
    start, end = (view.visualRect(view.rows.index(place)).center() for place in (1, 0))
    office.bot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    office.bot.mouseMove(view.viewport(), (start + end) / 2)
    office.bot.mouseMove(view.viewport(), end - QPoint(0, 12))
    office.bot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end - QPoint(0, 12))
    office.settle()
    assert ids(office) == shown(page) == ["one-month", "three-months"]


def test_duplicate_archive_and_undo(office: Office, page: Any) -> None:
    told: list[tuple[str, bool]] = []
    page.told.connect(lambda text, undo: told.append((text, undo)))
    page.offers.view.setFocus()
    office.press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    office.settle()
    assert ids(office) == ["three-months", "three-months-2", "one-month"]
    page.offers.view.setFocus()
    office.press(Qt.Key.Key_Delete)
    office.settle()
    assert ids(office) == ["three-months", "one-month"]
    assert told == [("“Three-month trial” is archived.", True)]
    office.do(Undo())
    assert ids(office) == shown(page) == ["three-months", "three-months-2", "one-month"]


def test_without_offers_the_page_says_what_they_are_for(office: Office, page: Any) -> None:
    office.colleague(lists.ArchiveOffer("three-months"))
    office.colleague(lists.ArchiveOffer("one-month"))
    assert page.offers.empty.isVisible()
    office.bot.mouseClick(page.offers.empty.button, Qt.MouseButton.LeftButton)
    office.settle()
    assert ids(office) == ["offer-1"]


def test_viewers_can_look_but_not_change(office: Office) -> None:
    from paywall_admin.services.people import SetRole

    office.bo.do(SetRole("bo", None, "admin"))
    page = office.show(OffersPage)
    assert not page.offers.add.isEnabled()
    for field in page.offer_editor.form.fields():
        target = field.control.target()
        assert not target.isEnabled() or target.isReadOnly(), field.label
    assert office.steps() == []


def cut_off(section: Any) -> list[str]:
    """The fields of which something is not to be seen."""
    room = section.detail
    found = []
    for field in room.editor.form.fields():
        control, notes = field.control, field.notes
        right = control.mapTo(room, control.rect().topRight()).x()
        needed = control.heightForWidth(control.width())
        # An area that scrolls is as high as it was made.
        scrolls = isinstance(control, QPlainTextEdit)
        low = not scrolls and control.height() < (control.minimumSizeHint().height() if needed < 0 else needed)
        short = notes.isVisible() and notes.height() < notes.heightForWidth(notes.width())
        if field.isVisible() and (right > room.width() or low or short):
            found.append(field.label)
    return found


@pytest.mark.parametrize("width", [420, 560, 900, 1600])
def test_nothing_is_cut_off_at_any_width(office: Office, page: Any, width: int) -> None:
    page.resize(width, 700)
    office.fill(page.offer_editor.price, "much")
    office.fill(page.offer_editor.ends, "10/11/2020")
    for section, tab in ((page.offers, 0), (page.plans, 1)):
        page.tabs.choose(tab)
        office.settle()
        assert cut_off(section) == []
        assert section.detail.width() <= page.width()


def test_only_offers_that_changed_are_put_into_words(
    office: Office, page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def listen(offer: Any) -> str:
        said.append(offer.id)
        return deal_words(offer)

    monkeypatch.setattr(entries, "deal_words", listen)
    office.fill(page.offer_editor.name, "Another name")
    assert page.offers.view.rows.rows()[0].title == "Another name"
    assert set(said) == {ids(office)[0]}
    said.clear()
    office.desk.do(office.desk, EditPublication({"timeZone": "Asia/Tokyo"}, {"timeZone": "America/New_York"}))
    office.settle()
    assert set(said) == set(ids(office))


def test_of_a_long_list_only_what_is_to_be_seen_is_put_into_words(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = settings_dict(office.draft())
    whole["offers"] = [{**whole["offers"][0], "id": f"offer-{number}"} for number in range(300)]
    office.bo.do(ReplaceDraft(whole))
    said: set[str] = set()
    monkeypatch.setattr(entries, "deal_words", lambda offer: said.add(offer.id) or "words")
    page = office.show(lambda desk: OffersPage(desk, clock=office.clock))
    page.grab()
    assert len(shown(page)) == 300
    assert 0 < len(said) < 40


def test_an_edit_shows_the_list_once(office: Office, page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """What differs from the newest version and what the check says come behind the draft, mostly without news."""
    lists_shown: list[int] = []
    show_entries = page.offers.show_entries
    monkeypatch.setattr(page.offers, "show_entries", lambda *one, **two: lists_shown.append(show_entries(*one, **two)))
    office.do(lists.EditOffer("three-months", {"name": "Three-month trial"}, {"name": "Another name"}))
    assert shown(page)[0] == "three-months"
    assert page.offers.view.rows.rows()[0].title == "Another name"
    assert len(lists_shown) == 1


def test_buttons_are_asked_for_only_where_they_may_be_others(
    office: Office, page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    ask = office.desk.ask
    monkeypatch.setattr(office.desk, "ask", lambda *one, **two: (asked.append(one[1]), ask(*one, **two)))
    for field, text, times in ((page.offer_editor.name, "Another name", 0), (page.offer_editor.price, "7", 1)):
        office.fill(field, text)
        assert [type(query) for query in asked].count(GetButtons) == times
    assert page.offer_editor.terms.labels.text().startswith("Try 3 months for $7")
