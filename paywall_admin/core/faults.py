"""Says in one plain sentence, and with a JSON pointer, what is wrong with a value that does not fit its model."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from types import UnionType
from typing import Annotated, Any, Final, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from paywall_admin.core import settings
from paywall_admin.core.labels import field_label, joined
from paywall_admin.core.strictjson import Path, quoted


class Fault(NamedTuple):
    """One thing that is wrong: where, its stable code, and the sentence."""

    path: Path
    code: str
    sentence: str


class _Found(NamedTuple):
    """An error of the validator, its place in the document, what stands there, and the model it stands in."""

    path: Path
    owner: Any
    value: Any
    error: Mapping[str, Any]


_TYPES: Final[tuple[tuple[type | tuple[type, ...], str], ...]] = (
    (bool, "true or false"),
    (str, "a text"),
    (int, "a whole number"),
    (float, "a number with a fraction"),
    (dict, "an object"),
    (tuple, "a list"),
)
_WANTED: Final = {
    "string_type": "a text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "dict_type": "an object",
    "model_type": "an object",
}


def _pattern(annotation: Any) -> str:
    return str(annotation.__metadata__[0].pattern)


_STATE: Final = _pattern(settings.MessageState)
_PATTERNS: Final = {
    _pattern(settings.Id): "an id has small letters, digits and hyphens, begins with a letter or digit and has at "
    "most 64 characters",
    _pattern(settings.Country): "a country is two capital letters, like US",
    _pattern(settings.Currency): "a currency is three capital letters, like USD",
    _pattern(settings.LocaleCode): "a language is written like en, pt-BR or zh-Hant",
    _pattern(
        settings.MessageState
    ): f"a state is {joined(settings.STATES, 'or')}, or freeAccess: and the id of a window",
}


def first_fault(error: ValidationError, model: type[BaseModel], value: Any) -> Fault:
    """Choose the first error in the order of the document, and put it into words."""
    order = Order(value)
    found = [item for item in map(_locator(model, value), error.errors(include_url=False, include_input=False)) if item]
    return _fault(min(found, key=lambda item: order.key(item.path)))


class Order:
    """Orders paths as their values stand in one document; what is missing comes at the end of its object."""

    def __init__(self, value: Any) -> None:
        self._value = value
        self._places: dict[int, dict[str, int]] = {}

    def key(self, path: Path) -> tuple[int, ...]:
        """The sort key of a path: the position at each level."""
        value, key = self._value, []
        for step in path:
            if isinstance(value, dict):
                if id(value) not in self._places:
                    self._places[id(value)] = {name: place for place, name in enumerate(value)}
                key.append(self._places[id(value)].get(str(step), len(value)))
                value = value.get(step)
            else:
                key.append(int(step))
                value = value[step]
        return tuple(key)


def _locator(model: type[BaseModel], value: Any) -> Callable[[Mapping[str, Any]], _Found | None]:
    return lambda error: _located(model, value, error)


def _located(model: Any, value: Any, error: Mapping[str, Any]) -> _Found | None:
    """Follow the validator's location through model and value; None for a branch of a choice that is not meant."""
    path: list[str | int] = []
    owner = model
    for place, step in enumerate(error["loc"], 1):
        options = _options(model)
        if len(options) > 1:  # the step names the branch, and no field
            branches = {option.__name__ for option in options if _is_model(option)}
            if (step in branches) != isinstance(value, dict):
                return None
            model = next(option for option in options if _is_model(option) == (step in branches))
            continue
        if place == len(error["loc"]) and step == "[key]" and error["type"] != "extra_forbidden":
            break  # the key itself is wrong, and the path ends with it
        owner = options[0]
        path.append(step)
        model = _below(owner, step)
        value = value.get(step) if isinstance(value, dict) else value[step]
    return _Found(tuple(path), owner, value, error)


