"""The sentences that the program's own code can say, collected from its source."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path
from typing import Final, NamedTuple

from support.tree import PACKAGE, python_files

HOLE: Final = "\0"
_WORDS: Final = re.compile(r"[A-Za-z]{2,},? [a-z]{2,}")
_CODE: Final = re.compile(
    r"(SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA|DROP|WITH|ALTER|BEGIN|JOIN)\b|.*[\\|^<>]|import ", re.S
)


class Sentence(NamedTuple):
    """A text of the source, with `HOLE` where a value comes in."""

    module: str
    line: int
    text: str


def sentences(rooms: Iterable[str]) -> Iterator[Sentence]:
    """Every text with two words beside each other in these packages, but for docstrings, SQL and patterns."""
    for room in rooms:
        for path in python_files(PACKAGE / room):
            module = str(path.relative_to(PACKAGE).with_suffix(""))
            yield from _of(module, path)


def _of(module: str, path: Path) -> Iterator[Sentence]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        texts = _texts(node) if isinstance(node, ast.expr) else None
        if texts is None:
            waiting += ast.iter_child_nodes(node)
            continue
        for text in texts:
            if _WORDS.search(text) and not _CODE.match(text):
                yield Sentence(module, node.lineno, text)  # type: ignore[attr-defined]


def _texts(node: ast.expr) -> list[str] | None:
    """What an expression can say: each way of a choice by itself; None where it is no text."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.JoinedStr(values=values):
            parts = [_texts(value.value if isinstance(value, ast.FormattedValue) else value) for value in values]
            return ["".join(way) for way in product(*(part or [HOLE] for part in parts))]
        case ast.IfExp(body=one, orelse=other):
            ways = (_texts(one), _texts(other))
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            before, after = _texts(left), _texts(right)
            if before is None and after is None:
                return None
            return ["".join(way) for way in product(before or [HOLE], after or [HOLE])]
        case _:
            return None
    return None if ways == (None, None) else [text for way in ways for text in way or [HOLE]]
