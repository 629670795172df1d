"""How versions, deliveries and moments are called on the page."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from paywall_admin.core.calendar import Zone
from paywall_admin.ui import phrasebook
from paywall_admin.ui.fields.moments import moment_words, zone_words
from paywall_admin.ui.labels import Tone

translate = QCoreApplication.translate


def full_when_words(zone: Zone | None, at: int) -> str:
    """A moment with its zone: `Nov 26, 2026, 08:20 in Tokyo`."""
    if zone is None:
        return ""
    return translate("History", "{when} in {place}").format(
        when=moment_words(zone, at - at % 60), place=zone_words(zone)
    )


def summary_words(version: Any) -> str:
    """What a version changed, on one line."""
    summary = version.summary
    if not summary:
        return ""
    lines = summary["first"]
    if not lines:
        return translate("History", "Nothing")
    more = summary["count"] - 1
    if more <= 0:
        return phrasebook.said(str(lines[0]))
    return translate("History", "{change} and {count} more").format(
        change=phrasebook.said(str(lines[0])), count=f"{more:,}"
    )


def version_words(number: int | None) -> str:
    """A version by its number; without one, the draft."""
    return translate("History", "the draft") if number is None else translate("History", "version {number}").format(
        number=number
    )  # fmt: skip


def delivery_badge(state: Any) -> tuple[str, Tone]:
    """How a target stands with the newest version of a kind of file."""
    if state.state == "done":
        return translate("History", "Has version {number}").format(number=state.version), "positive"
    if state.state == "failed":
        return translate("History", "Did not take version {number}").format(number=state.version), "danger"
    return translate("History", "Version {number} is not there yet").format(number=state.version), "warning"


def live_badge(state: str) -> tuple[str, Tone]:
    """What readers get at a target."""
    words: dict[str, tuple[str, Tone]] = {
        "live": (translate("History", "Live"), "positive"),
        "behind": (translate("History", "Behind"), "warning"),
        "ahead": (translate("History", "Newer than here"), "danger"),
        "other": (translate("History", "Something else"), "danger"),
        "bad": (translate("History", "Refused by the website"), "danger"),
        "nothing": (translate("History", "Nothing there"), "danger"),
        "unknown": (translate("History", "Cannot be seen"), "warning"),
        "unreachable": (translate("History", "Not reached"), "danger"),
    }
    return words[state]


def file_words(kind: str) -> str:
    """What a kind of file is for."""
    words = {
        "settings": translate("History", "Settings"),
        "open": translate("History", "Emergency opening"),
        "grants": translate("History", "Readers' grants"),
    }
    return words.get(kind, kind)


def scheduled_badge(one: Any, now: int) -> tuple[str, Tone]:
    """How a scheduled publish stands."""
    if one.overtaken_by:
        return translate("History", "Held"), "danger"
    if one.at <= now:
        return translate("History", "Late"), "danger"
    if one.moved_on:
        return translate("History", "To come, the draft has moved on"), "warning"
    return translate("History", "To come"), "accent"
