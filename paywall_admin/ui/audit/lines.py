"""The columns of the audit's table, and where its rows come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from paywall_admin.core.calendar import instant
from paywall_admin.services.queries import ListAudit
from paywall_admin.store.trail import Filter
from paywall_admin.ui import phrasebook
from paywall_admin.ui.audit.words import object_words, state_words
from paywall_admin.ui.labels import Tone
from paywall_admin.ui.tables.column import Column, Sort
from paywall_admin.ui.tables.numbered import Numbered, Times, number_words

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Lines(Numbered):
    """The entries that a filter wants, newest first."""

    wanted: Filter

    def page(self, after: Any | None, limit: int, _sort: Sort | None) -> ListAudit:
        """The entries behind one, or the newest."""
        return ListAudit(self.number(after), limit, self.wanted)


class Words(Times):
    """The words of the cells."""

    def when(self, row: Any) -> str:
        """When it was done, to the minute."""
        return self.words(row.at)

    def columns(self) -> tuple[Column, ...]:
        """What the table shows of an entry."""
        return (
            Column("at", translate("Audit", "When"), self.when, lambda row: instant(row.at), 152, firm=True),
            Column("actor", translate("Audit", "Who"), lambda row: row.actor, width=100),
            Column("label", translate("Audit", "What"), lambda row: phrasebook.said(row.label), width=360, strong=True),
            Column("reason", translate("Audit", "Why"), lambda row: row.reason, width=120),
            Column("object", translate("Audit", "About"), _about, _about_raw, 136, hidden=True),
            Column("state", translate("Audit", "State"), state_words, _state_raw, 116, tone=_tone, firm=True),
            Column(
                "entry",
                translate("Audit", "Entry"),
                number_words,
                lambda row: row.number,
                72,
                numeric=True,
                hidden=True,
                firm=True,
            ),
        )


def _about(row: Any) -> str:
    return object_words(row.object)


def _about_raw(row: Any) -> Any:
    return None if row.object is None else ":".join(filter(None, row.object))


def _state_raw(row: Any) -> Any:
    return row.undone_by


def _tone(row: Any) -> Tone:
    return "warning" if row.undone_by is not None else ""
