"""The feed: what the web tier hands back, one view or one reader a line (contract, section 9).

A line that names an article is a view, any other tells of a reader. JSON Lines and CSV carry the same fields.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, Final, NamedTuple, NoReturn

from paywall_admin.core.calendar import DAY, epoch, seconds_of
from paywall_admin.core.case import STATUSES

MOST_LINE: Final = 1 << 20
MOST_ID: Final = 256
MOST_TEXT: Final = 1000
MOST_TAGS: Final = 100
EARLIEST: Final = epoch("2000-01-01T00:00:00Z")
SLACK: Final = 300
"""By how many seconds the clock of the web tier may be ahead."""

DENIED, COUNTED, UNTOLD = 0, 1, 2
NARROW: Final = 4
"""What `mark` of a view is made of: whether it counted, and whether the device was narrow."""

COLUMNS: Final = (
    "reader", "article", "at", "counts", "section", "contentType", "tags", "device", "kind", "country", "email",
    "locale", "customer", "status", "startedAt", "trialEnd", "currentPeriodEnd", "pastDueSince", "endedAt",
    "endedDuringTrial",
)  # fmt: skip
"""The fields there are, as a CSV names its columns; a subscription's stand in `subscription` in JSON."""

_EXACT: Final = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:?\d\d)\Z")
_TRUE: Final = frozenset({"true", "1", "yes"})
_FALSE: Final = frozenset({"false", "0", "no"})
_MOST_OPEN: Final = 100
_MOST_CELL: Final = csv.field_size_limit()


class FeedProblem(Exception):  # noqa: N818 - what is wrong with a line, not an error of the program
    """Why a line was not taken, in a sentence without anything of the line in it."""


class View(NamedTuple):
    """One view of an article; `at` is UTC seconds."""

    reader: str
    article: str
    at: int
    mark: int
    section: str | None = None
    content_type: str | None = None
    tags: tuple[str, ...] | None = None
    registered: bool | None = None
    country: str | None = None


class Told(NamedTuple):
    """What the feed tells of a reader; None where it says nothing. `at` is when it was so, if the feed says."""

    reader: str
    email: str | None = None
    registered: bool | None = None
    country: str | None = None
    locale: str | None = None
    customer: str | None = None
    at: int | None = None
    subscription: ToldSubscription | None = None


class ToldSubscription(NamedTuple):
    """A subscription as the feed tells it, in the fields of the contract's case."""

    id: str
    status: str
    started_at: int | None = None
    trial_end: int | None = None
    current_period_end: int | None = None
    past_due_since: int | None = None
    ended_at: int | None = None
    ended_during_trial: bool = False


Line = View | Told


def read_json(line: bytes, now: int) -> Line:
    """Read one line of JSON Lines; `now` is the desk's clock in UTC seconds."""
    return read_fields(_object(line), now)


def csv_reader(header: Sequence[str]) -> Callable[[bytes, int], Line]:
    """Make the reading of a CSV's lines from its header; columns of other names are left out."""
    names = [name.strip().lstrip("\ufeff") for name in header]
    if "reader" not in names:
        raise FeedProblem("The first line of a CSV names its columns, and one of them has to be reader.")

    def read(line: bytes, now: int) -> Line:
        values = _cells(line)
        if len(values) != len(names):
            raise FeedProblem(f"This line has {len(values)} cells, and the header has {len(names)}.")
        if "" not in values:
            return read_fields(dict(zip(names, values, strict=True)), now)
        return read_fields({name: value for name, value in zip(names, values, strict=True) if value != ""}, now)

    return read


def read_fields(fields: Mapping[str, Any], now: int) -> Line:
    """Read the fields of a view or of a reader."""
    if fields.get("article") is None:
        return _told(fields, now)
    reader, article, at = _id(fields, "reader"), _id(fields, "article"), _past(fields, now)
    if len(fields) == 3:
        return View(reader, article, at, UNTOLD)
    return View(
        reader,
        article,
        at,
        _mark(fields),
        _text(fields, "section"),
        _text(fields, "contentType"),
        _tags(fields.get("tags")),
        _registered(fields),
        _text(fields, "country"),
    )


def split(at: int) -> tuple[int, int]:
    """Say the UTC day of an instant, and the second within it, as views are kept."""
    return divmod(at, DAY)


def moment(value: Any, name: str = "at") -> int:
    """Read an instant as the contract writes it; other ways to write a time with its zone are taken as well."""
    if isinstance(value, str):
        try:
            return seconds_of(value)
        except KeyError:
            if _EXACT.match(value):
                return _other_moment(value, name)
    raise FeedProblem(f"{name} is not an instant such as 2026-10-30T12:00:00Z.")


