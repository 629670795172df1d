"""What no reader should see: empty texts, markup, characters nobody can see."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from paywall_admin.core.check.buttons import links
from paywall_admin.core.check.finding import Finding, Object, error, warning
from paywall_admin.core.check.readings import Piece
from paywall_admin.core.check.survey import Survey
from paywall_admin.core.labels import joined
from paywall_admin.core.phrases import name
from paywall_admin.core.strictjson import Path, quoted
from paywall_admin.core.unseen import unseen_in

_MARKUP: Final = re.compile(r"</?[A-Za-z][^<>]*>|&(?:[a-z]{2,8}|#\d+|#x[0-9a-f]+);", re.IGNORECASE)
_MOST: Final = 3
_WHOLE: Final = 5  # so many steps lead to a text that is one as a whole, such as `messages/0/narrow/en/body`


def empty(survey: Survey) -> Iterator[Finding]:
    """A text that was given and says nothing."""
    for piece, _ in survey.found(_is_empty):
        said = f"{piece.where} is empty; write it or leave it out."
        yield error("empty-text", piece.path, piece.owner, said)


def _is_empty(piece: Piece) -> bool:
    return not piece.text.strip() and not _is_left_out(piece)


def _is_left_out(piece: Piece) -> bool:
    """Whether narrow screens leave a text out on purpose; a heading none does without."""
    is_whole = len(piece.path) == _WHOLE and piece.path[2] == "narrow"
    return is_whole and piece.text == "" and piece.field != "heading"


def markup(survey: Survey) -> Iterator[Finding]:
    """Markup: texts are plain, so readers would see it as it stands."""
    for piece, found in survey.found(_markup_in):
        said = f"{piece.where} holds {quoted(found)}, which readers see as it stands; texts are plain, so take it out."
        yield error("markup", piece.path, piece.owner, said)
    for path, owner, where, text in _names(survey):
        match = _MARKUP.search(text) if path[-1] in ("name", "formerName") and owner[0] == "publication" else None
        if match:
            said = f"{where} holds {quoted(match[0])}, which readers see as it stands; names are plain, so take it out."
            yield error("markup", path, owner, said)


def _markup_in(piece: Piece) -> str:
    match = _MARKUP.search(piece.text)
    return match[0] if match else ""


def unseen(survey: Survey) -> Iterator[Finding]:
    """Control, direction and zero-width characters that can turn a text into another without being seen."""
    for piece, signs in survey.found(_unseen_in):
        yield warning("invisible-character", piece.path, piece.owner, _said(piece.where, signs))
    for path, owner, where, text in _names(survey):
        if found := unseen_in(text, ""):
            yield warning("invisible-character", path, owner, _said(where, found))


def _unseen_in(piece: Piece) -> list[str]:
    return unseen_in(piece.text, piece.locale.partition("-")[0])


def _said(where: str, found: list[str]) -> str:
    named = [f"U+{ord(sign):04X} ({unicodedata.name(sign, 'a control character').capitalize()})" for sign in found]
    more = [f"{len(named) - _MOST} more"] if len(named) > _MOST else []
    if len(named) == 1:
        return f"{where} holds the invisible character {named[0]}; take it out."
    return f"{where} holds the invisible characters {joined([*named[:_MOST], *more])}; take them out."


def _names(survey: Survey) -> Iterator[tuple[Path, Object, str, str]]:
    """Every text that is not a message's: its place, whose it is, how a sentence names it, and itself."""
    settings = survey.settings
    publication = settings.publication
    owner: Object = ("publication", None)
    yield ("publication", "name"), owner, "The name of the publication", publication.name
    if publication.former_name:
        yield ("publication", "formerName"), owner, "The former name of the publication", publication.former_name
    for index, plan in enumerate(settings.plans):
        yield ("plans", index, "name"), ("plan", plan.id), "The name of a plan", plan.name
        for place, benefit in enumerate(plan.benefits):
            yield ("plans", index, "benefits", place), ("plan", plan.id), f"A benefit of plan {name(plan)}", benefit
    for index, offer in enumerate(settings.offers):
        if offer.name:
            yield ("offers", index, "name"), ("offer", offer.id), f"The name of offer '{offer.id}'", offer.name
    for index, meter in enumerate(settings.meters):
        if meter.name:
            yield ("meters", index, "name"), ("meter", meter.id), f"The name of meter '{meter.id}'", meter.name
    for path, owner, link in links(survey):
        yield path, owner, f"The address {quoted(link)}", link
