"""Random cases, most of them good and close to a boundary of their settings."""

from __future__ import annotations

from typing import Any

from conformance.chance import DAY, FIRST, LAST, Chance
from conformance.random_settings import ARTICLES, COUNTRIES, LOCALES, SECTIONS, TAGS, TYPES, World
from paywall_admin.core.calendar import epoch, instant

STATUSES = ("trialing", "active", "past_due", "unpaid", "canceled", "paused", "incomplete", "incomplete_expired")
READERS = ("r-1", "R 2/ü", "!'()*~", "\U0001f600", "a&b=c#d?e%20")
ODD_LOCALES = ("xx", "", "-", "EN", "en_US", "__proto__", "constructor-x", "de-AT", "zh-Hant-TW", "ja-JP-x-y")
UNKNOWN = (
    "meter",
    "until",
    "limit",
    "articlesLeft",
    "resetsAt",
    "freeAccess",
    "offer",
    "state",
    "engine",
    "__proto__",
    "x",
)


def random_case(world: World, chance: Chance) -> dict[str, Any]:
    """A good case for the settings of a world."""
    return _Builder(chance, world.moments).case()


class _Builder:
    """Makes one case; its instants are those of the world, or a whole number of days before its own."""

    def __init__(self, chance: Chance, moments: tuple[int, ...]) -> None:
        self.chance = chance
        self.moments = moments
        self.now = chance.moment(moments)

    def at(self) -> str:
        chance = self.chance
        if chance.maybe(0.7):
            return chance.moment(self.moments)
        back = chance.choice((0, 0, 1, 1, 2, 7, 30)) * DAY + chance.choice((-1, 0, 0, 0, 1))
        return instant(min(LAST, max(FIRST, epoch(self.now) - back)))

    def case(self) -> dict[str, Any]:
        chance = self.chance
        case = {
            "at": self.now,
            **chance.fields(device=lambda: chance.choice(("wide", "narrow", "narrow", None))),
            "reader": self.reader(),
            "article": self.article(),
        }
        if chance.maybe(0.1):
            case[chance.choice(UNKNOWN)] = chance.choice((None, 7, {"id": "x", "url": "/"}, [self.at()], self.at()))
        return case

    def reader(self) -> dict[str, Any]:
        chance = self.chance
        reader = {"kind": chance.choice(("anonymous", "registered"))} | chance.fields(
            id=lambda: chance.choice(READERS),
            locale=lambda: chance.choice(LOCALES if chance.maybe(0.7) else ODD_LOCALES),
            country=lambda: chance.choice((*COUNTRIES, "us", "", None)),
            grants=lambda: chance.many(3, self.grant),
            reads=lambda: chance.many(chance.choice((2, 6, 12)), self.read),
        )
        if chance.maybe(0.25):
            reader["subscription"] = self.subscription()
        if chance.maybe(0.15):
            reader["meter"] = {"used": chance.choice((0, 1, 2, 3, 5, 2**53 - 1)), "countedThis": chance.maybe(0.3)}
        return reader

    def subscription(self) -> dict[str, Any] | None:
        chance = self.chance
        status = chance.choice((*STATUSES, "canceled", "canceled", "past_due", "past_due", None))
        if status is None:
            return None
        due = {"pastDueSince": self.at()} if status == "past_due" or chance.maybe(0.2) else {}
        return {"status": status, **due} | chance.fields(
            trialEnd=self.at,
            currentPeriodEnd=self.at,
            endedAt=self.at,
            endedDuringTrial=lambda: chance.choice((True, False, None)),
        )

    def grant(self) -> dict[str, Any]:
        chance = self.chance
        kind = chance.choice(("access", "articles", "articles", "reset"))
        if kind == "access":
            return {"kind": kind, "until": self.at()}
        if kind == "reset":
            return {"kind": kind, "at": self.at()}
        count = chance.choice((0, 1, 2, 1990, 1_000_000))
        return {"kind": kind, "count": count, "from": self.at(), "until": self.at()}

    def read(self) -> dict[str, Any]:
        return {"article": self.chance.choice(ARTICLES), "at": self.at()}

    def article(self) -> dict[str, Any]:
        chance = self.chance
        return {"id": chance.choice(ARTICLES)} | chance.fields(
            section=lambda: chance.choice(SECTIONS),
            contentType=lambda: chance.choice(TYPES),
            tags=lambda: chance.few(TAGS, 3),
        )
