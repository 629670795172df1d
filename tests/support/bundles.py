"""Payloads and signed bundles made by hand, so that the runtime is tested without our own publishing."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

SETTINGS = "application/vnd.paywall-settings+json"
GRANTS = "application/vnd.paywall-grants+json"
OPEN = "application/vnd.paywall-open+json"
PUBLICATION_ID = "pub-1"

_MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip
_ORDINALS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}

ENGLISH: dict[str, Any] = {
    "plural": [["other", 1], ["one", 1], ["other", 1999]],
    "dates": {
        "long": [f"{name} {{d}}" for name in _MONTHS],
        "short": [f"{name[:3]}. {{d}}" for name in _MONTHS],
    },
    "days": [f"{day}{_ORDINALS.get(day, 'th')}" for day in range(1, 32)],
    "money": {"USD": {"99": "$0.99", "900": "$9"}},
    "spans": {"1 month": "1 month", "3 month": "3 months"},
}


def payload(**changes: Any) -> dict[str, Any]:
    """A payload of version 1 with one meter, one offer and a message a state; `changes` replace top-level fields."""
    texts = {
        "metered": {
            "one": "{{numberArticlesLeft}} free article left",
            "other": "{{numberArticlesLeft}} free articles left",
        },
        "last_free": "This is your last free article this month",
        "limit_reached": "You have read all {{articleLimit}} free articles",
    }
    offer = {"note": "Offer ends {{offerEndDate}}", "cta": "Try {{offerDuration}} for {{offerPrice}}"}
    made: dict[str, Any] = {
        "format": "paywall-settings/1",
        "environment": "live",
        "publicationId": PUBLICATION_ID,
        "version": 1,
        "publishedAt": "2020-10-01T00:00:00Z",
        "expiresAt": "2021-11-05T00:00:00Z",
        "publication": {
            "name": "The Sample", "timeZone": "Asia/Tokyo", "defaultLocale": "en", "locales": ["en"], "currency": "USD",
            "homeUrl": "/", "offersUrl": "https://example.com/offers", "accountUrl": "/account",
        },
        "wall": {"open": False},
        "policy": {"expiresAfterDays": 400, "staleDays": 30, "thenOpen": True},
        "contentRules": [],
        "meters": [{"id": "all", "limit": 3, "period": {"kind": "calendarMonth"}}],
        "expiryStates": {"trialExpired": {"then": "wall"}, "accessExpired": {"then": "wall"}},
        "graceDays": 3,
        "plans": [
            {"id": "monthly", "name": "Monthly", "price": {"amount": 900, "currency": "USD"},
             "interval": {"unit": "month", "count": 1}, "benefits": []},
        ],
        "offers": [
            {"id": "autumn", "plan": "monthly", "kind": "paidTrial", "price": {"amount": 900, "currency": "USD"},
             "duration": {"unit": "month", "count": 3}, "endsAt": "2020-10-31T15:00:00Z", "states": list(texts),
             "checkoutUrl": "https://pay.example.com/autumn"},
        ],
        "freeAccess": [],
        "messages": [
            {"id": state, "state": state, "texts": {"en": {"heading": heading, **offer}}, "ctaTarget": "offer"}
            for state, heading in texts.items()
        ],
        "compiled": {
            "zone": {"name": "Asia/Tokyo", "start": 32400, "transitions": []},
            "locales": {"en": ENGLISH},
        },
    }  # fmt: skip
    return made | changes


def case(**changes: Any) -> dict[str, Any]:
    """A case of an anonymous reader who has read nothing yet; `changes` replace top-level fields."""
    made = {"at": "2020-10-30T12:00:00Z", "reader": {"kind": "anonymous"}, "article": {"id": "a9"}}
    return made | changes


def reads(count: int, at: str = "2020-10-02T09:00:00Z") -> list[dict[str, str]]:
    """As many reads of different articles."""
    return [{"article": f"a-{number}", "at": at} for number in range(count)]


def pae(kind: str, body: bytes) -> bytes:
    """What is signed: DSSE's pre-authentication encoding."""
    return b"DSSEv1 %d %s %d %s" % (len(kind), kind.encode(), len(body), body)


@dataclass(frozen=True)
class Signer:
    """An Ed25519 key made from a seed."""

    seed: int = 1

    @property
    def private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(bytes([self.seed]) * 32)

    @property
    def raw(self) -> bytes:
        return self.private.public_key().public_bytes_raw()

    @property
    def public(self) -> str:
        return base64.b64encode(self.raw).decode()

    @property
    def keyid(self) -> str:
        return hashlib.sha256(self.raw).hexdigest()[:16]

    def sign(self, kind: str, body: bytes) -> dict[str, str]:
        """One entry of an envelope's signatures."""
        return {"keyid": self.keyid, "sig": base64.b64encode(self.private.sign(pae(kind, body))).decode()}


def envelope(body: Any, *signers: Signer, kind: str = SETTINGS, **changes: Any) -> bytes:
    """A signed envelope around a value or raw bytes, signed by key 1 where nobody is named."""
    raw = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
    made = {
        "payloadType": kind,
        "payload": base64.b64encode(raw).decode(),
        "signatures": [signer.sign(kind, raw) for signer in signers or (Signer(),)],
    }
    return json.dumps(made | changes).encode()


def trust(*keys: Signer, **changes: Any) -> list[dict[str, Any]]:
    """The web tier's trust list."""
    return [{"publicKey": key.public} | changes for key in keys or (Signer(),)]


def options(**changes: Any) -> dict[str, Any]:
    """What a web tier hands to `openBundle` along with the bundle."""
    made = {"trust": trust(), "environment": "live", "publicationId": PUBLICATION_ID, "now": "2020-10-30T12:00:00Z"}
    return made | changes
