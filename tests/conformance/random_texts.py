"""Random texts of messages: every placeholder and style, and everything that only looks like one."""

from __future__ import annotations

from typing import Any

from conformance.chance import Chance
from paywall_admin.core.texts import DATES, PLACEHOLDERS, STYLES

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
PLAIN = (
    "Read on", "a", " ", "", "\t", "{", "}", "}}", "{{", "{ {", "$1 $& \\1 %s {0} {d}", "<b>&amp;</b>", "日本語", "é",
    "e\u0301", "\U0001f600", "\u00a0", "\u3000", "\u2028", "\u0085", "\ufeff", "\u200f", "\r", "\x00", "\x1c", "\x7f",
    '"\\/', "١٢",
)  # fmt: skip
BREAKS = ("\n", "\n", "\r\n", "\n\n", "\r\r\n", "\r", "\u2028")
ODD_NAMES = (
    "", " ", "numberarticlesleft", "offerPrice:short", "offerEndDate:", "offerEndDate:tiny", "offerEndDate : short",
    ":long", "offerEndDate:short:long", "publicationName.x", "__proto__", "constructor", "toString",
    "{publicationName", "a b", "\u00a0publicationName", "publicationName\r", "offerEndDate:SHORT", "resetDate :long",
    "planPrice ", "numberArticlesLeft-",
)  # fmt: skip


def placeholder(chance: Chance) -> str:
    """A placeholder, now and then one that is none."""
    if chance.maybe(0.12):
        return "{{" + chance.choice(ODD_NAMES) + "}}"
    name = chance.choice(PLACEHOLDERS)
    style = f":{chance.choice(STYLES)}" if name in DATES and chance.maybe(0.6) else ""
    white = chance.choice(("", "", "", " ", "\t", " \t "))
    return "{{" + white + name + style + white + "}}"


def plain_text(chance: Chance) -> str:
    """A few lines of words and placeholders."""
    parts = [
        placeholder(chance) if chance.maybe(0.45) else chance.choice(BREAKS if chance.maybe(0.35) else PLAIN)
        for _ in range(chance.choice((0, 1, 1, 2, 3, 5, 8)))
    ]
    return "".join(parts)


def text(chance: Chance) -> Any:
    """A text, in one form or in plural variants."""
    if chance.maybe(0.7):
        return plain_text(chance)
    variants = {name: plain_text(chance) for name in CATEGORIES[:-1] if chance.maybe(0.4)}
    return {**variants, "other": plain_text(chance)}


def texts(chance: Chance) -> dict[str, Any]:
    """The words of a message in one language; any field may be missing, as on narrow screens."""
    return chance.fields(
        heading=lambda: text(chance),
        body=lambda: text(chance),
        benefitsIntro=lambda: text(chance),
        benefits=lambda: chance.many(3, lambda: text(chance)),
        note=lambda: text(chance),
        cta=lambda: text(chance),
    )
