"""Random settings: well-formed always, sensible seldom, gathered around the moments at which something changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from conformance.chance import DAY, FIRST, LAST, Chance
from conformance.random_texts import text, texts
from paywall_admin.core import zonefile
from paywall_admin.core.calendar import Zone, instant, period
from paywall_admin.core.settings import STATES

ODD_ZONES = (
    "UTC", "Asia/Tokyo", "America/New_York", "Europe/Berlin", "America/St_Johns", "America/Havana",
    "America/Sao_Paulo", "America/Asuncion", "Asia/Amman", "Africa/Cairo", "Asia/Beirut", "Pacific/Apia",
    "Pacific/Kwajalein", "Africa/Monrovia", "Pacific/Kiritimati", "Asia/Kathmandu", "Pacific/Chatham",
    "Australia/Lord_Howe", "Antarctica/Troll", "Africa/Casablanca", "Asia/Gaza", "America/Goose_Bay",
    "Asia/Pyongyang", "America/Caracas", "Europe/Dublin", "Asia/Tehran", "Pacific/Kanton",
)  # fmt: skip
LOCALES = (
    "en", "en", "en-GB", "de", "de-CH", "fr", "ja", "ru", "pl", "ar", "ar-EG", "cy", "pt-BR", "zh-Hant", "zh", "lt",
    "lv", "sl", "ga", "he", "fa", "hi", "cs", "ko", "es", "sv", "en-IN", "eu",
)  # fmt: skip
CURRENCIES = ("USD", "EUR", "JPY", "KWD", "UGX", "ISK", "IDR", "CLF", "CHF", "INR", "TND", "HUF")
COUNTRIES = ("US", "JP", "KR", "DE")
SECTIONS = ("news", "sport", "News", "")
TYPES = ("article", "video", "sponsored")
TAGS = ("a", "b", "c", "constructor", "é")
ARTICLES = ("a1", "a2", "a3", "A1", "__proto__", "日本")
IDS = ("a", "b", "c", "a-1", "10", "9", "undefined", "null", "constructor", "x")
LINKS = (
    "/pay",
    "/x#t?y",
    "/pay?a=1",
    "https://pay.example.com/x?a#top?b",
    "https://pay.example.com/x#",
    "/p?",
    "HTTPS://e.com/é#a#b",
)
SPAN_UNITS = ("day", "week", "month", "year")


@dataclass(frozen=True)
class World:
    """Settings, and the moments (UTC seconds) at which they may decide differently."""

    settings: dict[str, Any]
    moments: tuple[int, ...]


def random_world(chance: Chance) -> World:
    """Settings of any size in any zone."""
    zone = chance.choice(ODD_ZONES if chance.maybe(0.6) else zonefile.names())
    return world_in(zone, chance)


def world_in(zone: str, chance: Chance) -> World:
    """Settings of any size in one zone."""
    moments = _moments(zone, chance)
    return World(_Builder(chance, moments).settings(zone), moments)


def _moments(zone: str, chance: Chance) -> tuple[int, ...]:
    table = Zone.load(zone)
    focus = [chance.choice((FIRST, LAST, chance.randint(FIRST, LAST)))] if chance.maybe(0.3) else []
    odd = [at for at in table.changes if not 0 <= table.local_ordinal(at) - table.local_ordinal(at - 1) <= 1]
    focus += [chance.choice(odd if odd and chance.maybe() else table.changes or (chance.randint(FIRST, LAST),))]
    found = set(focus)
    for at in focus:
        for kind in ("calendarDay", "calendarWeek", "calendarMonth"):
            start, end = period(table, kind, at)
            found |= {start, end}
        found |= {at + chance.randint(-40, 40) * DAY, at - 3600, at + 3600}
    return tuple(sorted(min(LAST, max(FIRST, at)) for at in found))


class _Builder:
    """Makes one settings value; every list draws its windows from the same few moments."""

    def __init__(self, chance: Chance, moments: tuple[int, ...]) -> None:
        self.chance = chance
        self.moments = moments
        self.locales = list(dict.fromkeys(chance.choices(LOCALES, k=chance.randint(1, 3))))

    def settings(self, zone: str) -> dict[str, Any]:
        chance = self.chance
        settings: dict[str, Any] = {"format": "paywall-settings/1", "publication": self.publication(zone)}
        settings |= chance.fields(
            graceDays=lambda: chance.choice((0, 1, 7, 36_500)),
            expiryStates=lambda: {"trialExpired": self.expiry(), "accessExpired": self.expiry()},
            freeAccess=lambda: self.listed(3, self.window),
        )
        if chance.maybe(0.04):
            settings["wall"] = {"open": True}
        settings["contentRules"] = self.listed(2, self.content_rule)
        settings["meters"] = self.listed(3, self.meter)
        settings["plans"] = self.listed(2, self.plan)
        settings["offers"] = self.listed(4, self.offer)
        settings["messages"] = self.listed(len(IDS), self.message)
        return settings

    def listed(self, most: int, make: Any) -> list[dict[str, Any]]:
        """Up to `most` objects with ids of their own."""
        return [{"id": name, **make()} for name in self.chance.few(IDS, most)]

    def publication(self, zone: str) -> dict[str, Any]:
        chance = self.chance
        name = chance.choice(("The Daily", "{{offerPrice}}", "a\nb", " ", "$&"))
        return {
            "name": name, "timeZone": zone, "defaultLocale": chance.choice(self.locales), "locales": self.locales,
            "currency": "USD", "homeUrl": "/", "offersUrl": "/offers", "accountUrl": "/account?x",
            **chance.fields(formerName=lambda: "The Weekly"),
        }  # fmt: skip

    def audience(self) -> dict[str, Any]:
        chance = self.chance
        return chance.fields(
            kinds=lambda: chance.few(("anonymous", "registered"), 2),
            countries=lambda: chance.few(COUNTRIES, 2),
            devices=lambda: chance.few(("wide", "narrow"), 2),
        )

    def rarely_audience(self) -> dict[str, Any]:
        return {"audience": self.audience()} if self.chance.maybe(0.35) else {}

    def content_rule(self) -> dict[str, Any]:
        chance = self.chance
        when = chance.fields(
            sections=lambda: chance.few(SECTIONS[:-1], 2),
            contentTypes=lambda: chance.few(TYPES, 2),
            tags=lambda: chance.few(TAGS, 2),
            articles=lambda: chance.few(ARTICLES, 2),
        )
        return {"when": when, "action": chance.choice(("exempt", "locked", "metered", "metered"))}

    def meter(self) -> dict[str, Any]:
        chance = self.chance
        kind = chance.choice(("calendarDay", "calendarWeek", "calendarMonth", "rollingDays"))
        days = {"days": chance.choice((1, 1, 2, 7, 30, 3660))} if kind == "rollingDays" else {}
        shown = chance.fields(showCounterFrom=lambda: chance.randint(0, 3))
        limit = chance.choice((0, 1, 1, 2, 2, 3, 3, 4, 5, 12, 1000))
        return {**self.rarely_audience(), "limit": limit, "period": {"kind": kind, **days}, **shown}

    def expiry(self) -> dict[str, Any]:
        chance = self.chance
        return {"then": chance.choice(("wall", "meter", "meter")), **chance.fields(days=lambda: chance.randint(0, 2))}

    def price(self) -> dict[str, Any]:
        chance = self.chance
        amount = chance.choice((0, 1, 99, 100, 900, 12_345, 1_000_000, chance.randint(0, 999_999_999_999)))
        return {"amount": amount, "currency": chance.choice(CURRENCIES)}

    def span(self) -> dict[str, Any]:
        return {"unit": self.chance.choice(SPAN_UNITS), "count": self.chance.choice((1, 1, 2, 3, 5, 11, 100, 1000))}

    def plan(self) -> dict[str, Any]:
        return {"name": "Plan", "price": self.price(), "interval": self.span(), "benefits": []}

    def offer(self) -> dict[str, Any]:
        chance = self.chance
        return {
            "plan": chance.choice(IDS), "kind": "paidTrial", "price": self.price(), "duration": self.span(),
            "states": list(STATES) if chance.maybe(0.4) else chance.few(STATES, 13), **self.rarely_audience(),
            **chance.fields(
                startsAt=lambda: chance.moment(self.moments[: len(self.moments) // 2 + 1]),
                endsAt=lambda: chance.moment(self.moments[len(self.moments) // 2 :]),
                newSubscribersOnly=chance.maybe,
                checkoutUrl=lambda: chance.choice(LINKS),
            ),
        }  # fmt: skip

    def window(self) -> dict[str, Any]:
        chance = self.chance
        starts_at = chance.choice((instant(self.moments[0]), chance.moment(self.moments)))
        ends_at = chance.moment(self.moments)
        return {"startsAt": starts_at, "endsAt": ends_at, **chance.fields(countries=lambda: chance.few(COUNTRIES, 2))}

    def message(self) -> dict[str, Any]:
        chance = self.chance
        usual = ("metered", "metered", "last_free", "limit_reached", "access_expired", "subscriber", "complimentary")
        state = chance.choice((*STATES, *usual, f"freeAccess:{chance.choice(IDS)}"))
        locales = chance.few((*self.locales, *self.locales, "en", chance.choice(LOCALES)), 5)
        target = chance.choice(("offer", "offer", "offer", "offers", "account", {"url": chance.choice(LINKS)}))
        return {
            "state": state, **self.rarely_audience(),
            "texts": {locale: {"heading": text(chance), "cta": "Go", **texts(chance)} for locale in locales},
            **chance.fields(
                narrow=lambda: {locale: texts(chance) for locale in chance.few(locales or ("en",), 3)},
            ),
            "ctaTarget": target,
        }  # fmt: skip
