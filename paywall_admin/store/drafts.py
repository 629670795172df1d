"""The draft's rows as frozen settings, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, delete, func, insert, select, update

from paywall_admin.core.problems import StoreRefused
from paywall_admin.core.settings import FORMAT, Publication, Settings, Value
from paywall_admin.store.nouns import GRACE_DAYS, LISTED, PUBLICATION, SINGLE, Fields, Listed, Noun

Archived = Mapping[str, tuple[Fields, ...]]


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


def fields_of(value: Value) -> Fields:
    """A settings object as its JSON; what is not given is left out."""
    return value.model_dump(mode="json", by_alias=True, exclude_none=True)


def read_settings(connection: Connection) -> Settings:
    """The draft; archived objects are not part of it."""
    whole: Fields = {"format": FORMAT}
    for noun in SINGLE:
        fields = read_single(connection, noun)
        whole |= fields if noun is GRACE_DAYS else {noun.kind: fields}
    for listed in LISTED:
        whole[listed.field] = read_listed(connection, listed)
    return settings_of(whole)


def settings_of(whole: Fields) -> Settings:
    """Stored JSON as settings; it was checked before it was stored, so anything else is damage."""
    try:
        return Settings.model_validate(whole, strict=False)
    except ValidationError as error:
        place = "/" + "/".join(str(part) for part in error.errors()[0]["loc"])
        raise StoreRefused(
            "store-content", "The store holds a value that cannot be; restore the latest backup.", place=place
        ) from error


def read_archived(connection: Connection) -> dict[str, tuple[Fields, ...]]:
    """The archived objects of each listed kind, by id; kinds without any are left out."""
    found = {listed.kind: tuple(read_listed(connection, listed, archived=True)) for listed in LISTED}
    return {kind: objects for kind, objects in found.items() if objects}


def read_single(connection: Connection, noun: Noun) -> Fields:
    """The one object of this kind."""
    return noun.from_row(connection.execute(select(noun.table)).mappings().one())


def write_single(connection: Connection, noun: Noun, fields: Fields) -> None:
    """Puts the one object of this kind in its row."""
    connection.execute(update(noun.table).values(noun.to_row(fields)))


def read_listed(connection: Connection, noun: Listed, *, archived: bool = False) -> list[Fields]:
    """The objects of a list in order, or its archived ones by id."""
    table = noun.table
    wanted = table.c.position.is_(None) if archived else table.c.position.is_not(None)
    found = connection.execute(select(table).where(wanted).order_by(table.c.position, table.c.id)).mappings()
    return [noun.from_row(row) for row in found]


def find(connection: Connection, noun: Listed, id_: str) -> tuple[Fields, int | None] | None:
    """An object and its position (None: archived); None where there is no such id."""
    row = connection.execute(select(noun.table).where(noun.table.c.id == id_)).mappings().one_or_none()
    return None if row is None else (noun.from_row(row), row["position"])


def count(connection: Connection, noun: Listed) -> int:
    """How many objects stand in the list; archived ones do not."""
    return connection.scalar(select(func.count(noun.table.c.position))) or 0


def add(connection: Connection, noun: Listed, fields: Fields, position: int | None) -> None:
    """Puts an object in at `position` and moves those behind it on; None adds it archived."""
    if position is not None:
        _shift(connection, noun, position, +1)
    connection.execute(insert(noun.table).values(position=position, **noun.to_row(fields)))


def rewrite(connection: Connection, noun: Listed, fields: Fields) -> None:
    """Replaces the fields of the object with the same id."""
    connection.execute(update(noun.table).where(noun.table.c.id == fields["id"]).values(noun.to_row(fields)))


def place(connection: Connection, noun: Listed, id_: str, position: int | None) -> None:
    """Moves an object to `position` in the list without it; None archives it."""
    table = noun.table
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
    connection.execute(delete(noun.table).where(noun.table.c.id == id_))


def replace(connection: Connection, settings: Settings, archived: Archived) -> None:
    """Makes `settings` the draft, and `archived` all there is beside it."""
    whole = fields_of(settings)
    for noun in SINGLE:
        write_single(connection, noun, whole if noun is GRACE_DAYS else whole[noun.kind])
    for listed in LISTED:
        connection.execute(delete(listed.table))
        _fill(connection, listed, enumerate(whole[listed.field]))
        _fill(connection, listed, ((None, fields) for fields in archived.get(listed.kind, ())))


def create(connection: Connection) -> None:
    """Fills the tables of a new store with the blank draft."""
    whole = fields_of(blank())
    connection.execute(insert(PUBLICATION.table).values(id=1, **PUBLICATION.to_row(whole["publication"])))
    regime: dict[str, Any] = {"id": 1}
    for noun in SINGLE[1:]:
        regime |= noun.to_row(whole if noun is GRACE_DAYS else whole[noun.kind])
    connection.execute(insert(SINGLE[1].table).values(regime))


def _fill(connection: Connection, noun: Listed, members: Iterable[tuple[int | None, Fields]]) -> None:
    values = [{"position": position, **noun.to_row(fields)} for position, fields in members]
    if values:
        connection.execute(insert(noun.table), values)


def _shift(connection: Connection, noun: Listed, first: int, by: int) -> None:
    position = noun.table.c.position
    connection.execute(update(noun.table).where(position >= first).values(position=position + by))
