"""The Readers page in Japanese: the case, the card, a remedy, and what an import left out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from paywall_admin.core.codec import settings_dict
from paywall_admin.services.readers.remedies import GiveGrant
from support.feeds import write
from support.words import english_on, written_in

pytestmark = pytest.mark.usefixtures("in_japanese")


def english(office: Any, widget: Any = None) -> set[str]:
    return english_on(widget or office.page, written_in(settings_dict(office.draft())))


def test_the_case_and_what_it_refuses(filled: Any) -> None:
    page = filled.open()
    assert english(filled) == set()
    page.open_case("support request", "ann@example.org")
    filled.settle()
    assert page.bar.notes.words()
    assert english(filled) == set()


def test_a_card_with_what_was_given(filled: Any, page: Any) -> None:
    filled.find("reader-1")
    filled.colleague(GiveGrant(1, "reset", "端末を共有"))
    filled.settle()
    assert page.card.steps.facts.words()
    assert english(filled) == set()


@pytest.mark.parametrize("kind", ["articles", "access", "reset", "merge"])
def test_a_remedy_with_before_and_after(filled: Any, page: Any, kind: str) -> None:
    filled.find("reader-1")
    page.card.remedies[kind].click()
    sheet = filled.sheet()
    sheet.go.click()
    filled.settle()
    assert english(filled, sheet) == set()
    sheet.reject()


def test_what_an_import_left_out(office: Any, tmp_path: Path) -> None:
    page = office.open()
    page.importing.take_in([write(tmp_path / "bad.jsonl", b'{"at": 5}\nnonsense\n{"reader": "r", "email": 5}\n')])
    office.settle()
    page.importing.report.click()
    sheet = office.sheet()
    assert sheet.table.model().rowCount() == 3
    assert english(office, sheet) == set()
    assert english(office) == set()
    sheet.reject()
