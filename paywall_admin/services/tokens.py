"""Bearer tokens of targets: in the vault of this computer or in its environment, never in the store."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from paywall_admin.core.problems import BadInput
from paywall_admin.services.publication import GetPublicationId
from paywall_admin.system.vault import Ask, Place

if TYPE_CHECKING:
    from paywall_admin.services.app import App

_TOKEN = re.compile(r"[\x21-\x7e]{1,4096}\Z")


def variable(target: str) -> str:
    """The environment variable that gives a target's token, which wins where it is set."""
    return f"PAYWALL_ADMIN_TOKEN_{target.upper().replace('-', '_')}"


def token(app: App, target: str, location: str, ask: Ask | None = None) -> str | None:
    """A target's token, or None where this computer has none for that server; unlocked once a run."""
    given = os.environ.get(variable(target))
    if given:
        return accepted(given, place=variable(target))
    kept = app.tokens.get(target)
    if kept is None and app.vault.place(_name(app, target)):
        kept = app.tokens[target] = app.vault.get(_name(app, target), ask).decode()
    origin, _, secret = (kept or "").partition(" ")
    return secret if origin == _origin(location) else None


def place(app: App, target: str) -> Place | Literal["environment"] | None:
    """Where this computer has a target's token, if it has one."""
    return "environment" if os.environ.get(variable(target)) else app.vault.place(_name(app, target))


def accepted(text: str, *, place: str = "token") -> str:
    """A token as it can be sent, without the blanks that come with copying."""
    if not _TOKEN.match(text.strip()):
        raise BadInput(
            "bad-token", "A token has no blanks, line breaks or accented letters in it; copy it again.", place=place
        )
    return text.strip()


def keep(app: App, target: str, location: str, text: str, ask: Ask | None = None) -> Place:
    """Keep a target's token in the vault of this computer, in the place of the one before; says where it is.

    It is kept for the server at `location` alone: a target that is led elsewhere does not take its token along.
    """
    kept = f"{_origin(location)} {accepted(text)}"
    where = app.vault.put(_name(app, target), kept.encode(), ask)
    app.tokens[target] = kept
    return where


def forget(app: App, target: str) -> None:
    """Take a target's token out of the vault."""
    app.vault.forget(_name(app, target))
    app.tokens.pop(target, None)


def _origin(location: str) -> str:
    parts = urlsplit(location)
    return f"{parts.scheme}://{parts.netloc}"


def _name(app: App, target: str) -> str:
    return f"target-token/{app.ask(GetPublicationId())}/{target}"
