"""Believable readers, made by a seed: every state a reader can be in, with the views that lead there.

They come as lines of the feed (`core.feed`), so they go the way that real ones go.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any, Final

from paywall_admin.core.calendar import DAY, instant

Line = dict[str, Any]
SEED: Final = 2020
COUNT: Final = 200

_FIRST: Final = (
    "Aiko", "Ann", "Ben", "Carla", "Chen", "Dae", "Elena", "Farid", "Grace", "Hana", "Ibrahim", "Jun", "Kofi", "Lena",
    "Mai", "Nikhil", "Olga", "Priya", "Quentin", "Rosa", "Sora", "Thabo", "Uma", "Viktor", "Wei", "Yuki", "Zoe",
)  # fmt: skip
_LAST: Final = (
    "Abe", "Becker", "Cruz", "Dubois", "Eriksen", "Fischer", "Garcia", "Haddad", "Ito", "Jensen", "Kim", "Lopez",
    "Mori", "Nguyen", "Okafor", "Patel", "Rossi", "Sato", "Tanaka", "Usman", "Virtanen", "Wong", "Yamada", "Zhang",
)  # fmt: skip
_HOSTS: Final = ("example.com", "example.org", "example.net")
_PLACES: Final = (
    ("US", "en"),
    ("JP", "ja"),
    ("GB", "en"),
    ("SG", "en"),
    ("DE", "de"),
    ("FR", "fr"),
    ("IN", "en"),
    (None, None),
)
_SECTIONS: Final = ("politics", "business", "technology", "opinion", "life")
_WORDS: Final = ("chips", "rates", "rail", "trade", "summit", "coast", "harvest", "launch", "merger", "talks", "budget")


class _Maker:
    """Makes one reader after another."""

    def __init__(self, seed: int, now: int, articles: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - the same readers each time are what is wanted
        self.now = now
        self.articles = articles
        self._made = 0

    def reader(self, kind: str, **more: Any) -> Line:
        """A reader's own line; registered ones have a name."""
        chance, self._made = self.chance, self._made + 1
        country, locale = chance.choice(_PLACES)
        made: Line = {
            "reader": f"{'u' if kind == 'registered' else 'd'}-{self._made:05d}{chance.getrandbits(20):05x}",
            "kind": kind,
        }
        if kind == "registered":
            first, last = chance.choice(_FIRST).lower(), chance.choice(_LAST).lower()
            made["email"] = f"{first}.{last}{self._made}@{chance.choice(_HOSTS)}"
        made |= {name: value for name, value in (("country", country), ("locale", locale)) if value}
        return made | more

    def views(
        self, reader: Line, count: int, *, counts: bool | None = True, days: float = 3, **more: Any
    ) -> list[Line]:
        """So many views of different articles within the last days."""
        numbers = self.chance.sample(range(self.articles), min(count, self.articles))
        times = sorted(self.chance.randrange(60, int(days * DAY)) for _ in numbers)
        said = {} if counts is None else {"counts": counts}
        return [self.view(reader, number, ago, **said, **more) for number, ago in zip(numbers, times, strict=True)]

    def view(self, reader: Line, number: int, ago: int, **more: Any) -> Line:
        """One view of the article of a number, so many seconds ago."""
        made = {"reader": reader["reader"], "article": article_id(number), "at": instant(self.now - ago)}
        return {**made, "section": _SECTIONS[number % len(_SECTIONS)], "contentType": "article", **more}

    def subscribed(self, status: str, **fields: Any) -> Line:
        """A registered reader with a subscription record; fields are days before now."""
        record: Line = {"id": f"sub_{self.chance.getrandbits(48):012x}", "status": status}
        for name, value in fields.items():
            record[name] = value if isinstance(value, bool) else instant(int(self.now - value * DAY))
        return self.reader("registered", subscription=record, customer=f"cus_{self.chance.getrandbits(48):012x}")


def article_id(number: int) -> str:
    """The id of a sample article."""
    return f"{_WORDS[number % len(_WORDS)]}-{_SECTIONS[number % len(_SECTIONS)]}-{number:04d}"


def _light(make: _Maker) -> list[Line]:
    one = make.reader("anonymous")
    return [one, *make.views(one, make.chance.randrange(1, 4))]


