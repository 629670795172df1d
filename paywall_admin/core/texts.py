"""Texts: which placeholders there are, how a text is read, and how its lines are filled (contract, section 5)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final, Generic, NamedTuple, TypeVar

STYLES: Final = ("long", "ordinal", "short")
DEFAULT_STYLE: Final = "ordinal"
WHITE: Final = " \t"
"""What counts as white space within texts."""

_METER: Final = ("numberArticlesLeft", "numberArticlesLeft-plural", "articleLimit", "resetDate")
_ANYWHERE: Final = (
    "publicationName", "formerPublicationName", "offerPrice", "offerDuration", "offerEndDate", "planPrice",
    "planInterval", "trialEndDate", "accessEndDate",
)  # fmt: skip

PLACEHOLDERS: Final = (*_METER, *_ANYWHERE, "freeAccessDate")
DATES: Final = frozenset(name for name in PLACEHOLDERS if name.endswith("Date"))

POSSIBLE: Final[Mapping[str, frozenset[str]]] = {
    state: frozenset((*_ANYWHERE, *more))
    for more, states in {
        (): ("open", "exempt", "subscriber", "trial", "grace", "complimentary", "locked"),
        ("freeAccessDate",): ("free_access",),
        _METER: ("trial_expired", "access_expired", "limit_reached", "last_free", "metered"),
    }.items()
    for state in states
}
"""The placeholders that can have a value in a state, whatever the settings and the case."""

_BLANK: Final = WHITE + "\n"
_LINE_BREAK: Final = re.compile(r"\r?\n")


class Placeholder(NamedTuple):
    """A placeholder to fill; `style` is empty for all but dates."""

    name: str
    style: str = ""


class Unknown(NamedTuple):
    """What stands between double braces and is no placeholder, as it was written."""

    source: str


Part = str | Placeholder | Unknown


def lines(text: str) -> list[str]:
    """Split a text at its line breaks."""
    return _LINE_BREAK.split(text)


def parts(line: str) -> Iterator[Part]:
    """Read a line: plain text, placeholders, and what is neither."""
    done = 0
    for start, end, part in marks(line):
        if start > done:
            yield line[done:start]
        yield part
        done = end
    if done < len(line):
        yield line[done:]


def marks(line: str) -> Iterator[tuple[int, int, Placeholder | Unknown]]:
    """Where in a line each placeholder, or what is none, stands: from where to where, and what it is."""
    end = 0
    while (start := line.find("{{", end)) >= 0 and (close := line.find("}}", start + 2)) >= 0:
        end = close + 2
        yield start, end, _PLACEHOLDERS.get(line[start + 2 : close].strip(WHITE)) or Unknown(line[start:end])


def spelling(placeholder: Placeholder) -> str:
    """How a placeholder is written in a text."""
    style = f":{placeholder.style}" if placeholder.style not in ("", DEFAULT_STYLE) else ""
    return f"{{{{{placeholder.name}{style}}}}}"


def _spellings() -> Iterator[tuple[str, Placeholder]]:
    for name in PLACEHOLDERS:
        if name not in DATES:
            yield name, Placeholder(name)
            continue
        yield name, Placeholder(name, DEFAULT_STYLE)
        for style in STYLES:
            yield f"{name}:{style}", Placeholder(name, style)


_PLACEHOLDERS: Final = dict(_spellings())


Subject = TypeVar("Subject")
Source = str | Callable[[Subject], str | None]
"""The value of a placeholder, or what works it out from what the text speaks of; None is no value."""


class Template(Generic[Subject]):
    """A text read once, to be filled often."""

    __slots__ = ("_fixed", "_lines")

    def __init__(self, text: str, sources: Mapping[Placeholder, Source[Subject]]) -> None:
        """Read a text; the placeholders that `sources` lacks have no value."""
        read = [_read(line, sources) for line in lines(text)]
        self._lines = [line for line in read if line is not None]
        self._fixed: str | None = None
        if all(isinstance(part, str) for line in self._lines for part in line):
            self._fixed = _joined(["".join(map(str, line)) for line in self._lines])
            self._lines = []

    def fill(self, subject: Subject) -> str | None:
        """Fill the text; a line that lacks a value is left out, and None is a text of which nothing is left."""
        if not self._lines:
            return self._fixed
        return _joined([filled for line in self._lines if (filled := _filled(line, subject)) is not None])


def _read(line: str, sources: Mapping[Placeholder, Source[Subject]]) -> list[str | Source[Subject]] | None:
    found: list[str | Source[Subject]] = []
    for part in parts(line):
        if isinstance(part, str):
            found.append(part)
            continue
        source = sources.get(part) if isinstance(part, Placeholder) else None
        if source is None:
            return None
        found.append(source)
    return found


def _filled(line: list[str | Source[Subject]], subject: Subject) -> str | None:
    text = ""
    for part in line:
        value = part if isinstance(part, str) else part(subject)
        if value is None:
            return None
        text += value
    return text


def _joined(filled: list[str]) -> str | None:
    text = filled[0] if len(filled) == 1 else "\n".join(filled)
    return text if text.strip(_BLANK) else None
