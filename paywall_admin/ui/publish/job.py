"""What publishing does away from the window: it tells its steps, and what it has changed when it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from paywall_admin.ui.jobs import Steps

TOPICS: Final = frozenset({"versions", "deliveries", "keys", "draft", "audit"})


@dataclass(frozen=True)
class Readiness:
    """What a person has to know before publishing: where it goes, and which passphrase will be asked for."""

    targets: tuple[Any, ...]
    passphrase: str


@dataclass(frozen=True)
class Published:
    """What came of publishing, and what everybody has to ask for again."""

    outcome: Any
    topics: frozenset[str] = TOPICS


@dataclass(frozen=True)
class Delivered:
    """What came of bringing the newest version to the targets once more."""

    deliveries: tuple[Any, ...]
    topics: frozenset[str] = TOPICS


@dataclass(frozen=True)
class Added:
    """A folder that is a target from now on, and what everybody has to ask for again."""

    target: str
    topics: frozenset[str] = frozenset({"targets", "audit"})


def adding(folder: str) -> Callable[[Any], Added]:
    """The job that makes a folder a target."""

    def job(app: Any) -> Added:
        from paywall_admin.services.targets import add_folder  # noqa: PLC0415 - loaded when it is needed

        return Added(add_folder(app, Path(folder)).id)

    return job


def look_ahead(app: Any) -> Readiness:
    """Find out where the next version would go, and what is needed to sign it."""
    from paywall_admin.services import keys  # noqa: PLC0415 - cryptography is loaded when it is needed
    from paywall_admin.services.targets import ListTargets  # noqa: PLC0415 - as above

    return Readiness(app.ask(ListTargets()), keys.passphrase_need(app))


def publishing(note: str, reviewed: int, passphrase: str | None, steps: Steps) -> Callable[[Any], Published]:
    """The job that publishes the draft as it was looked at."""

    def job(app: Any) -> Published:
        ask = None if passphrase is None else lambda: passphrase
        return Published(app.publish(note, passphrase=ask, progress=steps.tell, reviewed=reviewed))

    return job


def deliver_again(app: Any) -> Delivered:
    """Bring the newest version to every target."""
    from paywall_admin.services import deliveries  # noqa: PLC0415 - loaded when it is needed

    return Delivered(deliveries.deliver(app))