def _last_free(make: _Maker) -> list[Line]:
    one = make.reader(make.chance.choice(("anonymous", "registered")))
    return [one, *make.views(one, 4, days=0.9)]


def _at_limit(make: _Maker) -> list[Line]:
    one = make.reader("registered")
    return [one, *make.views(one, 5, days=0.9), *make.views(one, 3, counts=False, days=0.2)]


def _untold(make: _Maker) -> list[Line]:
    one = make.reader("anonymous")
    return [one, *make.views(one, 4, counts=None, device="narrow")]


def _sponsored(make: _Maker) -> list[Line]:
    one = make.reader("registered")
    return [one, *make.views(one, 2), *make.views(one, 3, counts=False, contentType="sponsored")]


def _active(make: _Maker) -> list[Line]:
    one = make.subscribed("active", startedAt=200, currentPeriodEnd=-20)
    return [one, *make.views(one, 8, counts=False)]


def _trialing(make: _Maker) -> list[Line]:
    one = make.subscribed("trialing", startedAt=10, trialEnd=-20, currentPeriodEnd=-20)
    return [one, *make.views(one, 4, counts=False)]


def _trial_ended(make: _Maker) -> list[Line]:
    return [make.subscribed("canceled", startedAt=40, trialEnd=10, endedAt=10, endedDuringTrial=True)]


def _access_ended(make: _Maker) -> list[Line]:
    return [make.subscribed("canceled", startedAt=400, currentPeriodEnd=35, endedAt=35)]


def _grace(make: _Maker) -> list[Line]:
    return [make.subscribed("past_due", startedAt=100, pastDueSince=2, currentPeriodEnd=2)]


def _past_grace(make: _Maker) -> list[Line]:
    return [make.subscribed("past_due", startedAt=100, pastDueSince=20, currentPeriodEnd=20)]


def _unpaid(make: _Maker) -> list[Line]:
    return [make.subscribed("unpaid", startedAt=300, currentPeriodEnd=60)]


def _incomplete(make: _Maker) -> list[Line]:
    one = make.subscribed("incomplete", startedAt=1)
    return [one, *make.views(one, 2)]


def _paused(make: _Maker) -> list[Line]:
    return [make.subscribed("paused", startedAt=90, trialEnd=60)]


def _twice(make: _Maker) -> list[Line]:
    """One reader with two subscriptions that run, and a trial before."""
    one = make.subscribed("active", startedAt=80, trialEnd=50, currentPeriodEnd=-10)
    second = {**one["subscription"], "id": one["subscription"]["id"] + "b"}
    return [one, {"reader": one["reader"], "subscription": second}]


def _two_devices(make: _Maker) -> list[Line]:
    """A device that registered later: two ids of one person, and a second reader with the same address."""
    device, one = make.reader("anonymous"), make.reader("registered")
    other = make.reader("registered", email=one["email"])
    return [device, one, other, *make.views(device, 3), *make.views(one, 2)]


def _newcomer(make: _Maker) -> list[Line]:
    return [make.reader("registered")]


_KINDS: Final[tuple[tuple[int, Callable[[_Maker], list[Line]]], ...]] = (
    (60, _light), (20, _last_free), (24, _at_limit), (16, _untold), (10, _sponsored), (20, _active), (10, _trialing),
    (6, _trial_ended), (6, _access_ended), (4, _grace), (3, _past_grace), (2, _unpaid), (2, _incomplete), (2, _paused),
    (2, _twice), (4, _two_devices), (5, _newcomer),
)  # fmt: skip


def crowd(count: int = COUNT, *, now: int, seed: int = SEED, articles: int = 300) -> Iterator[Line]:
    """Make at least `count` readers as lines of the feed; each kind comes up before any comes up twice."""
    make = _Maker(seed, now, articles)
    kinds = [kind for _, kind in _KINDS]
    weights = [weight for weight, _ in _KINDS]
    made = 0
    while made < count:
        kind = kinds.pop(0) if kinds else make.chance.choices([kind for _, kind in _KINDS], weights)[0]
        lines = kind(make)
        made += len({line["reader"] for line in lines})
        yield from lines
