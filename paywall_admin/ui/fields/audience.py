"""The fields of an audience: which readers, in which countries, on which devices; and all that in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from paywall_admin.core.settings import Audience
from paywall_admin.ui.fields.chips import ChipsInput
from paywall_admin.ui.fields.choice import Options, SegmentsInput
from paywall_admin.ui.fields.field import Field
from paywall_admin.ui.fields.form import Form
from paywall_admin.ui.fields.vocabulary import Countries

translate = QCoreApplication.translate
_COUNTRIES: Final = Countries()
_NAMED: Final = 2


class EitherInput(SegmentsInput):
    """One of two values as a list of one; none and both mean the same, and show as the first segment."""

    def __init__(self, both: str, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        listed: Options = [(None, both), *(([value], words) for value, words in options)]
        super().__init__(listed, parent)

    def write(self, value: Any) -> None:
        """Show a value."""
        super().write(None if not value or len(set(value)) > 1 else list(value)[:1])

    def words(self, value: Any) -> str:
        """The value in words."""
        return super().words(None if not value or len(set(value)) > 1 else list(value)[:1])


def audience_fields(form: Form, parent: QWidget) -> tuple[Field, Field, Field]:
    """The three fields of the object's `audience`: readers, countries, devices."""
    kinds = [("anonymous", translate("Audience", "Anonymous")), ("registered", translate("Audience", "Registered"))]
    devices = [("wide", translate("Audience", "Wide screens")), ("narrow", translate("Audience", "Narrow screens"))]
    made = (
        ("kinds", translate("Audience", "Readers"), EitherInput(translate("Audience", "Everyone"), kinds)),
        (
            "countries",
            translate("Audience", "Countries"),
            ChipsInput(Countries(), hint=translate("Audience", "All countries")),
        ),
        ("devices", translate("Audience", "Devices"), EitherInput(translate("Audience", "All"), devices)),
    )
    readers, countries, screens = (
        form.bind(Field(label, control, parent=parent), f"audience/{name}") for name, label, control in made
    )
    return readers, countries, screens


def kinds_words(audience: Audience) -> str:
    """Which kinds of readers."""
    kinds = set(audience.kinds or ())
    if kinds == {"anonymous"}:
        return translate("Audience", "Anonymous readers")
    if kinds == {"registered"}:
        return translate("Audience", "Registered readers")
    return translate("Audience", "All readers")


def countries_words(countries: Sequence[str]) -> str:
    """A few countries by name, more by number."""
    names = [_COUNTRIES.words(country) for country in countries]
    if len(names) > _NAMED + 1:
        more = translate("Audience", "{names} and {count} more countries")
        return more.format(names=", ".join(names[:_NAMED]), count=len(names) - _NAMED)
    return joined(names)


def joined(names: Sequence[str]) -> str:
    """Names in a row, the last one behind an `and`."""
    if len(names) < 2:
        return "".join(names)
    both = translate("Audience", "{names} and {last}")
    return both.format(names=", ".join(names[:-1]), last=names[-1])


def device_words(audience: Audience) -> str:
    """On which screens, where it is not on all."""
    devices = set(audience.devices or ())
    if devices == {"wide"}:
        return translate("Audience", "wide screens")
    if devices == {"narrow"}:
        return translate("Audience", "narrow screens")
    return ""


def audience_words(audience: Audience | None) -> str:
    """Whom something is for, in a cell: `Registered readers · Japan · narrow screens`."""
    audience = audience or Audience()
    parts = (kinds_words(audience), countries_words(audience.countries or ()), device_words(audience))
    return " · ".join(filter(None, parts))


def readers_words(audience: Audience | None) -> str:
    """Whom something is for, in a sentence: `Registered readers in Japan on narrow screens`."""
    audience = audience or Audience()
    who = kinds_words(audience)
    if audience.countries:
        where = translate("Audience", "{who} in {countries}")
        who = where.format(who=who, countries=countries_words(audience.countries))
    if device_words(audience):
        who = translate("Audience", "{who} on {devices}").format(who=who, devices=device_words(audience))
    return who
