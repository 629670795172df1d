"""Readers and articles keep their numbers, however little of them is kept in mind, and whatever is on its way."""

from __future__ import annotations

from array import array
from typing import Any

import pytest

pl = pytest.importorskip("polars")

from paywall_admin.services.app import App  # noqa: E402 - behind the check for polars
from paywall_admin.services.readers.arrow import numbers  # noqa: E402
from paywall_admin.services.readers.columns import Known  # noqa: E402
from paywall_admin.services.readers.numbers import Numbers, Register  # noqa: E402
from paywall_admin.store import intake  # noqa: E402


def store(app: App, register: Register) -> None:
    """What the writing side does with the numbers that were given."""
    with app.store.write() as connection:
        for run in register.take_given():
            intake.Writer(connection).numbered("reader", run.first, run.ids)


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


def test_numbers_of_a_column_come_as_their_bytes() -> None:
    column = pl.concat([pl.Series([1, -2, 3], dtype=pl.Int32), pl.Series([2**31 - 1], dtype=pl.Int32)], rechunk=False)
    assert numbers(column) == array("i", [1, -2, 3, 2**31 - 1]).tobytes()
    assert numbers(column.slice(1, 2)) == array("i", [-2, 3]).tobytes()
    assert numbers(column.head(0)) == b""
    with pytest.raises(ValueError, match="missing"):
        numbers(pl.Series([1, None], dtype=pl.Int32))
