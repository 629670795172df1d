"""Settings go into rows and come back equal, on both kinds of store."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Boolean, Connection

from paywall_admin.core.codec import parse_value, settings_dict
from paywall_admin.core.problems import StoreRefused
from paywall_admin.core.settings import Settings
from paywall_admin.services.drafts import sample_settings
from paywall_admin.store import drafts, reading, schema
from paywall_admin.store.location import Location
from paywall_admin.store.look import EngineLook
from paywall_admin.store.nouns import FLAG_COLUMNS, JSON_COLUMNS, LISTED, METER, SINGLE, get, put
from paywall_admin.store.rows import Json
from support.example import EXAMPLE, changed
from support.stores import NOW

ODD = ["Ünïcödé 日本語 \U0001f600", 'it\'s "quoted" \\ and % and _', "tab\tline\nend", "'; DROP TABLE meter; --", " "]


def written(address: str, fields: dict[str, Any]) -> tuple[Settings, Settings]:
    store = schema.open_store(Location.of(address))
    settings = parse_value(Settings, fields)
    with store.write() as connection:
        drafts.replace(connection, settings, {})
    with store.look() as look:
        found = reading.settings(look)
    store.close()
    return settings, found


def test_every_field_comes_back(address: str) -> None:
    wanted, found = written(address, EXAMPLE)
    assert found == wanted
    assert settings_dict(found) == settings_dict(wanted)


def test_sample_comes_back(address: str) -> None:
    wanted, found = written(address, sample_settings(NOW, 2020))
    assert found == wanted


@pytest.mark.parametrize("text", ODD)
def test_texts_come_back_to_the_letter(address: str, text: str) -> None:
    fields = changed("/meters/0/name", text, changed("/messages/0/texts/en/heading", text))
    _, found = written(address, fields)
    assert found.meters[0].name == text
    assert found.messages[0].texts["en"].heading == text


@pytest.mark.parametrize("audience", [{}, {"kinds": []}, {"countries": ["JP"], "devices": []}])
def test_empty_lists_stay_apart_from_missing_ones(address: str, audience: dict[str, Any]) -> None:
    wanted, found = written(address, changed("/meters/0/audience", audience))
    assert found == wanted


def test_largest_amounts_and_latest_instants_fit(address: str) -> None:
    fields = changed("/plans/0/price/amount", 999_999_999_999)
    wanted, found = written(address, changed("/freeAccess/0/endsAt", "2099-12-31T23:59:59Z", fields))
    assert found == wanted


@pytest.fixture
def lines(address: str) -> Any:
    """A store with a connection on which a list can be moved about."""
    store = schema.open_store(Location.of(address))
    with store.write(keep=False) as connection:
        drafts.replace(connection, parse_value(Settings, EXAMPLE), {})
        yield connection
    store.close()


@pytest.mark.parametrize("kind", ["file"])
def test_places_stay_whole_whatever_is_moved(lines: Connection) -> None:
    meter = EXAMPLE["meters"][1]
    ids = ["guests", "all"]
    for number in range(5):
        drafts.add(lines, METER, {**meter, "id": f"m{number}"}, number)
        ids.insert(number, f"m{number}")
    for id_, position in [("m0", 6), ("all", 0), ("m3", 3), ("guests", None), ("m1", 2), ("guests", 4)]:
        drafts.place(lines, METER, id_, position)
        if id_ in ids:
            ids.remove(id_)
        if position is not None:
            ids.insert(position, id_)
        assert [fields["id"] for fields in reading.members(EngineLook(lines), METER)] == ids
    positions = lines.exec_driver_sql("SELECT position FROM meter ORDER BY position").scalars().all()
    assert positions == list(range(len(ids)))


def test_value_that_cannot_be_is_refused_by_its_place(address: str) -> None:
    written(address, EXAMPLE)
    store = schema.open_store(Location.of(address))
    with store.write() as connection:
        connection.exec_driver_sql("UPDATE regime SET grace_days = -1")
    with pytest.raises(StoreRefused, match="a value that cannot be") as refused, store.look() as look:
        reading.settings(look)
    assert refused.value.place == "/graceDays"
    store.close()


def test_remembered_draft_is_the_draft_whatever_is_edited(lines: Connection) -> None:
    look, remembered = EngineLook(lines), reading.Remembered()
    before = remembered.settings(look)
    drafts.rewrite(lines, METER, {**EXAMPLE["meters"][0], "limit": 77})
    drafts.add(lines, METER, {**EXAMPLE["meters"][1], "id": "third"}, 1)
    drafts.place(lines, LISTED[0], EXAMPLE[LISTED[0].field][0]["id"], None)
    after = remembered.settings(look)
    assert after == reading.settings(look) != before
    # What did not change is not made anew: that is what it is for.
    assert after.messages[0] is before.messages[0]
    assert after.meters[0] is not before.meters[0]


def test_remembered_draft_refuses_a_value_that_cannot_be_by_its_place(lines: Connection) -> None:
    remembered = reading.Remembered()
    remembered.settings(EngineLook(lines))
    lines.exec_driver_sql('UPDATE meter SET "limit" = -1 WHERE position = 1')
    with pytest.raises(StoreRefused, match="a value that cannot be") as refused:
        remembered.settings(EngineLook(lines))
    assert refused.value.place == "/meters/1/limit"


@given(
    st.dictionaries(st.sampled_from("ab"), st.dictionaries(st.sampled_from("cd"), st.integers(), min_size=1)),
    st.sampled_from(["a", "b", "a/c", "b/d", "b/d/e"]),
    st.one_of(st.none(), st.integers()),
)
def test_what_is_put_at_a_path_is_found_there(fields: dict[str, Any], path: str, value: int | None) -> None:
    made = dict(fields)
    untouched = {name: dict(inner) for name, inner in fields.items()}
    put(made, path, value)
    assert get(made, path) == value
    assert fields == untouched


def test_every_column_holds_a_field() -> None:
    for noun in LISTED:
        assert {*noun.columns, "position"} == set(drafts.table_of(noun).columns.keys())


def test_columns_of_json_and_of_flags_are_those_of_the_tables() -> None:
    columns = [drafts.table_of(noun).columns[name] for noun in (*SINGLE, *LISTED) for name in noun.columns]
    assert {column.name for column in columns if isinstance(column.type, Json)} == JSON_COLUMNS
    assert {column.name for column in columns if isinstance(column.type, Boolean)} == FLAG_COLUMNS
