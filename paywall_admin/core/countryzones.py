"""The clocks of a country, from the time zone database's own list; a country can have several."""

from __future__ import annotations

import importlib.resources
from functools import lru_cache
from typing import Final

_FILE: Final = "zone.tab"


def zones_of(country: str) -> tuple[str, ...]:
    """Name the zones of a country (two letters), the most populous first; none for an unknown one."""
    return _table().get(country.upper(), ())


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    text = (importlib.resources.files("tzdata") / "zoneinfo" / _FILE).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            country, _, zone = line.split("\t")[:3]
            found.setdefault(country, []).append(zone)
    return {country: tuple(zones) for country, zones in found.items()}
