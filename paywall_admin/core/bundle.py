"""The envelope of what is published: DSSE, signed over the exact bytes of the payload (contract, section 6).

No key ever comes here: signing and verifying work on the bytes that `pae` makes.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable
from hashlib import sha256
from typing import Any, Final, NamedTuple

from paywall_admin.core.problems import BadInput

SETTINGS_TYPE: Final = "application/vnd.paywall-settings+json"
OPEN_TYPE: Final = "application/vnd.paywall-open+json"
_MOST_MARKS: Final = 99  # of brackets, braces and commas each, as the runtime has it


class Signature(NamedTuple):
    """A signature, and the id of the key that is said to have made it (empty where none is named)."""

    keyid: str
    sig: bytes


class Envelope(NamedTuple):
    """A payload with its type and signatures; none of it has been verified yet."""

    payload_type: str
    payload: bytes
    signatures: tuple[Signature, ...]


def pae(payload_type: str, payload: bytes) -> bytes:
    """Write what is signed: DSSE's pre-authentication encoding, version 1."""
    kind = payload_type.encode()
    return b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload)


def envelope(payload: bytes, payload_type: str, signatures: Iterable[tuple[str, bytes]]) -> bytes:
    """Write the file that is delivered: the payload with its signatures, each with the id of its key."""
    fields = {
        "payloadType": payload_type,
        "payload": b64encode(payload).decode(),
        "signatures": [{"keyid": keyid, "sig": b64encode(sig).decode()} for keyid, sig in signatures],
    }
    return json.dumps(fields, separators=(",", ":")).encode()


def parse_envelope(content: bytes) -> Envelope:
    """Read a delivered file; what is no envelope is refused with the place of the first thing that is wrong."""
    fields = _object(_json(content), "")
    if "payload" not in fields and (plain := _unsigned(content)):
        raise plain
    payload_type = _text(fields.get("payloadType"), "/payloadType")
    payload = _bytes(fields.get("payload"), "/payload")
    signatures = fields.get("signatures")
    if not isinstance(signatures, list):
        raise _refused("has no list of signatures", "/signatures")
    return Envelope(
        payload_type,
        payload,
        tuple(_signature(item, f"/signatures/{index}") for index, item in enumerate(signatures)),
    )


def digest(payload: bytes) -> str:
    """Name a payload by its SHA-256 in lowercase hex, as the next version does in `previous`."""
    return sha256(payload).hexdigest()


def _signature(value: Any, place: str) -> Signature:
    fields = _object(value, place)
    name = fields.get("keyid")
    return Signature("" if name is None else _text(name, f"{place}/keyid"), _bytes(fields.get("sig"), f"{place}/sig"))


def _json(content: bytes) -> Any:
    if max(map(content.count, (b"[", b"{", b","))) > _MOST_MARKS:
        raise _unsigned(content) or BadInput(
            "malformed", "This is no bundle: it has more parts than an envelope; publish it again."
        )
    try:
        return json.loads(content.decode())
    except (ValueError, RecursionError):
        raise BadInput("malformed", "This is no bundle: it is not JSON; publish it again.") from None


def _unsigned(content: bytes) -> BadInput | None:
    """What to say of settings as they are written before they are published; None of anything else."""
    if b'"paywall-settings/' not in content or b'"payloadType"' in content:
        return None
    return BadInput(
        "unsigned",
        "These are settings that nobody has signed; publish them, and verify the settings.json that comes of it.",
    )


def _object(value: Any, place: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _refused("holds something else than an object", place)
    return value


def _text(value: Any, place: str) -> str:
    if not isinstance(value, str):
        raise _refused("lacks a text", place)
    return value


def _bytes(value: Any, place: str) -> bytes:
    try:
        return b64decode(_text(value, place), validate=True)
    except ValueError:
        raise _refused("is not in base64", place) from None


def _refused(fault: str, place: str) -> BadInput:
    return BadInput("malformed", f"This is no bundle: at this place it {fault}; publish it again.", place=place)
