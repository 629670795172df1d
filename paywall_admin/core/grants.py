"""`grants.json`: what readers were given, signed, and keyed so that the file names nobody (contract, section 6)."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, Final

from paywall_admin.core.calendar import DAY, instant

GRANTS_TYPE: Final = "application/vnd.paywall-grants+json"
EXPIRES_AFTER: Final = 400 * DAY
Given = Mapping[str, Sequence[Mapping[str, Any]]]


def reader_key(publication_id: str, reader: str) -> str:
    """Name a reader so that only who knows the id finds it: base64url of SHA-256, without padding."""
    return urlsafe_b64encode(sha256(f"{publication_id}:{reader}".encode()).digest()).decode().rstrip("=")


def payload(publication_id: str, environment: str, version: int, now: int, given: Given) -> bytes:
    """Write the bytes that are signed; readers in the order of their keys."""
    fields = {
        "format": "paywall-grants/1",
        "publicationId": publication_id,
        "environment": environment,
        "version": version,
        "publishedAt": instant(now),
        "expiresAt": instant(now + EXPIRES_AFTER),
        "readers": {key: given[key] for key in sorted(given)},
    }
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()
