"""Backups and their way back, and the check of everything."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from paywall_admin.core.problems import StoreRefused
from paywall_admin.services.app import App
from paywall_admin.services.drafts import EditWall, RemoveMeter
from paywall_admin.services.publishing import RecordVersion
from paywall_admin.services.queries import GetDraft
from paywall_admin.store import backups, keeping, published, reading
from paywall_admin.store.location import Location
from support.stores import NOW, Clock, dump, fill


@pytest.fixture
def app(address: str) -> Iterator[App]:
    opened = App.open(address, actor="zoe", clock=Clock())
    fill(opened)
    yield opened
    opened.close()


def publish(app: App) -> None:
    """Stores the next version, of bytes that stand for a payload."""
    with app.store.look() as look:
        number, head = published.next_number(look), reading.audit_head(look)
    payload = f'{{"version":{number}}}'.encode()
    wanted = RecordVersion(number, "Next", hashlib.sha256(payload).hexdigest(), None, NOW, head)
    app.do(wanted, beside={"payload": payload, "envelope": payload})


def test_backup_holds_every_row(app: App) -> None:
    backup = App.open(keeping.back_up(app.store, NOW))
    assert dump(backup.store) == dump(app.store)
    assert keeping.check(backup.store) == ()
    backup.close()


@pytest.mark.parametrize("kind", ["file"])
def test_backup_tells_how_far_it_is_and_ends_wherever_it_is_told_to(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "_PAGES", 20)
    monkeypatch.setattr(backups, "_INSTRUCTIONS", 100)
    folder, parts = tmp_path / "elsewhere", list[float]()
    keeping.back_up(app.store, NOW, folder=tmp_path / "whole", told=lambda part: parts.append(part) or True)
    assert parts == sorted(parts)
    assert len({part for part in parts if part < 0.1}) > 3, "while it is copied"
    assert parts.count(0.1) > 3, "while it is looked through"
    assert len({part for part in parts if part > 0.1}) > 20, "while it is compared"
    assert 0.65 < parts[-1] <= 1
    for moment in {1, 3, parts.index(0.1) + 2, len(parts) // 2, len(parts)}:
        left = iter(range(moment - 1))
        with pytest.raises(backups.Stopped):
            keeping.back_up(app.store, NOW, folder=folder, told=lambda _, left=left: next(left, None) is not None)
        assert list(folder.iterdir()) == []


def test_copy_does_not_write_over_a_file(app: App, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    keeping.copy(app.store, target)
    before = target.read_bytes()
    with pytest.raises(StoreRefused, match="There is a file of that name already"):
        keeping.copy(app.store, target)
    assert target.read_bytes() == before


def test_restore_puts_every_row_back_while_others_look_on(app: App) -> None:
    before = dump(app.store)
    backup = keeping.back_up(app.store, NOW)
    app.do(EditWall({"open": False}, {"open": True}))
    app.do(RemoveMeter("guests"))
    changed = dump(app.store)
    kept = keeping.restore(backup, app.store.location, NOW + 60)
    assert dump(app.store) == before
    assert app.ask(GetDraft()).settings.wall.open is False
    assert kept is not None
    replaced = App.open(kept)
    assert dump(replaced.store) == changed
    replaced.close()


def test_restored_store_gives_no_number_twice(app: App) -> None:
    publish(app)
    backup = keeping.back_up(app.store, NOW)
    publish(app)
    publish(app)
    keeping.restore(backup, app.store.location, NOW)
    with app.store.look() as look:
        assert [found.number for found in published.page(look, before=None, limit=9)] == [1]
        assert published.next_number(look) == 4
        assert published.next_number(look, at_least=7) == 8
    publish(app)
    with app.store.look() as look:
        assert [found.number for found in published.page(look, before=None, limit=9)] == [4, 1]


def test_backup_of_another_publication_is_refused(app: App, tmp_path: Path) -> None:
    other = App.open(tmp_path / "other.db", clock=Clock())
    backup = keeping.back_up(other.store, NOW)
    other.close()
    before = dump(app.store)
    with pytest.raises(StoreRefused, match="backup of another publication"):
        keeping.restore(backup, app.store.location, NOW)
    assert dump(app.store) == before


@pytest.mark.parametrize("spoil", [b"", b"no store"])
def test_bad_backup_changes_nothing(app: App, tmp_path: Path, spoil: bytes) -> None:
    backup = tmp_path / "backup.db"
    backup.write_bytes(spoil)
    before = dump(app.store)
    with pytest.raises(StoreRefused):
        keeping.restore(backup, app.store.location, NOW)
    assert dump(app.store) == before


def test_damaged_store_is_set_aside_and_replaced(filled: Path, tmp_path: Path) -> None:
    app = App.open(filled, clock=Clock())
    before = dump(app.store)
    backup = keeping.back_up(app.store, NOW)
    app.close()
    damaged = filled.read_bytes()[:9000]
    filled.write_bytes(damaged)
    aside = keeping.restore(backup, Location(filled), NOW)
    assert aside is not None
    assert aside.read_bytes() == damaged
    again = App.open(filled)
    assert dump(again.store) == before
    again.close()


def test_missing_store_comes_back_from_its_backup(filled: Path, tmp_path: Path) -> None:
    app = App.open(filled, clock=Clock())
    before = dump(app.store)
    backup = keeping.back_up(app.store, NOW)
    app.close()
    filled.unlink()
    assert keeping.restore(backup, Location(filled), NOW) is None
    again = App.open(filled)
    assert dump(again.store) == before
    again.close()


def test_sound_store_has_no_findings(app: App) -> None:
    publish(app)
    assert keeping.check(app.store) == ()


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        ("UPDATE audit SET label = 'Nothing' WHERE number = 3", "Entry 3 of the audit is not as it was written."),
        ("DELETE FROM audit WHERE number = 4", "Entry 4 of the audit is not as it was written."),
        ("UPDATE piece SET content = x'00'", "The bytes of version 1 are not as they were published."),
        ('UPDATE meter SET "limit" = -1', "The draft holds a value that cannot be, at /meters/0/limit"),
    ],
)
def test_check_names_what_was_tampered_with(filled: Path, statement: str, finding: str) -> None:
    app = App.open(filled, clock=Clock())
    publish(app)
    with closing(sqlite3.connect(filled)) as connection, connection:
        connection.execute(statement)
    (said,) = keeping.check(app.store)
    assert said.startswith(finding)
    app.close()


def test_backups_are_named_by_date_newest_first(filled: Path) -> None:
    app = App.open(filled, clock=Clock())
    made = [keeping.back_up(app.store, NOW + day * 86400) for day in range(3)]
    app.close()
    assert backups.existing(Location(filled)) == made[::-1]
    assert made[0].name.startswith("paywall-20201029T193320Z-")


@pytest.mark.parametrize("name", ["paywall [live].db", "a*b?.db", "100%.db"])
def test_a_name_means_itself_whatever_it_is_made_of(tmp_path: Path, name: str) -> None:
    place = tmp_path / name
    app = App.open(place, clock=Clock())
    made = [keeping.back_up(app.store, NOW + number, kept=2) for number in range(3)]
    app.close()
    assert backups.existing(Location(place)) == made[:0:-1]
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted({name, f"{place.stem}-backups"})
    assert sorted(made[0].parent.iterdir()) == sorted(made[1:])


def test_a_backup_stays_though_the_clock_was_put_back(filled: Path) -> None:
    app = App.open(filled, clock=Clock())
    later = [keeping.back_up(app.store, NOW + number, kept=3) for number in range(3)]
    made = keeping.back_up(app.store, NOW - 365 * 86_400, kept=3)
    app.close()
    assert sorted(made.parent.iterdir()) == sorted([made, *later[1:]])
