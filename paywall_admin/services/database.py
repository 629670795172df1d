"""Looking after a store from outside, without opening it for work: status, upgrade, backup, restore, check."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from paywall_admin.core.problems import StoreRefused
from paywall_admin.store import backups, keeping, schema
from paywall_admin.store.location import Location
from paywall_admin.store.opened import Store
from paywall_admin.system.clock import Clock, system_clock


@dataclass(frozen=True)
class DatabaseStatus:
    """What there is at a place: `revision` None means no store yet; `newest` is this program's own."""

    label: str
    place: str | None
    revision: int | None
    newest: int
    read_only: bool
    backups: tuple[Path, ...]

    @property
    def sentence(self) -> str:
        """All of it in words."""
        if self.revision is None:
            return f"There is no store at {self.place or self.label} yet; paywall-admin sample makes one."
        state = "up to date" if self.revision == self.newest else "older than this program, which upgrades it"
        rights = ", and can only be read here" if self.read_only else ""
        return f"The store {self.label} has format {self.revision}, {state}{rights}."


def status(named: str | None) -> DatabaseStatus:
    """Look at a store without changing anything; what is none is refused with the reason."""
    location = Location.of(named)
    found = schema.status(location)
    return DatabaseStatus(
        found.label,
        None if location.path is None else str(location.path),
        found.revision,
        found.head,
        found.read_only,
        tuple(backups.existing(location)),
    )


def search(named: str | None) -> str | None:
    """What finding readers is like on a server, in words; None for a file, which has an index of its own beside it."""
    location = Location.of(named)
    found = schema.status(location)
    if location.path is not None or found.revision != found.head:
        return None
    from paywall_admin.store import serversearch

    store = schema.open_store(location, create=False)
    try:
        with store.look() as look:
            return serversearch.sentence(look)
    finally:
        store.close()


def upgrade(named: str | None, *, clock: Clock = system_clock) -> tuple[DatabaseStatus, DatabaseStatus]:
    """Bring a store to this program's format, with a backup before; what it was and what it is."""
    before = _existing(named)
    schema.open_store(Location.of(named), create=False, clock=clock).close()
    return before, status(named)


def backup(named: str | None, target: Path | None = None, *, clock: Clock = system_clock) -> Path:
    """A verified backup of a store as the file `target`, or beside it among the automatic ones."""
    store = _opened(named, clock)
    try:
        if target is None:
            return keeping.back_up(store, clock())
        keeping.copy(store, target.absolute())
        return target.absolute()
    finally:
        store.close()


def refuse_target(target: Path) -> None:
    """Refuse a place for a backup where something stands already."""
    keeping.refuse_target(target.absolute())


def restore(named: str | None, source: Path, *, clock: Clock = system_clock) -> Path | None:
    """Put a backup in the place of a store; where what stood there before is kept, None where there was nothing."""
    return keeping.restore(source.absolute(), Location.of(named), clock())


def existing(named: str | None) -> tuple[Path, ...]:
    """The automatic backups of a store, newest first, also where the store itself cannot be opened."""
    return tuple(backups.existing(Location.of(named)))


def restore_latest(named: str | None, *, clock: Clock = system_clock) -> Path:
    """Put the newest sound backup in the place of a store, and say which it was."""
    for found in existing(named):
        try:
            look_at_backup(found)
        except StoreRefused:
            continue
        restore(named, found, clock=clock)
        return found
    raise StoreRefused("no-backup", "There is no sound backup of this store, so nothing was changed.", place=named)


def look_at_backup(source: Path) -> DatabaseStatus:
    """What a backup is, without restoring it; refused as `restore` would refuse it."""
    return _existing(str(source))


def check(named: str | None, *, clock: Clock = system_clock) -> tuple[str, ...]:
    """Everything that is wrong with a store, a sentence each, after reading all of it."""
    store = _opened(named, clock)
    try:
        return keeping.check(store)
    finally:
        store.close()


def _existing(named: str | None) -> DatabaseStatus:
    found = status(named)
    if found.revision is None:
        raise StoreRefused("store-missing", "There is no such store; check the name.", place=found.place or found.label)
    return found


def _opened(named: str | None, clock: Clock) -> Store:
    _existing(named)
    return schema.open_store(Location.of(named), create=False, clock=clock)
