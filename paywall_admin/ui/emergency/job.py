"""What the emergency switch does away from the window: it signs, brings it to the targets, and tells its steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from paywall_admin.ui.jobs import Steps

TOPICS: Final = frozenset({"emergency", "deliveries", "keys", "audit"})


@dataclass(frozen=True)
class Readiness:
    """What a person has to know before: where it goes, which passphrase will be asked for, and what is on now."""

    targets: tuple[Any, ...]
    passphrase: str
    emergency: Any
    hours: int


@dataclass(frozen=True)
class Switched:
    """What came of it, and what everybody has to ask for again."""

    deliveries: tuple[Any, ...]
    notes: tuple[str, ...] = ()
    until: int | None = None
    topics: frozenset[str] = TOPICS

    @property
    def missed(self) -> tuple[str, ...]:
        """The targets that did not take it."""
        return tuple(one.target for one in self.deliveries if one.state == "failed")


def look_ahead(app: Any) -> Readiness:
    """Find out what opening or closing would do."""
    from paywall_admin.services import keys  # noqa: PLC0415 - cryptography is loaded when it is needed
    from paywall_admin.services.queries import GetOptions  # noqa: PLC0415 - as above
    from paywall_admin.services.queries.emergency import GetEmergency  # noqa: PLC0415 - as above
    from paywall_admin.services.targets import ListTargets  # noqa: PLC0415 - as above

    hours = int(app.ask(GetOptions())["emergencyHours"])
    return Readiness(app.ask(ListTargets()), keys.passphrase_need(app), app.ask(GetEmergency()), hours)


def opening(hours: int, reason: str, passphrase: str | None, steps: Steps) -> Callable[[Any], Switched]:
    """The job that opens the wall for everyone."""

    def job(app: Any) -> Switched:
        from paywall_admin.services import emergency  # noqa: PLC0415 - loaded when it is needed

        ask = None if passphrase is None else lambda: passphrase
        made = emergency.open_wall(app, hours, passphrase=ask, reason=reason, progress=steps.tell)
        return Switched(made.deliveries, made.notes, made.until)

    return job


def closing(reason: str, passphrase: str | None, steps: Steps) -> Callable[[Any], Switched]:
    """The job that ends the opening before its time."""

    def job(app: Any) -> Switched:
        from paywall_admin.services import emergency  # noqa: PLC0415 - loaded when it is needed

        ask = None if passphrase is None else lambda: passphrase
        made = emergency.close_wall(app, passphrase=ask, reason=reason, progress=steps.tell)
        return Switched(made.deliveries, made.notes)

    return job


def delivering(passphrase: str | None = None) -> Callable[[Any], Switched]:
    """The job that brings the newest word about the switch to every target once more."""

    def job(app: Any) -> Switched:
        from paywall_admin.services import deliveries  # noqa: PLC0415 - loaded when it is needed

        ask = None if passphrase is None else lambda: passphrase
        return Switched(deliveries.deliver(app, "open", passphrase=ask))

    return job
