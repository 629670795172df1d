"""The fields of a content rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from paywall_admin.core.codec import parse_value
from paywall_admin.core.settings import ContentRule
from paywall_admin.ui import tokens
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.fields.chips import ChipsInput
from paywall_admin.ui.fields.choice import SegmentsInput
from paywall_admin.ui.fields.field import Field
from paywall_admin.ui.fields.form import Form
from paywall_admin.ui.fields.vocabulary import Vocabulary
from paywall_admin.ui.labels import plain
from paywall_admin.ui.meter.verbs import rule_verbs
from paywall_admin.ui.meter.words import action_words, rule_summary
from paywall_admin.ui.rows.entry import Entry

LISTS = ("sections", "contentTypes", "tags", "articles")


class RuleEditor(QWidget):
    """Which articles a rule is for, and what happens with them; what it comes to stands above in words."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Form(desk, _edit, self)
        self.summary = plain("", "secondary", self, wrap=True)
        self._words = {name: Vocabulary() for name in LISTS}
        labels = (self.tr("Sections"), self.tr("Content types"), self.tr("Tags"), self.tr("Article ids"))
        self.lists = [self._list(name, label) for name, label in zip(LISTS, labels, strict=True)]
        actions = [(action, action_words(action)) for action in ("exempt", "locked", "metered")]
        self.action = self.form.bind(Field(self.tr("What happens"), SegmentsInput(actions), parent=self), "action")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_16)
        column.addWidget(self.summary)
        column.addWidget(self.action)
        column.addSpacing(tokens.SPACE_8)
        column.addWidget(plain(self.tr("Which articles"), "section", self))
        hint = self.tr("An article has to match every list that is filled, each by any of its words.")
        column.addWidget(plain(hint, "secondary", self, wrap=True))
        for field in self.lists:
            column.addWidget(field)

    def _list(self, name: str, label: str) -> Field:
        control = ChipsInput(self._words[name], hint=self.tr("Any"))
        return self.form.bind(Field(label, control, parent=self), f"when/{name}")

    def suggest(self, used: Mapping[str, Sequence[str]]) -> None:
        """Offer the words that other rules use already."""
        for name, words in used.items():
            self._words[name].suggest(words)

    def show_entry(self, entry: Entry) -> None:
        """Show a content rule, or the same one as it is now."""
        self.summary.setText(rule_summary(parse_value(ContentRule, dict(entry.values))))
        self.form.show(entry.key, entry.values)

    def lock(self, locked: bool) -> None:
        """Show, but let nobody change."""
        for field in self.form.fields():
            field.lock(locked)

    def take_focus(self) -> None:
        """Put the cursor into the first list."""
        self.lists[0].take_focus()

    def blank(self, new_id: str) -> dict[str, Any]:
        """A new rule, which changes nothing until it says which articles it is for."""
        return {"id": new_id, "when": {}, "action": "metered"}


def _edit(object_id: str, was: dict[str, Any], now: dict[str, Any]) -> Any:
    return rule_verbs().edit(object_id, was, now)
