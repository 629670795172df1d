"""The columns of the versions' table, and where its rows come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from paywall_admin.core.calendar import Zone, instant
from paywall_admin.services.queries import ListVersions
from paywall_admin.ui.fields.moments import short_moment_words
from paywall_admin.ui.history.words import summary_words
from paywall_admin.ui.tables.column import Column, Sort

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Versions:
    """The versions in which a text stands, newest first."""

    text: str

    def page(self, after: Any | None, limit: int, _sort: Sort | None) -> ListVersions:
        """The versions behind one, or the newest."""
        return ListVersions(None if after is None else after.number, limit, self.text)

    def key(self, row: Any) -> int:
        """A version's number."""
        return int(row.number)


class Words:
    """The words of the cells; times need the publication's zone, which is known later than the columns."""

    zone: Zone | None = None
    now = 0

    def when(self, row: Any) -> str:
        """When it was published, to the minute."""
        return short_moment_words(self.zone, row.published_at, self.now)

    def columns(self) -> tuple[Column, ...]:
        """What the table shows of a version."""
        return (
            Column("version", translate("History", "Version"), _number, lambda row: row.number, 72, numeric=True,
                   strong=True, firm=True),
            Column("at", translate("History", "When"), self.when, _instant, 136, firm=True),
            Column("by", translate("History", "Who"), lambda row: row.published_by, width=88),
            Column("note", translate("History", "Why"), lambda row: row.note, width=200, strong=True),
            Column("changes", translate("History", "What changed"), summary_words, _summary, 240),
            Column("digest", "SHA-256", lambda row: row.digest, width=160, hidden=True),
        )  # fmt: skip


def _number(row: Any) -> str:
    return str(row.number)


def _instant(row: Any) -> str:
    return instant(row.published_at)


def _summary(row: Any) -> Any:
    return row.summary
