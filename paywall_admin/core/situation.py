"""A situation: a reader, an article and a moment in a few knobs, and the case that it makes for the web tier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from paywall_admin.core.calendar import END, instant

DAY: Final = 86_400
LAST: Final = END - 1
ARTICLE: Final = "preview-article"
Device = Literal["wide", "narrow"]
Subscription = Literal[
    "none", "trial", "active", "grace", "past_due", "trial_ended", "access_ended", "paused", "incomplete", "given"
]


@dataclass(frozen=True)
class Situation:
    """One reader, on one article, at one moment, on one device.

    `whole` is a case as the web tier would hand it in; where it is given, nothing but the device says anything else.
    `version` is the published version that rules; None is the draft.
    """

    at: int
    device: Device = "wide"
    read: int = 0
    kind: Literal["anonymous", "registered"] = "anonymous"
    subscription: Subscription = "none"
    locale: str = "en"
    country: str = ""
    article: dict[str, Any] = field(default_factory=dict)
    whole: Mapping[str, Any] | None = None
    version: int | None = None


def reading(situation: Situation, grace_days: int) -> dict[str, Any]:
    """The case of a situation; `grace_days` decides since when a failed payment is within or beyond grace."""
    if situation.whole is not None:
        return {**situation.whole, "device": situation.device}
    at = situation.at
    reader: dict[str, Any] = {
        "kind": situation.kind,
        "locale": situation.locale,
        "subscription": _subscription(situation.subscription, at, grace_days),
        "grants": [{"kind": "access", "until": _near(at, 7)}] if situation.subscription == "given" else [],
        "reads": [{"article": f"read-{number}", "at": instant(at)} for number in range(1, situation.read + 1)],
    }
    if situation.kind == "registered":
        reader["id"] = "preview-reader"
    if situation.country:
        reader["country"] = situation.country
    article = {"id": ARTICLE, "contentType": "article", **situation.article}
    return {"at": instant(at), "device": situation.device, "reader": reader, "article": article}


def subscription_in(case: Mapping[str, Any], state: str) -> Subscription:
    """The subscription of a case in the words of the knobs; `state` is what was decided for it."""
    reader = case["reader"]
    record = reader.get("subscription") or {}
    status = record.get("status")
    if status == "past_due":
        return "grace" if state == "grace" else "past_due"
    if status in ("canceled", "unpaid"):
        return "trial_ended" if record.get("endedDuringTrial") else "access_ended"
    found: dict[str | None, Subscription] = {
        "trialing": "trial", "active": "active", "paused": "paused", "incomplete": "incomplete",
        "incomplete_expired": "incomplete",
    }  # fmt: skip
    return found.get(status, "given" if state == "complimentary" else "none")


def article_for(when: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of an article that the conditions of a content rule match."""
    fields: dict[str, Any] = {}
    if when.get("sections"):
        fields["section"] = when["sections"][0]
    if when.get("contentTypes"):
        fields["contentType"] = when["contentTypes"][0]
    if when.get("tags"):
        fields["tags"] = [when["tags"][0]]
    if when.get("articles"):
        fields["id"] = when["articles"][0]
    return fields


def _near(at: int, days: int) -> str:
    """A moment some days away, within the years that an instant can be written in."""
    return instant(min(max(at + days * DAY, 0), LAST))


_STATUS: Final = {
    "trial": "trialing", "active": "active", "grace": "past_due", "past_due": "past_due", "trial_ended": "canceled",
    "access_ended": "canceled", "paused": "paused", "incomplete": "incomplete",
}  # fmt: skip


def _subscription(name: Subscription, at: int, grace_days: int) -> dict[str, Any] | None:
    """The record that Stripe would have, with its dates around the moment."""
    if name not in _STATUS:
        return None
    yesterday = _near(at, -1)
    dates: dict[str, dict[str, Any]] = {
        "trial": {"trialEnd": _near(at, 7), "currentPeriodEnd": _near(at, 7)},
        "active": {"currentPeriodEnd": _near(at, 20)},
        "grace": {"pastDueSince": instant(at)},
        "past_due": {"pastDueSince": _near(at, -grace_days)},
        "trial_ended": {"trialEnd": yesterday, "endedAt": instant(at), "endedDuringTrial": True},
        "access_ended": {"currentPeriodEnd": yesterday, "endedAt": instant(at)},
    }
    return {"status": _STATUS[name], **dates.get(name, {})}
