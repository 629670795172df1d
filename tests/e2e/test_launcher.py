"""The README's `./run`, with stand-ins for what it sets up: it can be called from anywhere."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.tree import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a script of the POSIX shell")
TOOLS = ("cat", "cksum", "dirname")
READ = ("run", ".setup", "requirements.lock", "pyproject.toml")


def test_files_that_are_named_are_those_of_whoever_calls(tmp_path: Path) -> None:
    clone, here, tools = tmp_path / "a clone", tmp_path / "here", tmp_path / "tools"
    (clone / ".venv" / "bin").mkdir(parents=True)
    here.mkdir()
    tools.mkdir()
    for name in TOOLS:  # and no apt-get: nothing is installed
        (tools / name).symlink_to(str(shutil.which(name)))
    (tools / "python3").symlink_to(sys.executable)
    for name in READ:
        shutil.copy(ROOT / name, clone / name)
    shutil.copytree(ROOT / "resources" / "locales", clone / "resources" / "locales")
    (clone / ".venv" / "bin" / "python").symlink_to(sys.executable)
    stand_in = clone / ".venv" / "bin" / "paywall-admin"
    stand_in.write_text('#!/bin/sh\nprintf "%s|" "$PWD" "$@"\n')
    stand_in.chmod(0o755)
    known = 'cd "$1" && cat requirements.lock pyproject.toml resources/locales/*.ts | cksum > .venv/installed'
    subprocess.run(["/bin/sh", "-c", known, "sh", str(clone)], check=True, timeout=60)
    done = subprocess.run(
        [str(clone / "run"), "check", "two words.json"],
        cwd=here, env={"PATH": str(tools)}, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == (f"{here}|check|two words.json|", "")
