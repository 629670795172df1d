"""Random settings and cases through both engines; the first difference is made small and told."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any

from conformance.chance import LAST, Chance
from conformance.engines import JavaScript, decide_in_python
from conformance.random_cases import random_case
from conformance.random_lines import bad_line, good_line
from conformance.random_settings import World
from conformance.shrinking import shrunk
from conformance.vectorfiles import without_words
from paywall_admin.core.codec import parse_settings
from paywall_admin.core.compiled import compile_payload, payload_bytes
from paywall_admin.core.problems import BadInput

BAD_SHARE = 0.15
# Fields that may be missing from some object of a payload, and so may be null in it.
OPTIONAL = (
    "audience", "kinds", "countries", "devices", "showCounterFrom", "days", "startsAt", "endsAt", "checkoutUrl",
    "newSubscribersOnly", "narrow", "formerName", "sections", "contentTypes", "tags", "articles", "name", "states",
    "body", "benefitsIntro", "benefits", "note", "cta", "zero", "one", "two", "few", "many", "when",
)  # fmt: skip


@dataclass(frozen=True)
class Guise:
    """What is done to a payload before it is decided with: none of it may make the engines differ."""

    zone: dict[str, Any] | None = None
    fractions: bool = False
    unknown_fields: bool = False
    nulls: bool = False

    def payload(self, settings: dict[str, Any]) -> bytes:
        """The payload of the settings in this guise."""
        payload = compile_payload(parse_settings(json.dumps(settings).encode()))
        if self.zone is not None:
            payload["compiled"]["zone"] = self.zone
        if self.fractions or self.unknown_fields or self.nulls:
            compiled = payload.pop("compiled")
            payload = self._dressed(payload) | {"compiled": compiled}
        return payload_bytes(payload)

    def _dressed(self, value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            dressed = {name: self._dressed(item, name) for name, item in value.items()}
            if name in ("texts", "narrow"):
                return dressed
            unknown = {"newField": [{"id": 1}], "version": {}} if self.unknown_fields else {}
            return (dict.fromkeys(OPTIONAL) if self.nulls else {}) | dressed | unknown
        if isinstance(value, list):
            return [self._dressed(item) for item in value]
        return float(value) if self.fractions and type(value) is int else value


def random_guise(chance: Chance) -> Guise:
    """Mostly none; now and then fractions, fields of a later format, nulls, or a zone that never was."""
    if chance.maybe(0.1):
        return Guise(zone=_odd_zone(chance))
    return Guise(fractions=chance.maybe(0.1), unknown_fields=chance.maybe(0.1), nulls=chance.maybe(0.1))


def _odd_zone(chance: Chance) -> dict[str, Any]:
    """Offsets that change as no country would have it, by up to a whole day."""
    offset = start = chance.randint(-50_000, 50_000)
    at, rows = 0, []
    for _ in range(chance.randint(0, 80)):
        at += chance.choice((86_400, 3 * 86_400, 30 * 86_400, 400 * 86_400)) + chance.randint(0, 90_000)
        change = chance.choice((3600, -3600, 1800, -1800, 60, -60, 2670, 86_400, -7200, 43_200))
        if at > LAST or abs(offset + change) > 54_000:
            continue
        offset += change
        rows.append([at, offset])
    return {"name": "Nowhere", "start": start, "transitions": rows}


@dataclass
class Tally:
    """What a campaign has met, so that a test sees that it met enough."""

    cases: int = 0
    states: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Batch:
    """Settings in a guise and the lines that were decided with them."""

    settings: dict[str, Any]
    guise: Guise
    lines: tuple[bytes, ...]

    def answers(self, javascript: JavaScript) -> tuple[list[bytes], list[bytes]]:
        """What each engine answers, a line each, without the words about bad cases."""
        payload = self.guise.payload(self.settings)
        file = b"".join(line + b"\n" for line in self.lines)
        python = [without_words(line) for line in decide_in_python(payload, file)]
        return python, [without_words(line) for line in javascript.decide(payload, file)]

    def differs(self, javascript: JavaScript) -> bool:
        """Whether the engines differ; settings that are not well-formed are no difference."""
        try:
            python, other = self.answers(javascript)
        except BadInput:
            return False
        return python != other


def random_batch(world: World, count: int, chance: Chance) -> Batch:
    """Lines for the settings of a world, some of them bad."""
    cases = [random_case(world, chance) for _ in range(count)]
    lines = [bad_line(case, chance) if chance.maybe(BAD_SHARE) else good_line(case, chance) for case in cases]
    return Batch(world.settings, random_guise(chance), tuple(lines))


def run_batch(batch: Batch, javascript: JavaScript, tally: Tally) -> None:
    """Decides a batch with both engines; AssertionError with the smallest pair found where they differ."""
    python, other = batch.answers(javascript)
    if python != other or len(python) != len(batch.lines):
        raise AssertionError(_report(batch, python, other, javascript))
    tally.cases += len(python)
    tally.states.update(line[:60].split(b'"state":"')[-1].split(b'"')[0].decode("ascii", "replace") for line in python)


def _report(batch: Batch, python: list[bytes], other: list[bytes], javascript: JavaScript) -> str:
    if len(python) != len(batch.lines) or len(other) != len(batch.lines):
        return f"{len(batch.lines)} lines, {len(python)} answers in Python, {len(other)} in JavaScript"
    index = next(number for number, pair in enumerate(zip(python, other, strict=True)) if pair[0] != pair[1])
    single = replace(batch, lines=(batch.lines[index],))
    if not single.differs(javascript):
        return f"The engines differ at line {index + 1}, but not when it stands alone: {batch.lines[index]!r}"
    small = _smallest(single, javascript)
    mine, theirs = small.answers(javascript)
    told = {
        "settings": json.dumps(small.settings, ensure_ascii=False),
        "guise": small.guise,
        "line": small.lines[0],
        "Python": mine,
        "JavaScript": theirs,
    }
    return "\n".join(["The engines differ:", *(f"{name}: {value}" for name, value in told.items())])


def _smallest(batch: Batch, javascript: JavaScript) -> Batch:
    try:
        case = json.loads(batch.lines[0])
    except ValueError:
        case = None

    def with_case(value: Any) -> Batch:
        return replace(batch, lines=(json.dumps(value).encode(),))

    if case is not None and with_case(case).differs(javascript):
        batch = with_case(shrunk(case, lambda value: with_case(value).differs(javascript)))
    plain = replace(batch, guise=Guise())
    batch = plain if plain.differs(javascript) else batch
    settings = shrunk(batch.settings, lambda value: replace(batch, settings=value).differs(javascript))
    return replace(batch, settings=settings)
