"""Values of the settings in the words of a marketing person: prices, periods, dates, audiences, states."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from paywall_admin.core.calendar import Zone, epoch, instant, shown_end_date
from paywall_admin.core.labels import joined
from paywall_admin.core.languages import language
from paywall_admin.core.money import english_price
from paywall_admin.core.problems import BadInput
from paywall_admin.core.settings import (
    Audience,
    ContentRule,
    FreeAccess,
    Message,
    Meter,
    Offer,
    Period,
    Plan,
    Plural,
    Price,
    Settings,
    Span,
    UrlTarget,
    Value,
    When,
)
from paywall_admin.core.strictjson import quoted

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
"""The months in English, for the desk's own sentences, which need not wait for CLDR."""

_PERIODS: Final = {"calendarDay": "calendar day", "calendarWeek": "calendar week", "calendarMonth": "calendar month"}
_ACTIONS: Final = {
    "exempt": "free, never counts",
    "locked": "for subscribers only",
    "metered": "counts as the meter says",
}
_KINDS: Final = {"paidTrial": "paid trial", "introDiscount": "introductory discount", "freeTrial": "free trial"}
_TARGETS: Final = {"offer": "the offer", "offers": "the offers page", "account": "the account page"}


def span(value: Span) -> str:
    """Say a length of time: `3 months`."""
    return f"{value.count} {value.unit}{'' if value.count == 1 else 's'}"


def price(value: Price) -> str:
    """Say a price: `$0.99`."""
    return english_price(value.amount, value.currency)


def period(value: Period) -> str:
    """Say a meter's period."""
    return _PERIODS.get(value.kind) or f"any {_days(value.days or 0)}"


def audience(value: Audience | None) -> str:
    """Say who an audience is: `registered readers in US on narrow screens`."""
    return "everyone" if value is None else readers(value.kinds, value.countries, value.devices)


def readers(kinds: Sequence[str] | None, countries: Sequence[str] | None, devices: Sequence[str] | None) -> str:
    """Say who some readers are; a list that is missing or empty means all."""
    if not (kinds or countries or devices):
        return "everyone"
    words = f"{joined(kinds)} readers" if kinds else "readers"
    if countries:
        words += f" in {joined(countries, 'or')}"
    if devices:
        words += f" on {joined(devices)} screens"
    return words


def state(value: str) -> str:
    """Say a state: `limit reached`; a window by its id."""
    kind, _, window = value.partition(":")
    return f"free access {quoted(window)}" if window else kind.replace("_", " ")


def language_name(code: str) -> str:
    """Say the English name of a language, or its code where CLDR has none."""
    try:
        return str(language(code).get_display_name("en") or code)
    except BadInput:
        return code


def plain(value: Any) -> str:
    """Write a value as it stands in the file: where two values read alike in words, this tells them apart."""
    if isinstance(value, Value):
        value = value.model_dump(mode="json", by_alias=True, exclude_none=True)
    return "not given" if value is None else json.dumps(value, ensure_ascii=False)


def name(value: Any) -> str:
    """The name of an object, or its id where it has none."""
    return quoted(getattr(value, "name", None) or value.id)


def _days(count: int) -> str:
    return f"{count} day{'' if count == 1 else 's'}"


def _yes(value: bool | None) -> str:
    return "yes" if value else "no"


def _when(value: When) -> str:
    lists = {"section": value.sections, "type": value.content_types, "tag": value.tags, "article": value.articles}
    given = [f"{label} {joined(map(quoted, members), 'or')}" for label, members in lists.items() if members]
    return ", ".join(given) if given else "everything"


def _text(value: Any) -> str:
    if isinstance(value, Plural):
        forms = {form: text for form, text in value if text is not None}
        return " | ".join(f"{form}: {text}" for form, text in forms.items())
    if isinstance(value, tuple):
        return " · ".join(map(_text, value)) or "none"
    return "none" if value is None else str(value)


