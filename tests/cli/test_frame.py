"""The frame of the command line: help, options anywhere, exit codes, and no traceback whatever happens."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from cli.conftest import Call
from paywall_admin.cli import frame, invocation
from paywall_admin.cli.main import SECTIONS, desk
from paywall_admin.core.problems import Conflict, Problem

ROOT = click.Context(desk, info_name="paywall-admin")


def commands(group: click.Group = desk, prefix: str = "") -> Iterator[tuple[str, frame.Command]]:
    for name in group.list_commands(ROOT):
        found = group.get_command(ROOT, name)
        if isinstance(found, click.Group):
            yield from commands(found, f"{prefix}{name} ")
        else:
            assert isinstance(found, frame.Command)
            yield f"{prefix}{name}", found


ALL = dict(commands())


def test_every_command_of_the_contract_is_there() -> None:
    wanted = (
        "overview, sample, settings show, settings import, check, meter what-if, compile, case, decide, verify, "
        "publish, deliver, "
        "export, targets add, targets list, targets remove, open-wall, close-wall, keys new, keys show, keys "
        "rotate, keys backup, keys restore, audit list, audit show, audit export, audit verify, undo, redo, people "
        "list, people set, people remove, "
        "database status, database upgrade, database backup, database restore, database check, database "
        "environment, doctor, completion, options list, options set, schedule list, schedule show, schedule "
        "move, schedule cancel, schedule renew, schedule publish, live, history show, history diff, history "
        "roll-back, targets edit, targets token, targets test, "
        "stripe connect, stripe disconnect, stripe status, stripe plan, stripe apply, stripe settle, stripe adopt, "
        "stripe price, stripe pull, stripe export, "
        "readers import, readers find, readers show, readers explain, readers give, readers reset, readers "
        "merge, readers export, readers erase, readers retain"
    )
    assert set(ALL) == set(wanted.split(", "))


@pytest.mark.parametrize("name", ALL)
def test_help_says_what_it_does_and_gives_examples_that_are_right(name: str, desk: Call) -> None:
    answer = desk(*name.split(), "--help")
    assert answer.code == 0
    assert "Examples:" in answer.out
    for example in ALL[name].examples:
        assert f"  {example}\n" in answer.out
        words = after(name, example)
        context = ALL[name].make_context(name, words, obj=invocation.Invocation())
        assert context.command is ALL[name]


def after(name: str, example: str) -> list[str]:
    """The words that follow the command in its part of the example."""
    for part in re.split(r"[|>]", example):
        words = shlex.split(part)
        if words[:1] == ["paywall-admin"] and f" {name} " in f"{part} ":
            return words[words.index(name.rsplit(maxsplit=1)[-1]) + 1 :]
    pytest.fail(f"{example} is no example of {name}")


def test_the_help_lists_every_command_under_a_heading(desk: Call) -> None:
    answer = desk("--help")
    assert answer.err == ""
    for heading, names in SECTIONS.items():
        assert f"{heading}:" in answer.out
        for name in names:
            assert f"\n  {name} " in answer.out


@pytest.mark.parametrize("words", [["--help"], ["publish", "--help"], ["--version"], ["keys"], ["completion", "bash"]])
def test_help_needs_neither_qt_nor_database_nor_keys(words: list[str]) -> None:
    assert heavy_modules(words) == []


def heavy_modules(words: list[str]) -> list[str]:
    code = f"""
import sys
from paywall_admin.cli.main import run
run({words!r})
heavy = ("PySide6", "shiboken6", "sqlalchemy", "alembic", "stripe", "pydantic", "babel", "cryptography", "keyring")
print("|" + ",".join(name for name in heavy if name in sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return [name for name in done.stdout.rpartition("|")[2].strip().split(",") if name]


def test_global_options_stand_before_or_after_the_command(desk: Call, store: Path) -> None:
    before = desk("--store", store, "--json", "history")
    after = desk("history", "--json", "--store", store)
    between = desk("--json", "targets", "--store", store, "list")
    assert before == after == between
    assert before.json == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["publsh"], "There is no command publsh. Did you mean publish?"),
        (["xyzzy"], "There is no command xyzzy."),
        (["keys", "shwo"], "Did you mean show?"),
        (["publish"], "Give either --note, or --due without it."),
        (["publish", "--due", "--note", "x"], "Give either --note, or --due without it."),
        (["settings", "import"], "Give a FILE, or --from STORE"),
        (["targets", "edit", "web"], "Say what is to change"),
        (["history", "--limit", "many"], "Invalid value for '--limit'"),
        (["--no-such-option"], "No such option"),
        (["decide", "one"], "Missing argument"),
    ],
)
def test_usage_is_answered_on_stderr_with_exit_code_2(desk: Call, words: list[str], said: str) -> None:
    answer = desk(*words)
    assert answer.code == 2
    assert said in answer.err
    assert answer.out == ""
    assert "Traceback" not in answer.err


def raising(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Makes `history` meet an error that it cannot know of."""

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(invocation.Invocation, "app", fail)


def test_the_unexpected_goes_to_the_log_and_one_sentence_to_the_person(
    desk: Call, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raising(monkeypatch, ZeroDivisionError("sk_live_51Habcdefgh"))
    answer = desk("history")
    log = home / "log" / "paywall-admin.log"
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == (
        "paywall-admin: Something unexpected happened (ZeroDivisionError) and the command was stopped; "
        f"it is written down in {log}.\n"
    )
    written = json.loads(log.read_text())
    assert "ZeroDivisionError" in written["trace"]
    assert "51Habcdefgh" not in log.read_text()


def test_without_a_log_there_is_still_a_sentence(desk: Call, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "log").write_text("in the way")
    raising(monkeypatch, ZeroDivisionError())
    assert desk("history").err.endswith("the command was stopped; the log could not be written.\n")


def test_problems_are_json_where_that_was_asked_for(desk: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    raising(monkeypatch, Conflict("Somebody else was first.", place="/limit", fields={"limit": (3, 4, 5)}))
    answer = desk("history", "--json")
    assert answer.code == 4
    assert json.loads(answer.err) == {
        "error": {
            "code": "conflict", "sentence": "Somebody else was first.", "place": "/limit",
            "fields": {"limit": [3, 4, 5]},
        }
    }  # fmt: skip
    assert answer.out == ""


def test_a_problem_is_one_line_with_its_place(desk: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    raising(monkeypatch, Problem("x", "This is how it is.", place="/here"))
    assert desk("history").err == "paywall-admin: /here: This is how it is.\n"


def test_ctrl_c_is_no_error_of_the_program(desk: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    raising(monkeypatch, KeyboardInterrupt())
    answer = desk("history")
    assert answer.code == 130
    assert answer.err.strip() == "Stopped."


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    command = f"{shlex.quote(sys.executable)} -m paywall_admin completion zsh | true; echo ${{PIPESTATUS[0]}}"
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True, env=environment)
    assert done.stderr == ""
    assert done.stdout.strip() in ("0", "1")
