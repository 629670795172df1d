"""Ed25519 signatures, and secrets sealed under a passphrase: the only place that knows cryptography."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import unicodedata
from typing import Any

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from paywall_admin.core.problems import KeyRefused

SEALED_FORMAT = "paywall-sealed/1"

_PRIME = 2**255 - 19
# The y coordinates of the eight points of small order; under such a key one signature fits every message.
_ORDER_EIGHT = int.from_bytes(
    bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"), "little"
)
_SMALL_ORDER = {0, 1, _PRIME - 1, _ORDER_EIGHT, _PRIME - _ORDER_EIGHT}
# What is recommended for scrypt: 128 MiB and a fraction of a second a guess.
_COST = {"n": 2**17, "r": 8, "p": 1}
_MOST_COST = {"n": 2**20, "r": 16, "p": 4}


def new_private() -> bytes:
    """The 32 bytes of a new private key."""
    return Ed25519PrivateKey.generate().private_bytes_raw()


def public_of(private: bytes) -> bytes:
    """The 32 bytes of the public half of `private`."""
    return Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def key_id(public: bytes) -> str:
    """The short name of a public key: the first 8 bytes of its SHA-256, in hex."""
    return hashlib.sha256(public).hexdigest()[:16]


def sign(private: bytes, message: bytes) -> bytes:
    """The 64 bytes of the signature of exactly `message`."""
    return Ed25519PrivateKey.from_private_bytes(private).sign(message)


def verify(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether `signature` is that of exactly `message` by the private half of `public`."""
    try:
        Ed25519PublicKey.from_public_bytes(accept_public(public)).verify(signature, message)
    except InvalidSignature:
        return False
    return True


def accept_public(public: bytes) -> bytes:
    """`public` itself, unless it is no Ed25519 key or a weak one: then KeyRefused."""
    if len(public) != 32:
        raise KeyRefused("bad_key", f"A public key has 32 bytes, this one has {len(public)}; nothing was accepted.")
    y = int.from_bytes(public, "little") & (2**255 - 1)
    if y % _PRIME in _SMALL_ORDER:
        raise KeyRefused("weak_key", "This public key is a weak one of small order, which anybody could sign for.")
    return public


def seal(secret: bytes, passphrase: str, *, name: str) -> bytes:
    """A file that gives `secret` back only for `passphrase`, and only under the same `name`."""
    if not passphrase:
        raise KeyRefused("no_passphrase", "A passphrase is needed to keep this secret; an empty one keeps nothing.")
    salt, nonce = os.urandom(16), os.urandom(12)
    body = AESGCM(_stretch(passphrase, salt, _COST)).encrypt(nonce, secret, name.encode())
    parts: dict[str, Any] = {
        "format": SEALED_FORMAT,
        "name": name,
        "kdf": {"name": "scrypt", **_COST, "salt": _text(salt)},
        "cipher": {"name": "aes-256-gcm", "nonce": _text(nonce)},
        "body": _text(body),
    }
    return (json.dumps(parts, indent=2) + "\n").encode()


def sealed_name(sealed: bytes) -> str | None:
    """Under which name a secret says it is sealed; None of anything else."""
    try:
        parts = json.loads(sealed)
        return str(parts["name"]) if parts["format"] == SEALED_FORMAT else None
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def unseal(sealed: bytes, passphrase: str, *, name: str | None = None) -> tuple[str, bytes]:
    """The name and the secret of a sealed file; KeyRefused for a wrong passphrase, name or file."""
    try:
        parts = json.loads(sealed)
        kdf, found = parts["kdf"], str(parts["name"])
        salt, nonce, body = (
            base64.b64decode(part, validate=True) for part in (kdf["salt"], parts["cipher"]["nonce"], parts["body"])
        )
        cost = {part: int(kdf[part]) for part in _COST}
        known = (parts["format"], kdf["name"], parts["cipher"]["name"]) == (SEALED_FORMAT, "scrypt", "aes-256-gcm")
        if not known or any(not 1 <= cost[part] <= most for part, most in _MOST_COST.items()) or len(nonce) != 12:
            raise ValueError(parts["format"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise KeyRefused("not_sealed", "This is not a file of a secret sealed by Paywall Admin.") from None
    if name is not None and found != name:
        raise KeyRefused("other_secret", f"This file holds another secret, {found}, instead of {name}.")
    try:
        return found, AESGCM(_stretch(passphrase, salt, cost)).decrypt(nonce, body, found.encode())
    except (InvalidTag, ValueError):
        raise KeyRefused(
            "wrong_passphrase", "The passphrase is wrong; nothing was opened and nothing changed."
        ) from None


def _stretch(passphrase: str, salt: bytes, cost: dict[str, int]) -> bytes:
    phrase = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    room = 256 * cost["n"] * cost["r"] * cost["p"]
    return hashlib.scrypt(phrase, salt=salt, **cost, maxmem=min(room, 2**31 - 1), dklen=32)


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
