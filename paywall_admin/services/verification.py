"""Whether a bundle is good: signed by a trusted key, of the right publication, and in force."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from paywall_admin.core import bundle
from paywall_admin.core.bundle import Envelope
from paywall_admin.core.grants import GRANTS_TYPE
from paywall_admin.core.problems import BadInput, KeyRefused, Problem
from paywall_admin.services import keys
from paywall_admin.services.query import Asking, Query, answer, answers
from paywall_admin.store.rows import meta

MOST_BYTES = 2_000_000
_CLOCK_SLACK = 300
_FACTS = {
    bundle.SETTINGS_TYPE: ("version", "environment", "publicationId", "publishedAt", "expiresAt"),
    GRANTS_TYPE: ("version", "environment", "publicationId", "publishedAt", "expiresAt"),
    bundle.OPEN_TYPE: ("version", "environment", "publicationId", "from", "until"),
}


PAYLOAD_TYPES = tuple(_FACTS)
"""Every kind of file that a signing key signs."""


class NotGood(Problem):
    """The bundle is not one that the web tier would take; the sentence says which check failed."""


@dataclass(frozen=True)
class Trust:
    """The public keys that are trusted, and of which publication a bundle has to be, where that is known."""

    keys: tuple[bytes, ...]
    publication: str | None = None
    environment: str | None = None


@dataclass(frozen=True)
class Verified:
    """A good bundle: who signed it, and what it says of itself."""

    keyid: str
    facts: Mapping[str, Any]


class GetTrust(Query[Trust]):
    """The keys of the store that sign, and its publication."""


@answers(GetTrust)
def get_trust(asking: Asking, _: GetTrust) -> Trust:
    """Reads the keys; retired ones are trusted no more."""
    found = asking.connection.execute(select(meta.c.publication_id, meta.c.environment)).one()
    signing = tuple(key.raw for key in answer(asking, keys.ListKeys()) if key.signs)
    return Trust(signing, found.publication_id, found.environment)


def verify(content: bytes, trust: Trust, *, at: int) -> Verified:
    """What a good bundle says; NotGood for any other, before anything of it is believed."""
    if not trust.keys:
        raise KeyRefused(
            "no-key", "There is no trusted key to verify with; the store has none yet, and none was given."
        )
    if len(content) > MOST_BYTES:
        raise NotGood("too-large", f"Not good: it is larger than the {MOST_BYTES:,} bytes that a web tier reads.")
    try:
        envelope = bundle.parse_envelope(content)
    except BadInput as problem:
        raise NotGood(problem.code, f"Not good: {problem.sentence}", place=problem.place) from None
    if envelope.payload_type not in _FACTS:
        raise NotGood("wrong-type", "Not good: it holds neither settings nor an emergency opening nor grants.")
    keyid = signer(envelope, trust)
    facts = _facts(envelope.payload, envelope.payload_type)
    _refuse_other(facts, trust)
    _refuse_out_of_force(facts, at)
    return Verified(keyid, facts)


def signer(envelope: Envelope, trust: Trust) -> str:
    """The id of the trusted key that signed an envelope; NotGood where none did."""
    from paywall_admin.system import signing

    message = bundle.pae(envelope.payload_type, envelope.payload)
    for public in trust.keys:
        name = signing.key_id(signing.accept_public(public))
        for keyid, signature in envelope.signatures:
            if keyid in ("", name) and signing.verify(public, message, signature):
                return name
    named = ", ".join(keyid for keyid, _ in envelope.signatures) or "nobody"
    raise NotGood(
        "bad-signature", f"Not good: it has no valid signature by a trusted key (it names {named}); do not use it."
    )


def _facts(payload: bytes, payload_type: str) -> dict[str, Any]:
    try:
        fields = json.loads(payload)
        return {name: fields[name] for name in _FACTS[payload_type]}
    except (ValueError, KeyError, TypeError, RecursionError):
        raise NotGood("malformed", "Not good: the signature is right, but what was signed is no payload.") from None


def _refuse_other(facts: Mapping[str, Any], trust: Trust) -> None:
    if trust.publication not in (None, facts["publicationId"]):
        raise NotGood("other-publication", "Not good: it belongs to another publication than this store.")
    if trust.environment not in (None, facts["environment"]):
        raise NotGood(
            "other-environment", f"Not good: it is for {facts['environment']}, and this store is {trust.environment}."
        )


def _refuse_out_of_force(facts: Mapping[str, Any], at: int) -> None:
    from paywall_admin.core.calendar import epoch

    starts, ends = ("publishedAt", "expiresAt") if "publishedAt" in facts else ("from", "until")
    try:
        begun, ended = epoch(facts[starts]), epoch(facts[ends])
    except (Problem, ValueError, TypeError, AttributeError):
        raise NotGood("malformed", f"Not good: {starts} and {ends} are not instants.") from None
    if begun > at + _CLOCK_SLACK:
        raise NotGood(
            "future", f"Not good: {starts} is {facts[starts]}, which is still to come by this computer's clock."
        )
    if ended <= at:
        raise NotGood("expired", f"Not good: it ended at {facts[ends]}.")
