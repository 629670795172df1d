"""decide.mjs as a program: files in, lines out, exit status (contract, section 7)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.bundles import case, envelope, payload, reads
from support.node import RUNTIME, NodeSession, run_node

PROGRAM = RUNTIME / "decide.mjs"
USAGE = 2
UNUSABLE = 3


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    path = tmp_path / "settings.json"
    path.write_bytes(envelope(payload()))
    return path


def write_cases(folder: Path, *lines: bytes, end: bytes = b"\n") -> Path:
    path = folder / "cases.jsonl"
    path.write_bytes(b"\n".join(lines) + end)
    return path


def a_case(**changes: object) -> bytes:
    return json.dumps(case(**changes)).encode()


def test_payload_and_bundle_decide_alike(tmp_path: Path, bundle: Path) -> None:
    plain = tmp_path / "payload.json"
    plain.write_text(json.dumps(payload()))
    cases = write_cases(tmp_path, a_case(), a_case(reader={"kind": "anonymous", "reads": reads(3)}))
    from_bundle, from_payload = run_node(PROGRAM, bundle, cases), run_node(PROGRAM, plain, cases)
    assert from_bundle.stdout == from_payload.stdout
    assert [json.loads(line)["state"] for line in from_bundle.stdout.splitlines()] == ["metered", "limit_reached"]
    assert (from_bundle.returncode, from_bundle.stderr) == (0, b"")


def test_bad_case_is_named_and_the_run_goes_on(tmp_path: Path, bundle: Path) -> None:
    cases = write_cases(tmp_path, a_case(), b'{"at": 5}', b"", a_case(), end=b"")
    done = run_node(PROGRAM, bundle, cases)
    lines = [json.loads(line) for line in done.stdout.split(b"\n")[:-1]]
    assert [line.get("state", line.get("error", {}).get("pointer")) for line in lines] == [
        "metered",
        "/at",
        "",
        "metered",
    ]
    assert [line["error"]["line"] for line in lines if "error" in line] == [2, 3]
    assert done.returncode == 1


def test_cases_come_from_standard_input_too(bundle: Path) -> None:
    done = run_node(PROGRAM, bundle, "-", stdin=a_case())
    assert json.loads(done.stdout)["articlesLeft"] == 2
    assert done.returncode == 0


def test_lines_longer_than_a_block_and_blocks_of_many_lines(tmp_path: Path, bundle: Path) -> None:
    many = a_case(reader={"kind": "anonymous", "reads": reads(9000)})
    assert len(many) > 1 << 18
    cases = write_cases(tmp_path, *[a_case()] * 2000, many, a_case())
    done = run_node(PROGRAM, bundle, cases)
    states = [json.loads(line)["state"] for line in done.stdout.splitlines()]
    assert states == [*["metered"] * 2000, "limit_reached", "metered"]


def test_line_over_the_limit_costs_only_itself(tmp_path: Path, bundle: Path) -> None:
    cases = write_cases(tmp_path, b" " * (16 * 1024 * 1024) + a_case(), a_case())
    done = run_node(PROGRAM, bundle, cases)
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert first["error"]["pointer"] == ""
    assert second["state"] == "metered"


def test_output_that_nobody_reads_any_more_ends_the_run_quietly(tmp_path: Path, bundle: Path) -> None:
    cases = write_cases(tmp_path, *[a_case()] * 5000)
    script = """
      import { spawn } from "node:child_process";
      const child = spawn(process.execPath, process.argv.slice(1), { stdio: ["ignore", "pipe", "inherit"] });
      child.stdout.once("data", () => child.stdout.destroy());
      child.on("close", (code) => { process.exitCode = code; });
    """
    done = run_node("--input-type=module", "-e", script, PROGRAM, bundle, cases)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "cannot be read"),
        (b"", "neither a payload nor a bundle"),
        (b"\x89PNG\r\n", "neither a payload nor a bundle"),
        (b"null", "neither a payload nor a bundle"),
        (b"[]", "no publication"),
        (b'{"payload": "bm8=", "payloadType": "x"}', "neither a payload nor a bundle"),
        (b'{"publication": {"name": "A"}}', "another format than paywall-settings/1"),
        (b'{"format": "paywall-settings/1", "publication": {"name": "A"}}', "not compiled yet"),
        (b'{"format": "paywall-settings/1", "publication": {"name": "\\ud800"}}', "neither a payload nor a bundle"),
    ],
)
def test_file_that_cannot_be_used(tmp_path: Path, content: bytes | None, said: str) -> None:
    path = tmp_path / "settings.json"
    if content is not None:
        path.write_bytes(content)
    done = run_node(PROGRAM, path, write_cases(tmp_path, a_case()))
    assert done.returncode == UNUSABLE
    assert done.stdout == b""
    assert said in done.stderr.decode()
    assert done.stderr.decode().count("\n") == 1


def test_missing_cases_file(tmp_path: Path, bundle: Path) -> None:
    done = run_node(PROGRAM, bundle, tmp_path / "none.jsonl")
    assert done.returncode == UNUSABLE
    assert done.stdout == b""
    assert b"none.jsonl cannot be read" in done.stderr


@pytest.mark.parametrize("words", [[], ["one"], ["one", "two", "three"]])
def test_wrong_number_of_arguments(words: list[str]) -> None:
    done = run_node(PROGRAM, *words)
    assert done.returncode == USAGE
    assert b"Usage" in done.stderr


def test_it_decides_lines_when_imported() -> None:
    with NodeSession(PROGRAM) as session:
        answer = session.call("return rt.decideLines(args[0], args[1])", payload(), a_case() + b"\nx")
    assert answer["bad"] == 1
    assert [next(iter(json.loads(line))) for line in answer["output"].splitlines()] == ["access", "error"]
