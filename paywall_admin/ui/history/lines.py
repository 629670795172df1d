"""The columns of the versions' table, and where its rows come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from paywall_admin.core.calendar import instant
from paywall_admin.services.queries import ListVersions
from paywall_admin.ui.history.words import summary_words
from paywall_admin.ui.tables.column import Column, Sort
from paywall_admin.ui.tables.numbered import Numbered, Times, number_words

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Versions(Numbered):
    """The versions in which a text stands, newest first."""

    text: str

    def page(self, after: Any | None, limit: int, _sort: Sort | None) -> ListVersions:
        """The versions behind one, or the newest."""
        return ListVersions(self.number(after), limit, self.text)


class Words(Times):
    """The words of the cells."""

    def when(self, row: Any) -> str:
        """When it was published, to the minute."""
        return self.words(row.published_at)

    def columns(self) -> tuple[Column, ...]:
        """What the table shows of a version."""
        return (
            Column("version", translate("History", "Version"), number_words, lambda row: row.number, 72, numeric=True,
                   strong=True, firm=True),
            Column("at", translate("History", "When"), self.when, _instant, 128, firm=True),
            Column("by", translate("History", "Who"), lambda row: row.published_by, width=88),
            Column("note", translate("History", "Why"), lambda row: row.note, width=200, strong=True),
            Column("changes", translate("History", "What changed"), summary_words, _summary, 240),
            Column("digest", "SHA-256", lambda row: row.digest, width=160, hidden=True),
        )  # fmt: skip


def _instant(row: Any) -> str:
    return instant(row.published_at)


def _summary(row: Any) -> Any:
    return row.summary
