"""The Preferences sheet, made from the one declaration of options; each choice is kept at once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from paywall_admin.system import options
from paywall_admin.system.options import Option
from paywall_admin.ui import tokens
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.fields.choice import ChoiceInput, SegmentsInput
from paywall_admin.ui.fields.field import Field
from paywall_admin.ui.fields.line import NumberInput
from paywall_admin.ui.labels import plain
from paywall_admin.ui.memory import Memory
from paywall_admin.ui.preferences import words
from paywall_admin.ui.tabbing import InReadingOrder


class PreferencesSheet(InReadingOrder):
    """Shows every option. `mode_chosen` and `language_chosen` tell of what concerns this window."""

    mode_chosen = Signal(str)
    language_chosen = Signal(str)

    def __init__(self, desk: Desk, memory: Memory, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._memory = memory
        self.fields: dict[str, Field] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Preferences"))
        self.setProperty("ground", "surface")
        self.setMinimumWidth(480)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(tokens.SPACE_24, tokens.SPACE_24, tokens.SPACE_24, tokens.SPACE_16)
        self._column.setSpacing(tokens.SPACE_16)
        self._column.addWidget(plain(self.windowTitle(), "title", self))
        self._section(self.tr("This computer"), options.of("window"))
        self._section(self.tr("This store, for everybody who works on it"), options.of("store"))
        self._column.addStretch(1)
        close = QPushButton(self.tr("Close"), self)
        close.clicked.connect(self.accept)
        self._column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self._show_window()
        self._ask()
        desk.changed.connect(self._changed)

    def _section(self, heading: str, declared: tuple[Option, ...]) -> None:
        self._column.addWidget(plain(heading, "section", self))
        for option in declared:
            field = Field(
                words.label(option.name), _control(option), help_text=words.sentence(option.name),
                unit=words.unit(option.name), parent=self,
            )  # fmt: skip
            field.committed.connect(partial(self._keep, option))
            self.fields[option.name] = field
            self._column.addWidget(field)

    # What is shown

    def _show_window(self) -> None:
        for option in options.of("window"):
            self.fields[option.name].load(self._memory.text(option.name) or option.default)

    def _ask(self) -> None:
        from paywall_admin.services.queries import GetOptions, GetStatus  # noqa: PLC0415 - as elsewhere in the window

        self._desk.ask(self, GetOptions(), self._show_store, latest="options")
        self._desk.ask(self, GetStatus(), self._show_status, latest="status")

    def _changed(self, topics: frozenset[str]) -> None:
        if "options" in topics:
            self._ask()

    def _show_store(self, values: Mapping[str, options.Choice]) -> None:
        for option in options.of("store"):
            self.fields[option.name].show_value(values[option.name])

    def _show_status(self, status: Any) -> None:
        from paywall_admin.core.roles import allows  # noqa: PLC0415 - as elsewhere in the window

        locked = status.read_only or not allows(status.role, "option:set")
        for option in options.of("store"):
            self.fields[option.name].lock(locked)

    # What is kept

    def _keep(self, option: Option, value: Any) -> None:
        if option.home == "store":
            self._set(option, value)
            return
        self._memory.keep_text(option.name, value)
        signal = self.mode_chosen if option.name == "appearance" else self.language_chosen
        signal.emit(value)

    def _set(self, option: Option, value: Any) -> None:
        from paywall_admin.services.options import SetOption  # noqa: PLC0415 - as elsewhere in the window

        field = self.fields[option.name]
        was = field.was if isinstance(field.was, int) else None
        self._desk.do(self, SetOption(option.name, was, value), failed=partial(self._refused, field, was))

    def _refused(self, field: Field, was: Any, problem: Exception) -> None:
        field.refuse(str(getattr(problem, "sentence", problem)), settled=was, final=False)
        self._ask()

    def done(self, result: int) -> None:
        """Closing hands over what was typed last."""
        for field in self.fields.values():
            field.flush()
        super().done(result)


def _control(option: Option) -> QWidget:
    if option.choices:
        offered = [(value, words.choice(value)) for value in option.choices]
        return ChoiceInput(offered) if option.name == "language" else SegmentsInput(offered)
    if isinstance(option.default, bool):
        yes_or_no = [(True, words.translate("Preferences", "Yes")), (False, words.translate("Preferences", "No"))]
        return SegmentsInput(yes_or_no)
    return NumberInput(option.least, option.most)
