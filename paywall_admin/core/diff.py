"""What differs between two settings, in the words of a marketing person: names, money, dates, one sentence each.

Two settings that are not equal give at least one change; equal ones give none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, Protocol

from paywall_admin.core.phrases import Phrases, name, plain
from paywall_admin.core.settings import Plural, Settings, Value
from paywall_admin.core.strictjson import Path, json_pointer, quoted

ChangeKind = Literal["added", "removed", "changed", "moved"]

MOST_SHOWN: Final = 70
"""How many characters of a text a sentence shows."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference; `place` is a JSON pointer into the new settings, of what was removed into the old.

    `object` is the kind and the id, `was` and `now` are the values in words.
    """

    place: str
    object: tuple[str, str | None]
    kind: ChangeKind
    sentence: str
    was: str | None = None
    now: str | None = None


def diff(old: Settings | None, new: Settings) -> tuple[Change, ...]:
    """List the changes from `old` to `new` in the order of the settings; without `old`, everything is new."""
    if old is not None:
        return tuple(_Comparison(old, new, Phrases(old), Phrases(new)).changes())
    title = f"First version of {quoted(new.publication.name)}"
    first = Change("/publication", ("publication", None), "added", title, now=new.publication.name)
    nothing = Settings(publication=new.publication)
    return (first, *_Comparison(nothing, new, Phrases(nothing), Phrases(new)).changes())


def count(old: Settings | None, new: Settings) -> int:
    """Say how many changes `diff` would list; needs neither CLDR nor the time that their words take."""
    before = old or Settings(publication=new.publication)
    found = _Comparison(before, new, _NoWords("old"), _NoWords("new")).changes()
    return sum(1 for _ in found) + (old is None)


@dataclass(frozen=True, slots=True)
class _Object:
    """One object as changes speak of it: where it is, what it is, and its title."""

    path: Path
    object: tuple[str, str | None]
    title: str


_SINGLES: Final = (
    ("publication", "publication", "Publication"),
    ("wall", "wall", "Wall"),
    ("policy", "policy", "Policy"),
)
_LISTS: Final = {
    "content_rules": ("contentRule", "Content rule"),
    "meters": ("meter", "Meter"),
    "plans": ("plan", "Plan"),
    "offers": ("offer", "Offer"),
    "free_access": ("freeAccess", "Free access"),
    "messages": ("message", "Message"),
}
# How a field is called in front of its values; without an entry, the words of its name.
_LABELS: Final = {
    "when": "for",
    "startsAt": "starts",
    "endsAt": "ends",
    "states": "shown in",
    "showCounterFrom": "counter shown",
    "ctaTarget": "button leads to",
    "cta": "button",
    "benefitsIntro": "line above the benefits",
    "newSubscribersOnly": "new subscribers only:",
    "checkoutUrl": "checkout address",
    "homeUrl": "home page",
    "offersUrl": "offers page",
    "accountUrl": "account page",
    "locales": "languages",
    "defaultLocale": "default language",
    "open": "open for everyone:",
    "expiresAfterDays": "a version is good for",
    "staleDays": "after that it stays in force for",
    "thenOpen": "then the wall opens:",
    "then": "the reader meets the",
    "days": "lasts",
    "interval": "paid every",
}
_QUOTED: Final = frozenset({"name", "formerName", "homeUrl", "offersUrl", "accountUrl", "checkoutUrl"})


def field_words(field: str) -> str:
    """Say what a field is called in front of its values."""
    return (_LABELS.get(field) or _spaced(field)).rstrip(":")


class _Words(Protocol):
    """The words for values of the settings."""

    def field(self, field: str, value: Any) -> str: ...

    def summary(self, value: Value) -> str: ...

    def language(self, code: str) -> str: ...


class _NoWords:
    """In place of the words where changes are only counted: those take more time than the comparison itself.

    All that it says is which of the two settings it stands for, so that no value seems to read as the other.
    """

    def __init__(self, side: str) -> None:
        self._side = side

    def field(self, field: str, value: Any) -> str:  # noqa: ARG002 - as of all words
        return self._side

    def summary(self, value: Value) -> str:  # noqa: ARG002 - as of all words
        return self._side

    def language(self, code: str) -> str:  # noqa: ARG002 - as of all words
        return self._side


class _Comparison:
    """The two settings, with the words for the values of each."""

    def __init__(self, old: Settings, new: Settings, was: _Words, now: _Words) -> None:
        self._old, self._new = old, new
        self._was, self._now = was, now

    def changes(self) -> Iterator[Change]:
        for attribute, kind, title in _SINGLES:
            subject = _Object((attribute,), (kind, None), title)
            yield from self._fields(subject, getattr(self._old, attribute), getattr(self._new, attribute))
        yield from self._list("content_rules")
        yield from self._list("meters")
        old, new = self._old.expiry_states, self._new.expiry_states
        for attribute, field, title in (
            ("trial_expired", "trialExpired", "Trial expired"),
            ("access_expired", "accessExpired", "Access expired"),
        ):
            subject = _Object(("expiryStates", field), ("expiryStates", None), title)
            yield from self._fields(subject, getattr(old, attribute), getattr(new, attribute))
        subject = _Object((), ("graceDays", None), "Grace after a failed payment")
        if self._old.grace_days != self._new.grace_days:
            yield self._changed(subject, "graceDays", self._old.grace_days, self._new.grace_days, path=("graceDays",))
        for attribute in ("plans", "offers", "free_access", "messages"):
            yield from self._list(attribute)

    def _list(self, attribute: str) -> Iterator[Change]:
        """Compare the members of a list: gone, new, changed, and in another order."""
        field = Settings.model_fields[attribute].alias or attribute
        kind, noun = _LISTS[attribute]
        old, new = getattr(self._old, attribute), getattr(self._new, attribute)
        if old == new:
            return
        were = {item.id: item for item in old}
        ids = {item.id for item in new}
        for index, item in enumerate(old):
            if item.id not in ids:
                title = f"{noun} {name(item)} removed"
                yield Change(json_pointer((field, index)), (kind, item.id), "removed", title, self._was.summary(item))
        for index, item in enumerate(new):
            subject = _Object((field, index), (kind, item.id), f"{noun} {name(item)}")
            if item.id in were:
                yield from self._fields(subject, were[item.id], item)
            else:
                summary = self._now.summary(item)
                said = f"{subject.title} added: {summary}"
                yield Change(json_pointer(subject.path), subject.object, "added", said, now=summary)
        yield from _moves(kind, noun, field, old, new)

    def _fields(self, subject: _Object, old: Value, new: Value) -> Iterator[Change]:
        """Compare two values field by field."""
        if old == new:
            return
        for attribute, info in type(new).model_fields.items():
            was, now = getattr(old, attribute), getattr(new, attribute)
            field = info.alias or attribute
            if was == now:
                continue
            if field in ("texts", "narrow"):
                yield from self._texts(subject, field, was, now)
            else:
                label = _LABELS.get(field) or _spaced(field)
                yield self._changed(subject, field, was, now, path=(*subject.path, field), label=label)

    def _texts(
        self, subject: _Object, field: str, old: Mapping[str, Value] | None, new: Mapping[str, Value] | None
    ) -> Iterator[Change]:
        """Compare the texts of a message, a language and a field at a time."""
        which = "texts" if field == "texts" else "texts for narrow screens"
        old_texts, new_texts = old or {}, new or {}
        for code in [*old_texts, *(code for code in new_texts if code not in old_texts)]:
            title = f"{subject.title}: {self._now.language(code)} {which}"
            path = (*subject.path, field, code)
            if code not in new_texts:
                yield Change(json_pointer(path), subject.object, "removed", f"{title} removed")
            elif code not in old_texts:
                yield Change(json_pointer(path), subject.object, "added", f"{title} added")
            else:
                screens = "" if field == "texts" else ", narrow screens"
                inner = _Object(path, subject.object, f"{subject.title}, {self._now.language(code)}{screens}")
                yield from self._words(inner, old_texts[code], new_texts[code])
        if old_texts == new_texts:  # none at all, and an empty set of them
            yield self._changed(subject, field, old, new, path=(*subject.path, field), label=which)

    def _words(self, subject: _Object, old: Value, new: Value) -> Iterator[Change]:
        """Compare the texts of one language; plural forms one by one."""
        for attribute, info in type(new).model_fields.items():
            field = info.alias or attribute
            was, now = getattr(old, attribute), getattr(new, attribute)
            if was == now:
                continue
            label, path = _LABELS.get(field) or _spaced(field), (*subject.path, field)
            if not (isinstance(was, Plural) and isinstance(now, Plural)):
                yield self._changed(subject, field, was, now, path=path, label=label)
                continue
            for form in type(now).model_fields:
                before, after, said = getattr(was, form), getattr(now, form), f"{label} ({form})"
                if before != after:
                    yield self._changed(subject, field, before, after, path=(*path, form), label=said)

    def _changed(self, subject: _Object, field: str, was: Any, now: Any, *, path: Path, label: str = "") -> Change:
        before, after = self._was.field(field, was), self._now.field(field, now)
        if before == after:
            before, after = plain(was), plain(now)
        shown = _shortened(before, after)
        if field in _QUOTED or subject.path[2:3] in (("texts",), ("narrow",)):
            is_narrow = subject.path[2:3] == ("narrow",)
            shown = [_said(text, value, is_narrow) for text, value in zip(shown, (was, now), strict=True)]
        said = f"{subject.title}: {' '.join(filter(None, (label, shown[0], '→', shown[1])))}"
        return Change(json_pointer(path), subject.object, "changed", said, before, after)


def _moves(kind: str, noun: str, field: str, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Change]:
    """Say which members stand elsewhere among the others: the fewest that explain the new order."""
    places = {item.id: place for place, item in enumerate(old)}
    stay = _increasing([places[item.id] for item in new if item.id in places])
    for index, item in enumerate(new):
        if item.id in places and places[item.id] not in stay:
            now = f"before {name(new[index + 1])}" if index + 1 < len(new) else "last"
            before = places[item.id] + 1
            was = f"before {name(old[before])}" if before < len(old) else "last"
            said = f"{noun} {name(item)} moved: now {now}"
            yield Change(json_pointer((field, index)), (kind, item.id), "moved", said, was, now)


def _increasing(numbers: Sequence[int]) -> set[int]:
    """Find a longest increasing run of different numbers: what has kept its order."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        place = bisect_left(ends, number)
        before[number] = ends[place - 1] if place else None
        ends[place : place + 1] = [number]
    found: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found


def _said(text: str, value: Any, is_narrow: bool) -> str:
    """Say a text as it stands in a sentence; an empty one, or an empty list, hides what wide screens show."""
    if is_narrow and value in ("", ()):
        return "left out"
    return text if value is None else f"“{text}”"


def _spaced(field: str) -> str:
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in field)


def _shortened(was: str, now: str) -> list[str]:
    """Cut two texts to one line each, around the first place where they differ."""
    same = next((place for place, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), min(len(was), len(now)))
    start = max(0, same - MOST_SHOWN // 3) if max(len(was), len(now)) > MOST_SHOWN else 0
    return [_window(text, start) for text in (was, now)]


def _window(text: str, start: int) -> str:
    shown = text[start : start + MOST_SHOWN]
    front, back = "…" if start else "", "…" if len(text) > start + MOST_SHOWN else ""
    return f"{front}{_line(shown)}{back}"


def _line(text: str) -> str:
    """Write a text on one line, with line breaks as a sign and everything else invisible spelled out."""
    return "".join(_sign(character) for character in text)


def _sign(character: str) -> str:
    if character == "\n":
        return " ⏎ "
    return character if character.isprintable() or character == " " else repr(character)[1:-1]
