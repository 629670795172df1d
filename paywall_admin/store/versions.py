"""Storing published versions: their exact bytes, and a counter that never gives a number twice."""

from __future__ import annotations

from base64 import b64encode

from sqlalchemy import Connection, insert, update

from paywall_admin.core.problems import StoreRefused
from paywall_admin.store import pieces, rows
from paywall_admin.store.look import EngineLook
from paywall_admin.store.published import HOLE, Content, Version, assemble


def add(connection: Connection, version: Version, content: Content) -> None:
    """Stores a version and raises the counter to its number, in the caller's transaction."""
    root = pieces.put(connection, content.payload)
    if assemble(EngineLook(connection), root) != content.payload:
        raise StoreRefused("version-lost", "The version could not be stored as it is, so nothing was published.")
    head = {name: getattr(version, name) for name in Version.__dataclass_fields__}
    connection.execute(insert(rows.version).values(**head, root=root, frame=_frame(content)))
    counter = rows.meta.c.last_version
    connection.execute(update(rows.meta).where(counter < version.number).values(last_version=version.number))


def _frame(content: Content) -> bytes:
    """The envelope with a hole where the payload stands in it, so that those bytes are kept once."""
    return content.envelope.replace(b64encode(content.payload), HOLE, 1)
