"""What a language brings to a payload: plural categories, dates by the month, and lengths of time in words.

CLDR is read through Babel when something is compiled; deciding needs none of it (contract, sections 5 and 8).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from paywall_admin.core.problems import BadInput

if TYPE_CHECKING:
    from babel import Locale

PLURAL_LIMIT: Final = 2000
"""The highest number whose plural category is compiled; above it, `other` serves."""

_ENGLISH_MONTHS: Final = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "Jun.", "Jul.", "Aug.", "Sep.", "Oct.", "Nov.", "Dec.")


@lru_cache(maxsize=256)
def language(code: str) -> Locale:
    """Find a language in CLDR by its code, such as `en` or `pt-BR`; one that is not there is refused."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - the window is painted before CLDR is loaded

    try:
        return Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        raise BadInput(
            "unknown-language", f"There is no language {code[:40]!r} in CLDR; choose one such as en or pt-BR."
        ) from None


def language_name(code: str, spoken: str) -> str:
    """What a language is called in another one; an empty text where CLDR does not know it."""
    return str(language(spoken).languages.get(code) or "")


def country_name(code: str, spoken: str) -> str:
    """What a country of these two letters is called in a language; an empty text where CLDR does not know it."""
    return str(language(spoken).territories.get(code) or "")


# CLDR 48, minimumGroupingDigits, which Babel does not carry: how many digits have to stand before the first group
# separator where it is more than one. `1234 €` and `12.345 €` in Spain; in Latin America `1.234`.
_SPARING: Final = {
    "be": 2, "bg": 2, "ee": 3, "es": 2, "et": 2, "hu": 2, "hy": 2, "ia": 2, "ie": 2, "it": 2, "ka": 2, "lv": 2, "pl": 2,
    "pt": 2, "ru": 2, "sl": 2, "sq": 2,
}  # fmt: skip
# Where only some territories of a language are so; None is the language by itself.
_SPARING_IN: Final[Mapping[str, frozenset[str | None]]] = {
    "es": frozenset({None, "EA", "ES", "GQ", "IC", "PH"}),
    "pt": frozenset({"CH", "CV", "GQ", "GW", "LU", "MO", "MZ", "PT", "ST", "TL"}),
    "ru": frozenset({"UA"}),
}


def is_grouped(code: str, number: int) -> bool:
    """Say whether a language writes a group separator into a whole number as short as this one."""
    locale = language(code)
    least = _SPARING.get(locale.language, 1)
    if locale.territory not in _SPARING_IN.get(locale.language, {locale.territory}):
        least = 1
    return len(str(abs(number))) >= 3 + least


@lru_cache(maxsize=256)
def plural_runs(code: str) -> tuple[tuple[str, int], ...]:
    """Say the plural category of 0 to 2000, as runs of (category, how many numbers in a row)."""
    category = language(code).plural_form
    runs = groupby(category(number) for number in range(PLURAL_LIMIT + 1))
    return tuple((str(name), sum(1 for _ in run)) for name, run in runs)


@lru_cache(maxsize=256)
def date_patterns(code: str) -> dict[str, tuple[str, ...]]:
    """Write a date by style, a pattern a month: `{d}` is the day, `{dd}` the day with two digits."""
    locale = language(code)
    short_months = _ENGLISH_MONTHS if locale.language == "en" else None
    return {"long": tuple(_patterns(locale, "MMMMd", None)), "short": tuple(_patterns(locale, "MMMd", short_months))}


def _patterns(locale: Locale, skeleton: str, months: tuple[str, ...] | None) -> Iterator[str]:
    from babel.dates import DateTimeFormat  # noqa: PLC0415 - as above

    pattern = str(locale.datetime_skeletons[skeleton].format)
    for month in range(1, 13):
        shown = DateTimeFormat(date(2000, month, 1), locale)
        name = months[month - 1] if months else shown["MMM"]
        yield pattern % _Fields(shown, {"d": "{d}", "dd": "{dd}", "MMM": name})


class _Fields(dict[str, str]):
    """The fields of a date pattern: those given, the others as Babel writes them."""

    def __init__(self, shown: Any, given: dict[str, str]) -> None:
        super().__init__(given)
        self._shown = shown

    def __missing__(self, field: str) -> str:
        return str(self._shown[field])


@lru_cache(maxsize=256)
def day_names(code: str) -> tuple[str, ...] | None:
    """Write the days 1 to 31 as ordinals where the language is English (`31st`); elsewhere digits serve."""
    if language(code).language != "en":
        return None
    return tuple(f"{day}{_english_suffix(day)}" for day in range(1, 32))


def _english_suffix(day: int) -> str:
    return "th" if day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


@lru_cache(maxsize=4096)
def span_words(code: str, count: int, unit: str) -> str:
    """Write a length of time in words, such as `3 months`.

    Where a language has one wording for both the long and the short style, CLDR gives it as the short one.
    """
    from babel.numbers import format_decimal  # noqa: PLC0415 - as above

    locale = language(code)
    styles = locale._data["unit_patterns"][f"duration-{unit}"]
    category = locale.plural_form(count)
    wording = next(
        found
        for style in ("long", "short")
        for wanted in (category, "other")
        if (found := styles.get(style, {}).get(wanted))
    )
    return str(wording).format(format_decimal(count, locale=locale, group_separator=is_grouped(code, count)))
