"""Which places a few letters mean."""

from __future__ import annotations

import pytest

from paywall_admin.ui.goto.places import Place
from paywall_admin.ui.goto.ranking import MOST, fold, rank

PLACES = (
    Place("page", "Meter", "Page", "meter"),
    Place("page", "Messages", "Page", "messages"),
    Place("action", "Publish", "Ctrl+P", "publish"),
    Place("object", "Autumn trial", "Offer", "/offers/0", words="autumn-1"),
    Place("object", "Trial ended: Dernières dépêches", "Message", "/messages/3"),
    Place("help", "Prices after the trial", "Help: Offers", "offers#Prices after the trial"),
)


def found(query: str) -> list[str]:
    return [place.title for place in rank(query, PLACES)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("met", "Meter"),
        ("mes", "Messages"),
        ("trial", "Trial ended: Dernières dépêches"),
        ("autumn-1", "Autumn trial"),
        ("depeches", "Trial ended: Dernières dépêches"),
        ("ＰＵＢＬＩＳＨ", "Publish"),
        ("pbl", "Publish"),
        ("trial help", "Prices after the trial"),
        ("help offers price", "Prices after the trial"),
    ],
)
def test_best_match_stands_first(query: str, first: str) -> None:
    assert found(query)[0] == first


def test_every_word_must_fit() -> None:
    assert found("meter trial") == []
    assert found("zzz") == []


def test_without_letters_pages_come_first_and_help_last() -> None:
    assert found("") == [
        "Meter", "Messages", "Publish", "Autumn trial", "Trial ended: Dernières dépêches", "Prices after the trial",
    ]  # fmt: skip


def test_letters_in_order_only_from_the_start_of_a_word() -> None:
    assert "Messages" in found("msg")
    assert "Meter" not in found("tr")


def test_no_more_than_a_screen_can_use() -> None:
    many = [Place("object", f"Offer {number}", "Offer", f"/offers/{number}") for number in range(500)]
    assert len(rank("offer", many)) == MOST


def test_fold_takes_away_case_accents_and_width() -> None:
    assert fold("Ｄépêche É") == "depeche e"
