"""How the audit's objects and moments are called in the window."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from paywall_admin.core.calendar import Zone
from paywall_admin.core.diff import field_words
from paywall_admin.ui import phrasebook
from paywall_admin.ui.fields.moments import moment_words

translate = QCoreApplication.translate


def kind_words(kind: str) -> str:
    """A kind of object."""
    words = {
        "contentRule": translate("Audit", "Content rule"),
        "meter": translate("Audit", "Meter"),
        "plan": translate("Audit", "Plan"),
        "offer": translate("Audit", "Offer"),
        "freeAccess": translate("Audit", "Free access"),
        "message": translate("Audit", "Message"),
        "publication": translate("Audit", "Publication"),
        "wall": translate("Audit", "Wall"),
        "policy": translate("Audit", "Policy"),
        "expiryStates": translate("Audit", "Expiry"),
        "graceDays": translate("Audit", "Grace"),
        "draft": translate("Audit", "Whole draft"),
        "version": translate("Audit", "Version"),
        "target": translate("Audit", "Target"),
        "key": translate("Audit", "Signing key"),
        "emergency": translate("Audit", "Emergency switch"),
        "option": translate("Audit", "Option"),
        "person": translate("Audit", "Person"),
        "reader": translate("Audit", "Reader"),
        "grant": translate("Audit", "Grant"),
    }
    return words.get(kind) or phrasebook.part(field_words(kind).capitalize())


def object_words(about: tuple[str, str | None] | None) -> str:
    """An object by its kind and id: `Offer autumn`."""
    if about is None:
        return ""
    kind, object_id = about
    return f"{kind_words(kind)} {object_id}" if object_id else kind_words(kind)


def when_words(zone: Zone | None, at: int) -> str:
    """A moment in the publication's zone; nothing while the zone is not known."""
    return "" if zone is None else moment_words(zone, at)


def state_words(line: Any) -> str:
    """What became of an entry."""
    if line.undone_by is not None:
        return translate("Audit", "Taken back")
    return translate("Audit", "Takes back {number}").format(number=line.undoes) if line.undoes is not None else ""
