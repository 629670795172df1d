"""The question what readers have: the settings of the newest version."""

from __future__ import annotations

from paywall_admin.core.settings import Settings
from paywall_admin.services.query import Asking, Query, answers
from paywall_admin.store import published


class GetPublished(Query["Settings | None"]):
    """The settings of the newest version; None before the first one."""


@answers(GetPublished, looks=True)
def get_published(asking: Asking, _: GetPublished) -> Settings | None:
    """Reads the newest version's settings."""
    newest = published.newest(asking.look)
    return None if newest is None else asking.app.published_settings(asking.look, newest.number)