def _other_moment(value: str, name: str) -> int:
    try:
        return int(datetime.fromisoformat(value).timestamp() // 1)
    except ValueError:
        raise FeedProblem(f"{name} is a date or time that does not exist.") from None


def _told(fields: Mapping[str, Any], now: int) -> Told:
    said_at = fields.get("at")
    email = _text(fields, "email")
    if email is not None and ("@" not in email or any(mark.isspace() for mark in email)):
        raise FeedProblem("email is not an address.")
    return Told(
        _id(fields, "reader"),
        email.lower() if email else None,
        _registered(fields),
        _text(fields, "country"),
        _text(fields, "locale"),
        _text(fields, "customer"),
        None if said_at is None else _past(fields, now),
        _subscription(fields),
    )


def _subscription(fields: Mapping[str, Any]) -> ToldSubscription | None:
    record = fields.get("subscription")
    if record is None:
        if fields.get("status") is None:
            return None
        record = {**fields, "id": None}
    if not isinstance(record, Mapping):
        raise FeedProblem("subscription is not an object.")
    status = record.get("status")
    if status not in STATUSES:
        raise FeedProblem(f"status is not one of {', '.join(sorted(STATUSES))}.")

    def time(name: str) -> int | None:
        return None if record.get(name) is None else moment(record[name], name)

    times = time("startedAt"), time("trialEnd"), time("currentPeriodEnd"), time("pastDueSince"), time("endedAt")
    if status == "past_due" and times[3] is None:
        raise FeedProblem("A subscription that is past_due needs pastDueSince.")
    during_trial = _truth(record, "endedDuringTrial") or False
    return ToldSubscription(_text(record, "id") or "", str(status), *times, during_trial)


def _past(fields: Mapping[str, Any], now: int) -> int:
    at = moment(fields.get("at"))
    if at < EARLIEST:
        raise FeedProblem("at is before the year 2000: the clock it comes from is not set.")
    if at > now + SLACK:
        raise FeedProblem(
            "at lies in the future by this computer's clock; where the clock is wrong, set it and read the file again."
        )
    return at


def _mark(fields: Mapping[str, Any]) -> int:
    counts = _truth(fields, "counts")
    mark = UNTOLD if counts is None else COUNTED if counts else DENIED
    device = fields.get("device")
    if device is None or device == "wide":
        return mark
    if device != "narrow":
        raise FeedProblem("device is neither wide nor narrow.")
    return mark + NARROW


def _registered(fields: Mapping[str, Any]) -> bool | None:
    kind = fields.get("kind")
    if kind is None:
        return None
    if kind not in ("anonymous", "registered"):
        raise FeedProblem("kind is neither anonymous nor registered.")
    return bool(kind == "registered")


def _truth(fields: Mapping[str, Any], name: str) -> bool | None:
    value = fields.get(name)
    if value is None or isinstance(value, bool):
        return value
    word = str(value).lower()
    if word in _TRUE or word in _FALSE:
        return word in _TRUE
    raise FeedProblem(f"{name} is neither true nor false.")


def _id(fields: Mapping[str, Any], name: str) -> str:
    value = fields.get(name)
    if type(value) is str and 0 < len(value) <= MOST_ID and value.isascii() and "\x00" not in value:
        return value
    if type(value) is int and abs(value) < 10**18:
        return str(value)
    if value is None or value == "":
        raise FeedProblem(f"{name} is missing.")
    if not isinstance(value, str):
        raise FeedProblem(f"{name} is neither a text nor a whole number.")
    return _sound(value, name, MOST_ID)


def _text(fields: Mapping[str, Any], name: str) -> str | None:
    value = fields.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise FeedProblem(f"{name} is not a text.")
    return _sound(value, name, MOST_TEXT)


def _sound(value: str, name: str, most: int) -> str:
    try:
        size = len(value.encode())
    except UnicodeEncodeError:
        raise FeedProblem(f"{name} holds half a character (a lone surrogate).") from None
    if size > most:
        raise FeedProblem(f"{name} has {size:,} bytes, and {most} is the most.")
    if "\x00" in value:
        raise FeedProblem(f"{name} holds a zero byte.")
    return value


def _tags(value: Any) -> tuple[str, ...] | None:
    if value is None:
        return None
    tags = value.split(";") if isinstance(value, str) else value
    if not isinstance(tags, list) or len(tags) > MOST_TAGS:
        raise FeedProblem(f"tags is not a list of at most {MOST_TAGS} texts.")
    found = [_text({"tags": tag}, "tags") for tag in tags]
    return tuple(tag for tag in found if tag)


def _cells(line: bytes) -> list[str]:
    text = _utf8(line)
    if b'"' not in line and b"\r" not in line and len(line) < _MOST_CELL:
        return text.split(",")  # the same, sooner
    try:
        (values,) = csv.reader([text], strict=True)
    except (csv.Error, ValueError):
        raise FeedProblem("This line is not CSV; a cell may not go over several lines.") from None
    return values


def header(line: bytes) -> list[str]:
    """Read the names of a CSV's columns from its first line."""
    return _cells(line)


def _object(line: bytes) -> Mapping[str, Any]:
    text = _utf8(line)
    if text.count("{") + text.count("[") > _MOST_OPEN:
        raise FeedProblem(f"This line has more than {_MOST_OPEN} lists and objects.")
    try:
        value = _decode(text)
    except (ValueError, RecursionError):
        raise FeedProblem("This line is not JSON.") from None
    if not isinstance(value, dict):
        raise FeedProblem("This line is not a JSON object.")
    return value


def _constant(_: str) -> NoReturn:
    raise ValueError


_decode: Final = json.JSONDecoder(parse_constant=_constant).decode


def _utf8(line: bytes) -> str:
    try:
        text = line.decode()
    except UnicodeDecodeError:
        raise FeedProblem("This line is not text in UTF-8.") from None
    if not text or text.isspace():
        raise FeedProblem("This line is empty.")
    return text


@lru_cache(maxsize=1)
def fields_of_views() -> frozenset[str]:
    """Name the fields a line of views can have."""
    return frozenset(COLUMNS[:10])
