"""The highest published version is remembered outside the store, and only ever rises."""

from __future__ import annotations

from pathlib import Path

from paywall_admin.system import highwater
from paywall_admin.system.highwater import Mark

HERE, THERE = "0b8f6f2e-aaaa", "../../elsewhere"


def test_it_rises_and_never_falls(home: Path) -> None:
    assert highwater.read(HERE) == Mark(0, None)
    highwater.note(HERE, Mark(9, "a" * 64))
    highwater.note(HERE, Mark(10, "b" * 64))
    highwater.note(HERE, Mark(3, "c" * 64))
    assert highwater.read(HERE) == Mark(10, "b" * 64)
    assert (home / "state" / "published" / HERE / "settings-9").exists() is False


def test_publications_and_artifacts_count_for_themselves(home: Path) -> None:
    highwater.note(HERE, Mark(7, "a" * 64))
    highwater.note(HERE, Mark(2), "open")
    highwater.note(THERE, Mark(1))
    assert highwater.read(HERE) == Mark(7, "a" * 64)
    assert highwater.read(HERE, "open") == Mark(2, None)
    assert highwater.read(THERE) == Mark(1, None)
    assert {path.parent for path in home.rglob("*-1")} == {home / "state" / "published" / "______elsewhere"}


def test_what_lies_about_in_the_folder_does_no_harm(home: Path) -> None:
    highwater.note(HERE, Mark(4, "d" * 64))
    folder = home / "state" / "published" / HERE
    (folder / "settings-99999999999").write_text("too long to be one")
    (folder / ".settings-5.ab.new").write_text("half")
    (folder / "settings-6").write_bytes(b"\xff\xfe")
    assert highwater.read(HERE) == Mark(6, None)
