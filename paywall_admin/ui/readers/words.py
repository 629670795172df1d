"""What the card says, in the window's language: the state, the meter, subscriptions and what was given."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from paywall_admin.core.calendar import Zone
from paywall_admin.ui import phrasebook
from paywall_admin.ui.fields.moments import moment_words, zone_words
from paywall_admin.ui.labels import Tone
from paywall_admin.ui.names import country_name, language_name

translate = QCoreApplication.translate
TONES: Final[dict[str, Tone]] = {"allow": "positive", "deny": "danger"}
_LONGEST: Final = 120
_T = QT_TRANSLATE_NOOP
_STATES: Final[dict[str, Any]] = {
    "open": _T("Readers", "Reads everything: the wall is open for everyone"),
    "free_access": _T("Readers", "Reads everything: access is free for everyone today"),
    "exempt": _T("Readers", "Reads this article: it is free and never counts"),
    "subscriber": _T("Readers", "Reads everything: the subscription is active"),
    "trial": _T("Readers", "Reads everything: the trial is running"),
    "grace": _T("Readers", "Reads everything for now: a payment failed and is being settled"),
    "complimentary": _T("Readers", "Reads everything: access was given"),
    "trial_expired": _T("Readers", "Meets the wall: the trial has ended"),
    "access_expired": _T("Readers", "Meets the wall: the subscription has ended"),
    "locked": _T("Readers", "Meets the wall: this article is for subscribers only"),
}
_STATUS: Final[dict[str, Any]] = {
    "active": _T("Readers", "active"),
    "trialing": _T("Readers", "in a trial"),
    "past_due": _T("Readers", "payment failed"),
    "canceled": _T("Readers", "ended"),
    "unpaid": _T("Readers", "unpaid"),
    "paused": _T("Readers", "paused"),
    "incomplete": _T("Readers", "never completed"),
    "incomplete_expired": _T("Readers", "never completed"),
    "not begun": _T("Readers", "not begun yet"),
}


def state_words(card: Any) -> str:
    """What the reader meets on the next article, in a sentence."""
    decision, left = card.decision, card.left
    known = _STATES.get(decision["state"])
    if known is not None:
        return translate("Readers", known)
    if decision["access"] == "deny":
        if not card.limit:
            return translate("Readers", "Meets the wall: no meter is for this reader")
        words = translate("Readers", "Meets the wall: all {limit} free articles are read")
        return words.format(limit=card.limit)
    if left == 1:
        return translate("Readers", "Can read 1 more free article of {limit}").format(limit=card.limit)
    words = translate("Readers", "Can read {left} more free articles of {limit}")
    return words.format(left=left, limit=card.limit)


def meter_words(card: Any) -> str:
    """How many articles are left of how many; empty where no meter was asked."""
    if card.limit is None or card.used is None:
        return ""
    words = translate("Readers", "{left} of {limit} left, {used} read")
    return words.format(left=card.left, limit=card.limit, used=card.used)


def resets_words(card: Any, zone: Zone) -> str:
    """When the meter starts afresh, by the publication's clocks and by the reader's."""
    if card.resets_at is None:
        return ""
    ours = moment_words(zone, card.resets_at)
    said = translate("Readers", "Starts afresh {when} in {place}").format(when=ours, place=zone_words(zone))
    theirs = [Zone(name, offset, (), ()) for name, offset in zip(card.reader_zones, card.reader_offsets, strict=True)]
    clocks = {moment_words(one, card.resets_at) for one in theirs}
    if not theirs or clocks == {ours}:
        return said
    first = theirs[0]
    words = translate("Readers", "{said}; for the reader {when} ({place})")
    if len(clocks) > 1:
        words = translate("Readers", "{said}; {when} in {place}, and other times elsewhere in the reader's country")
    return words.format(said=said, when=moment_words(first, card.resets_at), place=zone_words(first))


def who_words(card: Any) -> str:
    """Registered or not, country and language."""
    kind = translate("Readers", "Registered reader") if card.registered else translate("Readers", "Anonymous reader")
    return " · ".join(filter(None, (kind, country_words(card.country), language_words(card.locale))))


def country_words(code: str | None) -> str:
    """A country by its name."""
    return country_name(code or "") or code or ""


def language_words(locale: str | None) -> str:
    """A language by its name."""
    return language_name(locale or "") or locale or ""


def subscription_words(one: Any, zone: Zone) -> tuple[str, str]:
    """Where a subscription is known from, and what it is."""
    known = _STATUS.get(one.status)
    words = [one.id, one.status if known is None else translate("Readers", known)]
    for name, at in (
        (translate("Readers", "trial ends {when}"), one.trial_end),
        (translate("Readers", "paid until {when}"), one.current_period_end if one.ended_at is None else None),
        (translate("Readers", "ended {when}"), one.ended_at),
    ):
        if at is not None:
            words.append(name.format(when=moment_words(zone, at)))
    source = {"stripe": "Stripe", "feed": translate("Readers", "The website's feed")}.get(one.source, one.source)
    return source, ", ".join(filter(None, words))


def given_words(grant: Any, zone: Zone) -> str:
    """What a reader was given, until when."""
    if grant.kind == "reset":
        words = translate("Readers", "A fresh start of the meter, {when}")
        return words.format(when=moment_words(zone, grant.given_at))
    what = translate("Readers", "Access to everything")
    if grant.kind == "articles":
        one, more = translate("Readers", "1 more article"), translate("Readers", "{count} more articles")
        what = one if grant.count == 1 else more.format(count=grant.count)
    until = moment_words(zone, grant.until or 0)
    return translate("Readers", "{what} until {when}").format(what=what, when=until)


def step_words(step: Any) -> str:
    """What was done for a reader, by whom and why."""
    words = translate("Readers", "{what}, by {who}").format(what=phrasebook.said(step.label), who=step.actor)
    if step.undone:
        words = translate("Readers", "{step} (undone)").format(step=words)
    return f"{words}\n{step.reason}" if step.reason else words


def shortened(text: str) -> str:
    """An id that fits a line, its middle left out where it is longer."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]}…{text[-_LONGEST // 4 :]}"
