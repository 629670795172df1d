"""What tables have in common whose rows are numbered and dated, newest first."""

from __future__ import annotations

from typing import Any

from paywall_admin.core.calendar import Zone
from paywall_admin.ui.fields.moments import short_moment_words


class Numbered:
    """Where rows come from that are known by their number."""

    def key(self, row: Any) -> int:
        """A row's number."""
        return int(row.number)

    @staticmethod
    def number(row: Any | None) -> int | None:
        """The number to go on behind; None from the newest row on."""
        return None if row is None else row.number


class Times:
    """Says moments to the minute, in the publication's zone, which is known later than the columns."""

    zone: Zone | None = None
    now = 0

    def words(self, at: int) -> str:
        """When that was."""
        return short_moment_words(self.zone, at, self.now)


def number_words(row: Any) -> str:
    """A row's number as a cell says it."""
    return str(row.number)
