"""What can be asked, and that every answer is read from one state of the store."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import FrozenInstanceError

import pytest

from paywall_admin.core.calendar import epoch
from paywall_admin.core.problems import BadInput, NotFound
from paywall_admin.services import topics
from paywall_admin.services.app import App
from paywall_admin.services.drafts import ArchiveMeter, ArchiveOffer, EditMessage, EditMeter, EditPublication, EditWall
from paywall_admin.services.options import SetOption
from paywall_admin.services.queries import (
    ChangesSince,
    Explain,
    ExplainEach,
    GetChanges,
    GetDraft,
    GetDraftPayload,
    GetFindings,
    GetOptions,
    GetStatus,
    GetVersion,
    ListAudit,
    ListVersions,
)
from paywall_admin.services.undo import Undo
from paywall_admin.store import keeping
from paywall_admin.store.nouns import LISTED
from support.stores import NOW, Clock

both = pytest.mark.parametrize("kind", ["file", "server"])
CASE = {"at": "2020-10-30T12:00:00Z", "reader": {"kind": "anonymous"}, "article": {"id": "a1"}}


def test_draft_is_frozen_and_says_how_new_it_is(filled: App) -> None:
    view = filled.ask(GetDraft())
    assert [meter.id for meter in view.settings.meters] == ["guests", "second", "all"]
    assert [meter.id for meter in view.archived_meters] == ["former"]
    assert [rule.id for rule in view.archived_rules] == ["former"]
    assert {kind: len(objects) for kind, objects in view.archived.items()} == {noun.kind: 1 for noun in LISTED}
    assert view.revision == filled.ask(ListAudit(limit=1))[0].number
    with pytest.raises(FrozenInstanceError):
        view.revision = 0  # type: ignore[misc]


@both
def test_everyone_reads_what_others_have_just_done(app: App, opened: Callable[[str], App]) -> None:
    bob = opened("bob")
    for turn in range(4):
        was, now = bool(turn % 2), not turn % 2
        (app, bob)[turn % 2].do(EditWall({"open": was}, {"open": now}))
        assert app.ask(GetDraft()).settings.wall.open is now
        assert bob.ask(GetDraft()).settings.wall.open is now


def test_status_names_store_version_and_what_undo_would_do(desk: App, address: str) -> None:
    before = desk.ask(GetStatus())
    assert (before.publication, before.environment, before.stripe) == ("Nikkei Asia", "test", "not connected")
    assert (before.store_label, before.store_path, before.read_only) == ("paywall.db", address, False)
    assert (before.version, before.published_at, before.published_by) == (None, None, None)
    assert before.unpublished > 0
    desk.publish("First")
    published = desk.ask(GetStatus())
    assert (published.version, published.published_at, published.published_by) == (1, NOW, "ann")
    assert (published.unpublished, published.undo_label) == (0, "Replace the whole draft")
    meter = desk.ask(GetDraft()).settings.meters[0]
    desk.do(EditMeter(meter.id, {"limit": meter.limit}, {"limit": 3}))
    edited = desk.ask(GetStatus())
    assert edited.unpublished == len(desk.ask(GetChanges())) == 1
    assert edited.undo_label == desk.ask(ListAudit(limit=1))[0].label
    desk.do(Undo())
    assert desk.ask(GetStatus()).unpublished == 0
    assert desk.ask(GetStatus()).redo_label == edited.undo_label


def test_versions_come_newest_first_page_by_page(desk: App) -> None:
    for turn in range(5):
        desk.do(EditWall({"open": bool(turn % 2)}, {"open": not turn % 2}))
        desk.publish(f"Note {turn + 1}")
    first = desk.ask(ListVersions(limit=2))
    rest = desk.ask(ListVersions(before=first[-1].number))
    assert [version.number for version in (*first, *rest)] == [5, 4, 3, 2, 1]
    assert {version.payload for version in first} == {b""}
    third, second = desk.ask(GetVersion(3)), desk.ask(GetVersion(2))
    assert third.note == "Note 3"
    assert third.previous == second.digest
    assert json.loads(third.payload)["wall"]["open"] is True
    with pytest.raises(NotFound, match="There is no version 6"):
        desk.ask(GetVersion(6))


def test_audit_comes_newest_first_page_by_page(filled: App) -> None:
    whole = filled.ask(ListAudit(limit=500))
    assert [entry.number for entry in whole] == list(range(len(whole), 0, -1))
    pages = []
    before = None
    while page := filled.ask(ListAudit(before=before, limit=7)):
        pages += page
        before = page[-1].number
    assert tuple(pages) == whole
    assert len(filled.ask(ListAudit(limit=100_000))) == len(whole)


@both
def test_changes_since_names_what_others_touched(app: App, opened: Callable[[str], App]) -> None:
    seen = app.ask(ChangesSince(0)).latest
    assert app.ask(ChangesSince(seen)).topics == frozenset()
    bob = opened("bob")
    bob.do(EditPublication({"name": "New publication"}, {"name": "Another"}))
    bob.do(SetOption("backupsKept", None, 9))
    changes = app.ask(ChangesSince(seen))
    assert changes.topics == {"draft", "publication", "options", "audit"}
    assert app.ask(ChangesSince(changes.latest)).topics == frozenset()


def test_after_a_restore_everything_has_changed(filled: App) -> None:
    backup = keeping.back_up(filled.store, NOW)
    filled.do(ArchiveMeter("guests"))
    seen = filled.ask(ListAudit(limit=1))[0].number
    keeping.restore(backup, filled.store.location, NOW)
    changes = filled.ask(ChangesSince(seen))
    assert changes.topics == topics.EVERY
    assert changes.latest == seen - 1
    assert len(filled.ask(GetDraft()).settings.meters) == 3


def test_explain_decides_with_the_draft(desk: App) -> None:
    decision = desk.ask(Explain(CASE))
    assert (decision["access"], decision["state"], decision["limit"]) == ("allow", "metered", 5)
    meter = desk.ask(GetDraft()).settings.meters[0]
    desk.do(EditMeter(meter.id, {"limit": 5}, {"limit": 0}))
    assert desk.ask(Explain(CASE))["state"] == "limit_reached"
    with pytest.raises(BadInput) as refused:
        desk.ask(Explain({**CASE, "reader": {"kind": "staff"}}))
    assert refused.value.place == "/reader/kind"


def test_cases_are_explained_together(desk: App) -> None:
    other = {**CASE, "device": "narrow"}
    assert desk.ask(ExplainEach((CASE, other))) == (desk.ask(Explain(CASE)), desk.ask(Explain(other)))
    assert desk.ask(ExplainEach(())) == ()


def test_payload_of_the_draft_is_the_next_version(desk: App) -> None:
    payload = json.loads(desk.ask(GetDraftPayload()))
    assert (payload["version"], payload["environment"], payload["publication"]["name"]) == (1, "test", "Nikkei Asia")
    desk.publish("First")
    assert json.loads(desk.ask(GetDraftPayload()))["version"] == 2


def test_findings_are_those_of_the_draft(desk: App) -> None:
    assert desk.ask(GetFindings()) == ()
    message = next(one for one in desk.ask(GetDraft()).settings.messages if one.state == "limit_reached")
    heading = message.texts["en"].heading
    desk.do(EditMessage(message.id, {"texts/en/heading": heading}, {"texts/en/heading": "{{nothing}}"}))
    assert "placeholder" in desk.ask(GetFindings())[0].sentence


def test_findings_are_kept_only_until_time_or_an_edit_changes_them(desk: App, clock: Clock) -> None:
    offer = desk.ask(GetDraft()).settings.offers[0]
    assert desk.ask(GetFindings()) is desk.ask(GetFindings())
    clock.now = epoch(offer.ends_at or "") - 1
    assert desk.ask(GetFindings()) == ()
    clock.now += 1
    assert [finding.code for finding in desk.ask(GetFindings())] == ["offer-over"]
    desk.do(ArchiveOffer(offer.id))
    assert "offer-over" not in [finding.code for finding in desk.ask(GetFindings())]


def test_options_have_their_defaults_until_set(app: App) -> None:
    assert app.ask(GetOptions())["backupsKept"] == 20
    app.do(SetOption("backupsKept", None, 5))
    assert app.ask(GetOptions())["backupsKept"] == 5
    app.do(SetOption("backupsKept", 5, None))
    assert app.ask(GetOptions())["backupsKept"] == 20
