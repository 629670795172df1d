"""Settings as large as a publisher's become: a thousand offers, twenty languages, a few hundred messages."""

from __future__ import annotations

from typing import Any, Final

from paywall_admin.core.calendar import DAY, epoch, instant
from paywall_admin.core.settings import STATES

LOCALES: Final = (
    "en", "ja", "de", "fr", "es", "it", "pt-BR", "nl", "pl", "cs", "ru", "uk", "ar", "hi", "th", "vi", "id", "ko",
    "zh", "tr",
)  # fmt: skip
_PRICE: Final = {"amount": 1500, "currency": "USD"}
_WITH_OFFERS: Final = ("metered", "last_free", "limit_reached")
_FROM: Final = epoch("2026-01-01T00:00:00Z")


def large_settings(offers: int = 1000, messages: int = 300, locales: tuple[str, ...] = LOCALES) -> dict[str, Any]:
    """The JSON of the settings; every message speaks every language and has a text for each field."""
    return {
        "publication": {
            "name": "The Large Times", "formerName": "The Long Times", "timeZone": "Asia/Tokyo", "defaultLocale": "en",
            "locales": list(locales), "currency": "USD", "homeUrl": "/", "offersUrl": "/offers",
            "accountUrl": "/account",
        },
        "contentRules": [
            {"id": f"rule-{number}", "when": {"sections": [f"section-{number}"]}, "action": "exempt"}
            for number in range(50)
        ],
        "meters": [{"id": f"meter-{number}", "limit": 5 + number, "period": {"kind": "calendarMonth"}}
                   for number in range(20)],
        "graceDays": 7,
        "plans": [{"id": "monthly", "name": "Monthly", "price": _PRICE, "interval": {"unit": "month", "count": 1}}],
        "offers": [_offer(number) for number in range(offers)],
        "freeAccess": [_window(number) for number in range(40)],
        "messages": [_message(number, locales) for number in range(messages)],
    }  # fmt: skip


def _offer(number: int) -> dict[str, Any]:
    return {
        "id": f"offer-{number}",
        "name": f"Offer number {number}",
        "plan": "monthly",
        "kind": "paidTrial",
        "price": {"amount": 99 + number, "currency": "USD"},
        "duration": {"unit": "month", "count": 1 + number % 6},
        "startsAt": instant(_FROM + number * DAY // 4),
        "endsAt": instant(_FROM + number * DAY // 4 + 30 * DAY),
        "states": list(_WITH_OFFERS),
    }


def _window(number: int) -> dict[str, Any]:
    start = _FROM + number * 9 * DAY
    return {"id": f"window-{number}", "startsAt": instant(start), "endsAt": instant(start + DAY)}


def _message(number: int, locales: tuple[str, ...]) -> dict[str, Any]:
    state = STATES[number % len(STATES)] if number % 5 else f"freeAccess:window-{number // 5 % 40}"
    texts = {code: _texts(number, code, state in _WITH_OFFERS) for code in locales}
    narrow = {code: {"body": f"Read on, {number} ({code})"} for code in locales[:4]}
    target = "offer" if state in _WITH_OFFERS else "offers"
    return {"id": f"message-{number}", "state": state, "texts": texts, "narrow": narrow, "ctaTarget": target}


def _texts(number: int, code: str, has_offer: bool) -> dict[str, Any]:
    return {
        "heading": f"Heading {number} of {{{{publicationName}}}} ({code})",
        "body": f"Stay ahead with our exclusives, {number} ({code}).\nGet trusted insights from experts.",
        "benefitsIntro": "You need a subscription to:",
        "benefits": ["Read all stories with unlimited access", "Use our mobile and tablet apps"],
        "note": "Offer ends {{offerEndDate}}" if has_offer else "Thank you",
        "cta": "Try {{offerDuration}} for {{offerPrice}}" if has_offer else "See all offers",
    }
