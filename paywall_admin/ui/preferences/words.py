"""The options as a person reads them: their names, what they do, and their values."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def label(name: str) -> str:
    """What an option is called; one that this window does not know yet has its own name."""
    return {
        "appearance": translate("Preferences", "Appearance"),
        "language": translate("Preferences", "Language of the window"),
        "emergencyHours": translate("Preferences", "Emergency: the wall stays open for"),
        "backupsKept": translate("Preferences", "Automatic backups kept"),
        "viewsKeptDays": translate("Preferences", "Readers' views are kept for"),
        "oldLinksKeptHours": translate("Preferences", "Replaced links at Stripe stay on for"),
    }.get(name, name)


def sentence(name: str) -> str:
    """What an option is for, where its name does not say it."""
    return {
        "language": translate("Preferences", "What readers see has its own languages, on the Publication page."),
        "emergencyHours": translate("Preferences", "The hours that are offered first; from 1 to 72."),
        "viewsKeptDays": translate(
            "Preferences",
            "On the Readers page, Import has a step that deletes older ones; so has the command readers retain.",
        ),
        "oldLinksKeptHours": translate(
            "Preferences", "After a delivery: as long as a cache before the website may keep an old file."
        ),
        "backupsKept": translate("Preferences", "Older ones are let go when a new one is made; at least 3."),
    }.get(name, "")


def unit(name: str) -> str:
    """The unit of an option's number."""
    hours = translate("Preferences", "hours")
    units = {"emergencyHours": hours, "oldLinksKeptHours": hours, "viewsKeptDays": translate("Preferences", "days")}
    return units.get(name, "")


def choice(value: str) -> str:
    """A value among the few that an option can have. Languages stand in their own words."""
    return {
        "system": translate("Preferences", "As the system has it"),
        "light": translate("Preferences", "Light"),
        "dark": translate("Preferences", "Dark"),
        "en": "English",
        "ja": "日本語",
    }.get(value, value)
