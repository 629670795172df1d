"""Remedies in the window: before and after first, limits by role, a reason, and a way back."""

from __future__ import annotations

from typing import Any

import pytest

from paywall_admin.services.people import SetRole
from ui.test_accessibility import nameless


def write(field: Any, text: str) -> None:
    """Type a text into a field in place of what stands there."""
    field.control.target().selectAll()
    field.control.target().insert(text)


@pytest.fixture
def full(filled: Any, page: Any) -> Any:
    """The card of a reader who has read everything."""
    filled.find("reader-1")
    return page


def begin(office: Any, page: Any, kind: str) -> Any:
    page.card.remedies[kind].click()
    return office.sheet()


def test_articles_are_given_and_taken_back_by_one_undo(filled: Any, full: Any) -> None:
    sheet = begin(filled, full, "articles")
    assert (sheet.before.text(), sheet.after.text()) == (
        "Meets the wall: all 5 free articles are read.", "Can read 3 more free articles of 8.",
    )  # fmt: skip
    assert sheet.count.control.hasFocus()
    write(sheet.count, "1")
    filled.bot.waitUntil(lambda: sheet.after.text() == "Can read 1 more free article of 6.")
    assert nameless(sheet) == []
    sheet.go.click()
    assert sheet.reason.notes.words() == "This cannot be empty."
    write(sheet.reason, "The counter was wrong")
    filled.accept(sheet)
    assert filled.told[-1].startswith("Give 1 more article until November ")
    assert full.card.state.text() == "Can read 1 more free article of 6"
    assert full.card.steps.facts.words()[0][1].endswith("by aiko\nThe counter was wrong")
    filled.undo()
    assert full.card.state.text() == "Meets the wall: all 5 free articles are read"
    assert filled.released() == [1, 0]


def test_access_is_given_extended_and_taken_back(filled: Any, full: Any) -> None:
    sheet = begin(filled, full, "access")
    write(sheet.reason, "Paid by transfer")
    write(sheet.until, "Oct 31")
    filled.bot.waitUntil(lambda: sheet.after.text() == "Reads everything: access was given.")
    filled.accept(sheet)
    assert full.card.state.text() == "Reads everything: access was given"
    (grant,) = full.card.card.grants
    full.card.given.extend_wanted.emit(grant)
    sheet = filled.sheet()
    write(sheet.until, "Nov 3")
    write(sheet.reason, "The bank takes longer")
    filled.accept(sheet)
    (longer,) = full.card.card.grants
    assert longer.until - grant.until == 3 * 86_400
    full.card.given.take_back_wanted.emit(longer)
    filled.settle()
    assert full.card.card.grants == ()
    assert filled.told[-1].startswith("Take back: Give access")


def test_meter_is_reset(filled: Any, full: Any) -> None:
    sheet = begin(filled, full, "reset")
    write(sheet.reason, "A shared phone")
    filled.accept(sheet)
    assert full.card.meter.text() == "5 of 5 left, 0 read"


def test_ids_of_one_person_are_joined(filled: Any, full: Any) -> None:
    sheet = begin(filled, full, "merge")
    write(sheet.reason, "The device registered")
    write(sheet.other, "device-8")
    sheet.go.click()
    filled.settle()
    assert "no reader with exactly this id" in sheet.other.notes.words()
    assert not sheet.effect.isVisible()
    write(sheet.other, "device-9")
    filled.bot.waitUntil(sheet.effect.isVisible)
    filled.accept(sheet)
    assert full.card.name.whole() == "a•••@e•••.org · re•••-1 · de•••-9"
    assert len(full.card.card.counted) == 6


def test_a_role_gives_no_more_than_its_limit(filled: Any, page: Any) -> None:
    filled.bo.do(SetRole("bo", None, "admin"))
    filled.bo.do(SetRole("aiko", None, "support"))
    filled.desk.changed.emit(frozenset({"people"}), None)
    filled.settle()
    filled.find("reader-1")
    sheet = begin(filled, page, "articles")
    assert sheet.count.notes.words() == "Your role gives at most 20 at once."
    write(sheet.count, "21")
    filled.bot.waitUntil(lambda: "at most 20 articles at once" in sheet.notes.words())
    write(sheet.reason, "Many")
    sheet.go.click()
    filled.settle()
    assert sheet.isVisible()
    assert "at most 20 articles at once" in sheet.notes.words()


def test_a_reason_names_nobody(filled: Any, full: Any) -> None:
    sheet = begin(filled, full, "reset")
    write(sheet.reason, "ann@example.org called")
    sheet.go.click()
    filled.settle()
    assert "leave out the address" in sheet.notes.words()
    assert full.card.card.grants == ()


def test_without_the_key_the_page_says_that_the_website_waits(
    filled: Any, full: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.bo.publish("First", passphrase=lambda: "correct horse")
    monkeypatch.delenv("PAYWALL_ADMIN_PASSPHRASE")
    sheet = begin(filled, full, "reset")
    write(sheet.reason, "A shared phone")
    filled.accept(sheet)
    assert "asks for a passphrase" in full.sending.notes.words()
    assert filled.released() == []
    full.sending.send_with("correct horse")
    filled.settle()
    assert filled.released() == [1]
    assert not full.sending.isVisible()
