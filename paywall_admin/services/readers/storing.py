"""Putting a chunk of the feed into the store: new readers and articles, views, words about readers, and the place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from paywall_admin.services.readers.chunk import Chunk
from paywall_admin.services.readers.taken import FileTaken
from paywall_admin.store import intake, rows
from paywall_admin.store.look import EngineLook


def store(connection: Connection, chunk: Chunk, file: FileTaken, now: int) -> int:
    """One chunk and its place, in the transaction of the connection."""
    writer = intake.Writer(connection)
    for table, given in (("reader", chunk.new_readers), ("article", chunk.new_articles)):
        writer.numbered(table, given)
    articles = [
        (said.section, said.content_type, None if said.tags is None else _json(said.tags), number)
        for number, said in chunk.articles
    ]
    writer.many(
        "UPDATE article SET section = coalesce(?, section), content_type = coalesce(?, content_type), "
        "tags = coalesce(?, tags) WHERE number = ?", articles,
    )  # fmt: skip
    views = writer.views(chunk.rows(), chunk.count) if chunk.views else 0
    _tell(writer, chunk, now)
    if chunk.mark is not None and chunk.mark.offset:
        _keep_mark(connection, chunk, file, now, views)
    return views


def _tell(writer: intake.Writer, chunk: Chunk, now: int) -> None:
    """What the chunk says of readers; what is older than what is known changes nothing."""
    writer.many(
        "UPDATE reader SET registered = coalesce(?, registered), country = coalesce(?, country) "
        "WHERE number = ? AND told_at <= ?",
        [(registered, country, number, at) for number, registered, country, at in chunk.met],
    )
    writer.many(
        "UPDATE reader SET email = coalesce(?, email), registered = coalesce(?, registered), "
        "country = coalesce(?, country), locale = coalesce(?, locale), customer = coalesce(?, customer), told_at = ? "
        "WHERE number = ? AND told_at <= ?",
        [
            (one.email, _registered(one), one.country, one.locale, one.customer, at := one.at or now, number, at)
            for number, one in chunk.told
        ],
    )
    columns = (
        "reader, id, status, started_at, trial_end, current_period_end, past_due_since, ended_at, ended_during_trial, "
        "told_at"
    )
    changes = ", ".join(f"{name} = excluded.{name}" for name in columns.split(", ")[2:])
    writer.many(
        f"INSERT INTO reader_subscription ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "  # noqa: S608 - our own names
        f"ON CONFLICT (reader, id) DO UPDATE SET {changes} WHERE reader_subscription.told_at <= excluded.told_at",
        [(number, *one.subscription, one.at or now) for number, one in chunk.told if one.subscription is not None],
    )


def _registered(one: Any) -> bool | None:
    """Whoever has an address has registered, whether the feed says so or not."""
    return True if one.registered is None and one.email is not None else one.registered


def _keep_mark(connection: Connection, chunk: Chunk, file: FileTaken, now: int, views: int) -> None:
    """Up to where the file was read, in the row that it has had from the first chunk on."""
    assert chunk.mark is not None
    table, mark = rows.feed_file, chunk.mark
    place = {**mark._asdict(), "read_at": now}
    counted = {"lines": chunk.lines, "views": views, "readers": len(chunk.told), "rejected": chunk.rejected}
    known = _known_file(connection, chunk, file)
    if known is None:
        file.number = intake.next_file(EngineLook(connection))
        values = {"number": file.number, "name": Path(file.name).name, "began_at": now, **place, **counted}
        connection.execute(insert(table).values(values))
        return
    file.number = known.number
    total = {name: getattr(known, name) + count for name, count in counted.items()}
    further = place if mark.offset >= known.offset else {}  # it begins like a file that was read further before
    connection.execute(update(table).where(table.c.number == known.number).values(**further, **total))


def _known_file(connection: Connection, chunk: Chunk, file: FileTaken) -> Row[Any] | None:
    table = rows.feed_file
    if file.number is not None:
        return connection.execute(select(table).where(table.c.number == file.number)).one()
    marks = [chunk.mark, file.before if chunk.resumed else None]
    for mark in marks:
        if mark is not None:
            same = (table.c.head_bytes == mark.head_bytes, table.c.head == mark.head)
            found = connection.execute(select(table).where(*same).order_by(table.c.offset.desc()).limit(1)).first()
            if found is not None:
                return found
    return None


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
