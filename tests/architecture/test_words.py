"""The project's files: only what belongs there, in its own words."""

from __future__ import annotations

import re

import pytest

from support.tree import ROOT, tracked_files

TOP_LEVEL = {
    "paywall_admin", "migrations", "resources", "tests", "pyproject.toml", "README.md", "LICENSE",
    "requirements.lock", "run", "test", ".setup", ".ci", ".gitignore",
}  # fmt: skip
LEFTOVER = re.compile(r"\b(TODO|FIXME|HACK|NotImplementedError)\b|/(work|root|home)/[a-z.]")
# PySide6 makes what these answer a child of what was asked, whatever it is a child of; the garbage collector then takes
# widgets down that are on the screen.
SNATCHING = re.compile(r"\.(focusProxy|nextInFocusChain|previousInFocusChain|buddy|topLevelWidget)\(")
# And it does not notice when a layout's item dies: it takes what lies in its place next for the item, and crashes.
OUTLIVING = re.compile(r"\.(itemAt|takeAt)\(")
TEXT = {".py", ".js", ".mjs", ".ts", ".md", ".toml", ".json", ".svg", ".html", ".css", ".qss", ".sh", ""}


def test_top_level_holds_only_what_it_should() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in tracked_files()} <= TOP_LEVEL


def test_nothing_is_left_over() -> None:
    found = []
    for path in tracked_files():
        if path.suffix not in TEXT or path == ROOT / "tests/architecture/test_words.py":
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if LEFTOVER.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    assert found == []


@pytest.mark.parametrize("pattern", [SNATCHING, OUTLIVING])
def test_nothing_is_asked_of_qt_that_pyside_keeps_wrongly(pattern: re.Pattern[str]) -> None:
    found = []
    for path in tracked_files():
        if path.suffix == ".py":
            lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
            found += [f"{path.relative_to(ROOT)}:{number}" for number, line in lines if pattern.search(line)]
    assert found == []
