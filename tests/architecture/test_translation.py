"""Every text of the window can be translated: it stands where Qt's tools find it, under the name it is asked by."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.tree import PACKAGE, ROOT, python_files

WINDOW = [path for path in python_files(PACKAGE) if path.is_relative_to(PACKAGE / "ui")]
# Another object's `tr` asks under that object's class, which the tools cannot know.
OF_ANOTHER = re.compile(r"(?<![\w.])(?!self\b)\w[\w.]*\.tr\(")
# What is not written out where it is asked for cannot be found.
NOT_WRITTEN_OUT = re.compile(r"\bself\.tr\(\s*(?![\"'\s])\S")


@pytest.mark.parametrize("path", WINDOW, ids=lambda path: str(path.relative_to(ROOT)))
def test_texts_are_written_out_and_asked_for_by_their_own_class(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = [line for line in text.splitlines() if OF_ANOTHER.search(line) or NOT_WRITTEN_OUT.search(line)]
    assert found == []
