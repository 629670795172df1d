"""Readers and articles keep their numbers, however little of them is kept in mind, and whatever is on its way."""

from __future__ import annotations

from array import array
from sqlite3 import IntegrityError
from typing import Any

import pytest

pl = pytest.importorskip("polars")

from paywall_admin.services.app import App  # noqa: E402 - behind the check for polars
from paywall_admin.services.readers.arrow import numbers  # noqa: E402
from paywall_admin.services.readers.known import Known  # noqa: E402
from paywall_admin.services.readers.numbers import Numbers, Register  # noqa: E402
from paywall_admin.store import intake  # noqa: E402
from support.stores import dump  # noqa: E402


def store(app: App, register: Register) -> None:
    """What the writing side does with the numbers that were given."""
    with app.store.write() as connection:
        intake.Writer(connection).numbered("reader", register.take_given())


@pytest.mark.parametrize("stored", [True, False], ids=["stored", "on their way"])
@pytest.mark.parametrize("table", [Known, Numbers])
@pytest.mark.parametrize("cap", [3, 1000])
def test_a_text_has_one_number_and_keeps_it(app: App, table: Any, cap: int, stored: bool) -> None:
    register = Register(app.store, "reader")
    table = table(register, cap=cap)
    seen: dict[str, int] = {}
    for begin in (0, 3, 5, 0, 20, 2):
        ids = [f"r-{n}" for n in range(begin + 6, begin, -1)]
        found = table.of([*ids, ids[0]])
        assert {seen.setdefault(id_, found[id_]) == found[id_] for id_ in ids} == {True}
        if stored:
            store(app, register)
        elif begin == 3:
            register.take_given()
    assert sorted(seen.values()) == list(range(1, len(seen) + 1))
    if stored:
        assert Numbers(Register(app.store, "reader"), cap).of(seen).items() >= seen.items()


def test_a_new_import_knows_what_is_there(app: App) -> None:
    first = Register(app.store, "reader")
    found = dict(Known(first).of(["b", "a", "c"]))
    store(app, first)
    again = Known(Register(app.store, "reader")).of(["c", "d", "a", "b"])
    assert {id_: again[id_] for id_ in found} == found
    assert again["d"] == 4


def test_two_texts_of_one_hash_have_numbers_of_their_own(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    register = Register(app.store, "reader")
    known = Known(register)
    found = known.of(["a", "b", "c"])
    store(app, register)
    hashed = Known._hashed
    seeds = known._seeds

    def alike(self: Known, ids: Any) -> Any:
        """With the first seeds all texts have one hash."""
        frame = hashed(self, ids)
        return frame.with_columns(hash=pl.lit(7, dtype=pl.UInt64)) if self._seeds == seeds else frame

    known._known = alike(known, pl.Series(["a"])).with_columns(number=pl.lit(found["a"], dtype=pl.Int32))
    monkeypatch.setattr(Known, "_hashed", alike)
    again = known.of(["d", "b", "a", "c"])
    assert {id_: again[id_] for id_ in "abcd"} == {**{id_: found[id_] for id_ in "abc"}, "d": again["d"]}
    assert again["d"] not in found.values()
    assert known._seeds != seeds


@pytest.mark.parametrize(("unread", "asked"), [(31, "few"), (32, "all"), (None, "all")])
def test_a_small_feed_does_not_wait_for_everybody_in_the_store(
    app: App, monkeypatch: pytest.MonkeyPatch, unread: int | None, asked: str
) -> None:
    first = Register(app.store, "reader")
    found = dict(Known(first).of(["a", "b"]))
    store(app, first)
    ways: list[str] = []
    everything, some = Register.everything, Register._find
    monkeypatch.setattr(Register, "everything", lambda self: ways.append("all") or everything(self))
    monkeypatch.setattr(Register, "_find", lambda self, ids: ways.append("few") or some(self, ids))
    again = Known(Register(app.store, "reader"), unread=unread).of(["b", "a", "c"])
    assert ({id_: again[id_] for id_ in "ab"}, again["c"], ways) == (found, 3, [asked])


def test_a_number_that_cannot_go_in_undoes_all_that_came_with_it(app: App) -> None:
    for table in ("reader", "article"):
        with pytest.raises(IntegrityError), app.store.write() as connection:
            intake.Writer(connection).numbered(table, [intake.Run(1, [f"r-{n}" for n in range(100)] + ["r-50"])])
        assert dump(app.store)[table] == []


def test_numbers_of_a_column_come_as_their_bytes() -> None:
    column = pl.concat([pl.Series([1, -2, 3], dtype=pl.Int32), pl.Series([2**31 - 1], dtype=pl.Int32)], rechunk=False)
    assert numbers(column) == array("i", [1, -2, 3, 2**31 - 1]).tobytes()
    assert numbers(column.slice(1, 2)) == array("i", [-2, 3]).tobytes()
    assert numbers(column.head(0)) == b""
    with pytest.raises(ValueError, match="missing"):
        numbers(pl.Series([1, None], dtype=pl.Int32))
