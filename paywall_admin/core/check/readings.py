"""What the texts of messages say by themselves: read once, and again only for a message that changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from paywall_admin.core.check.finding import Object
from paywall_admin.core.labels import field_label
from paywall_admin.core.phrases import language_name, name
from paywall_admin.core.settings import Message, Plural, Value
from paywall_admin.core.strictjson import Path

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Piece:
    """One text of a message: in one language, for all screens or the narrow ones, in one plural form or none."""

    message: Message
    path: Path
    locale: str
    field: str
    form: str | None
    text: str

    @property
    def owner(self) -> Object:
        """The message, as findings name it."""
        return "message", self.message.id

    @property
    def where(self) -> str:
        """The text in a sentence: `The heading of message 'counter' in English`."""
        narrow = " on narrow screens" if self.path[2] == "narrow" else ""
        form = f" (plural form '{self.form}')" if self.form else ""
        words = f"{field_label(self.field)}{form} of message {name(self.message)}"
        return f"The {words} in {language_name(self.locale)}{narrow}"


class Reading:
    """One message at its place in the list, with what was found in its texts.

    What is found may depend on nothing but the message and its place: it is kept as long as these are the same.
    """

    __slots__ = ("_known", "_pieces", "message", "place")

    def __init__(self, message: Message, place: int) -> None:
        self.message = message
        self.place = place
        self._pieces: tuple[Piece, ...] | None = None
        self._known: dict[Callable[..., Any], Any] = {}

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Every text of the message."""
        pieces = self._pieces
        if pieces is None:
            pieces = self._pieces = tuple(
                piece
                for field, texts in (("texts", self.message.texts), ("narrow", self.message.narrow or {}))
                for locale, fields in texts.items()
                for piece in _pieces(self.message, ("messages", self.place, field, locale), locale, fields)
            )
        return pieces

    def once(self, read: Callable[[Reading], Found]) -> Found:
        """What a function finds in the message as a whole."""
        if read not in self._known:
            self._known[read] = read(self)
        found: Found = self._known[read]
        return found

    def each(self, read: Callable[[Piece], Found]) -> Sequence[tuple[Piece, Found]]:
        """The texts in which a function finds something, each with that."""
        if read not in self._known:
            self._known[read] = tuple((piece, found) for piece in self.pieces if (found := read(piece)))
        known: Sequence[tuple[Piece, Found]] = self._known[read]
        return known

    def rest(self) -> None:
        """Forget the texts, which are many, and keep what was found in them."""
        self._pieces = None


class Readings:
    """The messages of one draft as they were read last; safe between threads as it only replaces."""

    def __init__(self) -> None:
        self._kept: dict[int, Reading] = {}

    def of(self, messages: Sequence[Message]) -> tuple[Reading, ...]:
        """The messages of settings, read anew where one is another object, or stands elsewhere, than the last time."""
        kept = self._kept
        found = tuple(_again(kept.get(id(message)), message, place) for place, message in enumerate(messages))
        # A reading holds its message, so that no other one can have its identity meanwhile.
        self._kept = {id(reading.message): reading for reading in found}
        return found


def _again(known: Reading | None, message: Message, place: int) -> Reading:
    if known is not None and known.message is message and known.place == place:
        return known
    return Reading(message, place)


def _pieces(message: Message, path: Path, locale: str, fields: Value) -> Iterator[Piece]:
    for attribute, info in type(fields).model_fields.items():
        field = info.alias or attribute
        value = getattr(fields, attribute)
        items = (
            [((field, place), item) for place, item in enumerate(value)]
            if isinstance(value, tuple)
            else [((field,), value)]
        )
        for steps, item in items:
            if isinstance(item, Plural):
                for form, text in item:
                    if text is not None:
                        yield Piece(message, (*path, *steps, form), locale, field, form, text)
            elif item is not None:
                yield Piece(message, (*path, *steps), locale, field, None, item)
