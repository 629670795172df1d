"""A whole copy, an erasure that leaves no byte and survives a restore, and views that are kept only so long."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from paywall_admin.core.problems import BadInput, Problem
from paywall_admin.services.app import App
from paywall_admin.services.readers import finding, privacy, remedies
from paywall_admin.services.readers.card import GetCard
from paywall_admin.services.readers.finding import FindReaders
from paywall_admin.services.readers.privacy import EXPORTED, GetExport
from paywall_admin.services.readers.remedies import GiveGrant, MergeReaders
from paywall_admin.store import audit, keeping, rows
from paywall_admin.store.privacy import NAMES, NOT_PERSONAL, POINTS, TELLS
from paywall_admin.store.searchfile import SearchFile
from support.feeds import view
from support.stores import NOW, dump

DAY = 86_400
NEEDLES = (b"reader-to-erase", b"very.private@", b"cus_secret1", b"device-to-erase")


@pytest.fixture
def known(support: Any) -> Any:
    support.feed(
        {
            "reader": "reader-to-erase", "email": "very.private@example.org", "customer": "cus_secret1", "locale": "ja",
            "subscription": {"id": "sub_1", "status": "active"},
        },
        view("reader-to-erase", "a-1", 60, counts=True, device="narrow"),
        view("reader-to-erase", "a-2", 5 * DAY),
        view("device-to-erase", "a-3", 120),
        view("another", "a-1", 60),
    )  # fmt: skip
    number = support.number("reader-to-erase")
    remedies.give(support.app, MergeReaders(number, support.number("device-to-erase"), "Same person"))
    remedies.give(support.app, GiveGrant(number, "reset", "Shared phone"))
    with support.app.store.write() as connection:
        connection.execute(
            rows.stripe_customer.insert().values(
                id="cus_secret1", email="very.private@example.org", deleted=False, created_at=NOW, read_at=NOW
            )
        )
        connection.execute(rows.reader_link.insert().values(
            reader="reader-to-erase", customer="cus_secret1", source="metadata", at=NOW))  # fmt: skip
    while finding.index_more(support.app):
        pass
    return support


def test_every_column_about_a_reader_is_exported_or_erased_with_a_reason() -> None:
    told = {(table, name.strip().strip('"')) for table, (columns, _) in EXPORTED.items() for name in columns.split(",")}
    missing = [
        f"{table.name}.{column.name}"
        for table in rows.metadata.sorted_tables
        for column in table.columns
        if column.info.get("privacy") in (NAMES, TELLS) and (table.name, column.name) not in told
    ]
    assert missing == []
    assert {column.info["privacy"] for column in rows.erasure.columns} == {NOT_PERSONAL, POINTS}


def test_export_is_whole(known: Any) -> None:
    number = known.number("reader-to-erase")
    found = privacy.export(known.app, number, known.case)
    assert {row["id"] for row in found["reader"]} == {"reader-to-erase", "device-to-erase"}
    assert {row["article"]: (row["counts"], row["device"]) for row in found["article_view"]} == {
        "a-1": (True, "narrow"), "a-2": (None, "wide"), "a-3": (None, "wide"),
    }  # fmt: skip
    assert found["reader_subscription"][0]["status"] == "active"
    assert found["reader_grant"][0]["reason"] == "Shared phone"
    assert [row["step"] for row in found["look_up"]] == ["export"]
    assert found["stripe_customer"][0]["email"] == "very.private@example.org"
    text = privacy.readable(found)
    assert "very.private@example.org" in text
    assert "another" not in text
    assert "None" not in text
    assert "counts: yes, device: narrow" in text
    assert "ended during trial: no" in text
    with pytest.raises(BadInput, match="needs a purpose"):
        known.app.ask(GetExport(number, None))


def files_of(app: App) -> list[Path]:
    path = app.store.location.path
    assert path is not None
    return [one for one in path.parent.iterdir() if one.is_file() and one.name.startswith(path.name)]


def test_erase_leaves_no_byte_and_a_sound_chain(known: Any, home: Path) -> None:
    app: App = known.app
    number = known.number("reader-to-erase")
    before = b"".join(path.read_bytes() for path in files_of(app))
    assert any(needle in before for needle in NEEDLES)
    done = privacy.erase(app, number, known.case)
    assert (done.ids, done.views, done.clean) == (2, 3, True)
    assert [one.path for one in done.backups] == [done.backup]
    assert done.backups[0].expires_at - done.backups[0].made_at == 30 * DAY
    logs = [path for path in home.rglob("*") if path.is_file()]
    for path in [*files_of(app), *logs]:
        content = path.read_bytes()
        assert [needle for needle in NEEDLES if needle in content] == [], path
    search = SearchFile.of(app.store)
    assert search is not None
    with app.store.look() as look:
        assert (search.candidates(look, "very.private", 10) or ([1], 0))[0] == []
    assert [hit.number for hit in app.ask(FindReaders("", known.case))] == [known.number("another")]
    assert len(dump(app.store)["article_view"]) == 1
    assert keeping.check(app.store) == ()
    with app.store.read() as connection:
        assert audit.get(connection, 1) is not None


def test_erasure_is_done_again_after_a_restore(known: Any) -> None:
    app: App = known.app
    number = known.number("reader-to-erase")
    done = privacy.erase(app, number, known.case)
    keeping.restore(done.backup, app.store.location, NOW)
    readers = [row[1] for row in dump(app.store)["reader"]]
    assert readers == ["another"]
    rows_of = dump(app.store)
    assert len(rows_of["article_view"]) == 1
    assert rows_of["reader_grant"] == rows_of["reader_subscription"] == rows_of["stripe_customer"] == []
    assert len(rows_of["erasure"]) == 4, "two ids, an address and a customer"


def test_retention_counts_first_then_deletes_whole_days(known: Any, clock: Any) -> None:
    app: App = known.app
    assert privacy.retain(app, 3, dry_run=True) == (1, ())
    assert len(dump(app.store)["article_view"]) == 4
    assert privacy.retain(app, 3) == (1, ())
    assert len(dump(app.store)["article_view"]) == 3
    assert privacy.retain(app, 3) == (0, ())


@pytest.mark.parametrize("kind", ["file"])
def test_erasing_can_be_stopped_as_long_as_the_backup_is_made(known: Any, home: Path) -> None:
    app, number = known.app, known.number("another")
    before = dump(app.store)["reader"]
    with pytest.raises(Problem, match="nothing was erased"):
        privacy.erase(app, number, known.case, told=lambda part: part < 0.5)
    assert dump(app.store)["reader"] == before
    assert privacy.list_backups(app) == ()
    parts: list[float] = []
    done = privacy.erase(app, number, known.case, told=lambda part: parts.append(part) or part < 1)
    assert (done.ids, parts[-1], parts == sorted(parts)) == (1, 1, True)


def test_backups_with_erased_readers_go_when_their_time_is_over(known: Any, clock: Any) -> None:
    done = privacy.erase(known.app, known.number("another"), known.case)
    clock.now = done.backups[0].expires_at - 1
    with known.app.store.write() as connection:
        connection.execute(rows.erasure.update().values(erased_at=done.backups[0].made_at + 1))
    assert privacy.retain(known.app, 3650) == (0, ())
    clock.now += 1
    assert privacy.retain(known.app, 3650)[1] == (done.backup,)
    assert not done.backup.exists()


def test_erased_reader_has_no_card(known: Any) -> None:
    number = known.number("reader-to-erase")
    privacy.erase(known.app, number, known.case)
    with pytest.raises(Exception, match="no such reader"):
        known.app.ask(GetCard(number, known.case))
