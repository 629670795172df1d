"""The values of placeholders: what a text may say of one decision (contract, section 5)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, NamedTuple

from paywall_admin.core.calendar import Zone
from paywall_admin.core.case import Case
from paywall_admin.core.rules import Offer, Plan
from paywall_admin.core.texts import DATES, STYLES, Placeholder, Source
from paywall_admin.core.verdict import Verdict
from paywall_admin.core.vocabulary import Vocabulary


class Scene(NamedTuple):
    """What a message can speak of: the case, what was found, the offer chosen and the plan it is about."""

    case: Case
    verdict: Verdict
    offer: Offer | None
    plan: Plan | None


def sources(words: Vocabulary, zone: Zone) -> dict[Placeholder, Source[Scene]]:
    """Make the sources of every placeholder that depends on the case, in one language."""
    found: dict[Placeholder, Source[Scene]] = {
        Placeholder("numberArticlesLeft"): _articles_left,
        Placeholder("numberArticlesLeft-plural"): _articles_left_plural,
        Placeholder("articleLimit"): _article_limit,
        Placeholder("offerPrice"): lambda scene: words.price(scene.offer.price) if scene.offer else None,
        Placeholder("offerDuration"): lambda scene: words.span(scene.offer.span) if scene.offer else None,
        Placeholder("planPrice"): lambda scene: words.price(scene.plan.price) if scene.plan else None,
        Placeholder("planInterval"): lambda scene: words.span(scene.plan.span) if scene.plan else None,
    }
    for name in DATES:
        for style in STYLES:
            found[Placeholder(name, style)] = partial(_date, _INSTANTS[name], words, zone, style)
    return found


def _articles_left(scene: Scene) -> str | None:
    left = scene.verdict.articles_left
    return None if left is None else str(left)


def _articles_left_plural(scene: Scene) -> str | None:
    left = scene.verdict.articles_left
    if left is None:
        return None
    return "" if left == 1 else "s"


def _article_limit(scene: Scene) -> str | None:
    limit = scene.verdict.limit
    return None if limit is None else str(limit)


def _date(find: Callable[[Scene], int | None], words: Vocabulary, zone: Zone, style: str, scene: Scene) -> str | None:
    at = find(scene)
    return None if at is None else words.date(zone.local_ordinal(at), style)


# An end is shown as the last day inside, a start as the day it falls on (contract, section 1).
def _last_second(end: int | None) -> int | None:
    return None if end is None else end - 1


def _reset(scene: Scene) -> int | None:
    return scene.verdict.resets_at


def _offer_end(scene: Scene) -> int | None:
    return _last_second(scene.offer.ends_at) if scene.offer else None


def _trial_end(scene: Scene) -> int | None:
    record = scene.case.reader.subscription
    return _last_second(record.trial_end) if record else None


def _access_end(scene: Scene) -> int | None:
    if scene.verdict.access_until is not None:
        return _last_second(scene.verdict.access_until)
    record = scene.case.reader.subscription
    return _last_second(record.current_period_end) if record else None


def _free_access_end(scene: Scene) -> int | None:
    window = scene.verdict.window
    return _last_second(window.ends_at) if window else None


_INSTANTS: Final[Mapping[str, Callable[[Scene], int | None]]] = {
    "resetDate": _reset,
    "offerEndDate": _offer_end,
    "trialEndDate": _trial_end,
    "accessEndDate": _access_end,
    "freeAccessDate": _free_access_end,
}
