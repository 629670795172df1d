"""How many cases a second the Python engine decides, from a line of JSON to a line of JSON.

Run it: `python tests/benchmarks/decision_speed.py`. The baseline reads and writes the same lines as JSON and does
nothing else; it is measured in the same run, in turn with the engine. Of many short rounds the best counts, so that a
busy neighbour does not.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from paywall_admin.core import sample
from paywall_admin.core.calendar import epoch, instant
from paywall_admin.core.codec import parse_value, settings_dict
from paywall_admin.core.decide import Engine
from paywall_admin.core.lines import decide_lines
from paywall_admin.core.settings import Settings

TEMPLATE = Path(__file__).parents[2] / "resources" / sample.ASSET
LANGUAGES = [
    "en",
    "ja",
    "de",
    "fr",
    "ar",
    "ru",
    "pl",
    "ko",
    "es",
    "it",
    "nl",
    "sv",
    "he",
    "hi",
    "th",
    "uk",
    "cs",
    "zh-Hans",
    "zh-Hant",
    "pt-BR",
]
DAY = 86_400


class Figures(NamedTuple):
    """What one run found: cases a second of the baseline and of the engine, and how many cases were good."""

    name: str
    baseline: float
    engine: float
    good: int

    def __str__(self) -> str:
        ratio = self.baseline / self.engine
        return f"{self.name}: {self.engine:,.0f} cases a second; JSON alone {self.baseline:,.0f}; ratio {ratio:.2f}"


def the_sample() -> Settings:
    """The sample publication of 2020."""
    return sample.build(TEMPLATE.read_text(encoding="utf-8"), 2020)


def a_large_one() -> Settings:
    """The sample with 1,000 offers, of which the last is the one to be found, in 20 languages."""
    fields = settings_dict(the_sample())
    offer = {**fields["offers"][0], "endsAt": "2020-01-02T00:00:00Z", "startsAt": "2020-01-01T00:00:00Z"}
    fields["offers"] = [*({**offer, "id": f"o-{index}"} for index in range(999)), fields["offers"][-1]]
    fields["publication"]["locales"] = list(LANGUAGES)
    for message in fields["messages"]:
        message["texts"] = dict.fromkeys(LANGUAGES, message["texts"]["en"])
    return parse_value(Settings, fields)


def make_lines(count: int, seed: int = 1) -> list[bytes]:
    """Cases of a busy autumn: mostly anonymous readers with up to seven reads, some with a subscription."""
    chance = random.Random(seed)
    start = epoch("2020-09-20T00:00:00Z")
    return [_line(chance, start + chance.randrange(50 * DAY)) for _ in range(count)]


def _line(chance: random.Random, at: int) -> bytes:
    reads = [
        {"article": f"a{chance.randrange(99)}", "at": instant(at - chance.randrange(30 * DAY))}
        for _ in range(chance.randrange(8))
    ]
    record: dict[str, Any] | None = None
    if chance.random() < 0.2:
        ended = instant(at - chance.randrange(90 * DAY))
        status = chance.choice(["active", "trialing", "past_due", "canceled"])
        record = {"status": status, "pastDueSince": ended, "endedAt": ended, "currentPeriodEnd": ended}
    reader = {
        "id": f"r-{chance.randrange(10**6)}",
        "kind": chance.choice(["anonymous", "anonymous", "registered"]),
        "locale": "en",
        "country": chance.choice(["US", "JP", "GB"]),
        "subscription": record,
        "grants": [],
        "reads": reads,
    }
    article = {"id": f"a{chance.randrange(99)}", "section": "politics", "contentType": "article", "tags": []}
    case = {"at": instant(at), "device": chance.choice(["wide", "narrow"]), "reader": reader, "article": article}
    return json.dumps(case, separators=(",", ":")).encode()


def measure(name: str, settings: Settings, lines: list[bytes], rounds: int) -> Figures:
    """Time the baseline and the engine in turn."""
    engine = Engine.from_settings(settings)
    content = b"\n".join(lines)
    answers = list(decide_lines(engine, [content]))
    baseline, decided = [], []
    for _ in range(rounds):
        baseline.append(_seconds(lambda: [json.dumps(json.loads(line)) for line in lines]))
        decided.append(_seconds(lambda: [None for _ in decide_lines(engine, [content])]))
    good = sum(good for _, good in answers)
    return Figures(name, len(lines) / min(baseline), len(lines) / min(decided), good)


def _seconds(job: Callable[[], object]) -> float:
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def run(count: int, rounds: int) -> list[Figures]:
    """Measure the sample publication and a large one."""
    lines = make_lines(count)
    settings = {"sample": the_sample(), "1,000 offers, 20 languages": a_large_one()}
    return [measure(name, value, lines, rounds) for name, value in settings.items()]


if __name__ == "__main__":
    for figures in run(1_000, 60):
        print(figures)
