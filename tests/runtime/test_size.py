"""What every reader's browser would load is small: minified (local names shortened) and gzipped."""

from __future__ import annotations

import gzip
import json
import sys

import pytest

from support.node import RUNTIME, run_node

if sys.platform != "linux":
    pytest.skip("the minifier has wheels for Linux", allow_module_level=True)

import minify

TEXTS_AND_DECISION = ["calendar", "case", "texts", "engine"]
VERIFY = ["envelope"]
LAST_GOOD = ["bundle"]
KILOBYTE = 1000


def size(parts: list[str], offered: list[str]) -> int:
    """Bytes of some parts, joined as they are in paywall.js."""
    call = f"join({json.dumps(parts)}, {json.dumps(offered)})"
    script = f'import {{ join }} from "{(RUNTIME / "join.mjs").as_uri()}"; process.stdout.write({call});'
    joined = run_node("--input-type=module", "-e", script).stdout.decode()
    body, _, names = joined.rpartition("export ")
    # Within a function the names of the top level are local names, as a bundler would shorten them.
    small = minify.string("application/javascript", f"(() => {{ {body}; return {names} }})()")
    return len(gzip.compress(small.encode(), 9))


def test_decide_texts_and_verify_are_at_most_six_kilobytes() -> None:
    assert size(TEXTS_AND_DECISION + VERIFY, ["decide", "openEnvelope", "prepare"]) <= 6 * KILOBYTE


def test_all_that_an_edge_worker_needs_is_hardly_more() -> None:
    """With the last good bundle, ageing, the emergency opening, the grants, and every refusal's sentence."""
    offered = ["CaseError", "decide", "instant", "openBundle", "prepare"]
    assert size(TEXTS_AND_DECISION + VERIFY + LAST_GOOD, offered) <= 6.6 * KILOBYTE


def test_the_whole_module_with_its_looks_stays_below_twelve() -> None:
    joiner = (RUNTIME / "join.mjs").read_text(encoding="utf-8")
    parts = json.loads(joiner.split("PARTS = ")[1].split(";")[0])
    assert size(parts, ["createMeter", "openBundle", "render"]) <= 12 * KILOBYTE
