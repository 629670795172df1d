"""The line that the window's head always shows, and the options."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from paywall_admin.services.queries.drafts import GetChanges
from paywall_admin.services.query import Asking, Query, answer, answers
from paywall_admin.store import audit, nouns, rows, versions
from paywall_admin.store.drafts import read_single
from paywall_admin.system import options


@dataclass(frozen=True)
class StatusView:
    """Which publication and store this is, what is unpublished, and what undo and redo would do."""

    publication: str
    store_label: str
    store_path: str | None
    environment: str
    stripe: str
    read_only: bool
    unpublished: int
    version: int | None
    published_at: int | None
    published_by: str | None
    undo_label: str | None
    redo_label: str | None
    revision: int
    actor: str
    role: str


class GetStatus(Query[StatusView]):
    """The state of the store in one value."""


class GetOptions(Query[Mapping[str, options.Choice]]):
    """Every option with its value."""


@answers(GetStatus)
def get_status(asking: Asking, _: GetStatus) -> StatusView:
    """Gathers the head line."""
    connection, location = asking.connection, asking.app.store.location
    newest = versions.newest(connection)
    stacks = audit.stacks(connection, asking.actor)
    return StatusView(
        publication=read_single(connection, nouns.PUBLICATION)["name"],
        store_label=location.label,
        store_path=None if location.path is None else str(location.path),
        environment=str(connection.scalar(select(rows.meta.c.environment))),
        stripe="not connected",
        read_only=asking.app.store.read_only,
        unpublished=len(answer(asking, GetChanges())),
        version=newest.number if newest else None,
        published_at=newest.published_at if newest else None,
        published_by=newest.published_by if newest else None,
        undo_label=_label(asking, stacks.undo_top),
        redo_label=_label(asking, stacks.redo_top),
        revision=audit.latest(connection),
        actor=asking.actor,
        role=asking.role,
    )


@answers(GetOptions)
def get_options(asking: Asking, _: GetOptions) -> Mapping[str, options.Choice]:
    """Reads the options; those never set have their defaults."""
    stored = {row.name: row.value for row in asking.connection.execute(select(rows.option))}
    return {name: stored.get(name, default) for name, default in options.defaults().items()}


def _label(asking: Asking, entry: int | None) -> str | None:
    if entry is None:
        return None
    found = audit.get(asking.connection, entry)
    return found.label if found else None
