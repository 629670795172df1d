"""What the History page does away from the window: whatever waits for a server, a key or another store."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

Ask = Callable[[], str]
Job = Callable[[Any], Any]
_PUBLISHED: Final = frozenset({"versions", "schedule", "deliveries", "keys", "audit"})


@dataclass(frozen=True)
class Done:
    """What came of a job, and what everybody has to ask for again."""

    result: Any
    topics: frozenset[str]


@dataclass(frozen=True)
class NewTarget:
    """What a person wrote about a target."""

    kind: str
    name: str
    location: str
    public_url: str
    token: str | None
    passphrase: str | None


def asking(passphrase: str | None) -> Ask | None:
    """The answer to who asks for the passphrase."""
    return None if passphrase is None else lambda: passphrase


def passphrase_need(app: Any) -> str:
    """What is asked for before anything is signed: nothing, passphrase, new passphrase."""
    from paywall_admin.services import keys  # noqa: PLC0415 - cryptography is loaded when it is needed

    return keys.passphrase_need(app)


def vault_need(app: Any) -> str:
    """What is asked for before a token is kept: nothing, passphrase, new passphrase."""
    return str(app.vault.need("target-token"))


def look_live(app: Any) -> Any:
    """Fetch what readers get at every target."""
    from paywall_admin.services import live  # noqa: PLC0415 - as above

    return live.look(app)


def deliver(target: str, passphrase: str | None) -> Job:
    """The job that brings a target whatever it lacks."""

    def job(app: Any) -> Done:
        from paywall_admin.services import deliveries, targets  # noqa: PLC0415 - as above

        chosen = (targets.find(app.ask(targets.ListTargets()), target),)
        kinds = [state.kind for state in app.ask(deliveries.ListDeliveries()) if state.target == target]
        made: tuple[Any, ...] = ()
        for kind in kinds:
            made += deliveries.deliver(app, kind, targets=chosen, passphrase=asking(passphrase))
        return Done(made, frozenset({"deliveries", "audit"}))

    return job


def publish_scheduled(id_: int, *, overrule: bool, passphrase: str | None) -> Job:
    """The job that publishes a scheduled publish now."""

    def job(app: Any) -> Done:
        from paywall_admin.services import due  # noqa: PLC0415 - as above

        made = due.carry_out_now(app, id_, overrule=overrule, passphrase=asking(passphrase))
        return Done(made.carried[0], _PUBLISHED)

    return job


def schedule(note: str, at: int, typed: str, *, reviewed: int | None, replaces: int | None) -> Job:
    """The job that freezes the draft and schedules it, perhaps in the place of another scheduled publish."""

    def job(app: Any) -> Done:
        from paywall_admin.services import schedule as service  # noqa: PLC0415 - as above

        number, _ = service.add(app, note, at, typed, reviewed=reviewed, replaces=replaces)
        return Done(number, frozenset({"schedule", "audit"}))

    return job


def save_target(wanted: NewTarget, before: Any | None) -> Job:
    """The job that adds a target or, where there was one before, changes it."""

    def job(app: Any) -> Done:
        from paywall_admin.services import targets, tokens  # noqa: PLC0415 - as above

        ask = asking(wanted.passphrase)
        public = wanted.public_url or None
        if before is not None:
            made = before.id
            changes = _changes(before, wanted)
            if changes:
                targets.edit(app, made, changes)
            if wanted.token:
                tokens.keep(app, made, targets.find(app.ask(targets.ListTargets()), made).location, wanted.token, ask)
        elif wanted.kind == "folder":
            made = targets.add_folder(app, Path(wanted.location), wanted.name or None, public_url=public).id
        else:
            made = targets.add_address(
                app, wanted.location, wanted.name or None, token=wanted.token, public_url=public, ask=ask
            ).id  # fmt: skip
        return Done(made, frozenset({"targets", "deliveries", "audit"}))

    return job


def _changes(before: Any, wanted: NewTarget) -> Mapping[str, str]:
    given = {"location": wanted.location, "public_url": wanted.public_url}
    return {name: value for name, value in given.items() if value != (getattr(before, name) or "")}


def remove_target(target: str) -> Job:
    """The job that takes a target off the list, and its token out of the keyring."""

    def job(app: Any) -> Done:
        from paywall_admin.services import targets  # noqa: PLC0415 - as above

        targets.remove(app, target)
        return Done(target, frozenset({"targets", "deliveries", "audit"}))

    return job


def try_target(target: str) -> Job:
    """The job that tries a target without changing anything there."""

    def job(app: Any) -> Any:
        from paywall_admin.services import targets  # noqa: PLC0415 - as above

        return targets.try_out(app, targets.find(app.ask(targets.ListTargets()), target))

    return job


def read_other(store: Path, version: int | None, *, draft: bool) -> Job:
    """The job that reads what could be taken over from another store."""

    def job(app: Any) -> Any:
        from paywall_admin.services import takeover  # noqa: PLC0415 - as above

        return takeover.read(app, store, version, draft=draft)

    return job


def take_over(found: Any) -> Job:
    """The job that makes what was read from another store the draft."""

    def job(app: Any) -> Any:
        from paywall_admin.services import takeover  # noqa: PLC0415 - as above

        return takeover.take_over(app, found)

    return job


def roll_back(number: int) -> Job:
    """The job that makes an old version's settings the draft."""

    def job(app: Any) -> Any:
        from paywall_admin.services import rollback  # noqa: PLC0415 - as above

        return rollback.roll_back(app, number)[1]

    return job


def save_version(number: int, folder: Path) -> Job:
    """The job that writes the file of a version into a folder."""

    def job(app: Any) -> Path:
        from paywall_admin.services.queries import GetVersion  # noqa: PLC0415 - as above
        from paywall_admin.services.transport import FolderTransport  # noqa: PLC0415 - as above

        FolderTransport(str(folder)).write("settings.json", app.ask(GetVersion(number)).envelope)
        return folder / "settings.json"

    return job