class Phrases:
    """The words for one settings value, whose zone and plans they depend on."""

    def __init__(self, settings: Settings) -> None:
        self._zone = Zone.load(settings.publication.time_zone)
        self._plans = {plan.id: name(plan) for plan in settings.plans}

    def field(self, field: str, value: Any) -> str:
        """Say the value of a field by the field's name in JSON; texts come whole."""
        special = self._special().get(field)
        if special is not None:
            return special(value)
        if isinstance(value, bool):
            return _yes(value)
        if isinstance(value, str | Plural | tuple) or value is None:
            return _text(value)
        return _BY_TYPE.get(type(value), str)(value)

    def language(self, code: str) -> str:
        """Say the name of a language."""
        return language_name(code)

    def start(self, value: str | None) -> str:
        """Say when a window starts."""
        return "at once" if value is None else self._moment(value)

    def end(self, value: str | None) -> str:
        """Say when a window ends: its last day, or the moment where it ends within a day."""
        if value is None:
            return "never"
        last = shown_end_date(self._zone, value) if epoch(value) > 0 else None
        if last is None or self._moment(value, in_day=True):
            return self._moment(value)
        return self._day(last.year, last.month, last.day)

    def summary(self, value: Value) -> str:
        """Say in a few words what an object does."""
        match value:
            case Meter():
                articles = f"{value.limit} article{'' if value.limit == 1 else 's'}"
                each = "in" if value.period.kind == "rollingDays" else "each"
                return f"{articles} {each} {period(value.period)}, {audience(value.audience)}"
            case Offer():
                ends = f", until {self.end(value.ends_at)}" if value.ends_at else ""
                return f"{price(value.price)} for {span(value.duration)}{ends}"
            case Plan():
                return f"{price(value.price)} every {span(value.interval).removeprefix('1 ')}"
            case FreeAccess():
                where = joined(value.countries, "or") if value.countries else "everyone"
                start, end = self.start(value.starts_at), self.end(value.ends_at)
                return f"{start if start == end else f'{start} to {end}'}, {where}"
            case ContentRule():
                return f"{_when(value.when)}: {_ACTIONS[value.action]}"
            case Message():
                return f"{state(value.state)}, {audience(value.audience)}"
        return ""

    def _special(self) -> Mapping[str, Callable[[Any], str]]:
        return {
            **_BY_FIELD,
            "startsAt": self.start,
            "endsAt": self.end,
            "plan": lambda value: self._plans.get(value, quoted(value)),
        }

    def _moment(self, value: str, *, in_day: bool = False) -> str:
        """Say an instant as date and, unless its day begins then, time; with `in_day` only the latter, or nothing."""
        at = epoch(value)
        year, month, day = self._zone.local_date(at)
        if at == self._zone.day_start(year, month, day):
            return "" if in_day else self._day(year, month, day)
        clock = instant((at + self._zone.offset(at)) % 86_400)[11:19].removesuffix(":00")
        return clock if in_day else f"{self._day(year, month, day)} at {clock}"

    def _day(self, year: int, month: int, day: int) -> str:
        return f"{MONTHS[month - 1]} {day}, {year}"


_BY_TYPE: Final[Mapping[type, Callable[[Any], str]]] = {
    Audience: audience,
    Period: period,
    Price: price,
    Span: span,
    When: _when,
}

_BY_FIELD: Final[Mapping[str, Callable[[Any], str]]] = {
    "audience": audience,
    "action": _ACTIONS.__getitem__,
    "kind": _KINDS.__getitem__,
    "state": state,
    "states": lambda value: ", ".join(map(state, value)) or "nobody",
    "countries": lambda value: ", ".join(value or ()) or "everywhere",
    "locales": lambda value: ", ".join(map(language_name, value)),
    "defaultLocale": language_name,
    "ctaTarget": lambda value: quoted(value.url) if isinstance(value, UrlTarget) else _TARGETS[value],
    "showCounterFrom": lambda value: "always" if value is None else f"from {value} left",
    "days": lambda value: "for ever" if value is None else _days(value),
    "graceDays": _days,
    "expiresAfterDays": _days,
    "staleDays": _days,
    "newSubscribersOnly": _yes,
}
