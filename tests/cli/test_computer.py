"""`doctor`, `completion` and the bare command: what concerns this computer."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import Call
from paywall_admin.system import doctor


def test_the_doctor_looks_at_everything_and_changes_nothing(desk: Call, store: Path) -> None:
    before = store.read_bytes()
    answer = desk("--store", store, "doctor", "--json")
    names = [probe["name"] for probe in answer.json]
    assert names == ["Python", "Folders", "Keyring", "Window", "Fonts", "Screen", "Preview", "Store"]
    states = {probe["name"]: probe["state"] for probe in answer.json}
    assert states["Window"] == states["Store"] == "good", "the tests themselves run with Qt"
    assert answer.code == (1 if "bad" in states.values() else 0)
    assert store.read_bytes() == before


def test_the_doctor_prints_the_line_that_helps(desk: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    probes = [doctor.Probe("Window", "bad", "Qt cannot start without libGL.so.1.", "sudo apt-get install libgl1")]
    monkeypatch.setattr(doctor, "examine", lambda _: iter(probes))
    (tmp_path / "empty.db").write_bytes(b"")
    answer = desk("--store", tmp_path / "empty.db", "doctor")
    assert answer.code == 1
    lines = answer.out.splitlines()
    assert lines[0] == "BAD   Window    Qt cannot start without libGL.so.1."
    assert lines[1].strip() == "sudo apt-get install libgl1"
    assert lines[2].startswith("BAD   Store     empty.db: The file is empty and not a store")
    assert (tmp_path / "empty.db").read_bytes() == b""


def test_the_doctor_finds_no_store_and_makes_none(desk: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "examine", lambda _: iter(()))
    answer = desk("--store", tmp_path / "none.db", "doctor")
    assert answer.code == 0
    assert "There is no store at" in answer.out
    assert list(tmp_path.iterdir()) == []


def test_without_qt_the_bare_command_says_what_to_do(tmp_path: Path, home: Path) -> None:
    """A PySide6 that cannot load its libraries, as on a machine that lacks them."""
    broken = tmp_path / "PySide6"
    broken.mkdir()
    (broken / "__init__.py").write_text("")
    (broken / "QtCore.py").write_text("raise ImportError('libGL.so.1: cannot open shared object file')")
    done = subprocess.run(
        [sys.executable, "-m", "paywall_admin"],
        env={**os.environ, "PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=False, timeout=100,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "paywall-admin: The window cannot start (libGL.so.1: cannot open shared object file); "
        "run paywall-admin doctor, which says what is missing.\n"
    )


@pytest.mark.parametrize("words", [[], ["--store", "x.db"]])
def test_without_a_screen_the_bare_command_says_so(words: list[str], home: Path) -> None:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    done = subprocess.run(
        [sys.executable, "-m", "paywall_admin", *words],
        env=environment, capture_output=True, text=True, check=False, timeout=100,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "paywall-admin: The window cannot open: no screen is reachable from here. The commands of --help need none.\n"
    )


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_each_shell_gets_its_script(desk: Call, shell: str) -> None:
    answer = desk("completion", shell)
    assert answer.code == 0
    assert "_PAYWALL_ADMIN_COMPLETE" in answer.out
    assert desk("completion", shell, "--json").json == {"shell": shell, "script": answer.out}


def test_an_unknown_shell_is_a_usage_error(desk: Call) -> None:
    assert desk("completion", "tcsh").code == 2


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["pub"], ["publish"]),
        (["keys", ""], ["show", "new", "rotate", "backup", "restore"]),
        (["publish", "--n"], ["--note"]),
        (["completion", "z"], ["zsh"]),
    ],
)
def test_bash_really_completes(tmp_path: Path, desk: Call, words: list[str], offered: list[str]) -> None:
    command = tmp_path / "paywall-admin"
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m paywall_admin "$@"\n')
    command.chmod(0o755)
    script = tmp_path / "script"
    script.write_text(desk("completion", "bash").out)
    line = ["paywall-admin", *words]
    code = f"""
source {script}
COMP_WORDS=({" ".join(f"'{word}'" for word in line)})
COMP_CWORD={len(line) - 1}
_paywall_admin_completion paywall-admin
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
    done = subprocess.run(
        ["bash", "--norc", "-c", code],
        env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.split() == offered, done.stderr


def test_the_version_is_the_packages(desk: Call) -> None:
    from paywall_admin import __version__

    assert desk("--version").out == f"paywall-admin {__version__}\n"


def test_json_is_utf_8_whatever_the_terminal_speaks(program, desk: Call, tmp_path: Path) -> None:
    store = tmp_path / "störe.db"
    desk("--store", store, "--actor", "Zoë ☃", "sample")
    for environment in ({"LC_ALL": "C"}, {"PYTHONIOENCODING": "latin-1"}):
        done = program("--store", store, "audit", "list", "--json", **environment)
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)[0]["actor"] == "Zoë ☃"
