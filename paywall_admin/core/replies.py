"""Replies that support can send as they are: what the reader meets and when that changes, in the reader's language."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Final, NamedTuple

from paywall_admin.core.decision import Decision


class Facts(NamedTuple):
    """What a reply says beside the decision: the publication, and dates in the language of the reply."""

    publication: str
    limit: int | None
    used: int | None
    reset_date: str | None
    access_until: str | None
    offers_url: str


Sentences = Mapping[str, str]

ASSET: Final = "replies/replies.json"
"""Where the sentences are among the shipped files: language -> key -> sentence."""

FALLBACK: Final = "en"


def language_of(locale: str | None, languages: Container[str]) -> str:
    """Choose the language a reply is written in: the reader's, else English."""
    found = (locale or "").partition("-")[0].lower()
    return found if found in languages else FALLBACK


def reply(decision: Decision, facts: Facts, language: str, words: Sentences) -> str:
    """Write a reply about a decision in the language of the words."""
    offers = facts.offers_url if facts.offers_url.startswith("https:") else words["offers_page"]
    left = max(0, (facts.limit or 0) - (facts.used or 0))
    values = {
        "publication": facts.publication, "limit": facts.limit, "used": facts.used, "left": left,
        "reset": facts.reset_date, "until": facts.access_until, "offers": offers,
    }  # fmt: skip
    said = [words[key].format(**values) for key in _sentences(decision, facts, left)]
    body = ("" if language == "ja" else " ").join(said)
    return "\n\n".join([words["hello"], body, words["bye"].format(**values)])


def _sentences(decision: Decision, facts: Facts, left: int) -> list[str]:
    state = decision["state"]
    if state in ("open", "free_access"):
        return ["open"]
    if state in ("subscriber", "trial", "grace"):
        return ["access"]
    if state == "complimentary":
        return ["access_until" if facts.access_until else "access"]
    if state in ("trial_expired", "access_expired"):
        return ["ended"]
    if state == "locked":
        return ["subscribers_only"]
    resets = ["resets"] if facts.reset_date and (not left or facts.used) else []
    return [*(["left"] if left else ["none_left"]), *resets, *([] if left else ["offers"])]
