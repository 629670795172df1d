"""What has to hold between the fields of well-formed settings: no field alone can break it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from typing import Any, Final

from paywall_admin.core import zonefile
from paywall_admin.core.faults import Fault
from paywall_admin.core.money import EXPONENTS
from paywall_admin.core.settings import Period, Price, Publication, Settings, Value
from paywall_admin.core.strictjson import Path, quoted

LISTS: Final = ("content_rules", "meters", "plans", "offers", "free_access", "messages")
"""The lists of the settings whose members have ids."""


def broken(value: Value, path: Path = ()) -> Iterator[Fault]:
    """Find every broken rule in a value and in all that it holds."""
    rule = _RULES.get(type(value))
    if rule is not None:
        yield from (Fault((*path, *fault.path), fault.code, fault.sentence) for fault in rule(value))
    for name, field in type(value).model_fields.items():
        yield from _below(getattr(value, name), (*path, field.alias or name))


def _below(value: Any, path: Path) -> Iterator[Fault]:
    if isinstance(value, Value):
        yield from broken(value, path)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _below(item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _below(item, (*path, key))


def _publication(value: Publication) -> Iterator[Fault]:
    if value.time_zone not in zonefile.names():
        yield Fault(
            ("timeZone",), "unknown-zone", _unknown("time zone", value.time_zone, zonefile.names(), "Asia/Tokyo")
        )
    yield from _currency(value.currency)
    if value.default_locale not in value.locales:
        said = f"The default language {value.default_locale} is not in the list of languages; add it there."
        yield Fault(("defaultLocale",), "missing-language", said)
    for index, locale in enumerate(value.locales):
        if locale in value.locales[:index]:
            yield Fault(("locales", index), "duplicate-language", f"The language {locale} stands twice; keep one.")


def _price(value: Price) -> Iterator[Fault]:
    yield from _currency(value.currency)


def _currency(code: str) -> Iterator[Fault]:
    if code not in EXPONENTS:
        yield Fault(("currency",), "unknown-currency", _unknown("currency", code, tuple(EXPONENTS), "USD"))


def _period(value: Period) -> Iterator[Fault]:
    if value.kind == "rollingDays" and value.days is None:
        yield Fault(("days",), "missing", "A rolling period needs its number of days; add it.")
    if value.kind != "rollingDays" and value.days is not None:
        said = "Only a rolling period has a number of days; leave it out or choose rollingDays."
        yield Fault(("days",), "not-here", said)


def _settings(value: Settings) -> Iterator[Fault]:
    for name in LISTS:
        seen: set[str] = set()
        for index, item in enumerate(getattr(value, name)):
            if item.id in seen:
                field = Settings.model_fields[name].alias or name
                said = f"The id {item.id} is taken by an earlier one in this list; choose another."
                yield Fault((field, index, "id"), "duplicate-id", said)
            seen.add(item.id)


def _unknown(what: str, said: str, known: tuple[str, ...], example: str) -> str:
    close = get_close_matches(said, known, n=1, cutoff=0.75)
    hint = f"did you mean {close[0]}?" if close else f"choose one such as {example}."
    return f"There is no {what} {quoted(said)}; {hint}"


_RULES: Final[dict[type[Value], Callable[[Any], Iterator[Fault]]]] = {
    Publication: _publication,
    Price: _price,
    Period: _period,
    Settings: _settings,
}
