"""`compile` and `decide`: from settings, payload or bundle, streaming, a bad line never costs another."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Call
from paywall_admin.core import bundle

CASE = {"at": "2020-10-30T12:00:00Z", "reader": {"kind": "anonymous"}, "article": {"id": "a9"}}


def lines(*cases: Any) -> bytes:
    return b"".join((case if isinstance(case, bytes) else json.dumps(case).encode()) + b"\n" for case in cases)


@pytest.fixture
def settings(desk: Call, store: Path, tmp_path: Path) -> Path:
    path = tmp_path / "settings.json"
    path.write_text(desk("--store", store, "settings", "show").out)
    return path


@pytest.fixture
def payload(desk: Call, settings: Path, tmp_path: Path) -> Path:
    path = tmp_path / "payload.json"
    path.write_text(desk("compile", settings).out)
    return path


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    path = tmp_path / "cases.jsonl"
    path.write_bytes(lines(CASE))
    return path


def test_compile_prints_the_unsigned_payload(desk: Call, settings: Path) -> None:
    answer = desk("compile", settings)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.count("\n") == 1, "compact, on one line"
    found = answer.json
    assert (found["version"], found["environment"], found["previous"]) == (0, "test", None)
    assert found["compiled"]["zone"]["name"] == "Asia/Tokyo"


def test_settings_payload_and_bundle_decide_alike(
    desk: Call, settings: Path, payload: Path, cases: Path, tmp_path: Path
) -> None:
    wrapped = tmp_path / "bundle.json"
    wrapped.write_bytes(bundle.envelope(payload.read_bytes().strip(), bundle.SETTINGS_TYPE, []))
    answers = [desk("decide", file, cases) for file in (settings, payload, wrapped)]
    assert answers[0] == answers[1] == answers[2]
    assert answers[0].code == 0
    decision = answers[0].json
    assert list(decision)[:4] == ["access", "state", "counts", "articlesLeft"]
    assert decision["message"]["heading"] == "You have 4 free articles left this month"


def test_a_bad_line_has_its_number_and_pointer_and_the_others_go_on(desk: Call, payload: Path, cases: Path) -> None:
    bad_kind = {**CASE, "reader": {"kind": "robot"}}
    cases.write_bytes(lines(CASE, b"not JSON", bad_kind, b"", b"\xff", b'{"at": NaN}', CASE).removesuffix(b"\n"))
    answer = desk("decide", payload, cases)
    found = [json.loads(line) for line in answer.out.splitlines()]
    assert answer.code == 1
    assert answer.err == ""
    assert [one.get("state") for one in found] == ["metered", None, None, None, None, None, "metered"]
    places = [(one["error"]["line"], one["error"]["pointer"]) for one in found if "error" in one]
    assert places == [(2, ""), (3, "/reader/kind"), (4, ""), (5, ""), (6, "")]
    assert all(one["error"]["problem"] for one in found if "error" in one)


def test_cases_come_from_standard_input_too(program, payload: Path) -> None:
    done = program("decide", payload, "-", stdin=lines(CASE, CASE))
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 2


def buffered() -> dict[str, str]:
    """The environment in which a program's output waits in a buffer, as it does for a user."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}


def test_what_is_decided_goes_out_before_the_next_case_comes(payload: Path) -> None:
    command = [sys.executable, "-m", "paywall_admin", "decide", str(payload), "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=buffered()) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for _ in range(3):
            running.stdin.write(lines(CASE))
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["state"] == "metered"
        running.stdin.close()
        assert running.wait(60) == 0


def test_a_reader_of_the_decisions_may_leave_early(payload: Path, cases: Path) -> None:
    cases.write_bytes(lines(*[CASE] * 20_000))
    command = [sys.executable, "-m", "paywall_admin", "decide", str(payload), str(cases)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=buffered()) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(60) == 1


def broken(payload: bytes) -> dict[str, bytes]:
    """Files that nothing can be decided from."""
    fields = json.loads(payload)
    envelope = json.loads(bundle.envelope(payload, bundle.SETTINGS_TYPE, []))
    return {
        "empty": b"",
        "no JSON": b"{",
        "a list": b"[]",
        "deep": b"[" * 100_000,
        "no settings": b'{"format": "paywall-settings/1"}',
        "half a payload": json.dumps({"compiled": {}}).encode(),
        "no tables": json.dumps({**fields, "compiled": {"zone": 5, "locales": []}}).encode(),
        "a bundle without payload": json.dumps({**envelope, "payload": None}).encode(),
        "a bundle of something else": json.dumps({**envelope, "payload": base64.b64encode(b"[]").decode()}).encode(),
        "a wrong type deep inside": json.dumps({**{k: v for k, v in fields.items() if k != "compiled"}}).encode(),
    }


@pytest.mark.parametrize("kind", list(broken(b"{}")))
def test_a_file_that_cannot_be_used_is_one_sentence_and_exit_code_3(
    desk: Call, payload: Path, cases: Path, tmp_path: Path, kind: str
) -> None:
    file = tmp_path / "file.json"
    file.write_bytes(broken(payload.read_bytes().strip())[kind])
    answer = desk("decide", file, cases)
    assert answer.code == 3
    assert answer.out == ""
    assert answer.err.count("\n") == 1
    assert "Traceback" not in answer.err


@pytest.mark.parametrize("command", ["compile", "decide"])
def test_a_missing_file_and_a_folder_are_named(desk: Call, command: str, payload: Path, tmp_path: Path) -> None:
    more = ["-"] if command == "decide" else []
    for name, why in ((tmp_path / "nowhere.json", "there is no such file"), (tmp_path, "it is a folder")):
        answer = desk(command, name, *more)
        assert answer.code == 3
        assert str(name) in answer.err
        assert why in answer.err
    if more:
        answer = desk(command, payload, tmp_path / "nowhere.jsonl")
        assert (answer.code, answer.out) == (3, "")
        assert "nowhere.jsonl" in answer.err


def test_a_wrong_type_deep_inside_settings_is_named_by_its_pointer(desk: Call, settings: Path) -> None:
    fields = json.loads(settings.read_text())
    fields["meters"][0]["limit"] = "five"
    settings.write_text(json.dumps(fields))
    for words in (["compile", settings], ["decide", settings, settings]):
        answer = desk(*words)
        assert answer.code == 3
        assert "/meters/0/limit" in answer.err


@pytest.mark.parametrize("kind", ["payload", "bundle"])
def test_deciding_needs_neither_qt_nor_stripe_nor_a_database(payload: Path, cases: Path, kind: str) -> None:
    file = payload
    if kind == "bundle":
        file = payload.with_name("bundle.json")
        file.write_bytes(bundle.envelope(payload.read_bytes().strip(), bundle.SETTINGS_TYPE, []))
    heavy = ("PySide6", "stripe", "sqlalchemy", "alembic", "pydantic", "babel", "cryptography", "keyring")
    code = f"""
import sys
from paywall_admin.cli.main import run
assert run(["decide", {str(file)!r}, {str(cases)!r}]) == 0
print("|" + ",".join(name for name in {heavy!r} if name in sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.rpartition("|")[2].strip() == ""


def test_deciding_by_settings_needs_neither_qt_nor_stripe_nor_a_database(settings: Path, cases: Path) -> None:
    code = f"""
import sys
from paywall_admin.cli.main import run
assert run(["decide", {str(settings)!r}, {str(cases)!r}]) == 0
print("|" + ",".join(name for name in ("PySide6", "stripe", "sqlalchemy", "keyring") if name in sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.rpartition("|")[2].strip() == ""
