"""The questions where something shows, and in which forms: what writing a message or an offer needs to know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from paywall_admin.core.settings import Offer
from paywall_admin.core.situation import Device
from paywall_admin.services.query import Asking, Query, answers

if TYPE_CHECKING:
    from paywall_admin.core.reaching import Reached, Unreached
    from paywall_admin.core.terms import Button


@dataclass(frozen=True)
class FindSituation(Query["Reached | Unreached"]):
    """A situation that leads to a state (`freeAccess:ID` for a window), and in it to one message, from now on."""

    state: str
    message: str | None = None
    locale: str = ""
    device: Device = "wide"


@dataclass(frozen=True)
class GetPluralForms(Query["Mapping[str, Mapping[str, tuple[int, ...]]]"]):
    """The plural categories of languages, each with the first numbers that it is for.

    It is asked for where waiting for CLDR holds up nobody.
    """

    codes: tuple[str, ...]


@dataclass(frozen=True)
class GetButtons(Query["tuple[Button, ...]"]):
    """Every button of the draft's messages that leads to an offer, which need not be the one that the draft holds."""

    offer: Offer


@answers(GetPluralForms, looks=True)
def get_plural_forms(_: Asking, query: GetPluralForms) -> Mapping[str, Mapping[str, tuple[int, ...]]]:
    """Reads them from CLDR."""
    from paywall_admin.core.plurals import categories

    return {code: categories(code) for code in query.codes}


@answers(FindSituation, looks=True)
def find_situation(asking: Asking, query: FindSituation) -> Reached | Unreached:
    """Looks for one with the draft as it is."""
    from paywall_admin.core.reaching import Wish, reach

    wish = Wish(query.state, query.message, query.locale, query.device)
    return reach(asking.app.draft_settings(asking.look), wish, at=asking.now // 60 * 60)


@answers(GetButtons, looks=True)
def get_buttons(asking: Asking, query: GetButtons) -> tuple[Button, ...]:
    """Fills their texts."""
    from paywall_admin.core.terms import buttons

    return tuple(buttons(asking.app.draft_settings(asking.look), query.offer))
