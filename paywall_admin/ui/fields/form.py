"""A form: the fields of one object, each edit sent as what was and what shall be, and what came of it shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from paywall_admin.core.problems import BadInput, Conflict
from paywall_admin.ui.fields.field import Field

Edit = Callable[[str, dict[str, Any], dict[str, Any]], Any]


class Binding(QObject):
    """A field and the path of the value it shows: `audience/countries` lies inside the object's `audience`."""

    committed = Signal(object, object)

    def __init__(self, field: Field, path: str, parent: QObject) -> None:
        super().__init__(parent)
        self.field = field
        self.path = path
        field.committed.connect(self._tell)

    def _tell(self, value: object) -> None:
        self.committed.emit(self, value)

    def of(self, values: Mapping[str, Any]) -> Any:
        """What this field shows of an object's values."""
        found: Any = values
        for name in self.path.split("/"):
            found = found.get(name) if isinstance(found, Mapping) else None
        return found


@dataclass(frozen=True)
class Sent:
    """An edit on its way: of which object, through which field, from which value to which."""

    object_id: str
    binding: Binding
    was: Any
    value: Any


@dataclass(frozen=True)
class Kept:
    """What a person wrote in a field that could not be kept, until the object is shown again."""

    raw: Any
    problem: Exception | None = None


class Form(QObject):
    """Keeps fields and store together: no button saves, and no answer overwrites what a person is writing.

    `edit(id, was, now)` makes the command. What could not be kept of an object comes back when that object is shown
    again. `refused` tells that the store may hold something else than is shown, `missed` that an edit of an object
    no longer shown was not kept (its id, and why).
    """

    refused = Signal()
    missed = Signal(str, str)

    def __init__(self, desk: Any, edit: Edit, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._edit = edit
        self.bindings: list[Binding] = []
        self._flights: Counter[tuple[str, str]] = Counter()
        self._kept: dict[tuple[str, Binding], Kept] = {}
        self.object_id = ""

    def bind(self, field: Field, path: str) -> Field:
        """Let a field show and edit the value at a path of the object."""
        binding = Binding(field, path, self)
        self.bindings.append(binding)
        binding.committed.connect(self._send)
        return field

    def fields(self) -> list[Field]:
        """All fields in their order."""
        return [binding.field for binding in self.bindings]

    def field_at(self, path: str) -> Field | None:
        """The field that shows a place of the object, such as `audience/countries/0`; else the nearest one."""
        exact = (binding.field for binding in self.bindings if f"{path}/".startswith(f"{binding.path}/"))
        inside = (binding.field for binding in self.bindings if path and binding.path.startswith(f"{path}/"))
        return next(exact, None) or next(inside, None)

    def show(self, object_id: str, values: Mapping[str, Any]) -> None:
        """Show an object: another one, or the same one as the store holds it now."""
        if object_id == self.object_id:
            self._refresh(values)
        else:
            self.leave()
            self.object_id = object_id
            self._load(values)

    def leave(self) -> None:
        """Hand over what is pending; what cannot be handed over waits until the object is shown again."""
        self.flush()
        for binding in self.bindings:
            raw = binding.field.unsent()
            if self.object_id and raw is not None:
                problem = Conflict("", fields={}) if binding.field.sides.is_open else None
                self._kept[self.object_id, binding] = Kept(raw, problem)
        self.object_id = ""

    def flush(self) -> None:
        """Hand over every good value that was not handed over yet."""
        for binding in self.bindings:
            binding.field.flush()

    def _load(self, values: Mapping[str, Any]) -> None:
        for binding in self.bindings:
            value = binding.of(values)
            binding.field.load(value)
            kept = self._kept.pop((self.object_id, binding), None)
            if kept:
                binding.field.restore(kept.raw)
            if kept and kept.problem:
                self._show_problem(binding, value, kept.problem)

    def _refresh(self, values: Mapping[str, Any]) -> None:
        for binding in self.bindings:
            if not self._flights[self.object_id, binding.path]:
                binding.field.show_value(binding.of(values))

    def _send(self, binding: Binding, value: Any) -> None:
        sent = Sent(self.object_id, binding, binding.field.was, value)
        self._flights[sent.object_id, binding.path] += 1
        command = self._edit(sent.object_id, {binding.path: sent.was}, {binding.path: value})
        self._desk.do(self, command, then=partial(self._landed, sent), failed=partial(self._failed, sent))

    def _landed(self, sent: Sent, _outcome: object = None) -> None:
        self._flights[sent.object_id, sent.binding.path] -= 1

    def _failed(self, sent: Sent, problem: Exception) -> None:
        self._landed(sent)
        binding = sent.binding
        if sent.object_id != self.object_id:
            self._kept[sent.object_id, binding] = Kept(binding.field.control.raw_of(sent.value), problem)
            self.missed.emit(sent.object_id, str(getattr(problem, "sentence", problem)))
        else:
            found = problem.fields.get(binding.path) if isinstance(problem, Conflict) else None
            self._show_problem(binding, found[1] if found else sent.was, problem)
        self.refused.emit()

    def _show_problem(self, binding: Binding, settled: Any, problem: Exception) -> None:
        if isinstance(problem, Conflict):
            binding.field.show_conflict(settled)
        else:
            sentence = str(getattr(problem, "sentence", problem))
            binding.field.refuse(sentence, settled=settled, final=isinstance(problem, BadInput))
