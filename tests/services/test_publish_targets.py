"""Targets and deliveries: whole files, the right publication, never older than what lies there, and nothing lost."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from paywall_admin.core import bundle
from paywall_admin.core.problems import BadInput, DeliveryFailed, NotFound
from paywall_admin.services import deliveries, targets
from paywall_admin.services.app import App
from paywall_admin.services.drafts import ReplaceDraft, sample_settings
from paywall_admin.services.queries import GetVersion, ListAudit
from paywall_admin.services.targets import AddTarget, ListTargets, RemoveTarget
from paywall_admin.services.transport import FolderTransport
from paywall_admin.services.undo import Undo


def version_at(folder: Path, name: str = "settings.json") -> int:
    return json.loads(bundle.parse_envelope((folder / name).read_bytes()).payload)["version"]


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def states(made: tuple[deliveries.DeliveryView, ...]) -> dict[str, str]:
    return {one.target: one.state for one in made}


def test_a_publish_reaches_every_target(desk: App, web: Path, tmp_path: Path) -> None:
    edge = tmp_path / "edge"
    edge.mkdir()
    targets.add_folder(desk, edge, "the-edge")
    outcome = desk.publish("First")
    assert states(outcome.deliveries) == {"the-edge": "done", "web": "done"}
    envelope = desk.ask(GetVersion(1)).envelope
    assert (web / "settings.json").read_bytes() == (edge / "settings.json").read_bytes() == envelope
    assert names_in(web) == ["settings.json"]
    assert states(desk.ask(GetVersion(1)).deliveries) == {"the-edge": "done", "web": "done"}
    assert desk.ask(ListAudit(limit=1))[0].label == "Deliver settings.json 1 to web"


def test_a_target_that_is_gone_fails_alone_and_takes_the_version_later(desk: App, web: Path, tmp_path: Path) -> None:
    edge = tmp_path / "edge"
    edge.mkdir()
    targets.add_folder(desk, edge)
    shutil.rmtree(web)
    outcome = desk.publish("First")
    assert states(outcome.deliveries) == {"edge": "done", "web": "failed"}
    assert outcome.deliveries[1].sentence == (
        f"{web}: settings.json could not be written there: there is no such folder; what lay there stands."
    )
    assert not web.exists(), "an unmounted folder is not made in its place"
    with pytest.raises(DeliveryFailed, match="Version 1 is stored, but did not reach every target") as caught:
        deliveries.refuse_failed(outcome.deliveries, "Version 1")
    assert (caught.value.exit_code, caught.value.place) == (8, "web")
    web.mkdir()
    assert states(deliveries.deliver(desk)) == {"edge": "done", "web": "done"}
    assert version_at(web) == 1
    tries = [(one.target, one.state) for one in desk.ask(GetVersion(1)).deliveries]
    assert tries == [("edge", "done"), ("web", "failed"), ("edge", "done"), ("web", "done")]


@pytest.mark.parametrize(
    ("number", "why"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EIO, "the disk reports a fault"),
        (errno.EACCES, "this account may not write there"),
        (errno.EROFS, "it is read-only"),
    ],
)
def test_a_target_that_cannot_be_written_keeps_the_old_file(
    desk: App, web: Path, monkeypatch: pytest.MonkeyPatch, number: int, why: str
) -> None:
    desk.publish("First")
    before = (web / "settings.json").read_bytes()
    real = os.open

    def refuse(path: object, flags: int, *words: int) -> int:
        if str(path).startswith(str(web)) and flags & os.O_CREAT:
            raise OSError(number, os.strerror(number))
        return real(path, flags, *words)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse)
        outcome = desk.publish("Second")
    assert states(outcome.deliveries) == {"web": "failed"}
    assert why in outcome.deliveries[0].sentence
    assert (web / "settings.json").read_bytes() == before
    assert names_in(web) == ["settings.json"]
    assert desk.ask(GetVersion(2)).note == "Second", "the version is not lost"
    assert states(deliveries.deliver(desk)) == {"web": "done"}
    assert version_at(web) == 2


def test_delivering_again_what_is_there_writes_nothing(desk: App, web: Path) -> None:
    desk.publish("First")
    before = (web / "settings.json").stat()
    (again,) = deliveries.deliver(desk)
    assert (again.state, again.sentence) == ("done", "It was there already.")
    assert (web / "settings.json").stat().st_ino == before.st_ino


def test_nothing_published_yet_is_nothing_to_deliver(desk: App, web: Path) -> None:
    assert deliveries.deliver(desk) == ()
    assert names_in(web) == []


def test_a_newer_version_there_is_never_replaced_by_an_older_one(
    desk: App, web: Path, address: str, home: Path, opened: Callable[[str], App]
) -> None:
    old = f"{address}.old"
    desk.publish("First")
    desk.close()
    shutil.copy(address, old)
    newer = opened("bob")
    newer.publish("Second")
    newer.close()
    shutil.copy(old, address)
    restored = opened("ann")
    (refused,) = deliveries.deliver(restored)
    assert refused.state == "failed"
    assert "settings.json is version 2 there, newer than 1" in refused.sentence
    assert version_at(web) == 2
    shutil.rmtree(home / "state")
    assert restored.publish("After the restore").version == 3, "the target remembers what store and computer forgot"
    assert version_at(web) == 3


def test_another_publication_in_the_folder_is_left_alone(desk: App, web: Path, tmp_path: Path) -> None:
    desk.publish("First")
    before = (web / "settings.json").read_bytes()
    other = App.open(tmp_path / "other.db", actor="ann", clock=desk.clock)
    try:
        with pytest.raises(DeliveryFailed, match="bundle of another publication"):
            targets.add_folder(other, web)
        other.do(AddTarget("web", "folder", str(web)))
        other.do(ReplaceDraft(sample_settings(desk.clock())))
        outcome = other.publish("Into the wrong folder")
        assert (outcome.version, states(outcome.deliveries)) == (1, {"web": "failed"})
        assert "bundle of another publication" in outcome.deliveries[0].sentence
    finally:
        other.close()
    assert (web / "settings.json").read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"null", b'{"payloadType": "x", "payload": "bm90IGpzb24=", "signatures": []}', b"[" * 100_000,
     bundle.envelope(b'{"publicationId": "p", "version": 99999999999}', "x", []),
     bundle.envelope(b'{"publicationId": 5, "version": 1}', "x", [])],
)  # fmt: skip
def test_rubbish_in_the_place_of_the_bundle_is_replaced(desk: App, web: Path, content: bytes) -> None:
    (web / "settings.json").write_bytes(content)
    assert deliveries.seen_at(FolderTransport(str(web))) is None
    outcome = desk.publish("First")
    assert (outcome.version, states(outcome.deliveries)) == (1, {"web": "done"})
    assert version_at(web) == 1


def test_a_version_that_came_up_meanwhile_is_what_ends_up_there(
    desk: App, web: Path, opened: Callable[[str], App], monkeypatch: pytest.MonkeyPatch
) -> None:
    colleague, write, first = opened("bob"), FolderTransport.write, iter([True])

    def write_slowly(self: FolderTransport, name: str, content: bytes) -> None:
        if next(first, False):
            colleague.publish("Second, from another desk")
        write(self, name, content)

    monkeypatch.setattr(FolderTransport, "write", write_slowly)
    desk.publish("First")
    assert version_at(web) == 2


def test_targets_are_named_added_and_taken_back(desk: App, tmp_path: Path) -> None:
    for name in ("Öff. Web", "elsewhere/öff web", "third"):
        (tmp_path / name).mkdir(parents=True)
    first = targets.add_folder(desk, tmp_path / "Öff. Web")
    second = targets.add_folder(desk, tmp_path / "elsewhere" / "öff web")
    assert (first.id, second.id) == ("ff-web", "ff-web-2")
    with pytest.raises(BadInput, match="is the target ff-web already"):
        targets.add_folder(desk, tmp_path / "Öff. Web", "again")
    with pytest.raises(BadInput, match="a target ff-web already"):
        targets.add_folder(desk, tmp_path / "third", "ff-web")
    with pytest.raises(BadInput, match="small letters"):
        targets.add_folder(desk, tmp_path / "third", "Not A Name")
    with pytest.raises(BadInput, match="one of folder, https, not ftp"):
        desk.do(AddTarget("x", "ftp", "there"))
    with pytest.raises(NotFound, match="no target nothing; there are ff-web, ff-web-2"):
        desk.do(RemoveTarget("nothing"))
    desk.do(RemoveTarget("ff-web"))
    assert [target.id for target in desk.ask(ListTargets())] == ["ff-web-2"]
    desk.do(Undo())
    assert [target.id for target in desk.ask(ListTargets())] == ["ff-web", "ff-web-2"]


def test_a_dry_run_adds_no_target(desk: App, tmp_path: Path) -> None:
    assert targets.add_folder(desk, tmp_path, "here", dry_run=True).location == str(tmp_path)
    assert desk.ask(ListTargets()) == ()


@pytest.mark.parametrize(
    ("name", "why"), [("nowhere", "no such file or folder"), ("file", "no such file or folder|not a folder")]
)
def test_what_is_no_folder_cannot_be_a_target(desk: App, tmp_path: Path, name: str, why: str) -> None:
    (tmp_path / "file").write_text("a file")
    with pytest.raises(BadInput, match=why):
        targets.add_folder(desk, tmp_path / name)
    assert desk.ask(ListTargets()) == ()
