"""What the topics of the publish gate look at: the settings, the moment, the readers, and every text there is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from paywall_admin.core.calendar import Zone
from paywall_admin.core.check.cells import Cells
from paywall_admin.core.check.finding import Object
from paywall_admin.core.check.reach import RECORDED, WINDOW, Reach
from paywall_admin.core.labels import field_label
from paywall_admin.core.phrases import Phrases, language_name, name
from paywall_admin.core.settings import Message, Offer, Plural, Settings, Value
from paywall_admin.core.strictjson import Path


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


class Survey:
    """One look at settings at one moment."""

    def __init__(self, settings: Settings, at: str) -> None:
        self.settings = settings
        self.at = at
        self.cells = Cells(settings)
        self.reach = Reach(settings, self.cells, at)
        self.phrases = Phrases(settings)
        self.zone = Zone.load(settings.publication.time_zone)
        self.plans = {plan.id: plan for plan in settings.plans}
        self.windows = {window.id: window for window in settings.free_access}

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Every text of every message."""
        return tuple(
            piece
            for index, message in enumerate(self.settings.messages)
            for field, texts in (("texts", message.texts), ("narrow", message.narrow or {}))
            for locale, fields in texts.items()
            for piece in _pieces(message, ("messages", index, field, locale), locale, fields)
        )

    def pieces_of(self, message: Message) -> Sequence[Piece]:
        """The texts of one message."""
        return self._by_message.get(message.id, ())

    @cached_property
    def _by_message(self) -> dict[str, list[Piece]]:
        found: dict[str, list[Piece]] = {}
        for piece in self.pieces:
            found.setdefault(piece.message.id, []).append(piece)
        return found

    def offers_with(self, message: Message, *, over: bool = False) -> tuple[Offer, ...]:
        """The offers that can be chosen for a reader of a message; those that are over only with `over`."""
        return self._offers[message.id][over]

    @cached_property
    def _offers(self) -> dict[str, tuple[tuple[Offer, ...], tuple[Offer, ...]]]:
        found = {}
        for message in self.settings.messages:
            state = state_of(message)
            mask = self.cells.audience(message.audience) & self.reach.readers.get(message.state, self.cells.everyone)
            seen = [
                offer
                for offer in self.settings.offers
                if state in offer.states and self.readers_of(offer, state) & mask
            ]
            live = [offer for offer in seen if offer.ends_at is None or self.at < offer.ends_at]
            found[message.id] = tuple(live), tuple(seen)
        return found

    def readers_of(self, offer: Offer, state: str) -> int:
        """The readers who can see an offer in a state, at some time."""
        if offer.new_subscribers_only and state in RECORDED:
            return 0
        return self.cells.audience(offer.audience) & self.reach.readers.get(state, 0)


def state_of(message: Message) -> str:
    """The state in which a message shows; `free_access` for that of a window."""
    return "free_access" if message.state.startswith(WINDOW) else message.state


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
