"""What no reader should see: empty texts, markup, characters nobody can see."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from paywall_admin.core.check.buttons import links
from paywall_admin.core.check.finding import Finding, Object, error, warning
from paywall_admin.core.check.survey import Survey
from paywall_admin.core.labels import joined
from paywall_admin.core.phrases import name
from paywall_admin.core.strictjson import Path, quoted

_MARKUP: Final = re.compile(r"</?[A-Za-z][^<>]*>|&(?:[a-z]{2,8}|#\d+|#x[0-9a-f]+);", re.IGNORECASE)
_UNSEEN: Final = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u2069\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_JOINERS: Final = "\u200c\u200d"
_DIRECTIONS: Final = "\u200e\u200f\u061c"
_RIGHT_TO_LEFT: Final = frozenset({"ar", "he", "iw", "fa", "ur", "ps", "sd", "ug", "dv", "yi", "ckb", "ks"})
# In these scripts no letter changes its form beside another.
_APART: Final = ("LATIN", "GREEK", "CYRILLIC", "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "DIGIT", "SPACE", "NO-BREAK")
_MOST: Final = 3


def empty(survey: Survey) -> Iterator[Finding]:
    """A text that was given and says nothing."""
    for piece in survey.pieces:
        if not piece.text.strip():
            said = f"{piece.where} is empty; write it or leave it out."
            yield error("empty-text", piece.path, piece.owner, said)


def markup(survey: Survey) -> Iterator[Finding]:
    """Markup: texts are plain, so readers would see it as it stands."""
    for piece in survey.pieces:
        found = _MARKUP.search(piece.text)
        if found:
            said = (
                f"{piece.where} holds {quoted(found[0])}, which readers see as it stands; texts are plain, so "
                "take it out."
            )
            yield error("markup", piece.path, piece.owner, said)
    for path, owner, where, text in _names(survey):
        found = _MARKUP.search(text) if path[-1] in ("name", "formerName") and owner[0] == "publication" else None
        if found:
            said = f"{where} holds {quoted(found[0])}, which readers see as it stands; names are plain, so take it out."
            yield error("markup", path, owner, said)


def unseen(survey: Survey) -> Iterator[Finding]:
    """Control, direction and zero-width characters that can turn a text into another without being seen."""
    for piece in survey.pieces:
        if found := _unseen_in(piece.text, piece.locale.partition("-")[0]):
            yield warning("invisible-character", piece.path, piece.owner, _said(piece.where, found))
    for path, owner, where, text in _names(survey):
        if found := _unseen_in(text, ""):
            yield warning("invisible-character", path, owner, _said(where, found))


def _unseen_in(text: str, code: str) -> list[str]:
    """The characters of a text that nobody sees and that are not at home where they stand, each once."""
    if text.isascii() and text.isprintable():
        return []
    return list(dict.fromkeys(match[0] for match in _UNSEEN.finditer(text) if not _is_at_home(match, code)))


def _is_at_home(match: re.Match[str], code: str) -> bool:
    """Say whether a joiner stands in a script or an emoji that needs it, and a direction mark in such a language."""
    sign, before = match[0], match.string[: match.start()]
    if sign in _DIRECTIONS:
        return code in _RIGHT_TO_LEFT
    if sign in _JOINERS:
        return bool(before) and not unicodedata.name(before[-1], "SPACE").startswith(_APART)
    return sign >= "\U000e0020" and "\U0001f3f4" in before  # the flag of a part of a country is spelled in them


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
