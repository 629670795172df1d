"""The words of the product for the objects and fields of the settings, and how values are named in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

FIELDS: Final = {
    "id": "id",
    "name": "name",
    "formerName": "former name",
    "timeZone": "time zone",
    "defaultLocale": "default language",
    "locales": "list of languages",
    "homeUrl": "home page address",
    "offersUrl": "offers page address",
    "accountUrl": "account page address",
    "open": "switch that opens the wall",
    "expiresAfterDays": "number of days a version is good for",
    "staleDays": "number of days an expired version is kept in force",
    "thenOpen": "switch that opens the wall when no version is left",
    "contentTypes": "content types",
    "showCounterFrom": "number of articles left from which the counter shows",
    "then": "choice between wall and meter",
    "graceDays": "number of grace days",
    "startsAt": "start",
    "endsAt": "end",
    "states": "list of states",
    "newSubscribersOnly": "switch for new subscribers only",
    "checkoutUrl": "checkout address",
    "benefitsIntro": "line above the benefits",
    "cta": "button's text",
    "ctaTarget": "button's target",
    "texts": "texts",
    "narrow": "texts for narrow screens",
    "url": "address",
    "other": "plural form 'other'",
    "freeAccess": "list of free-access windows",
    "contentRules": "list of content rules",
    "meters": "list of meters",
    "plans": "list of plans",
    "offers": "list of offers",
    "messages": "list of messages",
    "expiryStates": "expiry states",
    "trialExpired": "expiry state of an ended trial",
    "accessExpired": "expiry state of ended full access",
}


def field_label(name: str) -> str:
    """Say what a field of the settings is called in a sentence: the words of its camelCase name, or better ones."""
    return FIELDS.get(name) or re.sub(r"[A-Z]", lambda capital: " " + capital[0].lower(), name)


def joined(words: Iterable[str], last: str = "and") -> str:
    """Join words as a sentence does: `a, b and c`."""
    *front, end = words
    return f"{', '.join(front)} {last} {end}" if front else end
