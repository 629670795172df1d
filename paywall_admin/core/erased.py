"""What is kept of an erased person so that nothing brings them back: one-way keys, which name nobody."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from hashlib import pbkdf2_hmac
from typing import Final

from paywall_admin.core.grants import reader_key

# Addresses can be guessed, other than ids: each guess shall cost something.
_ROUNDS: Final = 1000


def email_key(publication: str, email: str) -> str:
    """Know an address again, in capitals or not, without keeping it; the publication is the salt."""
    known = pbkdf2_hmac("sha256", email.strip().lower().encode(), f"{publication}:email".encode(), _ROUNDS)
    return urlsafe_b64encode(known).decode().rstrip("=")


def customer_key(publication: str, customer: str) -> str:
    """Know a customer of Stripe's again without keeping the id."""
    return reader_key(publication, f"customer:{customer}")


def keys_of(publication: str, readers: list[str], emails: list[str], customers: list[str]) -> list[str]:
    """Every key of a person, each once."""
    keys = [reader_key(publication, one) for one in readers]
    keys += [email_key(publication, one) for one in emails]
    keys += [customer_key(publication, one) for one in customers]
    return list(dict.fromkeys(keys))
