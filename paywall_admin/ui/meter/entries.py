"""Meters and content rules as entries of their lists: their words, their state, and what the check says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from paywall_admin.core.codec import settings_dict
from paywall_admin.core.settings import ContentRule, Meter
from paywall_admin.ui.fields.audience import audience_words
from paywall_admin.ui.meter.rule_editor import LISTS
from paywall_admin.ui.meter.words import action_words, meter_name, rate, when_words
from paywall_admin.ui.rows.entry import Entry
from paywall_admin.ui.rows.model import Row
from paywall_admin.ui.rows.states import States

translate = QCoreApplication.translate


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
