"""Texts that can be left out on narrow screens: a check beside the input, and a value that says so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar, Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from paywall_admin.ui.fields.lexicon import Lexicon
from paywall_admin.ui.fields.phrase import PhraseInput
from paywall_admin.ui.fields.phrases import PhrasesInput

LEFT_OUT: Final = ()
"""What `raw` gives for a text that is left out on purpose; one that is merely empty is as on wide screens."""


class _Omittable:
    """What makes an input omittable: the value `nothing` (`""`, or `[]`) is not the same as no value.

    The input says what is hidden while it is left out (`_contents`), and shows of that what belongs there again
    (`_show_contents`).
    """

    nothing: ClassVar[Any] = ""
    _offered = False
    _typed = False

    def _make_omit(self: Any, column: Any) -> None:
        self.omit = QCheckBox(QCoreApplication.translate("Omitted", "Leave out on narrow screens"))
        self.omit.hide()
        column.addWidget(self.omit, 0, Qt.AlignmentFlag.AlignLeft)
        self.omit.clicked.connect(self._omit_chosen)

    @property
    def is_omitted(self: Any) -> bool:
        """Whether narrow screens show nothing here."""
        return bool(self.omit.isChecked())

    def offer_omission(self: Any, *, possible: bool, worthwhile: bool = True) -> None:
        """Whether the value can be `nothing`; the check shows where there is something to leave out."""
        self._offered = possible
        if not possible:
            self._show_omitted(False)
        self.omit.setVisible(possible and (worthwhile or self.is_omitted))

    def _omit_chosen(self: Any) -> None:
        self._show_omitted(self.is_omitted)
        self.edited.emit()
        self.finished.emit()

    def _show_omitted(self: Any, omitted: bool) -> None:
        self.omit.setChecked(omitted)
        for widget in self._contents():
            widget.setVisible(not omitted)
        if not omitted:
            self._show_contents()

    @contextmanager
    def _as_typed(self: Any) -> Iterator[None]:
        """What is written meanwhile is what somebody typed, and empty is no value."""
        self._typed, before = True, self._typed
        try:
            yield
        finally:
            self._typed = before

    # The value

    def read(self: Any) -> object:
        """The value, `nothing` where it is left out, or None."""
        return self.nothing if self.is_omitted else super().read()  # type: ignore[misc]

    def write(self: Any, value: Any) -> None:
        """Show a value."""
        if self._typed:
            super().write(value)  # type: ignore[misc]
            return
        omitted = self._offered and value == self.nothing
        with self._as_typed():
            self.omit.setChecked(False)
            super().write(None if omitted else value)  # type: ignore[misc]
        self._show_omitted(omitted)

    def raw(self: Any) -> Any:
        """What stands here to the letter, or that it is left out."""
        return LEFT_OUT if self.is_omitted else super().raw()  # type: ignore[misc]

    def raw_of(self: Any, value: Any) -> Any:
        """The raw of a value."""
        return LEFT_OUT if self._offered and value == self.nothing else super().raw_of(value)  # type: ignore[misc]

    def restore(self: Any, raw: Any) -> None:
        """Put back what `raw` gave."""
        omitted = self._offered and raw == LEFT_OUT
        with self._as_typed():
            self.omit.setChecked(False)
            super().restore(super().raw_of(None) if raw == LEFT_OUT else raw)  # type: ignore[misc]
        self._show_omitted(omitted)

    def words(self: Any, value: Any) -> str:
        """The value in words."""
        if self._offered and value == self.nothing:
            return QCoreApplication.translate("Omitted", "left out on narrow screens")
        return str(super().words(value))  # type: ignore[misc]

    def lock(self: Any, locked: bool) -> None:
        """Readable, not changeable."""
        super().lock(locked)  # type: ignore[misc]
        self.omit.setEnabled(not locked)

    def target(self: Any) -> Any:
        """Where the cursor goes."""
        return self.omit if self.is_omitted else super().target()  # type: ignore[misc]

    def describe(self: Any, name: str, description: str) -> None:
        """The check says which text it is about."""
        super().describe(name, description)  # type: ignore[misc]
        self.omit.setAccessibleName(f"{name}: {self.omit.text()}")


class OmittablePhrase(_Omittable, PhraseInput):
    """A text that narrow screens can leave out."""

    def __init__(
        self, lexicon: Lexicon, *, lines: int = 1, required: bool = False, parent: QWidget | None = None
    ) -> None:
        PhraseInput.__init__(self, lexicon, lines=lines, required=required, parent=parent)
        self._make_omit(self._column)

    def _contents(self) -> list[QWidget]:
        return [self.area, self.tools, *self._forms.values(), *([self._offers] if self._offers is not None else [])]

    def _show_contents(self) -> None:
        self._arrange()

    def _arrange(self) -> None:
        super()._arrange()
        if hasattr(self, "omit") and self.is_omitted:
            for widget in self._contents():
                widget.hide()

    def _change(self, value: Any) -> None:
        with self._as_typed():
            super()._change(value)


class OmittablePhrases(_Omittable, PhrasesInput):
    """Several texts that narrow screens can leave out together."""

    nothing: ClassVar[Any] = []

    def __init__(self, lexicon: Lexicon, *, add: str, item: str, parent: QWidget | None = None) -> None:
        PhrasesInput.__init__(self, lexicon, add=add, item=item, parent=parent)
        self._make_omit(self._column)

    def _contents(self) -> list[QWidget]:
        return [*self._items, self.add, self.begin_with]

    def _show_contents(self) -> None:
        self._changed()