def _options(annotation: Any) -> list[Any]:
    """The types a value may have, besides nothing at all."""
    if get_origin(annotation) is Annotated:
        return _options(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return [option for member in get_args(annotation) if member is not type(None) for option in _options(member)]
    return [annotation]


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _below(annotation: Any, step: str | int) -> Any:
    if _is_model(annotation):
        fields = annotation.model_fields.values()
        return next((field.annotation for field in fields if field.alias == step), None)
    arguments = get_args(annotation)
    return arguments[1] if get_origin(annotation) is dict else arguments[0]


def _fault(found: _Found) -> Fault:
    kind, context = found.error["type"], found.error.get("ctx", {})
    subject = _subject(found.path)
    if kind == "missing":
        return Fault(found.path, "missing", f"{subject} is missing; add it.")
    if kind == "extra_forbidden":
        return Fault(found.path, "unknown-field", _unknown_field(found))
    if kind == "literal_error":
        return Fault(found.path, "unknown-word", _unknown_word(subject, found))
    if kind == "string_pattern_mismatch":
        return Fault(found.path, "bad-form", _mismatch(found, context["pattern"]))
    if kind == "value_error":
        return Fault(found.path, "bad-form", _misfit(found.value, str(context["error"])))
    if kind in _WANTED:
        return Fault(
            found.path, "wrong-type", f"{subject} has to be {_wanted(found)}; this is {_described(found.value)}."
        )
    return Fault(found.path, "out-of-range", f"{subject} {_limit(kind, context)}.")


def _subject(path: Path) -> str:
    if not path:
        return "This"
    if isinstance(path[-1], int):
        listed = next((field_label(step) for step in reversed(path) if isinstance(step, str)), "list")
        return f"Entry {path[-1] + 1} of the {listed.removeprefix('list of ')}"
    return f"The {field_label(path[-1])}"


def _wanted(found: _Found) -> str:
    """What belongs there; where there is a choice, all of it."""
    if found.error["loc"][-1:] == found.path[-1:]:
        return _WANTED[found.error["type"]]
    return "a text, or an object with its plural forms"


def _described(value: Any) -> str:
    return next((words for kind, words in _TYPES if isinstance(value, kind)), "null, which means nothing")


def _mismatch(found: _Found, pattern: str) -> str:
    said = str(found.path[-1] if found.error["loc"][-1] == "[key]" else found.value)
    guess = pattern == _STATE and not said.startswith("freeAccess:")
    close = get_close_matches(said, settings.STATES, n=1) if guess else []
    if close:
        return f"There is no state {quoted(said)}; did you mean '{close[0]}'?"
    return _misfit(said, _PATTERNS[pattern])


def _misfit(value: Any, rule: str) -> str:
    return f"{quoted(value)} does not fit here: {rule}."


def _unknown_field(found: _Found) -> str:
    owner = [field.alias for field in found.owner.model_fields.values()]
    name = str(found.path[-1])
    close = get_close_matches(_plain(name), [_plain(known) for known in owner], n=1, cutoff=0.7)
    meant = next((known for known in owner if close and _plain(known) == close[0]), None)
    if meant:
        return f"There is no field {quoted(name)} here; did you mean '{meant}'?"
    fields = f"fields are {joined(owner)}" if len(owner) > 1 else f"only field is {owner[0]}"
    return f"There is no field {quoted(name)} here; the {fields}."


def _plain(name: str) -> str:
    return name.replace("_", "").replace("-", "").lower()


def _unknown_word(subject: str, found: _Found) -> str:
    if found.path == ("format",):
        return (
            f"This is not in the format {settings.FORMAT}, the only one that is read; update the program or the file."
        )
    if not isinstance(found.value, str):
        shown = _described(found.value)
    elif close := get_close_matches(found.value, re.findall("'(.+?)'", found.error["ctx"]["expected"]), n=1):
        return f"{subject} cannot be {quoted(found.value)}; did you mean '{close[0]}'?"
    else:
        shown = quoted(found.value)
    words = f"{subject} has to be {found.error['ctx']['expected']}"
    if found.path[-1:] == ("ctaTarget",):
        words += ", or an object with a url"
    return f"{words}; this is {shown}."


def _limit(kind: str, context: Mapping[str, Any]) -> str:
    match kind:
        case "greater_than_equal":
            return f"can be {context['ge']:,} at the least"
        case "less_than_equal":
            return f"can be {context['le']:,} at the most"
        case "string_too_short" | "too_short":
            return "cannot be empty"
        case "string_too_long":
            return f"can have {context['max_length']:,} characters at the most"
        case "too_long":
            return f"can have {context['max_length']:,} entries at the most"
    return "does not fit"
