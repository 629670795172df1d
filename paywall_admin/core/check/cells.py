"""Sets of readers: every combination of kind, device and country that the settings tell apart, as bits of a number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from paywall_admin.core.labels import joined
from paywall_admin.core.phrases import readers
from paywall_admin.core.settings import Audience, Settings

_KINDS: Final = ("anonymous", "registered")
_DEVICES: Final = ("wide", "narrow")
_ELSEWHERE: Final = ""


class Cells:
    """All readers of one publication; a set of them is a number with a bit for each cell."""

    def __init__(self, settings: Settings) -> None:
        self._countries = (*sorted(_countries(settings)), _ELSEWHERE)
        self.everyone = (1 << len(self._countries) * len(_KINDS) * len(_DEVICES)) - 1
        self._masks: dict[tuple[Sequence[str] | None, ...], int] = {}
        self.registered = self.audience(Audience(kinds=("registered",)))

    def audience(self, audience: Audience | None) -> int:
        """The readers an audience includes."""
        if audience is None:
            return self.everyone
        key = audience.kinds, audience.devices, audience.countries
        if key not in self._masks:
            self._masks[key] = self._mask(*key)
        return self._masks[key]

    def countries(self, countries: Sequence[str] | None) -> int:
        """The readers in some countries; without any, everyone."""
        return self._mask(None, None, countries)

    def _mask(self, kinds: Sequence[str] | None, devices: Sequence[str] | None, countries: Sequence[str] | None) -> int:
        size = len(self._countries)
        block = sum(
            1 << place for place, country in enumerate(self._countries) if not countries or country in countries
        )
        mask = 0
        for kind in range(len(_KINDS)):
            for device in range(len(_DEVICES)):
                if (not kinds or _KINDS[kind] in kinds) and (not devices or _DEVICES[device] in devices):
                    mask |= block << (kind * len(_DEVICES) + device) * size
        return mask

    def words(self, mask: int) -> str:
        """Say who is in a set: exactly, where kinds, devices and countries can be told apart, else one example."""
        found = [cell for cell in range(self.everyone.bit_length()) if mask >> cell & 1]
        size = len(self._countries)
        kinds = tuple(kind for place, kind in enumerate(_KINDS) if any(cell // size // 2 == place for cell in found))
        devices = tuple(
            device for place, device in enumerate(_DEVICES) if any(cell // size % 2 == place for cell in found)
        )
        countries = tuple(self._countries[place] for place in sorted({cell % size for cell in found}))
        if self._mask(kinds, devices, countries) != mask:
            return "some " + self.words(1 << found[0])
        people = readers(_unless(kinds, _KINDS), None, _unless(devices, _DEVICES))
        if _ELSEWHERE not in countries:
            return f"{people} in {_some(countries)}"
        outside = [country for country in self._countries if country not in countries]
        return f"{people} outside {_some(outside)}" if outside else people


def _unless(found: tuple[str, ...], every: tuple[str, ...]) -> tuple[str, ...] | None:
    return None if found == every else found


def _some(countries: Sequence[str]) -> str:
    """Name a few countries, and count the others."""
    if len(countries) <= 4:
        return joined(countries, "or")
    return f"{', '.join(countries[:3])} or {len(countries) - 3} other countries"


def _countries(settings: Settings) -> Iterable[str]:
    audiences = [meter.audience for meter in settings.meters]
    audiences += [offer.audience for offer in settings.offers]
    audiences += [message.audience for message in settings.messages]
    found = {country for audience in audiences if audience for country in audience.countries or ()}
    return found | {country for window in settings.free_access for country in window.countries or ()}
