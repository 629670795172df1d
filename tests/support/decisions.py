"""Decisions as the engines give them, made by hand for the tests of what readers see."""

from __future__ import annotations

from typing import Any

CTA = {"label": "Try 3 months for $9", "href": "https://pay.example.com/autumn"}


def message(**changes: Any) -> dict[str, Any]:
    """A message with every field; `changes` replace some."""
    made: dict[str, Any] = {
        "id": "m", "locale": "en", "heading": "You have 2 free articles left this month",
        "body": "Stay ahead with our exclusives.\nGet trusted insights.",
        "benefitsIntro": "You need a subscription to:", "benefits": ["Read all stories", "Use our apps"],
        "note": "Offer ends October 31st", "cta": CTA,
    }  # fmt: skip
    return made | changes


def decision(**changes: Any) -> dict[str, Any]:
    """A metered reader with two of five articles left; `changes` replace top-level fields."""
    made: dict[str, Any] = {
        "access": "allow", "state": "metered", "counts": True, "articlesLeft": 2, "articlesRead": 2, "limit": 5,
        "resetsAt": "2020-10-31T15:00:00Z", "meter": "all", "offer": "autumn", "message": message(), "trace": [],
    }  # fmt: skip
    return made | changes


def denied(**changes: Any) -> dict[str, Any]:
    """A reader who has read all free articles."""
    heading = "You have read all 5 free articles"
    refused = decision(access="deny", state="limit_reached", counts=False, articlesLeft=0, articlesRead=5)
    return refused | {"message": message(id="w", heading=heading)} | changes
