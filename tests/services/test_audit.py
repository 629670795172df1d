"""The audit as it is read: filtered to the letter, told in words, taken out whole, and proven to be as written."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text as sql

from paywall_admin.core.problems import BadInput, NotFound
from paywall_admin.services import ledger
from paywall_admin.services.app import App
from paywall_admin.services.drafts import ReplaceDraft, lists, sample_settings
from paywall_admin.services.ledger import Head, Verdict, WasStopped
from paywall_admin.services.queries import CountAudit, GetAuditEntry, GetAuditFacets, ListAudit
from paywall_admin.services.telling import Difference
from paywall_admin.services.undo import Revert
from paywall_admin.store import chain
from paywall_admin.store.audit import Entry
from paywall_admin.store.trail import Filter
from support.example import EXAMPLE
from support.stores import NOW, Clock

EditMeter, EditOffer, AddMessage = (lists.EditMeter, lists.EditOffer, lists.AddMessage)
NAMES = ["100% off", "10_0", "Straße", "'; DROP TABLE audit; --", 'say "x"', "line\nbreak", "back\\slash", "日経", "ÄÖ"]


@pytest.fixture
def busy(filled: App, opened: Callable[[str], App], clock: Clock) -> App:
    """A store in which ann and bob have named a meter in many ways, an hour apart."""
    bob = opened("bob")
    was: str | None = EXAMPLE["meters"][0].get("name")
    for place, name in enumerate(NAMES):
        clock.now += 3600
        doer = (filled, bob)[place % 2]
        doer.do(EditMeter("guests", was={"name": was}, now={"name": name}), reason=f"Reason {place}")
        was = name
    return filled


def labels(app: App, **wanted: Any) -> list[str]:
    return [line.reason for line in app.ask(ListAudit(limit=500, wanted=Filter(**wanted)))]


def test_a_filter_by_person_object_and_time(busy: App) -> None:
    assert labels(busy, actor="bob") == ["Reason 7", "Reason 5", "Reason 3", "Reason 1"]
    assert labels(busy, kind="meter", object_id="guests") == [f"Reason {place}" for place in range(8, -1, -1)]
    assert labels(busy, kind="offer", object_id="guests") == []
    assert labels(busy, since=NOW + 3600 * 2, until=NOW + 3600 * 4) == ["Reason 2", "Reason 1"]
    assert labels(busy, actor="ann", text="REASON 4") == ["Reason 4"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("%", ["Reason 1", "Reason 0"]), ("_", ["Reason 2", "Reason 1"]), ("100%", ["Reason 1", "Reason 0"]),
        ("'; drop table", ["Reason 4", "Reason 3"]), ('say "X"', ["Reason 5", "Reason 4"]),
        ("line\nbreak", ["Reason 6", "Reason 5"]), ("back\\slash", ["Reason 7", "Reason 6"]),
        ("日経", ["Reason 8", "Reason 7"]), ("äö", []), ("ÄÖ", ["Reason 8"]), ("STRAße", ["Reason 3", "Reason 2"]),
        ("\0", []), ("\ud800", []), ("x" * 10_000, []), ("%" * 30_000, []), ("*", []), ("?", []), ("%s", []),
    ],
)  # fmt: skip
def test_a_search_is_literal(busy: App, text: str, found: list[str]) -> None:
    assert [reason for reason in labels(busy, text=text) if reason] == found


@pytest.mark.parametrize("kind", ["server"])
def test_a_search_finds_the_same_on_a_server(app: App, clock: Clock) -> None:
    app.do(ReplaceDraft(EXAMPLE))
    was = EXAMPLE["meters"][0].get("name")
    for place, name in enumerate(NAMES):
        app.do(EditMeter("guests", was={"name": was}, now={"name": name}), reason=f"Reason {place}")
        was = name
    found = {text: labels(app, text=text) for text in ("%", "_", "'; drop", 'say "X"', "äö", "ÄÖ", "STRAße", "\0", "?")}
    assert found == {
        "%": ["Reason 1", "Reason 0"], "_": ["Reason 2", "Reason 1"], "'; drop": ["Reason 4", "Reason 3"],
        'say "X"': ["Reason 5", "Reason 4"], "äö": [], "ÄÖ": ["Reason 8"], "STRAße": ["Reason 3", "Reason 2"],
        "\0": [], "?": [],
    }  # fmt: skip
    assert app.ask(GetAuditFacets()).actors == ("ann",)
    assert app.ask(GetAuditFacets()).kinds == ("draft", "meter")
    assert ledger.verify(app) == Verdict(10)
    with app.store.write() as connection:
        connection.execute(sql("UPDATE audit SET label = 'x' WHERE number = 4"))
    assert ledger.verify(app) == Verdict(3, broken=4)


def test_pages_follow_each_other_and_the_count_is_the_same(busy: App) -> None:
    wanted, seen, before = Filter(kind="meter"), [], None
    while page := busy.ask(ListAudit(before, 2, wanted)):
        seen += [line.number for line in page]
        before = page[-1].number
    whole = [line.number for line in busy.ask(ListAudit(limit=500, wanted=wanted))]
    assert seen == whole == sorted(whole, reverse=True)
    assert busy.ask(CountAudit(wanted)) == len(whole)


def test_what_there_is_to_filter_by(busy: App) -> None:
    facets = busy.ask(GetAuditFacets())
    assert facets.actors == ("ann", "bob", "zoe")
    assert {"meter", "offer", "draft"} <= set(facets.kinds)


def test_an_edit_is_told_in_words(filled: App) -> None:
    offer, meter = EXAMPLE["offers"][0], EXAMPLE["meters"][0]
    filled.do(EditOffer(offer["id"], was={"price/amount": 900, "endsAt": offer["endsAt"]}, now={"price/amount": 1234}))
    filled.do(EditMeter(meter["id"], was={"showCounterFrom": 3, "period/days": 30}, now={"period/days": 7}))
    newest, priced = (filled.ask(GetAuditEntry(line.number)) for line in filled.ask(ListAudit(limit=2)))
    assert priced.differences == (
        Difference("price", "$9", "$12.34"),
        Difference("ends", "October 31, 2020", "never"),
    )
    assert set(newest.differences) == {
        Difference("counter shown", "from 3 left", "always"),
        Difference("days of the period", "30", "7"),
    }
    assert newest.command["do"] == "meter:edit"


def test_a_message_is_told_text_by_text(filled: App) -> None:
    texts = {"en": {"heading": {"one": "1 left", "other": "{{numberArticlesLeft}} left"}}, "ja": {"heading": "残り"}}
    filled.do(AddMessage({"id": "new", "state": "metered", "texts": texts, "ctaTarget": "offers"}))
    (line,) = filled.ask(ListAudit(limit=1))
    said = {one.field: one.now for one in filled.ask(GetAuditEntry(line.number)).differences}
    assert said["English, heading"] == "one: 1 left | other: {{numberArticlesLeft}} left"
    assert said["Japanese, heading"] == "残り"
    assert said["button leads to"] == "the offers page"


def test_another_whole_draft_is_told_by_what_differs(filled: App) -> None:
    filled.do(ReplaceDraft(sample_settings(NOW)))
    (line,) = filled.ask(ListAudit(limit=1))
    said = [one.field for one in filled.ask(GetAuditEntry(line.number)).differences]
    assert "Publication: name “The Example” → “Nikkei Asia”" in said


def test_every_entry_of_every_command_can_be_told(filled: App) -> None:
    for line in filled.ask(ListAudit(limit=500)):
        told = filled.ask(GetAuditEntry(line.number)).differences
        assert all(one.was != one.now or one.was is one.now is None for one in told), line.label


def test_an_entry_that_is_not_there_is_named(filled: App) -> None:
    with pytest.raises(NotFound, match="no entry 999"):
        filled.ask(GetAuditEntry(999))


def test_a_revert_shows_on_both_entries(busy: App) -> None:
    newest = busy.ask(ListAudit(limit=1))[0]
    outcome = busy.do(Revert(newest.number))
    assert busy.ask(GetAuditEntry(newest.number)).undone_by == outcome.entry
    assert busy.ask(GetAuditEntry(outcome.entry)).undoes == newest.number


# Taking it out


def test_csv_holds_every_entry_and_no_formula(busy: App, tmp_path: Path) -> None:
    busy.do(EditMeter("guests", was={"name": NAMES[-1]}, now={"name": '=HYPERLINK("x")'}), reason="=1+1")
    target = tmp_path / "audit.csv"
    seen: list[tuple[int, int]] = []
    count = ledger.save(busy, Filter(), "csv", target, progress=lambda done, total: seen.append((done, total)))
    rows = list(csv.DictReader(io.StringIO(target.read_bytes().decode("utf-8-sig"), newline="")))
    assert len(rows) == count == busy.ask(ledger.GetExtent())
    assert [int(row["entry"]) for row in rows] == list(range(count, 0, -1))
    assert rows[0]["reason"] == "'=1+1"
    assert json.loads(rows[0]["after"]) == {"name": '=HYPERLINK("x")'}
    assert rows[0]["at"] == "2020-10-30T04:33:20Z"


def test_json_holds_what_a_filter_wants(busy: App, tmp_path: Path) -> None:
    target = tmp_path / "audit.json"
    count = ledger.save(busy, Filter(actor="bob"), "json", target)
    rows = json.loads(target.read_text(encoding="utf-8"))
    assert count == len(rows) == 4
    assert rows[0]["after"] == {"name": "日経"}
    assert ledger.save(busy, Filter(actor="nobody"), "json", target) == 0
    assert json.loads(target.read_text(encoding="utf-8")) == []


def test_more_than_a_page_is_written_in_order(busy: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "_PAGE", 4)
    target = tmp_path / "audit.json"
    seen: list[int] = []
    ledger.save(busy, Filter(), "json", target, progress=lambda done, _total: seen.append(done))
    numbers = [row["entry"] for row in json.loads(target.read_text(encoding="utf-8"))]
    assert numbers == list(range(busy.ask(ledger.GetExtent()), 0, -1))
    assert seen == sorted(seen)


def test_what_is_stopped_leaves_what_was_there(busy: App, tmp_path: Path) -> None:
    target = tmp_path / "audit.csv"
    target.write_text("before")
    with pytest.raises(WasStopped):
        ledger.save(busy, Filter(), "csv", target, stopped=lambda: True)
    assert [one.name for one in tmp_path.iterdir() if one.name.endswith(("csv", "new"))] == ["audit.csv"]
    assert target.read_text() == "before"


def test_a_place_that_cannot_be_written_is_named(busy: App, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no such file or folder"):
        ledger.save(busy, Filter(), "csv", tmp_path / "nowhere" / "audit.csv")


# Whether it is as it was written

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
VALUES = st.none() | TEXTS | st.dictionaries(TEXTS, TEXTS | st.integers() | st.lists(TEXTS, max_size=2), max_size=3)
NUMBERS = st.none() | st.integers(1, 10**9)


@given(
    st.fixed_dictionaries(
        {
            **dict.fromkeys(("actor", "tag", "command", "label", "reason"), TEXTS),
            **dict.fromkeys(("inverse", "object_kind", "object_id", "step_inverse"), st.none() | TEXTS),
            **dict.fromkeys(("undoes", "undo_top", "redo_top", "below"), NUMBERS),
            **dict.fromkeys(("before", "after"), VALUES),
            **dict.fromkeys(("number", "at"), st.integers(1, 10**9)),
            "topics": st.lists(TEXTS, max_size=3),
            "prev": st.text("0123456789abcdef", min_size=64, max_size=64),
        }
    )
)
def test_the_text_that_is_sealed_is_the_same_from_values_and_from_columns(content: dict[str, Any]) -> None:
    nested = {"before", "after", "topics"}
    stored = [
        json.dumps(content[name], ensure_ascii=False, separators=(",", ":"))
        if name in nested and content[name] is not None
        else content[name]
        for name in chain._SEALED
    ]
    assert chain.sha256(chain.sealed_text(tuple(stored)).encode()).hexdigest() == chain.seal(content)


def test_every_column_is_under_the_seal() -> None:
    assert {*chain._SEALED, "hash"} == set(Entry.__dataclass_fields__)


def damage(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute(statement)


def test_an_audit_as_written_is_good(filled: App) -> None:
    total = filled.ask(ledger.GetExtent())
    seen: list[tuple[int, int]] = []
    verdict = ledger.verify(filled, progress=lambda done, total: seen.append((done, total)))
    assert verdict == Verdict(total)
    assert seen[-1] == (total, total)
    assert verdict.sentence == f"All {total} entries of the audit are as written, none is missing."


@pytest.mark.parametrize(
    "change",
    [
        "actor = 'eve'", "at = at + 1", "label = label || ' '", "reason = 'because'", "before = '{\"limit\":4}'",
        "after = NULL", "topics = '[]'", "object_id = 'other'", "undoes = 1", "undo_top = 1", "command = '{}'",
        "inverse = NULL", "tag = 5", "prev = hash", "hash = prev", "number = 999", "after = '{'", "actor = x'00ff'",
    ],
)  # fmt: skip
def test_the_first_entry_that_was_changed_is_named(filled: App, address: str, change: str) -> None:
    filled.do(EditMeter("guests", was={"limit": 5}, now={"limit": 6}))
    number = filled.ask(ledger.GetExtent())
    filled.do(EditMeter("guests", was={"limit": 6}, now={"limit": 7}))
    damage(Path(address), f"UPDATE audit SET {change} WHERE number = {number}")
    verdict = ledger.verify(filled)
    assert (verdict.good, verdict.broken, verdict.entries) == (False, number, number - 1)
    assert f"Entry {number} of the audit is not as it was written" in verdict.sentence


def test_an_entry_that_was_taken_out_is_named(filled: App, address: str) -> None:
    damage(Path(address), "DELETE FROM audit WHERE number = 7")
    assert ledger.verify(filled).broken == 7


def test_a_chain_sealed_anew_is_caught_by_what_was_published(desk: App, address: str) -> None:
    desk.publish("First")
    bundle = desk.ask(ledger.GetHeads())
    assert bundle[0].where == "version 1"
    assert ledger.verify(desk).good
    damage(Path(address), "DELETE FROM audit WHERE number >= 2")
    verdict = ledger.verify(desk)
    assert (verdict.broken, verdict.missing) == (None, "version 1")
    assert "version 1 was published after an entry that is not here" in verdict.sentence


def test_a_bundle_kept_elsewhere_bears_witness(desk: App, web: Path) -> None:
    desk.publish("First")
    head = ledger.head_of((web / "settings.json").read_bytes(), "settings.json")
    assert ledger.verify(desk, heads=(head,)).good
    assert ledger.verify(desk, heads=(Head("old.json", "f" * 64),)).missing == "old.json"
    with pytest.raises(BadInput):
        ledger.head_of(b"{}", "x.json")


def test_verifying_can_be_stopped(filled: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "STEP", 3)
    done: list[int] = []
    with pytest.raises(WasStopped, match="Stopped after 6 entries"):
        ledger.verify(filled, progress=lambda now, _total: done.append(now), stopped=lambda: len(done) == 2)
