"""The case: who reads what, when and with which past, as the web tier hands it in (contract, section 3)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from paywall_admin.core.calendar import seconds_of

KINDS: Final = frozenset({"anonymous", "registered"})
DEVICES: Final = frozenset({"wide", "narrow"})
STATUSES: Final = frozenset(
    {"trialing", "active", "past_due", "unpaid", "canceled", "paused", "incomplete", "incomplete_expired"}
)
MOST_WHOLE: Final = 2**53 - 1
MOST_GRANTED: Final = 1_000_000


class CaseProblem(Exception):  # noqa: N818 - what is wrong with a case, not an error of the program
    """The first thing that is wrong with a case: its JSON pointer, and a sentence about it."""

    def __init__(self, pointer: str, problem: str) -> None:
        super().__init__(f"{pointer}: {problem}")
        self.pointer = pointer
        self.problem = problem


class Subscription(NamedTuple):
    """A subscription record with Stripe's status; instants are UTC seconds."""

    status: str
    trial_end: int | None = None
    current_period_end: int | None = None
    past_due_since: int | None = None
    ended_at: int | None = None
    ended_during_trial: bool = False


class AccessGrant(NamedTuple):
    """Access to everything until an instant."""

    until: int


class ArticlesGrant(NamedTuple):
    """More free articles, within a half-open window."""

    articles: int
    since: int
    until: int


class ResetGrant(NamedTuple):
    """A fresh start: reads up to and including an instant are forgotten."""

    at: int


Grant = AccessGrant | ArticlesGrant | ResetGrant


class Read(NamedTuple):
    """One view of an article."""

    article: str
    at: int


class Tally(NamedTuple):
    """The web tier's own counter: articles used up, and whether the present one is among them."""

    used: int
    counted_this: bool


class Reader(NamedTuple):
    """Who reads: what is known of the person, and what the person was given and has read."""

    kind: str
    id: str | None = None
    locale: str | None = None
    country: str | None = None
    subscription: Subscription | None = None
    grants: tuple[Grant, ...] = ()
    reads: tuple[Read, ...] = ()
    meter: Tally | None = None


class Article(NamedTuple):
    """What is read."""

    id: str
    section: str | None = None
    content_type: str | None = None
    tags: tuple[str, ...] = ()


class Case(NamedTuple):
    """One view to decide on; `at` is UTC seconds."""

    at: int
    device: str
    reader: Reader
    article: Article


def parse_case(value: Any) -> Case:
    """Check a case from JSON in the order of the contract; the first thing that is wrong is a CaseProblem."""
    fields = _object(value, "")
    at = _instant(fields.get("at"), "/at")
    device = fields.get("device")
    device = "wide" if device is None else _one_of(device, DEVICES, "/device")
    return Case(at, device, _reader(fields.get("reader")), _article(fields.get("article")))


def _reader(value: Any) -> Reader:
    fields = _object(value, "/reader")
    get = fields.get
    kind = _one_of(get("kind"), KINDS, "/reader/kind")
    return Reader(
        kind,
        _identity(id_, "/reader/id") if (id_ := get("id")) is not None else None,
        _text(locale, "/reader/locale") if (locale := get("locale")) is not None else None,
        _text(country, "/reader/country") if (country := get("country")) is not None else None,
        _subscription(record) if (record := get("subscription")) is not None else None,
        _grants(grants) if (grants := get("grants")) is not None else (),
        _reads(reads) if (reads := get("reads")) is not None else (),
        _tally(tally) if (tally := get("meter")) is not None else None,
    )


def _subscription(value: Any) -> Subscription:
    fields = _object(value, "/reader/subscription")
    get = fields.get
    status = _one_of(get("status"), STATUSES, "/reader/subscription/status")
    trial_end, period_end = get("trialEnd"), get("currentPeriodEnd")
    past_due, ended, in_trial = get("pastDueSince"), get("endedAt"), get("endedDuringTrial")
    past_due_is_needed = past_due is not None or status == "past_due"
    return Subscription(
        status,
        _instant(trial_end, "/reader/subscription/trialEnd") if trial_end is not None else None,
        _instant(period_end, "/reader/subscription/currentPeriodEnd") if period_end is not None else None,
        _instant(past_due, "/reader/subscription/pastDueSince") if past_due_is_needed else None,
        _instant(ended, "/reader/subscription/endedAt") if ended is not None else None,
        _truth(in_trial, "/reader/subscription/endedDuringTrial") if in_trial is not None else False,
    )


