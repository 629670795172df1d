"""Settings near to given ones: some fields changed to anything that fits there, lists in any order."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from paywall_admin.core.codec import parse_settings
from paywall_admin.core.problems import BadInput
from paywall_admin.core.settings import Settings
from support.example import changed, encoded, pointers

POOL = st.sampled_from(
    [0, 1, 2, 7, True, False, None, ..., "x", "two", "en", "ja", "de", "US", "JPY", "account", "wall", "meter",
     "locked", "metered", "freeAccess:day", "2020-10-01T00:00:00Z", "2020-10-31T15:00:00Z", "year", "day", [], {},
     ["US"], ["x", "y"], ["last_free"], "Only $5 until 12/24", "2 months for free {{offerPrice}}", "{{x",
     {"other": "{{x}}"}, {"url": "/y"}, {"heading": "h"}, {"kind": "calendarDay"}]
)  # fmt: skip


def _edited(fields: dict[str, Any], pointer: str, value: Any) -> dict[str, Any]:
    """The settings with one more change, where they stay well-formed."""
    try:
        edited = changed(pointer, value, fields)
        parse_settings(encoded(edited))
    except (BadInput, LookupError, TypeError, ValueError):
        return fields
    return edited


@st.composite
def variants(draw: st.DrawFn, fields: dict[str, Any]) -> Settings:
    """The settings with some of their fields changed to anything that fits there, and their lists in any order."""
    places = st.sampled_from(pointers(fields))
    fields = dict(fields)
    for _ in range(4):
        fields = _edited(fields, draw(places), draw(POOL))
    for name in ("meters", "messages"):
        fields[name] = draw(st.permutations(fields.get(name, [])))
    return parse_settings(encoded(fields))
