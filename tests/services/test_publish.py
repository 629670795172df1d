"""Publishing: gate, signature, number, transaction, and what stays untouched when anything stands against it."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from paywall_admin.core import bundle
from paywall_admin.core.calendar import instant
from paywall_admin.core.problems import BadInput, Conflict, KeyRefused, NotAllowed, Problem, StoreRefused
from paywall_admin.services import keys, publishing
from paywall_admin.services.app import App
from paywall_admin.services.drafts import EditMeter, EditOffer, EditPublication
from paywall_admin.services.people import SetRole
from paywall_admin.services.queries import GetChanges, GetDraft, GetVersion, ListAudit, ListVersions
from paywall_admin.store import reading, transfer
from paywall_admin.system import highwater
from support.node import NodeSession
from support.stores import NOW, Clock, dump

METER = "all-readers"


def set_limit(app: App, was: int, now: int) -> None:
    app.do(EditMeter(METER, {"limit": was}, {"limit": now}))


def payload_of(app: App, number: int) -> dict:
    return json.loads(app.ask(GetVersion(number)).payload)


def trust(app: App) -> list[dict[str, str]]:
    return [{"publicKey": key.public} for key in keys.show(app) if key.signs]


def test_a_version_holds_exactly_what_was_signed(desk: App) -> None:
    head = desk.ask(ListAudit(limit=1))
    outcome = desk.publish("First")
    version = desk.ask(GetVersion(1))
    assert (outcome.version, outcome.digest) == (1, hashlib.sha256(version.payload).hexdigest())
    assert (version.number, version.note, version.published_by, version.published_at) == (1, "First", "ann", NOW)
    assert (version.digest, version.previous) == (outcome.digest, None)
    envelope = bundle.parse_envelope(version.envelope)
    assert envelope.payload == version.payload
    assert envelope.payload_type == bundle.SETTINGS_TYPE
    fields = payload_of(desk, 1)
    assert fields["publishedAt"] == instant(NOW)
    assert fields["expiresAt"] == instant(NOW + 400 * 86400)
    assert (fields["environment"], fields["version"], fields["previous"]) == ("test", 1, None)
    assert len(fields["auditHead"]) == 64
    assert head
    assert "ann" not in version.payload.decode(), "no names of staff"
    assert "First" not in version.payload.decode(), "no notes"


def test_versions_count_up_by_one_and_name_the_one_before(desk: App) -> None:
    first = desk.publish("First")
    set_limit(desk, 5, 3)
    second = desk.publish("Second")
    again = desk.publish("Nothing new, but a later end")
    assert [first.version, second.version, again.version] == [1, 2, 3]
    assert payload_of(desk, 2)["previous"] == first.digest
    assert desk.ask(GetVersion(3)).previous == second.digest
    assert payload_of(desk, 2)["meters"][0]["limit"] == 3
    assert desk.ask(GetChanges()) == ()


def test_a_clock_that_was_put_back_is_remarked_upon(desk: App, clock: Clock) -> None:
    desk.publish("First")
    clock.now -= 60
    set_limit(desk, 5, 3)
    assert desk.publish("Second").notes == ()
    clock.now -= 400 * 86_400
    set_limit(desk, 3, 4)
    (said,) = desk.publish("Third").notes
    assert said.startswith("Version 2 was published at a later time than the clock of this computer shows")


def test_the_audit_head_is_that_of_the_entry_before(desk: App) -> None:
    keys.new(desk)
    with desk.store.look() as look:
        head = reading.audit_head(look)
    desk.publish("First")
    assert payload_of(desk, 1)["auditHead"] == head
    entry = next(entry for entry in desk.ask(ListAudit()) if entry.tag == "version:record")
    assert (entry.actor, entry.after, entry.object) == ("ann", "First", ("version", "1"))
    assert not entry.revertible


def test_the_runtime_opens_what_was_published_and_decides_by_it(desk: App) -> None:
    set_limit(desk, 5, 3)
    desk.publish("Three articles")
    with NodeSession() as node:
        found = node.call(
            """const options = {trust: args[1], environment: "test", publicationId: args[3], now: args[2]};
            const opened = await rt.openBundle(args[0], options);
            const reads = ["a", "b", "c"].map((article) => ({article, at: "2020-10-02T09:00:00Z"}));
            const view = {at: "2020-10-29T20:00:00Z", reader: {kind: "anonymous", reads}, article: {id: "d"}};
            return {accepted: opened.accepted, refusal: opened.refusal, decision: opened.decide(view)};""",
            desk.ask(GetVersion(1)).envelope.decode(), trust(desk), instant(NOW),
            payload_of(desk, 1)["publicationId"],
        )  # fmt: skip
    assert found["refusal"] is None
    assert found["accepted"]
    assert (found["decision"]["state"], found["decision"]["limit"]) == ("limit_reached", 3)


def test_an_error_of_the_gate_stops_it_and_the_draft_stays(desk: App) -> None:
    desk.do(EditOffer("three-months", {"endsAt": "2020-10-31T15:00:00Z"}, {"endsAt": "2020-01-01T00:00:00Z"}))
    desk.do(EditOffer("three-months", {"startsAt": None}, {"startsAt": "2020-02-01T00:00:00Z"}))
    before = dump(desk.store)
    with pytest.raises(Problem, match="Nothing was published") as caught:
        desk.publish("Wrong")
    assert caught.value.place == "/offers/0/endsAt"
    assert caught.value.exit_code == 1
    assert dump(desk.store) == before
    assert keys.show(desk) == (), "not even a key was made"


def test_a_warning_is_handed_back_and_stops_only_a_strict_publish(desk: App, clock: Clock) -> None:
    clock.now += 30 * 86400
    with pytest.raises(Problem, match="Nothing was published"):
        desk.publish("The offer is over", strict=True)
    outcome = desk.publish("The offer is over")
    assert outcome.version == 1
    assert {finding.severity for finding in outcome.warnings} == {"warning"}


@pytest.mark.parametrize("note", ["", "  \n", "x" * 2001])
def test_a_publish_without_a_reason_is_refused(desk: App, note: str) -> None:
    with pytest.raises(BadInput, match="needs a note"):
        desk.publish(note)
    assert desk.ask(ListVersions()) == ()


def test_a_draft_that_changed_after_it_was_reviewed_is_not_published_unseen(desk: App) -> None:
    seen = desk.ask(GetDraft()).revision
    keys.new(desk)
    assert desk.publish("As reviewed", reviewed=seen).version == 1
    set_limit(desk, 5, 3)
    with pytest.raises(Conflict, match="changed after you looked"):
        desk.publish("As reviewed", reviewed=seen)
    assert len(desk.ask(ListVersions())) == 1


def test_an_edit_while_it_is_signed_leads_to_another_signature(
    desk: App, opened: Callable[[str], App], monkeypatch: pytest.MonkeyPatch
) -> None:
    colleague = opened("bob")
    edits = iter([(5, 4), (4, 3)])
    sign = keys.signed

    def sign_slowly(*words: object) -> bytes:
        for was, now in edits:
            set_limit(colleague, was, now)
            break
        return sign(*words)

    monkeypatch.setattr(keys, "signed", sign_slowly)
    assert desk.publish("While somebody types").version == 1
    assert payload_of(desk, 1)["meters"][0]["limit"] == 3
    assert desk.ask(GetChanges()) == ()


def test_somebody_who_never_stops_editing_is_a_conflict_in_the_end(
    desk: App, opened: Callable[[str], App], monkeypatch: pytest.MonkeyPatch
) -> None:
    colleague, limits, sign = opened("bob"), iter(range(5, 100)), keys.signed

    def sign_slowly(*words: object) -> bytes:
        limit = next(limits)
        set_limit(colleague, limit, limit + 1)
        return sign(*words)

    monkeypatch.setattr(keys, "signed", sign_slowly)
    with pytest.raises(Conflict, match="publish again"):
        desk.publish("While somebody types and types")
    assert desk.ask(ListVersions()) == ()


def test_only_a_publisher_publishes_and_others_are_not_asked_for_a_passphrase(
    desk: App, opened: Callable[[str], App], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.do(SetRole("ann", None, "admin"))
    desk.do(SetRole("eve", None, "editor"))
    monkeypatch.delenv("PAYWALL_ADMIN_PASSPHRASE")
    with pytest.raises(NotAllowed, match="editor"):
        opened("eve").publish("Sneaky", passphrase=lambda: pytest.fail("nobody should have been asked"))


@pytest.mark.parametrize("wrong", ["another", ""])
def test_a_wrong_or_missing_passphrase_publishes_nothing(
    desk: App, monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    keys.new(desk)
    before = dump(desk.store)
    monkeypatch.delenv("PAYWALL_ADMIN_PASSPHRASE")
    with pytest.raises(KeyRefused, match="passphrase is wrong"):
        desk.publish("First", passphrase=lambda: wrong)
    with pytest.raises(KeyRefused, match="nobody can be asked"):
        desk.publish("First")
    assert dump(desk.store) == before
    assert desk.publish("First", passphrase=lambda: "correct horse").version == 1


def test_the_passphrase_is_asked_for_once_and_outside_any_transaction(
    desk: App, opened: Callable[[str], App], monkeypatch: pytest.MonkeyPatch
) -> None:
    keys.new(desk)
    keys.rotate(desk)
    monkeypatch.delenv("PAYWALL_ADMIN_PASSPHRASE")
    colleague, asked = opened("bob"), []

    def ask() -> str:
        asked.append("passphrase")
        set_limit(colleague, 5, 4)
        return "correct horse"

    desk.publish("First", passphrase=ask)
    assert asked == ["passphrase"]


def test_progress_is_told(desk: App) -> None:
    steps: list[str] = []
    desk.publish("First", progress=steps.append)
    assert steps == ["Checking", "Signing"]


def test_a_number_outside_the_store_is_never_given_out_again(desk: App, home: Path) -> None:
    desk.publish("First")
    publication = payload_of(desk, 1)["publicationId"]
    assert highwater.read(publication).version == 1
    highwater.note(publication, highwater.Mark(41, "d" * 64))
    outcome = desk.publish("After a backup was restored")
    assert outcome.version == 42
    assert payload_of(desk, 42)["previous"] == "d" * 64


def test_a_store_put_back_from_a_copy_goes_on_above_what_this_computer_published(
    desk: App, address: str, opened: Callable[[str], App], tmp_path: Path
) -> None:
    desk.publish("First")
    with closing(sqlite3.connect(address)) as old, closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        old.backup(copy)
    lost = desk.publish("Forgotten by the copy")
    desk.close()
    for suffix in ("-wal", "-shm", ""):
        Path(address + suffix).unlink(missing_ok=True)
    (tmp_path / "copy.db").rename(address)
    restored = opened("ann")
    outcome = restored.publish("After the restore")
    assert (lost.version, outcome.version) == (2, 3)
    assert payload_of(restored, 3)["previous"] == lost.digest


def test_a_computer_that_cannot_remember_says_so_and_publishes(desk: App, home: Path) -> None:
    (home / "state").write_text("in the way")
    outcome = desk.publish("First")
    assert outcome.version == 1
    assert outcome.notes[0].startswith("This computer could not remember the version outside the store: ")


def test_a_bundle_larger_than_a_web_tier_reads_is_refused(desk: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "MOST_BYTES", 5000)
    with pytest.raises(Problem, match=r"would have [\d,]+ bytes, and the web tier takes at most 5,000"):
        desk.publish("Large")
    assert desk.ask(ListVersions()) == ()


def test_the_largest_bundle_is_what_the_runtime_takes() -> None:
    from support.node import RUNTIME

    assert f"const LARGEST = {publishing.MOST_BYTES / 1e6:.0f}e6;" in (RUNTIME / "paywall.js").read_text()


def test_a_full_disk_while_the_version_is_stored_is_one_sentence_and_changes_nothing(desk: App) -> None:
    """SQLite's own limit on pages makes every write fail as a full disk does."""
    keys.new(desk)
    before = dump(desk.store)

    def limit_pages(connection: sqlite3.Connection, *_: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")

    from sqlalchemy import event

    desk.store.engine.dispose()
    event.listen(desk.store.engine, "connect", limit_pages)
    for _ in range(200):
        refused = None
        try:
            desk.publish("x" * 2000)
        except StoreRefused as problem:
            refused = problem
            break
        before = dump(desk.store)
    assert refused is not None, "the disk never filled up"
    assert "full" in refused.sentence
    assert dump(desk.store) == before


def test_every_failing_call_of_the_system_leaves_the_store_sound(
    desk: App, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The n-th fsync or rename of our own fails: the version is there whole or not at all, and the next one comes."""
    desk.publish("First")
    for n in range(1, 20):
        calls = iter(range(1, 1000))
        with monkeypatch.context() as patch:
            for name in ("fsync", "replace"):
                patch.setattr(os, name, failing(getattr(os, name), calls, n))
            outcome = desk.publish(f"Try {n}")
        assert outcome.version == n + 1
        assert desk.ask(ListVersions(limit=1))[0].number == n + 1
        if not outcome.notes:
            break
    assert n > 2


def failing(original: Callable[..., object], calls: object, n: int) -> Callable[..., object]:
    def call(*words: object, **options: object) -> object:
        if next(calls) == n:  # type: ignore[call-overload]
            raise OSError(errno.EIO, "Input/output error")
        return original(*words, **options)

    return call


def test_the_draft_cannot_be_published_from_a_store_that_can_only_be_read(
    desk: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.store, "read_only", True)
    with pytest.raises(StoreRefused, match="can only be read here"):
        desk.publish("First")


def test_a_change_of_zone_travels(desk: App) -> None:
    desk.do(EditPublication({"timeZone": "Asia/Tokyo"}, {"timeZone": "America/New_York"}))
    desk.publish("Moved")
    assert payload_of(desk, 1)["compiled"]["zone"]["name"] == "America/New_York"


def test_rows_are_all_there_is(desk: App) -> None:
    """Neither a key's private half nor a passphrase is anywhere in the store."""
    desk.publish("First")
    with desk.store.read() as connection:
        everything = repr(
            {table.name: connection.execute(table.select()).all() for table in transfer.tables_of(connection)}
        )
    (key,) = keys.signers(desk)
    assert key.private.hex() not in everything
    assert repr(key.private) not in everything
    assert "correct horse" not in everything
    assert repr(key) == f"Signer({key.keyid})"
