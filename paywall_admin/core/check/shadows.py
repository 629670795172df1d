"""What never has its turn: offers, meters and content rules that others before them stand in front of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from paywall_admin.core.check.finding import Finding, error, warning
from paywall_admin.core.check.reach import matches_everything, served
from paywall_admin.core.check.survey import Survey
from paywall_admin.core.phrases import name, state
from paywall_admin.core.settings import Offer, When

_FIRST: Final = ""
_LAST: Final = "~"


def offers(survey: Survey) -> Iterator[Finding]:
    """An offer nobody can see: in no state, in states nobody comes into, or behind others for its whole life."""
    every = survey.settings.offers
    for index, offer in enumerate(every):
        path, owner = ("offers", index, "states"), ("offer", offer.id)
        states = [name for name in offer.states if survey.readers_of(offer, name)]
        if not offer.states:
            said = f"Offer {name(offer)} is shown in no state, so nobody sees it; choose the states."
            yield warning("offer-unseen", path, owner, said)
        elif not states:
            words = ", ".join(map(state, offer.states))
            said = f"Offer {name(offer)} is shown only in states its readers never come into ({words}); choose others."
            yield warning("offer-unseen", path, owner, said)
        elif _lives(survey, offer) and (front := _in_front(survey, every[:index], offer, states)):
            alone = next((rival for rival in front if _in_front(survey, [rival], offer, states)), None)
            others = name(alone) if alone else f"{name(front[0])} and others"
            said = (
                f"Offer {name(offer)} stands behind {others} for its whole life, so nobody sees it; move it up or "
                "change the dates."
            )
            yield warning("offer-shadowed", ("offers", index), owner, said)


def _lives(survey: Survey, offer: Offer) -> bool:
    start, end = _life(offer)
    return start < end and survey.at < end


def _life(offer: Offer) -> tuple[str, str]:
    return offer.starts_at or _FIRST, offer.ends_at or _LAST


def _in_front(survey: Survey, before: Sequence[Offer], offer: Offer, states: Sequence[str]) -> list[Offer]:
    """The offers that leave an offer no reader at any time of its life; none, where some moment is left to it."""
    start, end = _life(offer)
    rivals = [rival for rival in before if _life(rival)[0] < end and start < _life(rival)[1]]
    front: dict[str, Offer] = {}
    for each in states:
        found = [rival for rival in rivals if each in rival.states]
        wanted = _seen(survey, offer, each)
        moments = sorted({start, *(moment for rival in found for moment in _life(rival) if start < moment < end)})
        for moment in moments:
            live = [rival for rival in found if _life(rival)[0] <= moment < _life(rival)[1]]
            if wanted & ~_union(survey, live, each):
                return []
            front |= {rival.id: rival for rival in live}
    return list(front.values())


def _union(survey: Survey, offers: Sequence[Offer], each: str) -> int:
    mask = 0
    for offer in offers:
        mask |= _seen(survey, offer, each)
    return mask


def _seen(survey: Survey, offer: Offer, each: str) -> int:
    """Who sees an offer: readers without a subscription record, and as many bits again for those with one."""
    mask = survey.readers_of(offer, each)
    width = survey.cells.everyone.bit_length()
    return mask if offer.new_subscribers_only else mask | mask << width


def meters(survey: Survey) -> Iterator[Finding]:
    """A meter no reader comes to, and readers without a meter."""
    if "metered" not in survey.reach.actions:
        return
    for index, (meter, mask) in enumerate(served(survey.settings, survey.cells)):
        if not mask:
            said = (
                f"Meter {name(meter)} serves nobody: the meters before it serve all of its readers; move it up or "
                "change who it is for."
            )
            yield warning("meter-shadowed", ("meters", index, "audience"), ("meter", meter.id), said)
    if survey.reach.unmetered:
        who = survey.cells.words(survey.reach.unmetered)
        said = f"There is no meter for {who}, so they meet the wall at once; add one if they should read some articles."
        yield warning("no-meter", ("meters",), ("meter", None), said)


def content(survey: Survey) -> Iterator[Finding]:
    """A content rule behind one that takes all its articles, and one that takes every article there is."""
    rules = survey.settings.content_rules
    for index, rule in enumerate(rules):
        path, owner = ("contentRules", index, "when"), ("contentRule", rule.id)
        front = next((other for other in rules[:index] if _within(rule.when, other.when)), None)
        if front is not None:
            said = (
                f"Content rule {name(rule)} never applies: {name(front)} before it takes all of its articles; "
                "move it up or change what it is for."
            )
            yield warning("rule-shadowed", path, owner, said)
        elif matches_everything(rule.when) and rule.action != "metered":
            what = "is free and never counts" if rule.action == "exempt" else "is for subscribers only"
            said = (
                f"Content rule {name(rule)} names no section, type, tag or article, so everything {what}; say "
                "what it is for."
            )
            yield error("rule-for-everything", path, owner, said)


def _within(inner: When, outer: When) -> bool:
    """Say whether every article that `inner` matches is one that `outer` matches as well."""
    return all(
        not wide or (bool(narrow) and set(narrow or ()) <= set(wide))
        for narrow, wide in (
            (inner.sections, outer.sections),
            (inner.content_types, outer.content_types),
            (inner.tags, outer.tags),
            (inner.articles, outer.articles),
        )
    )
