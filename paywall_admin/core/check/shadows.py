"""What never has its turn: offers, meters and content rules that others before them stand in front of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from paywall_admin.core.check.finding import Finding, error, warning
from paywall_admin.core.check.reach import matches_everything, served
from paywall_admin.core.check.survey import Survey
from paywall_admin.core.phrases import name, state
from paywall_admin.core.settings import Offer, When

_FIRST: Final = ""
_LAST: Final = "~"


class _Life(NamedTuple):
    """An offer with its start and end, such that they compare where there is none, and who sees it, by state."""

    start: str
    end: str
    offer: Offer
    seen: Mapping[str, int]


def offers(survey: Survey) -> Iterator[Finding]:
    """An offer nobody can see: in no state, in states nobody comes into, or behind others for its whole life."""
    lives = [_life(survey, offer) for offer in survey.settings.offers]
    for index, life in enumerate(lives):
        offer = life.offer
        owner = "offer", offer.id
        if not life.seen:
            yield warning("offer-unseen", ("offers", index, "states"), owner, _unseen(offer))
        elif life.start < life.end and survey.at < life.end:
            before = [rival for rival in lives[:index] if rival.start < life.end and life.start < rival.end]
            alone = next((rival for rival in before if _covers(rival, life)), None)
            front = alone or _in_front(before, life)
            if front:
                others = name(front.offer) if alone else f"{name(front.offer)} and others"
                said = (
                    f"Offer {name(offer)} stands behind {others} for its whole life, so nobody sees it; move it up or "
                    "change the dates."
                )
                yield warning("offer-shadowed", ("offers", index), owner, said)


def _life(survey: Survey, offer: Offer) -> _Life:
    seen: dict[str, int] = {
        each: seen_by(survey, offer, each) for each in offer.states if survey.readers_of(offer, each)
    }
    return _Life(offer.starts_at or _FIRST, offer.ends_at or _LAST, offer, seen)


def _covers(rival: _Life, life: _Life) -> bool:
    """Say whether an offer leaves no reader to another one at any time of that one's life."""
    if rival.start > life.start or rival.end < life.end:
        return False
    return all(not wanted & ~rival.seen.get(each, 0) for each, wanted in life.seen.items())


def _unseen(offer: Offer) -> str:
    if not offer.states:
        return f"Offer {name(offer)} is shown in no state, so nobody sees it; choose the states."
    words = ", ".join(map(state, offer.states))
    return f"Offer {name(offer)} is shown only in states its readers never come into ({words}); choose others."


def _in_front(rivals: Sequence[_Life], life: _Life) -> _Life | None:
    """The first of the offers that together leave an offer no reader; None where some moment is left to it."""
    first = None
    for each, wanted in life.seen.items():
        found = [rival for rival in rivals if rival.seen.get(each, 0) & wanted]
        moments = {life.start, *(moment for rival in found for moment in rival[:2] if life.start < moment < life.end)}
        for moment in sorted(moments):
            left = wanted
            for rival in found:
                if rival.start <= moment < rival.end:
                    left &= ~rival.seen[each]
                    first = first or rival
                    if not left:
                        break
            if left:
                return None
    return first


def seen_by(survey: Survey, offer: Offer, each: str) -> int:
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
