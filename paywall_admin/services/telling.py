"""What one change did, in words: each field as it was and as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from paywall_admin.core.codec import parse_field
from paywall_admin.core.diff import diff, field_words
from paywall_admin.core.money import format_price
from paywall_admin.core.phrases import Phrases, language_name, plain
from paywall_admin.core.problems import Problem
from paywall_admin.core.settings import Settings
from paywall_admin.services.command import Fields
from paywall_admin.store import reading
from paywall_admin.store.nouns import LISTED, SINGLE, Noun, get
from paywall_admin.store.trail import Line

_NOUNS: Final[Mapping[str, Noun]] = {noun.kind: noun for noun in (*LISTED, *SINGLE)}
_TEXTS: Final = ("texts", "narrow")
_WRITTEN: Final = frozenset(
    {"id", "name", "formerName", "benefits", "checkoutUrl", "homeUrl", "offersUrl", "accountUrl", *_TEXTS}
)
_WORDS: Final = {
    "price/amount": "price", "price/currency": "currency", "period/kind": "period", "period/days": "days of the period",
    "interval/unit": "unit of the interval", "interval/count": "length of the interval",
    "duration/unit": "unit of the duration", "duration/count": "length of the duration",
    "trialExpired/then": "a reader whose trial has ended meets", "trialExpired/days": "for how long (trial)",
    "accessExpired/then": "a reader whose access has ended meets", "accessExpired/days": "for how long (access)",
    "audience": "audience", "heading": "heading",
}  # fmt: skip


@dataclass(frozen=True)
class Difference:
    """One field: what it is called, and its value before and after in words; None where there was none.

    Without either, `field` is a sentence that says all. `is_written` tells that the values are what a person wrote,
    such as a name or a text for readers.
    """

    field: str
    was: str | None
    now: str | None
    is_written: bool = False


def tell(
    draft: Settings, line: Line, command: Mapping[str, Any], inverse: Mapping[str, Any] | None
) -> tuple[Difference, ...]:
    """What an entry changed, said with the names, the zone and the currency of `draft`."""
    if command.get("do") == "draft:replace":
        return _whole(inverse, command)
    noun, before, after = _NOUNS.get(line.object_kind or ""), line.before, line.after
    if _is_of_several(before, after):
        return tuple(_of_several(draft, before, after))
    if noun is None or not all(isinstance(side, dict) for side in (before, after) if side is not None):
        return _simple(before, after)
    return tuple(_fields(_Words(draft, noun), before, after))


def _is_of_several(before: Any, after: Any) -> bool:
    """Whether several objects were changed in one step: then each stands under its kind and id."""
    sides = [side for side in (before, after) if side]
    return bool(sides) and all(
        isinstance(side, dict)
        and all(key.partition(" ")[0] in _NOUNS for key in side)
        and all(value is None or isinstance(value, dict) for value in side.values())
        and any(side.values())
        for side in sides
    )


def _of_several(draft: Settings, before: Fields | None, after: Fields | None) -> Iterator[Difference]:
    for key in dict.fromkeys((*(after or {}), *(before or {}))):
        kind, _, object_id = key.partition(" ")
        noun = _NOUNS[kind]
        name = f"{noun.words} {object_id}".strip()
        for one in _fields(_Words(draft, noun), (before or {}).get(key), (after or {}).get(key)):
            yield replace(one, field=f"{name}, {one.field}")


def _simple(before: Any, after: Any) -> tuple[Difference, ...]:
    if before is None and after is None:
        return ()
    was, now = (None if side is None else side if isinstance(side, str) else plain(side) for side in (before, after))
    return (Difference("", was, now, is_written=True),)


def _whole(before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> tuple[Difference, ...]:
    """What differs between two whole drafts."""
    try:
        old = None if before is None else reading.settings_of(dict(before["settings"]))
        new = reading.settings_of(dict(after["settings"]))
    except (Problem, KeyError, TypeError):
        return ()
    return tuple(Difference(change.sentence, None, None) for change in diff(old, new))


def _fields(words: _Words, before: Fields | None, after: Fields | None) -> Iterator[Difference]:
    sides = [_flat(before or {}), _flat(after or {})]
    for path in dict.fromkeys((*sides[1], *sides[0])):
        was, now = (
            None if side is None or path not in flat else words.value(path, flat[path], side)
            for side, flat in zip((before, after), sides, strict=True)
        )
        if was != now:
            yield Difference(words.label(path), was, now, path.partition("/")[0] in _WRITTEN)


def _flat(fields: Fields) -> dict[str, Any]:
    """Each field by its path; of texts, each language and each text of it."""
    flat: dict[str, Any] = {}
    for path, value in fields.items():
        parts = path.split("/")
        if parts[0] in _TEXTS and isinstance(value, dict) and len(parts) < 3:
            inner = _flat_texts(parts, value)
            flat |= inner
        else:
            flat[path] = value
    return flat


def _flat_texts(parts: list[str], value: Fields) -> dict[str, Any]:
    if len(parts) == 1:
        return {
            f"{parts[0]}/{code}/{name}": text
            for code, texts in value.items()
            for name, text in (texts.items() if isinstance(texts, dict) else ())
        }
    return {f"{'/'.join(parts)}/{name}": text for name, text in value.items()}


class _Words:
    """How the fields of one kind of object are said."""

    def __init__(self, draft: Settings, noun: Noun) -> None:
        self._noun = noun
        self._currency = draft.publication.currency
        self._phrases = Phrases(draft)

    def label(self, path: str) -> str:
        """What a field is called."""
        first, *rest = path.split("/")
        if first in _TEXTS and rest:
            narrow = ", narrow screens" if first == "narrow" else ""
            names = [field_words(part) if part in _FIELDS_OF_TEXTS else part for part in rest[1:]]
            return ", ".join([language_name(rest[0]) + narrow, *names])
        return _WORDS.get(path) or " ".join(field_words(part) for part in path.split("/"))

    def value(self, path: str, value: Any, fields: Fields) -> str | None:
        """A value in words; None where it is not given and that says nothing by itself."""
        if path == "position":
            return "archived" if value is None else str(value + 1) if isinstance(value, int) else plain(value)
        if path == "price/amount" and type(value) is int:
            return format_price(
                value, get(fields, "price/currency") or fields.get("price/currency") or self._currency, "en"
            )
        typed = parse_field(self._noun.model, path, value)
        return _loose(value) if typed is None else self._phrases.field(path, typed[0])


_FIELDS_OF_TEXTS: Final = frozenset({"heading", "body", "benefitsIntro", "benefits", "note", "cta"})


def _loose(value: Any) -> str | None:
    """A value without a model: texts as they are, plural forms and lists in one line."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return " · ".join(value)
    if isinstance(value, dict) and value and all(isinstance(one, str) for one in value.values()):
        return " | ".join(f"{form}: {text}" for form, text in value.items())
    return plain(value)
