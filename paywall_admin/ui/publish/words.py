"""What the sheet says: how far it is, and where a version goes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QCoreApplication

from paywall_admin.ui import phrasebook

translate = QCoreApplication.translate


def step_words(step: str) -> str:
    """A step of publishing, in the window's language."""
    known = {
        "Checking": translate("PublishWords", "Checking the draft…"),
        "Signing": translate("PublishWords", "Signing the version…"),
    }
    return known.get(step) or phrasebook.said(step)


def destination(targets: Iterable[Any]) -> str:
    """Where the next version goes."""
    places = [f"{target.id} ({target.location})" for target in targets]
    if not places:
        return translate(
            "PublishWords",
            "No target yet: the version is kept here, and the website gets nothing by itself. Whoever runs the website "
            "fetches it with “paywall-admin export --to FOLDER”.",
        )
    return translate("PublishWords", "It goes to {places}.").format(places=", ".join(places))


def nowhere() -> str:
    """What is said of a version that no target has got."""
    return translate(
        "PublishWords",
        "No target yet, so the website has not got it. Whoever runs the website fetches it with "
        "“paywall-admin export --to FOLDER”.",
    )
