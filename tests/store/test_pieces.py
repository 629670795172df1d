"""Versions share their pieces: exact to the byte, and cheap where little changed."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, func, select

from paywall_admin.store import pieces, published, rows, schema, versions
from paywall_admin.store.location import Location
from paywall_admin.store.look import EngineLook
from paywall_admin.store.opened import Store
from support.stores import NOW

OFFER = {"kind": "paidTrial", "price": {"amount": 900, "currency": "USD"}, "states": ["locked", "limit_reached"]}


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    opened = schema.open_store(Location.of(address))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """One transaction for many examples; what one stored may serve the next."""
    store = schema.open_store(Location.of(tmp_path_factory.mktemp("pieces") / "paywall.db"))
    with store.write(keep=False) as opened:
        yield opened
    store.close()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=30) | st.dictionaries(st.text(max_size=4), inner, max_size=30),
    max_leaves=200,
)


@settings(max_examples=60)
@given(st.one_of(json_values.map(lambda value: json.dumps(value, ensure_ascii=False).encode()), st.binary()))
def test_every_content_comes_back_to_the_byte(connection: Connection, content: bytes) -> None:
    assert published.assemble(EngineLook(connection), pieces.put(connection, content)) == content


@pytest.mark.parametrize("content", [b"", b',"' * 5000, b"[" + b'{"a":1},' * 5000 + b"]", b"x" * 200_000])
def test_monotonous_content_comes_back_too(store: Store, content: bytes) -> None:
    with store.write() as connection:
        root = pieces.put(connection, content)
    with store.look() as look:
        assert published.assemble(look, root) == content


def test_same_content_is_stored_once(store: Store) -> None:
    content = payload(1, 200)
    with store.write() as connection:
        root = pieces.put(connection, content)
        before = connection.scalar(select(func.count()).select_from(rows.piece))
        assert pieces.put(connection, content) == root
        assert connection.scalar(select(func.count()).select_from(rows.piece)) == before


def payload(number: int, offers: int) -> bytes:
    """A payload with so many offers, one of which has another name in each version."""
    made = [
        {"id": f"offer-{index}", "name": f"Offer {index}", **OFFER, "ends": index * 7919} for index in range(offers)
    ]
    made[number * 37 % offers]["name"] = f"Renamed in {number}"
    head = {"version": number, "auditHead": hashlib.sha256(str(number).encode()).hexdigest()}
    return json.dumps({**head, "offers": made}, separators=(",", ":")).encode()


def envelope(content: bytes) -> bytes:
    signature: dict[str, Any] = {"keyid": "0" * 16, "sig": hashlib.sha512(content).hexdigest()}
    return json.dumps({"payload": b64encode(content).decode(), "signatures": [signature]}).encode()


def add(connection: Connection, number: int, content: published.Content) -> None:
    digest = hashlib.sha256(content.payload).hexdigest()
    versions.add(connection, published.Version(number, "test", NOW, "ann", "Note", digest, None), content)


def test_versions_come_back_with_their_envelopes(store: Store) -> None:
    contents = {number: published.Content(payload(number, 50), envelope(payload(number, 50))) for number in range(1, 6)}
    contents[6] = published.Content(b"{}", b"an envelope of another kind")
    for number, content in contents.items():
        with store.write() as connection:
            add(connection, number, content)
    with store.look() as look:
        assert {number: published.content(look, number) for number in contents} == contents
        assert published.content(look, 7) is None
        assert published.payload(look, 7) is None


def file_size(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path.stat().st_size


@pytest.mark.parametrize("kind", ["file"])
def test_version_costs_less_than_two_kilobytes_beyond_what_changed(store: Store, address: str) -> None:
    sizes = []
    for number in range(1, 32):
        content = payload(number, 1000)
        with store.write() as connection:
            add(connection, number, published.Content(content, envelope(content)))
        sizes.append(file_size(Path(address)))
    assert len(content) > 100_000
    assert (sizes[-1] - sizes[0]) / 30 < 2000
