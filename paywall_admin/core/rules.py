"""The rules of a payload in the form in which they are applied: read once, asked for every case.

Payloads are read leniently: unknown fields are ignored, null is missing, and whole numbers may be written `5.0`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import Any, Final

from paywall_admin.core.calendar import CALENDAR_KINDS, DAY, epoch
from paywall_admin.core.case import Article, Case, Reader

Fields = Mapping[str, Any]

EVER: Final = 1 << 62
"""Later than every instant: the end of a window that has none."""


def given(value: Any) -> Any:
    """Take a list or object that may be missing."""
    return value or {}


def listed(values: Iterable[str] | None) -> frozenset[str] | None:
    """Take a list of which any member matches; an empty one counts as not given."""
    return frozenset(values) if values else None


class Audience:
    """Who a meter, offer or message is for."""

    __slots__ = ("countries", "devices", "everyone", "kinds")

    def __init__(self, fields: Fields | None) -> None:
        fields = given(fields)
        self.kinds = listed(fields.get("kinds"))
        self.countries = listed(fields.get("countries"))
        self.devices = listed(fields.get("devices"))
        self.everyone = not (self.kinds or self.countries or self.devices)

    def includes(self, reader: Reader, device: str) -> bool:
        """Say whether every list that is given holds the reader's kind, country and device."""
        return self.everyone or (
            (self.kinds is None or reader.kind in self.kinds)
            and (self.countries is None or reader.country in self.countries)
            and (self.devices is None or device in self.devices)
        )


class Window:
    """A free-access window."""

    __slots__ = ("countries", "ends_at", "id", "starts_at")

    def __init__(self, fields: Fields) -> None:
        self.id: str = fields["id"]
        self.starts_at = epoch(fields["startsAt"])
        self.ends_at = epoch(fields["endsAt"])
        self.countries = listed(fields.get("countries"))

    def holds(self, case: Case) -> bool:
        """Say whether the window is on at the case's instant and in the reader's country."""
        return self.starts_at <= case.at < self.ends_at and (
            self.countries is None or case.reader.country in self.countries
        )


class ContentRule:
    """What some content is: exempt, locked or metered."""

    __slots__ = ("_articles", "_sections", "_tags", "_types", "action", "id")

    def __init__(self, fields: Fields) -> None:
        when = given(fields.get("when"))
        self.id: str = fields["id"]
        self.action: str = fields["action"]
        self._sections = listed(when.get("sections"))
        self._types = listed(when.get("contentTypes"))
        self._tags = listed(when.get("tags"))
        self._articles = listed(when.get("articles"))

    def matches(self, article: Article) -> bool:
        """Say whether every list that is given matches the article."""
        return (
            (self._sections is None or article.section in self._sections)
            and (self._types is None or article.content_type in self._types)
            and (self._tags is None or not self._tags.isdisjoint(article.tags))
            and (self._articles is None or article.id in self._articles)
        )


class Meter:
    """Free articles for one audience; without a calendar `kind`, within a rolling window of `seconds`."""

    __slots__ = ("audience", "counter_from", "id", "kind", "limit", "seconds")

    def __init__(self, fields: Fields) -> None:
        self.id: str = fields["id"]
        self.audience = Audience(fields.get("audience"))
        self.limit = int(fields["limit"])
        period = fields["period"]
        rolling = period["kind"] == "rollingDays"
        self.kind = None if rolling else CALENDAR_KINDS[period["kind"]]
        self.seconds = int(period["days"]) * DAY if rolling else 0
        shown = fields.get("showCounterFrom")
        self.counter_from = EVER if shown is None else int(shown)


class Expiry:
    """What a lapsed reader meets: the wall at once or the meter, and for how many days (None: for ever)."""

    __slots__ = ("days", "walled")

    def __init__(self, fields: Fields | None) -> None:
        fields = given(fields)
        self.walled = fields.get("then", "wall") == "wall"
        days = fields.get("days")
        self.days = None if days is None else int(days)


class Offer:
    """An offer, for whom and when; the keys of its price and duration in the compiled tables."""

    __slots__ = ("_audience", "_newcomers", "begins", "ends", "ends_at", "id", "plan", "price", "span", "states", "url")

    def __init__(self, fields: Fields) -> None:
        self.id: str = fields["id"]
        self.plan: str = fields["plan"]
        self.price = price_key(fields["price"])
        self.span = span_key(fields["duration"])
        self.states = listed(fields.get("states")) or frozenset()
        self.url: str | None = fields.get("checkoutUrl")
        starts_at, ends_at = fields.get("startsAt"), fields.get("endsAt")
        self.ends_at = None if ends_at is None else epoch(ends_at)
        self.begins = 0 if starts_at is None else epoch(starts_at)
        self.ends = EVER if self.ends_at is None else self.ends_at
        self._audience = Audience(fields.get("audience"))
        self._newcomers = bool(fields.get("newSubscribersOnly"))

    def is_for(self, reader: Reader, device: str) -> bool:
        """Say whether the offer is meant for the reader."""
        return not (self._newcomers and reader.subscription is not None) and self._audience.includes(reader, device)


class Schedule:
    """Offers in order of priority, by when they are live."""

    __slots__ = ("_edges", "_found", "_offers")

    def __init__(self, offers: list[Offer]) -> None:
        self._offers = offers
        self._edges = sorted({edge for offer in offers for edge in (offer.begins, offer.ends)})
        self._found: tuple[int, int, list[Offer]] = (0, 0, [])

    def live(self, at: int) -> list[Offer]:
        """List the offers that are live; between two edges nothing changes, and cases tend to lie close in time."""
        since, until, offers = self._found
        if not since <= at < until:
            index = bisect_right(self._edges, at)
            since = self._edges[index - 1] if index else 0
            until = self._edges[index] if index < len(self._edges) else EVER
            offers = [offer for offer in self._offers if offer.begins <= at < offer.ends]
            self._found = since, until, offers
        return offers


class Plan:
    """A plan: the keys of its price and interval in the compiled tables."""

    __slots__ = ("price", "span")

    def __init__(self, fields: Fields) -> None:
        self.price = price_key(fields["price"])
        self.span = span_key(fields["interval"])


def price_key(price: Fields) -> tuple[str, str]:
    """Name a price as the compiled tables do: currency, amount."""
    return price["currency"], str(int(price["amount"]))


def span_key(span: Fields) -> str:
    """Name a length of time as the compiled tables do."""
    return f"{int(span['count'])} {span['unit']}"
