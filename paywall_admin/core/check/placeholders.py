"""Placeholders: unknown ones, ones that never have a value where they stand, and ones that are written wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache
from itertools import islice
from typing import Final

from paywall_admin.core.check.finding import Finding, error, warning
from paywall_admin.core.check.readings import Piece, Reading
from paywall_admin.core.check.survey import Survey, state_of
from paywall_admin.core.phrases import state
from paywall_admin.core.settings import Message
from paywall_admin.core.strictjson import quoted
from paywall_admin.core.texts import DATES, PLACEHOLDERS, POSSIBLE, STYLES, Part, Placeholder, Unknown, lines, parts

MOST: Final = 10
"""How many unknown placeholders of one text are named."""

_BRACES: Final = re.compile(r"\{\{|\}\}|\{\s*[A-Za-z][\w-]*(?::\w+)?\s*\}|\[\[|\]\]|%\(\w+\)s|\$\{\w+\}")
_ENGLISH: Final = "numberArticlesLeft-plural"


def names(survey: Survey) -> Iterator[Finding]:
    """A placeholder nobody knows: its whole line would be left out."""
    for piece, unknown in survey.found(_unknown):
        for part in unknown:
            said = f"{piece.where} holds {quoted(part.source)}, which is no placeholder; {_meant(part.source)}."
            yield error("unknown-placeholder", piece.path, piece.owner, said)


def _unknown(piece: Piece) -> tuple[Unknown, ...]:
    return tuple(islice(dict.fromkeys(part for part in _parts(piece.text) if isinstance(part, Unknown)), MOST))


def braces(survey: Survey) -> Iterator[Finding]:
    """What was meant as a placeholder and is shown as it stands."""
    for piece, found in survey.found(_braces_in):
        said = f"{piece.where} shows {quoted(found)} to readers as it stands; write a placeholder as {{{{name}}}}."
        yield error("broken-placeholder", piece.path, piece.owner, said)


def _braces_in(piece: Piece) -> str | None:
    plain = (part for part in _parts(piece.text) if isinstance(part, str))
    return next((match[0] for part in plain for match in _BRACES.finditer(part)), None)


def values(survey: Survey) -> Iterator[Finding]:
    """A placeholder that can never have a value where it stands: its line is never shown."""
    for reading in survey.readings:
        lacking = _lacking(survey, reading.message)
        if reading.once(_used).isdisjoint(lacking):
            continue
        for piece in reading.pieces:
            for name in _used_in(piece):
                if name in lacking:
                    written = f"{{{{{name}}}}}"
                    said = (
                        f"{piece.where} uses {written}, but {lacking[name]}, so its line is never shown; take it out."
                    )
                    yield error("impossible-placeholder", piece.path, piece.owner, said)


def _used(reading: Reading) -> frozenset[str]:
    return frozenset(name for piece in reading.pieces for name in _used_in(piece))


def _used_in(piece: Piece) -> Iterable[str]:
    return dict.fromkeys(part.name for part in _parts(piece.text) if isinstance(part, Placeholder))


def english(survey: Survey) -> Iterator[Finding]:
    """The English plural ending in another language."""
    for piece, _ in survey.found(_is_english):
        said = f"{piece.where} uses {{{{{_ENGLISH}}}}}, which adds an English 's'; use plural forms."
        yield warning("english-plural", piece.path, piece.owner, said)


def _is_english(piece: Piece) -> bool:
    return piece.locale.partition("-")[0] != "en" and _ENGLISH in _used_in(piece)


@lru_cache(maxsize=32_768)
def _parts(text: str) -> tuple[Part, ...]:
    return tuple(part for line in lines(text) for part in parts(line))


def _meant(source: str) -> str:
    """Guess what an unknown placeholder was to be."""
    name, _, style = source.strip("{} \t").partition(":")
    close = get_close_matches(name.lower(), [known.lower() for known in PLACEHOLDERS], n=1, cutoff=0.5)
    known = next((known for known in PLACEHOLDERS if close and known.lower() == close[0]), None)
    if known is None:
        return "take it out"
    if known == name and style:
        return (
            f"a date's style is {', '.join(STYLES)}" if known in DATES else f"write {{{{{known}}}}}, which has no style"
        )
    return f"did you mean {{{{{known}}}}}"


def _lacking(survey: Survey, message: Message) -> Mapping[str, str]:
    """The placeholders without a value in a message, and why."""
    where = state_of(message)
    found = {
        name: f"it has no value in the state '{state(where)}'" for name in PLACEHOLDERS if name not in POSSIBLE[where]
    }
    if _walled(survey, where):
        for name in POSSIBLE["metered"] - POSSIBLE["locked"]:
            found[name] = "these readers meet the wall before any meter counts"
    if not survey.settings.publication.former_name:
        found["formerPublicationName"] = "the publication has no former name"
    if not survey.settings.plans:
        found |= dict.fromkeys(("planPrice", "planInterval"), "there is no plan")
    offers = survey.offers_with(message, over=True)
    if not offers:
        found |= dict.fromkeys(("offerPrice", "offerDuration", "offerEndDate"), "no offer is shown with this message")
    elif not any(offer.ends_at for offer in offers):
        found["offerEndDate"] = "no offer shown with this message has an end"
    return found


def _walled(survey: Survey, where: str) -> bool:
    """Say whether a lapsed reader meets the wall without a look at a meter."""
    expiry = survey.settings.expiry_states
    lapsed = {"trial_expired": expiry.trial_expired, "access_expired": expiry.access_expired}
    return where in lapsed and lapsed[where].then == "wall"
