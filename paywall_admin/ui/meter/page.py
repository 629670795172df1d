"""The Meter page: meters and content rules, each a list in its order and the fields of the one picked."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from paywall_admin.system.clock import Clock, system_clock
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.meter.entries import meter_entries, rule_entries, used_words
from paywall_admin.ui.meter.sections import meter_section, rule_section
from paywall_admin.ui.rows.entry import Entry
from paywall_admin.ui.rows.page import ListsPage, Part
from paywall_admin.ui.rows.section import Section


class MeterPage(ListsPage):
    """How many articles are free, for whom, and which content counts."""

    topics = frozenset({"draft", "publication", "meters", "contentRules", "versions", "people", "feed", "readers"})

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, clock: Clock = system_clock) -> None:
        sentence = self.tr("How many articles readers get for free, and which articles count.")
        parts = (
            Part("meters", "meter", self.tr("Meters"), meter_section),
            Part("contentRules", "contentRule", self.tr("Content rules"), rule_section),
        )
        super().__init__(desk, self.tr("Meter"), sentence, parts, parent, clock=clock)

    @property
    def meters(self) -> Section:
        """The meters."""
        return self.section("meters")

    @property
    def rules(self) -> Section:
        """The content rules."""
        return self.section("contentRules")

    @property
    def meter_editor(self) -> Any:
        """The fields of a meter."""
        return self.meters.detail.editor

    @property
    def rule_editor(self) -> Any:
        """The fields of a content rule."""
        return self.rules.detail.editor

    def entries(self, name: str) -> list[Entry]:
        """Meters or content rules."""
        made = meter_entries if name == "meters" else rule_entries
        return made(self.view, self._states)

    def prepare(self, name: str, editor: Any) -> None:
        """A meter's editor reckons its next reset; a rule's offers the words that others use."""
        if name == "meters":
            editor.set_time(self.view.settings.publication.time_zone, self._clock())
        else:
            editor.suggest(used_words([*self.view.settings.content_rules, *self.view.archived_rules]))
