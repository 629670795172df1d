"""Both programs, as people run them: the same bytes from the same files, and an exit status that tells of bad cases."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from conformance.campaign import random_batch
from conformance.chance import Chance
from conformance.random_settings import random_world
from conformance.vectorfiles import VECTORS, Vector, without_words
from paywall_admin.core import bundle
from support.node import RUNTIME, run_node
from support.tree import ROOT

PAYLOAD_TYPE = "application/vnd.paywall-settings+json"
FEWEST = 12


def groups() -> dict[str, list[Vector]]:
    """The vectors of one topic that share their settings, where there are many of them."""
    found: defaultdict[str, list[Vector]] = defaultdict(list)
    for vector in VECTORS:
        found[vector.topic + json.dumps(vector.settings)].append(vector)
    return {each[0].topic: each for each in found.values() if len(each) >= FEWEST}


GROUPS = groups()


def decide_by_command_line(*words: Path | str, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "paywall_admin", "decide", *map(str, words)]
    return subprocess.run(command, input=stdin, cwd=ROOT, capture_output=True, timeout=100, check=False)


def decide_by_node(*words: Path | str, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    return run_node(RUNTIME / "decide.mjs", *words, stdin=stdin)


def answer(vector: Vector, number: int) -> bytes:
    """What line `number` of the output has to be."""
    decision = vector.decision
    if "error" not in decision:
        return vector.expected
    return vector._replace(decision={"error": decision["error"] | {"line": number}}).expected


def write_files(folder: Path, vectors: list[Vector]) -> tuple[Path, Path, Path, Path]:
    settings, payload, envelope, cases = (folder / name for name in ("settings", "payload", "bundle", "cases"))
    settings.write_text(json.dumps(vectors[0].settings), encoding="utf-8")
    payload.write_bytes(vectors[0].payload)
    envelope.write_bytes(bundle.envelope(vectors[0].payload, PAYLOAD_TYPE, [("0" * 16, b"not looked at")]))
    cases.write_bytes(b"".join(vector.line for vector in vectors))
    return settings, payload, envelope, cases


@pytest.mark.parametrize("topic", GROUPS)
def test_both_programs_print_what_the_contract_says(topic: str, tmp_path: Path) -> None:
    vectors = GROUPS[topic]
    settings, payload, envelope, cases = write_files(tmp_path, vectors)
    expected = [answer(vector, number) for number, vector in enumerate(vectors, 1)]
    status = 1 if any("error" in vector.decision for vector in vectors) else 0
    for result in (
        decide_by_command_line(settings, cases),
        decide_by_command_line(envelope, cases),
        decide_by_node(payload, cases),
        decide_by_node(envelope, cases),
    ):
        assert [without_words(line) for line in result.stdout.split(b"\n")] == [*expected, b""]
        assert (result.returncode, result.stderr) == (status, b"")


def test_both_programs_read_cases_from_standard_input(tmp_path: Path) -> None:
    vectors = next(iter(GROUPS.values()))
    _settings, payload, _envelope, cases = write_files(tmp_path, vectors)
    python = decide_by_command_line(payload, "-", stdin=cases.read_bytes())
    javascript = decide_by_node(payload, "-", stdin=cases.read_bytes())
    assert python.stdout.count(b"\n") == len(vectors)
    assert [without_words(line) for line in python.stdout.split(b"\n")] == [
        without_words(line) for line in javascript.stdout.split(b"\n")
    ]


def test_both_programs_agree_over_many_blocks_of_cases(chance: Chance, tmp_path: Path) -> None:
    batch = random_batch(random_world(chance), 6_000, chance)
    payload, cases = tmp_path / "payload", tmp_path / "cases"
    payload.write_bytes(batch.guise.payload(batch.settings))
    too_long = b"[" + b" " * (1 << 24) + b"]"
    cases.write_bytes(b"\n".join([*batch.lines[:3000], too_long, *batch.lines[3000:]]))
    python, javascript = decide_by_command_line(payload, cases), decide_by_node(payload, cases)
    assert (python.returncode, python.stderr, javascript.returncode, javascript.stderr) == (1, b"", 1, b"")
    answers = [without_words(line) for line in python.stdout.split(b"\n")]
    assert answers == [without_words(line) for line in javascript.stdout.split(b"\n")]
    assert answers[3000] == b'{"error":{"line":3001,"pointer":""}}'
    assert len(answers) == 6_002


@pytest.mark.parametrize("decide", [decide_by_command_line, decide_by_node])
def test_no_cases_are_no_lines(decide: object, tmp_path: Path) -> None:
    assert callable(decide)
    _settings, payload, _envelope, cases = write_files(tmp_path, next(iter(GROUPS.values())))
    cases.write_bytes(b"")
    result = decide(payload, cases)
    assert (result.returncode, result.stdout, result.stderr) == (0, b"", b"")


@pytest.mark.parametrize("decide", [decide_by_command_line, decide_by_node])
@pytest.mark.parametrize(
    ("was", "now"),
    [
        (b"paywall-settings/1", b"paywall-settings/2"),
        (b"The Daily", b"\\ud800"),
        (b"The Daily", b"\xff"),
        (b"{", b"{{"),
        (b'"publication"', b'"published"'),
    ],
)
def test_a_payload_that_cannot_be_used_is_one_sentence(decide: object, was: bytes, now: bytes, tmp_path: Path) -> None:
    assert callable(decide)
    _settings, payload, _envelope, cases = write_files(tmp_path, next(iter(GROUPS.values())))
    assert was in payload.read_bytes()
    payload.write_bytes(payload.read_bytes().replace(was, now, 1))
    assert_one_sentence(decide(payload, cases), payload)


@pytest.mark.parametrize("decide", [decide_by_command_line, decide_by_node])
@pytest.mark.parametrize("content", [b"", b"[]", b"null", b"{", b"\xff", b'{"format":"paywall-settings/1"}', None])
def test_a_file_that_cannot_be_used_is_one_sentence(decide: object, content: bytes | None, tmp_path: Path) -> None:
    assert callable(decide)
    _settings, payload, _envelope, cases = write_files(tmp_path, next(iter(GROUPS.values())))
    if content is None:
        payload.unlink()
    else:
        payload.write_bytes(content)
    assert_one_sentence(decide(payload, cases), payload)


def assert_one_sentence(result: subprocess.CompletedProcess[bytes], payload: Path) -> None:
    assert (result.returncode, result.stdout) == (3, b"")
    assert result.stderr.count(b"\n") == 1
    assert result.stderr.endswith(b".\n")
    assert payload.name.encode() in result.stderr
    assert b"Traceback" not in result.stderr
