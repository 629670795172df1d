"""Writing the draft: frozen settings into rows, and objects in and out of their lists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from paywall_admin.core.codec import settings_dict
from paywall_admin.core.settings import Publication, Settings
from paywall_admin.store import rows
from paywall_admin.store.nouns import GRACE_DAYS, LISTED, PUBLICATION, SINGLE, Fields, Listed, Noun
from paywall_admin.store.reading import Archived


def blank() -> Settings:
    """What a new store holds until somebody says otherwise."""
    return Settings(
        publication=Publication(
            name="New publication",
            time_zone="UTC",
            default_locale="en",
            locales=("en",),
            currency="USD",
            home_url="/",
            offers_url="/offers",
            account_url="/account",
        )
    )


def table_of(noun: Noun) -> Table:
    """The table that holds objects of this kind."""
    return rows.metadata.tables[noun.table]


def write_single(connection: Connection, noun: Noun, fields: Fields) -> None:
    """Puts the one object of this kind in its row."""
    connection.execute(update(table_of(noun)).values(noun.to_row(fields)))


def add(connection: Connection, noun: Listed, fields: Fields, position: int | None) -> None:
    """Puts an object in at `position` and moves those behind it on; None adds it archived."""
    if position is not None:
        _shift(connection, noun, position, +1)
    connection.execute(insert(table_of(noun)).values(position=position, **noun.to_row(fields)))


def rewrite(connection: Connection, noun: Listed, fields: Fields) -> None:
    """Replaces the fields of the object with the same id."""
    connection.execute(update(table_of(noun)).where(table_of(noun).c.id == fields["id"]).values(noun.to_row(fields)))


def place(connection: Connection, noun: Listed, id_: str, position: int | None) -> None:
    """Moves an object to `position` in the list without it; None archives it."""
    table = table_of(noun)
    here = connection.scalar(select(table.c.position).where(table.c.id == id_))
    if here is not None:
        connection.execute(update(table).where(table.c.id == id_).values(position=None))
        _shift(connection, noun, here + 1, -1)
    if position is not None:
        _shift(connection, noun, position, +1)
        connection.execute(update(table).where(table.c.id == id_).values(position=position))


def remove(connection: Connection, noun: Listed, id_: str) -> None:
    """Takes an object out for good and closes the gap."""
    place(connection, noun, id_, None)
    connection.execute(delete(table_of(noun)).where(table_of(noun).c.id == id_))


def replace(connection: Connection, settings: Settings, archived: Archived) -> None:
    """Makes `settings` the draft, and `archived` all there is beside it."""
    whole = settings_dict(settings)
    for noun in SINGLE:
        write_single(connection, noun, whole if noun is GRACE_DAYS else whole[noun.kind])
    for listed in LISTED:
        connection.execute(delete(table_of(listed)))
        _fill(connection, listed, enumerate(whole[listed.field]))
        _fill(connection, listed, ((None, fields) for fields in archived.get(listed.kind, ())))


def create(connection: Connection) -> None:
    """Fills the tables of a new store with the blank draft."""
    whole = settings_dict(blank())
    connection.execute(insert(table_of(PUBLICATION)).values(id=1, **PUBLICATION.to_row(whole["publication"])))
    regime: dict[str, Any] = {"id": 1}
    for noun in SINGLE[1:]:
        regime |= noun.to_row(whole if noun is GRACE_DAYS else whole[noun.kind])
    connection.execute(insert(table_of(SINGLE[1])).values(regime))


def _fill(connection: Connection, noun: Listed, members: Iterable[tuple[int | None, Fields]]) -> None:
    values = [{"position": position, **noun.to_row(fields)} for position, fields in members]
    if values:
        connection.execute(insert(table_of(noun)), values)


def _shift(connection: Connection, noun: Listed, first: int, by: int) -> None:
    position = table_of(noun).c.position
    connection.execute(update(table_of(noun)).where(position >= first).values(position=position + by))
