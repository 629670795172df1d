"""Inputs that only the publication has: a time zone by its city, and the name that every publication needs."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QWidget

from paywall_admin.core import zonefile
from paywall_admin.ui.fields.inputs import Invalid
from paywall_admin.ui.fields.line import LineInput

_LINK: Final = 2000
_LIST: Final = (
    "QListView { border: 1px solid palette(mid); padding: 4px; } QListView::item { min-height: 28px; padding: 0 6px; }"
)


class ZoneInput(LineInput):
    """A time zone, by its name or by its city alone; what fits is offered while typing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(required=True, parent=parent)
        self._completer = QCompleter(QStringListModel(self), self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        if popup := self._completer.popup():
            popup.setStyleSheet(_LIST)
        self.setCompleter(self._completer)
        self.textEdited.connect(self._suggest)
        # Queued: the line still puts the chosen words into itself after this signal.
        self._completer.activated.connect(self._choose, Qt.ConnectionType.QueuedConnection)

    def _suggest(self) -> None:
        model = self._completer.model()
        if isinstance(model, QStringListModel) and not model.rowCount():
            model.setStringList(list(zonefile.names()))

    def _choose(self) -> None:
        self.edited.emit()
        self.finished.emit()

    def read(self) -> object:
        """The name of the zone; raises `Invalid` where none is meant, or more than one."""
        wanted = "_".join(str(super().read()).split()).casefold()
        names = _by_words()
        if wanted not in names:
            sentence = self.tr("“{text}” is no time zone. Write a city such as Tokyo, or a name such as Europe/London.")
            raise Invalid(sentence.format(text=self.text().strip()))
        return names[wanted]

    def words(self, value: Any) -> str:
        """The zone's name."""
        return str(value)


@cache
def _by_words() -> dict[str, str]:
    """Each zone by its name, and by its city where only one zone has that."""
    names = zonefile.names()
    cities: dict[str, list[str]] = {}
    for name in names:
        cities.setdefault(name.rpartition("/")[2].casefold(), []).append(name)
    found = {city: those[0] for city, those in cities.items() if len(those) == 1}
    return found | {name.casefold(): name for name in names}


class AddressInput(LineInput):
    """An address that has to be there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(limit=_LINK, required=True, parent=parent)
