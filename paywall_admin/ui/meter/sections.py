"""The two lists of the Meter page, with what they say of themselves."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from paywall_admin.ui.desk import Desk
from paywall_admin.ui.meter.editor import MeterEditor
from paywall_admin.ui.meter.rule_editor import RuleEditor
from paywall_admin.ui.meter.verbs import meter_verbs, rule_verbs
from paywall_admin.ui.rows.entry import Texts
from paywall_admin.ui.rows.section import Section

translate = QCoreApplication.translate


def meter_section(desk: Desk, parent: QWidget) -> Section:
    """The meters."""
    texts = Texts(
        name=translate("MeterSections", "Meters"),
        order=translate("MeterSections", "Readers get the first meter that fits them."),
        add=translate("MeterSections", "Add a meter"),
        empty_title=translate("MeterSections", "No meter yet"),
        empty_text=translate(
            "MeterSections",
            "A meter gives readers some articles for free before they meet the wall. "
            "Without one, everybody without a subscription meets the wall at the first article.",
        ),
        archived=translate("MeterSections", "“{name}” is archived."),
    )
    editor = partial(MeterEditor, desk)
    return Section(desk, texts, weights=(5, 3, 4), editor=editor, verbs=meter_verbs, stem="meter", parent=parent)


def rule_section(desk: Desk, parent: QWidget) -> Section:
    """The content rules."""
    texts = Texts(
        name=translate("MeterSections", "Content rules"),
        order=translate("MeterSections", "The first rule that fits an article decides. All other articles count."),
        add=translate("MeterSections", "Add a content rule"),
        empty_title=translate("MeterSections", "No content rule yet"),
        empty_text=translate(
            "MeterSections",
            "A content rule makes some articles free for everyone, or keeps them for subscribers. "
            "Without one, every article counts as the meter says.",
        ),
        archived=translate("MeterSections", "“{name}” is archived."),
    )
    editor = partial(RuleEditor, desk)
    return Section(desk, texts, weights=(6, 4), editor=editor, verbs=rule_verbs, stem="rule", parent=parent)
