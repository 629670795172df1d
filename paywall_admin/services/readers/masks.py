"""Masks: enough of an id or address to tell readers apart, and not who they are."""

from __future__ import annotations

from typing import Final

_DOTS: Final = "•••"


def masked_email(email: str) -> str:
    """The first letter of each part, and the end of the domain: `a•••@e•••.org`."""
    name, _, domain = email.rpartition("@")
    host, _, end = domain.rpartition(".")
    return f"{name[:1]}{_DOTS}@{host[:1]}{_DOTS}{'.' if host else ''}{end if host else ''}"


def masked_id(id_: str) -> str:
    """The first two and the last two characters; less of a short one. Addresses are masked as such."""
    if "@" in id_:
        return masked_email(id_)
    return f"{id_[:2]}{_DOTS}{id_[-2:]}" if len(id_) > 6 else f"{id_[:1]}{_DOTS}"
