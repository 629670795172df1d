"""Settings in which every object and every field of the contract stands, as the JSON a file holds."""

from __future__ import annotations

import json
from typing import Any

from paywall_admin.core.strictjson import Path, json_pointer

AUDIENCE = {"kinds": ["anonymous"], "countries": ["US"], "devices": ["wide"]}
PLURAL = {"zero": "0", "one": "1", "two": "2", "few": "3", "many": "9", "other": "{{numberArticlesLeft}}"}
WORDS = {
    "heading": PLURAL,
    "body": "Body",
    "benefitsIntro": "You need:",
    "benefits": ["One", PLURAL],
    "note": "Note",
    "cta": "Go",
}
EXAMPLE: dict[str, Any] = {
    "format": "paywall-settings/1",
    "publication": {
        "name": "The Example",
        "formerName": "The Old Example",
        "timeZone": "Asia/Tokyo",
        "defaultLocale": "en",
        "locales": ["en", "ja"],
        "currency": "USD",
        "homeUrl": "https://example.com/",
        "offersUrl": "/offers",
        "accountUrl": "/account?from=wall",
    },
    "wall": {"open": False},
    "policy": {"expiresAfterDays": 400, "staleDays": 30, "thenOpen": True},
    "contentRules": [
        {
            "id": "sponsored",
            "when": {"sections": ["x"], "contentTypes": ["sponsored"], "tags": ["t"], "articles": ["a1"]},
            "action": "exempt",
        }
    ],
    "meters": [
        {
            "id": "guests",
            "name": "Guests",
            "audience": AUDIENCE,
            "limit": 5,
            "period": {"kind": "rollingDays", "days": 30},
            "showCounterFrom": 3,
        },
        {"id": "all", "limit": 5, "period": {"kind": "calendarMonth"}},
    ],
    "expiryStates": {"trialExpired": {"then": "wall", "days": 7}, "accessExpired": {"then": "meter"}},
    "graceDays": 7,
    "plans": [
        {
            "id": "monthly",
            "name": "Monthly",
            "price": {"amount": 1500, "currency": "USD"},
            "interval": {"unit": "month", "count": 1},
            "benefits": ["Read all stories"],
        }
    ],
    "offers": [
        {
            "id": "three-months",
            "name": "Autumn",
            "plan": "monthly",
            "kind": "paidTrial",
            "price": {"amount": 900, "currency": "USD"},
            "duration": {"unit": "month", "count": 3},
            "startsAt": "2020-09-30T15:00:00Z",
            "endsAt": "2020-10-31T15:00:00Z",
            "states": ["limit_reached", "last_free"],
            "audience": AUDIENCE,
            "newSubscribersOnly": True,
            "checkoutUrl": "https://buy.example.com/x",
        }
    ],
    "freeAccess": [
        {"id": "day", "startsAt": "2020-09-29T15:00:00Z", "endsAt": "2020-09-30T15:00:00Z", "countries": ["JP"]}
    ],
    "messages": [
        {
            "id": "counter",
            "state": "metered",
            "audience": AUDIENCE,
            "texts": {"en": WORDS, "ja": {"heading": "残り{{numberArticlesLeft}}本"}},
            "narrow": {
                "en": {"heading": "Short", "body": "B", "benefitsIntro": "I", "benefits": [], "note": "N", "cta": "C"}
            },
            "ctaTarget": "offer",
        },
        {"id": "day", "state": "freeAccess:day", "texts": {"en": {"heading": "Free"}}, "ctaTarget": {"url": "/why"}},
    ],
}


def example() -> dict[str, Any]:
    """A copy one may change."""
    return dict(json.loads(json.dumps(EXAMPLE)))


def changed(pointer: str, value: Any, fields: dict[str, Any] = EXAMPLE) -> dict[str, Any]:
    """The example, or other settings, with another value at a JSON pointer (`-` appends, the value `...` removes)."""
    settings: dict[str, Any] = json.loads(json.dumps(fields))
    *front, last = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
    place: Any = settings
    for step in front:
        place = place[int(step) if isinstance(place, list) else step]
    if value is ...:
        del place[int(last) if isinstance(place, list) else last]
    elif isinstance(place, list) and last == "-":
        place.append(value)
    else:
        place[int(last) if isinstance(place, list) else last] = value
    return settings


def encoded(settings: Any) -> bytes:
    """The bytes of a settings file."""
    return json.dumps(settings, ensure_ascii=False).encode("utf-8", "surrogatepass")


def pointers(value: Any, path: Path = ()) -> list[str]:
    """The JSON pointers of everything within a value."""
    found = [json_pointer(path)] if path else []
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        found += pointers(item, (*path, key))
    return found