def _grants(value: Any) -> tuple[Grant, ...]:
    return tuple([_grant(item, f"/reader/grants/{index}") for index, item in enumerate(_list(value, "/reader/grants"))])


def _grant(value: Any, pointer: str) -> Grant:
    fields = _object(value, pointer)
    kind = _one_of(fields.get("kind"), _GRANTS.keys(), f"{pointer}/kind")
    return _GRANTS[kind](fields, pointer)


def _access(fields: dict[str, Any], pointer: str) -> Grant:
    return AccessGrant(_instant(fields.get("until"), f"{pointer}/until"))


def _articles(fields: dict[str, Any], pointer: str) -> Grant:
    count = _whole(fields.get("count"), MOST_GRANTED, f"{pointer}/count")
    since = _instant(fields.get("from"), f"{pointer}/from")
    return ArticlesGrant(count, since, _instant(fields.get("until"), f"{pointer}/until"))


def _reset(fields: dict[str, Any], pointer: str) -> Grant:
    return ResetGrant(_instant(fields.get("at"), f"{pointer}/at"))


_GRANTS: Final[dict[str, Callable[[dict[str, Any], str], Grant]]] = {
    "access": _access,
    "articles": _articles,
    "reset": _reset,
}


def _reads(value: Any) -> tuple[Read, ...]:
    items = _list(value, "/reader/reads")
    try:
        return tuple([Read(_identity(item["article"], ""), seconds_of(item["at"])) for item in items])
    except (KeyError, TypeError, CaseProblem):
        # Pointers are made for bad lists alone: a reader may have hundreds of reads, and nearly all are good.
        return tuple([_read(item, f"/reader/reads/{index}") for index, item in enumerate(items)])


def _read(value: Any, pointer: str) -> Read:
    fields = _object(value, pointer)
    article = _identity(fields.get("article"), f"{pointer}/article")
    return Read(article, _instant(fields.get("at"), f"{pointer}/at"))


def _tally(value: Any) -> Tally:
    fields = _object(value, "/reader/meter")
    used = _whole(fields.get("used"), MOST_WHOLE, "/reader/meter/used")
    return Tally(used, _truth(fields.get("countedThis"), "/reader/meter/countedThis"))


def _article(value: Any) -> Article:
    fields = _object(value, "/article")
    get = fields.get
    return Article(
        _identity(get("id"), "/article/id"),
        _text(section, "/article/section") if (section := get("section")) is not None else None,
        _text(type_, "/article/contentType") if (type_ := get("contentType")) is not None else None,
        _tags(tags) if (tags := get("tags")) is not None else (),
    )


def _tags(value: Any) -> tuple[str, ...]:
    return tuple([_text(tag, f"/article/tags/{index}") for index, tag in enumerate(_list(value, "/article/tags"))])


def _object(value: Any, pointer: str) -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    raise _problem(value, pointer, "This has to be an object.")


def _list(value: Any, pointer: str) -> list[Any]:
    if isinstance(value, list):
        return value
    raise _problem(value, pointer, "This has to be a list.")


def _one_of(value: Any, words: Any, pointer: str) -> str:
    if isinstance(value, str) and value in words:
        return value
    raise _problem(value, pointer, f"This has to be one of {', '.join(sorted(words))}.")


def _text(value: Any, pointer: str) -> str:
    if not isinstance(value, str):
        raise _problem(value, pointer, "This has to be a text.")
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise CaseProblem(pointer, "This text holds half a character (a lone surrogate).") from None
    return value


def _identity(value: Any, pointer: str) -> str:
    if value == "":
        raise CaseProblem(pointer, "This is empty; it has to hold at least one character.")
    return _text(value, pointer)


def _instant(value: Any, pointer: str) -> int:
    try:
        return seconds_of(value)
    except (KeyError, TypeError):
        raise _problem(
            value, pointer, "This has to be an instant like 2020-10-31T15:00:00Z, in the years 1970 to 2099."
        ) from None


def _whole(value: Any, most: int, pointer: str) -> int:
    number = int(value) if isinstance(value, float) and value.is_integer() else value
    if isinstance(number, int) and not isinstance(number, bool) and 0 <= number <= most:
        return number
    raise _problem(value, pointer, f"This has to be a whole number from 0 to {most}.")


def _truth(value: Any, pointer: str) -> bool:
    if isinstance(value, bool):
        return value
    raise _problem(value, pointer, "This has to be true or false.")


def _problem(value: Any, pointer: str, expected: str) -> CaseProblem:
    return CaseProblem(pointer, expected if value is not None else f"This is missing. {expected}")
