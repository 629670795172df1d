"""The way to the window: Qt's Python side is loaded the short way, and is the same as when loaded the long way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from paywall_admin.ui.binding import ByteCode

ROOT = Path(__file__).resolve().parents[2]
SUPPORT = "shibokensupport/example.py"
# Every program that follows it tells in `compiled` what Python compiled for it.
WATCH = """
import builtins, json
compiled = []
own = builtins.compile
def watched(source, name, *words, **options):
    compiled.append(str(name))
    return own(source, name, *words, **options)
builtins.compile = watched
"""
# What a programmer meets of the support modules: what a wrong call is told, signatures, and the names of modules.
MEET = """
import json, sys
from PySide6 import QtCore, QtGui
from PySide6.support.signature import get_signature
said = [str(get_signature(method)) for method in (QtCore.QObject.objectName, QtCore.QTimer.singleShot)]
for call in (lambda: QtCore.QTimer().start("soon"), lambda: QtCore.QObject(nonsense=1), lambda: QtGui.QColor([], 1)):
    try:
        call()
    except Exception as error:
        said.append(f"{type(error).__name__}: {error}")
from PySide6.support.signature.lib import pyi_generator
said.append(pyi_generator.generate_pyi.__name__)
try:
    pyi_generator.nothing
except AttributeError as error:
    said.append(str(error))
said.append(sorted(name for name in sys.modules if "shibokensupport" in name or name.startswith("PySide6")))
print(json.dumps(said))
"""


def run(program: str, home: Path, **env: str) -> Any:
    """What a program prints as JSON, in a process of its own."""
    ours = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60, cwd=home,
        env={**ours, "PYTHONPATH": str(ROOT), "PAYWALL_ADMIN_HOME": str(home), **env},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


SAVE = WATCH + "from paywall_admin.ui import binding; binding.load(); binding.save(); print(json.dumps(compiled))"


def support(compiled: list[str]) -> list[str]:
    return [name for name in compiled if name.startswith("shibokensupport/") and "pyi_generator" not in name]


def test_the_second_start_compiles_nothing_of_qts_support(tmp_path: Path) -> None:
    assert len(support(run(SAVE, tmp_path))) > 5
    assert support(run(SAVE, tmp_path)) == []


def test_nothing_is_kept_where_python_keeps_no_byte_code(tmp_path: Path) -> None:
    run(SAVE, tmp_path, PYTHONDONTWRITEBYTECODE="1")
    assert not list(tmp_path.rglob("*.bin"))


@pytest.mark.parametrize("harm", [b"", b"nonsense", None])
def test_a_damaged_file_is_made_anew(tmp_path: Path, harm: bytes | None) -> None:
    run(SAVE, tmp_path)
    (kept,) = tmp_path.rglob("*.bin")
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-1] if harm is None else harm)
    assert len(support(run(SAVE, tmp_path))) > 5
    assert kept.read_bytes() == whole
    assert support(run(SAVE, tmp_path)) == []


def test_qt_behaves_as_when_loaded_the_long_way(tmp_path: Path) -> None:
    short = "from paywall_admin.ui import binding\nbinding.load(); binding.save()\n" + MEET
    plain = run(MEET, tmp_path)
    assert run(short, tmp_path) == plain
    assert run(short, tmp_path) == plain, "from what was kept"
    assert "TypeError" in plain[2]


def test_pythons_own_import_and_compile_are_back_afterwards(tmp_path: Path) -> None:
    program = """
import builtins, json
own = builtins.compile, builtins.__import__
from paywall_admin.ui import binding
binding.load()
import PySide6.QtWidgets
print(json.dumps([builtins.compile is own[0], builtins.__import__ is own[1]]))
"""
    assert run(program, tmp_path) == [True, True]


def test_the_settings_are_built_without_a_search_for_plugins(tmp_path: Path) -> None:
    program = """
import json, sys
from paywall_admin.ui import launch
launch.load()
import paywall_admin.core.settings, pydantic.plugin._loader as searcher
searched = "importlib.metadata" in sys.modules
own = [name for name in vars(searcher) if not name.startswith("__")]
del sys.modules[searcher.__name__]
import importlib
real = importlib.import_module(searcher.__name__)
print(json.dumps([searched, own, list(searcher.get_plugins()), list(real.get_plugins())]))
"""
    assert run(program, tmp_path) == [False, ["get_plugins"], [], []]


RECORDS = f"""{WATCH}
import dataclasses
from paywall_admin.ui import records
records.begin()
compiled.clear()
@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Pair:
    one: int
    two: "str" = "x"
    def twice(self) -> int:
        return 2 * self.one
made = [repr(Pair(1)), Pair(1) == Pair(1, "x"), hash(Pair(1)) == hash(Pair(1)), Pair(1) < Pair(2), Pair(3).twice()]
try:
    Pair(1).one = 2
except dataclasses.FrozenInstanceError as error:
    made.append(str(error))
number = compiled.count("<string>")
records.end()
records.save()
print(json.dumps([number, made, "exec" in vars(dataclasses), str(Pair.__init__.__annotations__)]))
"""


def test_the_second_start_compiles_nothing_that_dataclasses_write(tmp_path: Path) -> None:
    first, *told = run(RECORDS, tmp_path)
    assert first > 5
    made = ["Pair(one=1, two='x')", True, True, True, 6, "cannot assign to field 'one'"]
    assert told == [made, False, "{'one': <class 'int'>, 'two': 'str', 'return': None}"]
    assert run(RECORDS, tmp_path) == [0, *told]
    (kept,) = tmp_path.rglob("dataclasses-*.bin")
    kept.write_bytes(kept.read_bytes()[:-1])
    assert run(RECORDS, tmp_path) == [first, *told]


def test_what_a_later_start_did_not_use_is_not_kept_for_ever(tmp_path: Path) -> None:
    run(RECORDS, tmp_path)
    (kept,) = tmp_path.rglob("dataclasses-*.bin")
    size = kept.stat().st_size
    run(RECORDS.replace("one", "eno"), tmp_path)
    assert kept.stat().st_size == size


class Counting:
    """Counts what it compiles."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def __call__(self, source: Any, filename: Any, *words: Any, **options: Any) -> Any:
        self.seen.append(str(filename))
        return compile(source, filename, *words, **options)


def test_byte_code_is_taken_only_for_the_same_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    counting, file = Counting(), tmp_path / "kept.bin"
    first = ByteCode(file)
    first.compile_with(counting)(b"answer = 1", SUPPORT, "exec")
    first.save()
    again = ByteCode(file).compile_with(counting)
    for source, answer, compiled in ((b"answer = 1", 1, 1), (b"answer = 2", 2, 2), (b"answer = 2", 2, 2)):
        names: dict[str, Any] = {}
        exec(again(source, SUPPORT, "exec"), names)
        assert (names["answer"], len(counting.seen)) == (answer, compiled)


def test_everything_else_is_compiled_as_ever(tmp_path: Path) -> None:
    counting = Counting()
    compiler = ByteCode(tmp_path / "kept.bin").compile_with(counting)
    assert eval(compiler("6 * 7", "<somewhere>", "eval")) == 42
    assert eval(compiler("6 * 7", "<somewhere>", "eval")) == 42
    assert counting.seen == ["<somewhere>"] * 2
