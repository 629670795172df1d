"""The line that the window's head always shows, and the options."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from paywall_admin.services.query import Asking, Query, answers
from paywall_admin.store import billing, published, reading
from paywall_admin.system import options

if TYPE_CHECKING:
    from paywall_admin.core.settings import Settings


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


@answers(GetStatus, looks=True)
def get_status(asking: Asking, _: GetStatus) -> StatusView:
    """Gathers the head line."""
    look, location = asking.look, asking.app.store.location
    newest = published.newest(look)
    settings = asking.app.draft_settings(look)
    stacks = reading.stacks(look, asking.actor)
    return StatusView(
        publication=settings.publication.name,
        store_label=location.label,
        store_path=None if location.path is None else str(location.path),
        environment=reading.meta(look).environment,
        stripe=billing.phrase(billing.bound(look)),
        read_only=asking.app.store.read_only,
        unpublished=_unpublished(asking, newest.number if newest else None, settings),
        version=newest.number if newest else None,
        published_at=newest.published_at if newest else None,
        published_by=newest.published_by if newest else None,
        undo_label=stacks.undo_label,
        redo_label=stacks.redo_label,
        revision=reading.audit_latest(look),
        actor=asking.actor,
        role=asking.role,
    )


def _unpublished(asking: Asking, newest: int | None, draft: Settings) -> int:
    """How many changes the newest version lacks; counted once for all who ask between two edits."""
    from paywall_admin.core.diff import count

    app, look = asking.app, asking.look
    old = None if newest is None else app.published_settings(look, newest)
    return app.latest("unpublished", (reading.audit_head(look), newest), lambda: count(old, draft))


@answers(GetOptions, looks=True)
def get_options(asking: Asking, _: GetOptions) -> Mapping[str, options.Choice]:
    """Reads the options; those never set have their defaults."""
    stored = {name: json.loads(value) for name, value in asking.look.rows("SELECT name, value FROM option")}
    return {name: stored.get(name, default) for name, default in options.defaults().items()}
