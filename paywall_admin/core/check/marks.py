"""What no reader should see: empty texts, markup, characters nobody can see."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from paywall_admin.core.check.finding import Finding, error, warning
from paywall_admin.core.check.survey import Survey
from paywall_admin.core.strictjson import quoted

_MARKUP: Final = re.compile(r"</?[A-Za-z][^<>]*>|&(?:[a-z]{2,8}|#\d+|#x[0-9a-f]+);", re.IGNORECASE)
# Joiners are at home in some scripts and in emoji; these are not at home anywhere.
_UNSEEN: Final = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u2028-\u202e\u2060-\u2069\ufeff]"
)


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


def unseen(survey: Survey) -> Iterator[Finding]:
    """Control and direction characters that can turn a text into another without being seen."""
    for piece in survey.pieces:
        found = _UNSEEN.search(piece.text)
        if found:
            title = unicodedata.name(found[0], "a control character").capitalize()
            said = f"{piece.where} holds the invisible character U+{ord(found[0]):04X} ({title}); take it out."
            yield warning("invisible-character", piece.path, piece.owner, said)
