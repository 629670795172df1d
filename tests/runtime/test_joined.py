"""paywall.js: one file, made of its parts, that any browser of the last years and every edge worker can read."""

from __future__ import annotations

import re

import pytest

from support.node import RUNTIME, NodeSession, run_node

JOINED = (RUNTIME / "paywall.js").read_text(encoding="utf-8")
PUBLIC = [
    "CaseError", "checkoutLink", "createMeter", "decide", "instant", "openBundle", "prepare", "readerOf", "render",
]  # fmt: skip


def code(text: str) -> str:
    """The text without comments, so that words in them do not count."""
    return re.sub(r"/\*.*?\*/|^\s*//[^\n]*|\s//\s[^\n]*", "", text, flags=re.DOTALL | re.MULTILINE)


def test_joined_file_is_what_its_parts_make() -> None:
    script = f'import {{ joinAll }} from "{(RUNTIME / "join.mjs").as_uri()}"; process.stdout.write(joinAll());'
    made = run_node("--input-type=module", "-e", script)
    assert made.returncode == 0, made.stderr.decode()
    assert made.stdout.decode() == JOINED, "run `node resources/runtime/join.mjs`"


def test_every_part_is_joined() -> None:
    joiner = (RUNTIME / "join.mjs").read_text(encoding="utf-8")
    listed = re.search(r"PARTS = \[(.*?)\]", joiner, re.DOTALL)
    assert listed is not None
    assert set(re.findall(r'"(\w+)"', listed[1])) == {path.stem for path in (RUNTIME / "parts").glob("*.js")}


def test_it_needs_no_other_file() -> None:
    assert re.findall(r"^\s*import\b.*|\bimport\(.*|\brequire\(.*", code(JOINED), re.MULTILINE) == []


def test_it_offers_exactly_what_is_public(node: NodeSession) -> None:
    assert node.call("return Object.keys(rt).sort()") == PUBLIC


@pytest.mark.parametrize(
    "newer",
    [
        r"\?\?=|\|\|=|&&=", r"\.at\(", r"\bhasOwn\(", r"\.replaceAll\(", r"\bstructuredClone\b", r"\.findLast",
        r"^\s+#\w+|\bthis\.#", r"^\s+static\b", r"\d_\d", r"\.toSorted\(", r"\bArray\.fromAsync\b",
    ],
)  # fmt: skip
def test_its_syntax_is_of_2020(newer: str) -> None:
    assert re.findall(newer, code(JOINED), re.MULTILINE) == []


@pytest.mark.parametrize(
    "foreign", [r"\bIntl\b", r"\btoLocale", r"\bBuffer\b", r"\bprocess\b", r"\beval\b", r"\bFunction\("]
)
def test_it_leans_on_no_locale_of_the_place_and_on_no_node(foreign: str) -> None:
    assert re.findall(foreign, code(JOINED)) == []
