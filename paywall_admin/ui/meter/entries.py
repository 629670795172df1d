"""Meters and content rules as entries of their lists: their words, their state, and what the check says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from paywall_admin.core.codec import settings_dict
from paywall_admin.core.settings import ContentRule, Meter
from paywall_admin.ui.fields.notes import Note
from paywall_admin.ui.labels import Tone
from paywall_admin.ui.meter.rule_editor import LISTS
from paywall_admin.ui.meter.words import action_words, audience_words, meter_name, rate, when_words
from paywall_admin.ui.rows.entry import Entry
from paywall_admin.ui.rows.model import Row

translate = QCoreApplication.translate
Path = tuple[str, Note]


@dataclass(frozen=True)
class States:
    """What is known beside the draft: the newest version, what differs from it, and what the check says."""

    version: int | None = None
    changed: dict[tuple[str, str], str] = field(default_factory=dict)
    findings: tuple[Any, ...] = ()

    def after(self, version: int | None) -> States:
        """The same, with the number of the newest version."""
        return replace(self, version=version)

    def with_changes(self, changes: Iterable[Any]) -> States:
        """The same, with what differs from the newest version; what was added counts as new, however it changed."""
        changed: dict[tuple[str, str], str] = {}
        for change in changes:
            kind, object_id = change.object
            if changed.get((kind, object_id)) != "added":
                changed[kind, object_id] = change.kind
        return replace(self, changed=changed)

    def with_findings(self, findings: Iterable[Any]) -> States:
        """The same, with what the check says."""
        return replace(self, findings=tuple(findings))

    def at(self, pointer: str) -> tuple[Path, ...]:
        """The findings about an object, each with the path within it."""
        return tuple(
            (finding.place[len(pointer) + 1 :], _note(finding))
            for finding in self.findings
            if finding.place == pointer or finding.place.startswith(f"{pointer}/")
        )

    def about(self, pointer: str) -> tuple[Note, ...]:
        """The findings about a list as a whole."""
        return tuple(_note(finding) for finding in self.findings if finding.place == pointer)

    def badge(self, kind: str, object_id: str, findings: Sequence[Path]) -> tuple[str, Tone]:
        """The state of an object as a word and a tone."""
        if any(note.tone == "danger" for _, note in findings):
            return translate("MeterEntries", "Problem"), "danger"
        change = self.changed.get((kind, object_id))
        if self.version is None or change == "added":
            return translate("MeterEntries", "Draft"), ""
        if change:
            return translate("MeterEntries", "Changed"), "accent"
        return translate("MeterEntries", "Published"), "positive"


def _note(finding: Any) -> Note:
    return Note("danger" if finding.severity == "error" else "warning", finding.sentence)


def meter_entries(view: Any, states: States) -> list[Entry]:
    """All meters of the draft in their order, then the archived ones."""
    live = [_meter_entry(meter, place, states) for place, meter in enumerate(view.settings.meters)]
    return live + [_archived(_meter_row(meter), meter) for meter in view.archived_meters]


def _meter_entry(meter: Meter, place: int, states: States) -> Entry:
    findings = states.at(f"/meters/{place}")
    badge, tone = states.badge("meter", meter.id, findings)
    row = replace(_meter_row(meter), badge=badge, tone=tone)
    return Entry(row, settings_dict(meter), findings=findings)


def _meter_row(meter: Meter) -> Row:
    return Row(meter.id, meter_name(meter), (rate(meter), audience_words(meter.audience)))


def rule_entries(view: Any, states: States) -> list[Entry]:
    """All content rules of the draft in their order, then the archived ones."""
    live = [_rule_entry(rule, place, states) for place, rule in enumerate(view.settings.content_rules)]
    return live + [_archived(_rule_row(rule), rule) for rule in view.archived_rules]


def _rule_entry(rule: ContentRule, place: int, states: States) -> Entry:
    findings = states.at(f"/contentRules/{place}")
    badge, tone = states.badge("contentRule", rule.id, findings)
    return Entry(replace(_rule_row(rule), badge=badge, tone=tone), settings_dict(rule), findings=findings)


def _rule_row(rule: ContentRule) -> Row:
    return Row(rule.id, when_words(rule.when), (action_words(rule.action),))


def _archived(row: Row, value: Any) -> Entry:
    badge = translate("MeterEntries", "Archived")
    return Entry(replace(row, badge=badge, movable=False, quiet=True), settings_dict(value), archived=True)


def used_words(rules: Iterable[ContentRule]) -> dict[str, list[str]]:
    """The sections, content types, tags and articles that rules name already, in order of the alphabet."""
    used: dict[str, set[str]] = {name: set() for name in LISTS}
    for rule in rules:
        for name, words in settings_dict(rule.when).items():
            used[name].update(words)
    return {name: sorted(words) for name, words in used.items()}
