"""The search for differences finds the ones that are planted, and makes them small enough to be looked at."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from conformance.campaign import Tally, random_batch, run_batch
from conformance.chance import Chance
from conformance.engines import JavaScript
from conformance.random_settings import random_world
from support.node import RUNTIME

MOST_WORLDS = 400

# A word of the runtime, what is put in its place, and what the small case is bound to hold.
PLANTED = {
    "a boundary that is off by a second": ("at >= end", "at > end", '"at"'),
    "an order that is not kept": ("if (rolling) reads.sort", "if (false) reads.sort", '"reads"'),
    "a field that is not checked": ("choices.includes(value)", "true", '"at"'),
    "a date that is a day late": ("epoch(at) - isEnd", "epoch(at)", '"at"'),
}


def search(javascript: JavaScript, chance: Chance) -> None:
    for _ in range(MOST_WORLDS):
        run_batch(random_batch(random_world(chance), 60, chance), javascript, Tally())


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_difference_is_found_and_told(name: str, tmp_path: Path) -> None:
    word, instead, held = PLANTED[name]
    runtime = tmp_path / "runtime"
    shutil.copytree(RUNTIME, runtime)
    source = (runtime / "paywall.js").read_text(encoding="utf-8")
    assert word in source
    (runtime / "paywall.js").write_text(source.replace(word, instead), encoding="utf-8")
    with JavaScript(runtime) as javascript, pytest.raises(AssertionError) as found:
        search(javascript, Chance(name))
    told = dict(re.findall(r"^(\w+): (.*)$", str(found.value), re.MULTILINE))
    assert told.keys() == {"settings", "guise", "line", "Python", "JavaScript"}
    assert held in told["line"]
    assert told["Python"] != told["JavaScript"]
    assert len(json.dumps(json.loads(told["settings"]))) < 1500
