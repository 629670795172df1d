"""Meters and content rules as a person says them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from paywall_admin.core.calendar import Zone
from paywall_admin.core.settings import ContentRule, Meter, Period, When
from paywall_admin.core.whatif import Outcome, Span
from paywall_admin.ui.fields.audience import readers_words
from paywall_admin.ui.fields.moments import local_time, month_words, short_day_words

translate = QCoreApplication.translate


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


def summary(meter: Meter) -> str:
    """Who gets what, in one or two sentences."""
    who = readers_words(meter.audience)
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


def tried_words(limit: int, found: Outcome) -> str:
    """What a limit would mean over all the periods that are shown."""
    words = translate("WhatIf", "With {limit} free, {walled} of {readers} readers would meet the wall: {share}.")
    said = words.format(
        limit=limit, walled=f"{found.walled:,}", readers=f"{found.readers:,}", share=f"{found.share:.0%}"
    )
    if found.is_exact:
        return said
    return said + " " + translate(
        "WhatIf", "Estimated: who was stopped at a lower limit might have read more, or less."
    )  # fmt: skip


def span_words(span: Span, kind: str, zone_name: str) -> str:
    """A period by its name, or by its first and last day."""
    zone = Zone.load(zone_name)
    start, end = local_time(zone, span.start)[0], local_time(zone, span.end - 1)[0]
    if kind == "calendarMonth":
        name = month_words(start)
    elif kind == "calendarDay":
        name = short_day_words(start)
    else:
        name = f"{short_day_words(start, year=False)} – {short_day_words(end, year=False)}"
    return translate("WhatIf", "{period}, so far").format(period=name) if span.is_open else name


def outcome_words(found: Outcome) -> str:
    """What a limit would mean in one period."""
    exact = translate("WhatIf", "{walled} of {readers} readers, {share}, exact")
    estimated = translate("WhatIf", "{walled} of {readers} readers, {share}, estimated")
    words = exact if found.is_exact else estimated
    return words.format(walled=f"{found.walled:,}", readers=f"{found.readers:,}", share=f"{found.share:.0%}")
