"""Modules and functions stay small enough to read at a glance."""

from __future__ import annotations

import ast
import statistics
from pathlib import Path

import pytest

from support.tree import PACKAGE, ROOT, python_files

FILE_LIMIT = 500
FUNCTION_LIMIT = 60
JOINED = ROOT / "resources/runtime/paywall.js"  # one file for the web, joined from parts that are held to the limit
FORBIDDEN_NAMES = {"utils", "util", "manager", "helper", "helpers", "base", "data", "misc", "common"}
SOURCES = [*python_files(PACKAGE), *python_files(ROOT / "migrations"), *python_files(ROOT / "tests")]
SCRIPTS = [
    path
    for folder in ("resources", "tests")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".js", ".mjs", ".ts"} and path.parent.name != "locales"  # Qt's translations end in .ts too
]


def functions(path: Path) -> list[tuple[str, int]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [
        (node.name, (node.end_lineno or node.lineno) - node.lineno + 1)
        for node in ast.walk(tree)
        if isinstance(node, kinds)
    ]


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize(
    "path", [*SOURCES, *(path for path in SCRIPTS if path != JOINED)], ids=lambda path: str(path.relative_to(ROOT))
)
def test_file_is_short(path: Path) -> None:
    assert lines(path) <= FILE_LIMIT


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_functions_fit_on_a_screen(path: Path) -> None:
    assert [f"{name}: {size} lines" for name, size in functions(path) if size > FUNCTION_LIMIT] == []


def test_most_files_and_functions_are_small() -> None:
    sizes = [lines(path) for path in python_files(PACKAGE)]
    lengths = sorted(size for path in python_files(PACKAGE) for _, size in functions(path))
    assert statistics.median(sizes) <= 200
    assert sum(size > 300 for size in sizes) <= len(sizes) * 0.1
    assert lengths[int(len(lengths) * 0.9)] <= 30


def test_module_names_say_what_is_inside() -> None:
    named = [path for path in python_files(PACKAGE) if {path.stem, path.parent.name} & FORBIDDEN_NAMES]
    assert named == []
