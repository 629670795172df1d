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
    """A field and the path of the value it shows: `audience/countries` lies inside the object's `audience`.

    A field that shows one of several values in turn, such as a text in one of the languages, changes its path.
    """

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
        return value_at(values, self.path)


def value_at(values: Any, path: str) -> Any:
    """What stands at a path of an object's values; None where nothing does."""
    found = values
    for name in path.split("/"):
        found = found.get(name) if isinstance(found, Mapping) else None
    return found


@dataclass(frozen=True)
class Sent:
    """An edit on its way: of which object, through which field, of which path, from which value to which."""

    object_id: str
    binding: Binding
    path: str
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
        self._kept: dict[tuple[str, str], Kept] = {}
        self._values: Mapping[str, Any] = {}
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

    def turn_to(self, path: str) -> Field | None:
        """The field that shows a place of the object, brought to view where several places take turns in it."""
        return self.field_at(path)

    def is_turned_away(self, path: str) -> bool:  # noqa: ARG002 - for forms in which places take turns
        """Whether a place takes turns in a field that shows another one now."""
        return False

    def turn(self, paths: Mapping[Field, str]) -> None:
        """Let fields show other places of the same object; what was typed and could not be kept waits for its turn."""
        turned = [binding for binding in self.bindings if paths.get(binding.field, binding.path) != binding.path]
        for binding in turned:
            binding.field.flush()
            self._put_aside(binding)
        for binding in turned:
            binding.path = paths[binding.field]
            self._load_one(binding)

    def show(self, object_id: str, values: Mapping[str, Any]) -> None:
        """Show an object: another one, or the same one as the store holds it now."""
        self._values = values
        if object_id == self.object_id:
            self._refresh(values)
        else:
            self.leave()
            self.object_id = object_id
            for binding in self.bindings:
                self._load_one(binding)

    def leave(self) -> None:
        """Hand over what is pending; what cannot be handed over waits until the object is shown again."""
        self.flush()
        for binding in self.bindings:
            self._put_aside(binding)
        self.object_id = ""

    def _put_aside(self, binding: Binding) -> None:
        raw = binding.field.unsent()
        if self.object_id and raw is not None:
            problem = Conflict("", fields={}) if binding.field.sides.is_open else None
            self._kept[self.object_id, binding.path] = Kept(raw, problem)

    def flush(self) -> None:
        """Hand over every good value that was not handed over yet."""
        for binding in self.bindings:
            binding.field.flush()

    def _load_one(self, binding: Binding) -> None:
        value = binding.of(self._values)
        binding.field.load(value)
        kept = self._kept.pop((self.object_id, binding.path), None)
        if kept:
            binding.field.restore(kept.raw)
        if kept and kept.problem:
            self._show_problem(binding, value, kept.problem)

    def _refresh(self, values: Mapping[str, Any]) -> None:
        for binding in self.bindings:
            if not self._flights[self.object_id, binding.path]:
                binding.field.show_value(binding.of(values))

    def _send(self, binding: Binding, value: Any) -> None:
        sent = Sent(self.object_id, binding, binding.path, binding.field.was, value)
        self._flights[sent.object_id, sent.path] += 1
        command = self._edit(sent.object_id, {sent.path: sent.was}, {sent.path: value})
        self._desk.do(self, command, then=partial(self._landed, sent), failed=partial(self._failed, sent))

    def _landed(self, sent: Sent, _outcome: object = None) -> None:
        self._flights[sent.object_id, sent.path] -= 1

    def _failed(self, sent: Sent, problem: Exception) -> None:
        self._landed(sent)
        binding = sent.binding
        if (sent.object_id, sent.path) != (self.object_id, binding.path):
            self._kept[sent.object_id, sent.path] = Kept(binding.field.control.raw_of(sent.value), problem)
            self.missed.emit(sent.object_id, str(getattr(problem, "sentence", problem)))
        else:
            self._show_problem(binding, _found(sent, problem), problem)
        self.refused.emit()

    def _show_problem(self, binding: Binding, settled: Any, problem: Exception) -> None:
        if isinstance(problem, Conflict):
            binding.field.show_conflict(settled)
        else:
            sentence = str(getattr(problem, "sentence", problem))
            binding.field.refuse(sentence, settled=settled, final=isinstance(problem, BadInput))


def _found(sent: Sent, problem: Exception) -> Any:
    """What the store holds in the place of an edit that failed: told by a conflict, else what was there before."""
    for path, (_, found, _) in problem.fields.items() if isinstance(problem, Conflict) else ():
        if sent.path == path:
            return found
        if sent.path.startswith(f"{path}/"):
            return value_at(found, sent.path[len(path) + 1 :])
    return sent.was
