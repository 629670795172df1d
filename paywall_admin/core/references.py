"""A reader's id as Stripe takes it in `client_reference_id`, and back (contract, section 4)."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Final

LONGEST: Final = 200
"""How many characters Stripe keeps; a longer reference is dropped as a whole."""
_PLAIN: Final = re.compile(r"[A-Za-z0-9_-]+\Z")
_MARK: Final = "pw-"


def reference_of(reader: str) -> str | None:
    """The reference of a reader: the id where Stripe takes it as it is; None where it is too long for that."""
    reference = reader
    if not _PLAIN.match(reader) or reader.startswith(_MARK):
        reference = _MARK + urlsafe_b64encode(reader.encode()).decode().rstrip("=")
    return reference if reader and len(reference) <= LONGEST else None


def reader_of(reference: str) -> str:
    """The reader that a reference is for; what was never written by `reference_of` is an id from before."""
    written = reference.removeprefix(_MARK)
    if written == reference:
        return reference
    try:
        reader = urlsafe_b64decode(written + "=" * (-len(written) % 4)).decode()
    except ValueError:
        return reference
    return reader if reference_of(reader) == reference else reference
