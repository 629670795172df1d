"""Opens a store at the newest revision, or refuses it untouched.

What makes and upgrades stores is imported only where there is something to make or upgrade.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

from paywall_admin.store import identity
from paywall_admin.store.faults import plainly
from paywall_admin.store.location import Location
from paywall_admin.store.opened import Store
from paywall_admin.system.clock import Clock, system_clock

HEAD = identity.HEAD


@dataclass(frozen=True)
class StoreStatus:
    """What there is at a place: `revision` None means no store yet; `head` is this program's newest."""

    label: str
    revision: int | None
    head: int
    read_only: bool


def open_store(location: Location, *, create: bool = True, clock: Clock = system_clock) -> Store:
    """The store at `location` at the newest revision; a missing one is made where `create` allows it."""
    path = location.path
    with plainly(location.label):
        if path is None:
            from paywall_admin.store import making  # noqa: PLC0415 - a file that is up to date opens without SQLAlchemy

            return Store(location, engine=making.open_server(location, create=create, clock=clock))
        if create and not os.path.lexists(path):
            from paywall_admin.store import making  # noqa: PLC0415 - as above

            making.make_file(path, clock)
        found = identity.inspect(path)
        if found.revision < HEAD:
            from paywall_admin.store import making  # noqa: PLC0415 - as above

            making.upgrade_file(path, found, clock)
        return Store(location, found.mode)


def status(location: Location) -> StoreStatus:
    """Looks at a store without making or changing anything; refuses what is none."""
    if location.path is None:
        from paywall_admin.store import making  # noqa: PLC0415 - a file is looked at without SQLAlchemy

        with plainly(location.label):
            return StoreStatus(location.label, making.server_revision(location), HEAD, read_only=False)
    if not os.path.lexists(location.path):
        return StoreStatus(location.label, None, HEAD, read_only=False)
    found = identity.inspect(location.path)
    return StoreStatus(location.label, found.revision, HEAD, found.read_only)
