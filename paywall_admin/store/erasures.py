"""The list of erasures beside a store's backups: one-way keys, so that a store that was lost erases again, too.

The store has the same list in its own table; this one is for the day on which it cannot be read any more.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from paywall_admin.store import backups, erasing
from paywall_admin.store.location import Location
from paywall_admin.store.opened import Store
from paywall_admin.system import files, paths

_NAME: Final = "{}-erased.json"
_FIELDS: Final = ("key", "erased_at", "erased_by", "views")
Erasure = dict[str, Any]


def list_of(location: Location) -> Path:
    """Where the list of a store is kept."""
    return backups.folder_of(location) / _NAME.format(backups.stem(location))


def read(location: Location, source: Path | None = None) -> list[Erasure]:
    """Every erasure that the list of a store names, and those that lie beside the backup `source`."""
    lists = [list_of(location)]
    if source is not None:
        lists += sorted(source.absolute().parent.glob(_NAME.format("*")))
    return [erasure for place in dict.fromkeys(lists) for erasure in _entries(place)]


def keep(store: Store) -> None:
    """Brings the list up to what the store knows; nothing that it named before is lost."""
    with store.read() as connection:
        known = {(one["key"], one["erased_at"]): one for one in _told(erasing.noted(connection))}
    known |= {(one["key"], one["erased_at"]): one for one in read(store.location)}
    target = list_of(store.location)
    paths.make_private(target.parent)
    content = json.dumps([known[key] for key in sorted(known)], indent=1)
    files.replace_file(target, content.encode(), mode=0o600)


def replay(store: Store, listed: Sequence[Erasure], publication: str) -> None:
    """Erases again who is on the list, from the rows and then from the bytes of a store."""
    with store.write() as connection:
        names = erasing.replay(connection, listed, publication)
    if names:
        erasing.scrub(store, names)


def _told(entries: Iterable[Erasure]) -> list[Erasure]:
    return [{name: one[name] for name in _FIELDS} for one in entries]


def _entries(place: Path) -> list[Erasure]:
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        return _told(json.loads(place.read_bytes()))
    return []
