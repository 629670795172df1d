"""Meters and content rules as a person says them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from paywall_admin.core.settings import Audience, ContentRule, Meter, Period, When
from paywall_admin.ui.fields.vocabulary import Countries

translate = QCoreApplication.translate
_COUNTRIES: Final = Countries()
_NAMED: Final = 2


def meter_name(meter: Meter) -> str:
    """What a meter is called: its name, else its id."""
    return meter.name or meter.id


def rate(meter: Meter) -> str:
    """Limit and period in a few words: `5 a month`."""
    if meter.limit == 0:
        return translate("MeterWords", "None for free")
    return _per(meter.period).format(count=meter.limit)


def _per(period: Period) -> str:
    if period.kind == "calendarDay":
        return translate("MeterWords", "{count} a day")
    if period.kind == "calendarWeek":
        return translate("MeterWords", "{count} a week")
    if period.kind == "calendarMonth":
        return translate("MeterWords", "{count} a month")
    if period.days == 1:
        return translate("MeterWords", "{count} in any 24 hours")
    return translate("MeterWords", "{count} in any {days} days").replace("{days}", str(period.days))


def kinds_words(audience: Audience) -> str:
    """Which kinds of readers."""
    kinds = set(audience.kinds or ())
    if kinds == {"anonymous"}:
        return translate("MeterWords", "Anonymous readers")
    if kinds == {"registered"}:
        return translate("MeterWords", "Registered readers")
    return translate("MeterWords", "All readers")


def countries_words(countries: Sequence[str]) -> str:
    """A few countries by name, more by number."""
    names = [_COUNTRIES.words(country) for country in countries]
    if len(names) > _NAMED + 1:
        more = translate("MeterWords", "{names} and {count} more countries")
        return more.format(names=", ".join(names[:_NAMED]), count=len(names) - _NAMED)
    return joined(names)


def joined(names: Sequence[str]) -> str:
    """Names in a row, the last one behind an `and`."""
    if len(names) < 2:
        return "".join(names)
    both = translate("MeterWords", "{names} and {last}")
    return both.format(names=", ".join(names[:-1]), last=names[-1])


def device_words(audience: Audience) -> str:
    """On which screens, where it is not on all."""
    devices = set(audience.devices or ())
    if devices == {"wide"}:
        return translate("MeterWords", "wide screens")
    if devices == {"narrow"}:
        return translate("MeterWords", "narrow screens")
    return ""


def audience_words(audience: Audience | None) -> str:
    """Whom a meter is for, in a cell: `Registered readers · Japan · narrow screens`."""
    audience = audience or Audience()
    parts = (kinds_words(audience), countries_words(audience.countries or ()), device_words(audience))
    return " · ".join(filter(None, parts))


def summary(meter: Meter) -> str:
    """Who gets what, in one or two sentences."""
    audience = meter.audience or Audience()
    who = kinds_words(audience)
    if audience.countries:
        where = translate("MeterWords", "{who} in {countries}")
        who = where.format(who=who, countries=countries_words(audience.countries))
    if device_words(audience):
        who = translate("MeterWords", "{who} on {devices}").format(who=who, devices=device_words(audience))
    if meter.limit == 0:
        return translate("MeterWords", "{who} get no articles for free: they meet the wall at once.").format(who=who)
    if meter.limit == 1:
        gets = translate("MeterWords", "{who} get 1 free article {period}.")
    else:
        gets = translate("MeterWords", "{who} get {count} free articles {period}.")
    gets = gets.format(who=who, count=meter.limit, period=period_words(meter.period))
    return f"{gets} {_counter(meter)}"


def period_words(period: Period) -> str:
    """How often, within a sentence."""
    if period.kind == "calendarDay":
        return translate("MeterWords", "a day")
    if period.kind == "calendarWeek":
        return translate("MeterWords", "a week")
    if period.kind == "calendarMonth":
        return translate("MeterWords", "a month")
    if period.days == 1:
        return translate("MeterWords", "in any 24 hours")
    return translate("MeterWords", "in any {days} days").format(days=period.days)


def _counter(meter: Meter) -> str:
    shown = meter.show_counter_from
    if shown is None or shown >= meter.limit - 1:
        return translate("MeterWords", "They always see how many are left.")
    if shown == 0:
        return translate("MeterWords", "They see no counter before the last one.")
    return translate("MeterWords", "They see how many are left once it is {count} or fewer.").format(count=shown)


def action_words(action: str) -> str:
    """What a content rule does."""
    if action == "exempt":
        return translate("MeterWords", "Free, never counts")
    if action == "locked":
        return translate("MeterWords", "Subscribers only")
    return translate("MeterWords", "Counts as the meter says")


def when_words(when: When) -> str:
    """Which articles a content rule is for, as its title."""
    parts = (
        (translate("MeterWords", "Sections: {names}"), when.sections),
        (translate("MeterWords", "Types: {names}"), when.content_types),
        (translate("MeterWords", "Tags: {names}"), when.tags),
        (translate("MeterWords", "Articles: {names}"), when.articles),
    )
    said = [words.replace("{names}", ", ".join(names)) for words, names in parts if names]
    return " · ".join(said) or translate("MeterWords", "All articles")


def rule_summary(rule: ContentRule) -> str:
    """What a content rule does with which articles, in a sentence."""
    when = rule.when
    parts = (
        (translate("MeterWords", "in {names}"), when.sections),
        (translate("MeterWords", "of the type {names}"), when.content_types),
        (translate("MeterWords", "tagged {names}"), when.tags),
        (translate("MeterWords", "with the id {names}"), when.articles),
    )
    either = translate("MeterWords", " or ")
    said = [words.replace("{names}", either.join(f"“{name}”" for name in names)) for words, names in parts if names]
    which = " ".join([translate("MeterWords", "Articles"), *said]) if said else translate("MeterWords", "All articles")
    return translate("MeterWords", "{which} {do}.").format(which=which, do=_does(rule.action))


def _does(action: str) -> str:
    if action == "exempt":
        return translate("MeterWords", "are free and never count")
    if action == "locked":
        return translate("MeterWords", "are for subscribers only")
    return translate("MeterWords", "count as the meter says")
