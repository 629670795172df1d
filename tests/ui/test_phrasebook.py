"""The rules' sentences in Japanese: findings, changes, what readers have, and why; names stay as they are."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from paywall_admin.core import sample
from paywall_admin.core.check import check
from paywall_admin.core.codec import parse_settings, settings_dict
from paywall_admin.core.diff import diff
from paywall_admin.core.live import facts
from paywall_admin.core.settings import Settings
from paywall_admin.system import assets
from paywall_admin.ui import language, phrasebook
from paywall_admin.ui.changes import grouped
from support.example import changed, encoded
from support.tree import ROOT
from support.words import is_english

pytestmark = pytest.mark.usefixtures("in_japanese")

AT = "2020-08-01T00:00:00Z"
LIES = json.loads((ROOT / "tests/unit/core/check/lies.json").read_text(encoding="utf-8"))
VECTORS = sorted((ROOT / "tests/conformance/vectors").glob("*.json"))
HOLE = re.compile(r"\{(\d)[d!]?\}")
PAIRS = [pair for topic in phrasebook.topics("ja") for pairs in topic.values() for pair in pairs.items()]


@pytest.fixture(scope="module")
def settings() -> Settings:
    return sample.build(assets.read_text(sample.ASSET), 2020)


def test_every_finding_of_the_gate(settings: Settings) -> None:
    left = {}
    for row in LIES:
        lie = parse_settings(encoded(changed(row["at"], row.get("put", ...), settings_dict(settings))))
        left |= {one.code: one.sentence for one in check(lie, at=AT) if is_english(phrasebook.said(one.sentence))}
    assert left == {}


def test_every_change_of_the_sample(settings: Settings) -> None:
    later = sample.build(assets.read_text(sample.ASSET), 2021)
    for old, new in ((None, settings), (settings, later)):
        for group in grouped(diff(old, new)):
            assert not is_english(group.title), group
            assert not [line for line in group.lines if is_english(line)], group


def test_what_readers_have(settings: Settings) -> None:
    for at in (AT, "2020-09-30T05:00:00Z", "2020-10-30T00:00:00Z", "2021-01-01T00:00:00Z"):
        assert not [fact.sentence for fact in facts(settings, at) if is_english(phrasebook.said(fact.sentence))]


@pytest.mark.parametrize("file", VECTORS, ids=lambda file: file.stem)
def test_every_reason_why(file: Path) -> None:
    said = set()
    for vector in json.loads(file.read_text(encoding="utf-8")):
        for step in (vector.get("decision") or {}).get("trace", ()):
            said.add(step["outcome"])
    assert [outcome for outcome in said if is_english(phrasebook.said(outcome))] == []


def test_names_stay_to_the_letter() -> None:
    said = phrasebook.said("Meter 'All readers and 5 free articles' added: 5 articles each calendar month, everyone")
    assert "「All readers and 5 free articles」" in said
    assert "暦月ごとに 5 本、全員" in said


@pytest.mark.parametrize(
    ("english", "japanese"),
    [
        ("Change the limit of meter 'All and sundry'", "メーター「All and sundry」の上限を変更"),
        ("Offer 'a and b': button Read and go → Save", "オファー「a and b」: ボタン Read and go → Save"),
        ("Meter 'St. Louis News' removed", "メーター「St. Louis News」を削除"),
        ("The id “a and b” belongs to an archived offer; choose another id.",
         "ID「a and b」はアーカイブ済みのオファーが使っています。別の ID にしてください。"),
    ],
)  # fmt: skip
def test_what_people_wrote_stays_to_the_letter(english: str, japanese: str) -> None:
    assert phrasebook.said(english) == japanese


def test_several_sentences_are_said_one_by_one() -> None:
    said = phrasebook.said("The subscription is active. Source: the website's feed.")
    assert said == "購読は有効です。出典: サイトの記録。"
    alone = "The subscription is active. Nobody wrote this one here."
    assert phrasebook.said(alone) == alone


def test_the_first_sentence_is_said_at_once() -> None:
    phrasebook._book.cache_clear()
    begun = time.process_time()
    assert (
        phrasebook.said("There is no price yet; write it like 4.99.")
        == "価格がまだありません。4.99 のように書いてください。"
    )
    assert time.process_time() - begun < 0.1  # seconds of work; it is some five thousandths


def test_what_is_no_sentence_of_the_rules_stays_as_it_is() -> None:
    for text in ("", "Three-month trial", "Your trial period has expired", "The wall is on and on"):
        assert phrasebook.said(text) == text


def test_english_costs_nothing_and_changes_nothing(qapp: QApplication) -> None:
    language.speak(qapp, "en")
    assert phrasebook.said("The wall is on.") == "The wall is on."
    assert phrasebook.part("everyone") == "everyone"


def test_no_hole_is_invented() -> None:
    for english, japanese in PAIRS:
        assert set(HOLE.findall(japanese)) <= set(HOLE.findall(english)), english
