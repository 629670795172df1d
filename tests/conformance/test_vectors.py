"""The vectors themselves: they cover the contract, and their form is the one it names."""

from __future__ import annotations

import json
import re
from collections import Counter

from conformance.vectorfiles import FOLDER, NAMES, VECTORS
from paywall_admin.core.settings import DENYING_STATES, STATES

DECISION_KEYS = [
    "access", "state", "counts", "articlesLeft", "articlesRead", "limit", "resetsAt", "meter", "offer", "message",
    "trace",
]  # fmt: skip
MESSAGE_KEYS = ["id", "locale", "heading", "body", "benefitsIntro", "benefits", "note", "cta"]
DECISIONS = [vector.decision for vector in VECTORS if "error" not in vector.decision]


def test_each_vector_has_the_four_fields_and_a_name_of_its_own() -> None:
    for path in FOLDER.glob("*.json"):
        for fields in json.loads(path.read_text(encoding="utf-8")):
            assert list(fields) == ["name", "settings", "case", "decision"]
    assert [name for name, count in Counter(NAMES).items() if count > 1] == []


def test_every_state_is_decided_several_times() -> None:
    counts = Counter(decision["state"] for decision in DECISIONS)
    assert {state: counts[state] for state in STATES if counts[state] < 3} == {}


def test_decisions_have_their_keys_in_order() -> None:
    for decision in DECISIONS:
        assert list(decision) == DECISION_KEYS
        assert decision["access"] == ("deny" if decision["state"] in DENYING_STATES else "allow")
        assert decision["message"] is None or list(decision["message"]) == MESSAGE_KEYS
        assert all(list(entry) == ["step", "rule", "outcome"] for entry in decision["trace"])


def test_every_sentence_of_the_trace_is_told_in_some_vector() -> None:
    contract = (FOLDER.parents[2] / "resources/schema/contract.md").read_text(encoding="utf-8")
    table = contract.split("### The trace")[1].split("## 5.")[0]
    templates = {text for text in re.findall(r"`([^`]+)`", table) if text.rstrip().endswith((".", "{locale}."))}
    told = {entry["outcome"] for decision in DECISIONS for entry in decision["trace"]}
    patterns = [re.sub(r"\\{\w+\\}", ".+", re.escape(template)).replace(r"\.\.\.", ".+") for template in templates]
    assert len(patterns) >= 25
    assert [pattern for pattern in patterns if not any(re.search(pattern, sentence) for sentence in told)] == []


def test_bad_cases_name_every_field_that_is_checked() -> None:
    pointers = {vector.decision["error"]["pointer"] for vector in VECTORS if "error" in vector.decision}
    contract = (FOLDER.parents[2] / "resources/schema/contract.md").read_text(encoding="utf-8")
    checks = contract.split("### What is checked")[1].split("### Lines")[0]
    named = set(re.findall(r"`(/[\w/]+)`", checks))
    assert len(named) >= 15
    assert named - pointers == set()
