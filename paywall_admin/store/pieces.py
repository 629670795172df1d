"""Large JSON kept in pieces that its versions share, so that a version costs little more than what changed in it.

The bytes are cut after commas, at places that depend on the text around them and not on where it stands: what is
put in at one place leaves the cuts behind it as they were. Pieces are named by their hash and stored once. The list
of a text's pieces is long itself, so it is cut and stored in the same way, level upon level up to a single root.
`store.published` puts them together again.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from sqlalchemy import Connection, func, insert, select

from paywall_admin.store.rows import piece

Item = TypeVar("Item")

_COMMA = re.compile(rb'(?<=,)(?=["{\[])')
_TOKENS = (1, 8, 64)  # the fewest, about the usual, and the most tokens in a piece
_CHILDREN = (2, 16, 64)  # the same for the entries of a list of pieces
_BATCH = 500


class _Stored(NamedTuple):
    id: int
    digest: bytes


def put(connection: Connection, content: bytes) -> int:
    """Stores `content` and says by which root it is found; pieces that are there already are not stored again."""
    level = 0
    stored = _store(
        connection, level, [b"".join(tokens) for tokens in _groups(_COMMA.split(content), _TOKENS, zlib.crc32)]
    )
    while len(stored) > 1:
        level += 1
        lists = _groups(stored, _CHILDREN, lambda entry: entry.digest[0])
        stored = _store(connection, level, [_packed(entries) for entries in lists])
    return stored[0].id


def _groups(items: Iterable[Item], sizes: tuple[int, int, int], number: Callable[[Item], int]) -> Iterator[list[Item]]:
    """Cuts a row of items behind those whose own number says so, within the fewest and the most."""
    fewest, usual, most = sizes
    group: list[Item] = []
    for item in items:
        group.append(item)
        if len(group) >= most or (len(group) >= fewest and number(item) % usual == 0):
            yield group
            group = []
    if group:
        yield group


def _packed(entries: Iterable[_Stored]) -> bytes:
    return b"".join(struct.pack(">I", entry.id) for entry in entries)


def _store(connection: Connection, level: int, contents: Sequence[bytes]) -> list[_Stored]:
    digests = [hashlib.blake2b(content, digest_size=16, key=bytes([level])).digest() for content in contents]
    wanted = dict(zip(digests, contents, strict=True))
    known = _known(connection, list(wanted))
    free = (connection.scalar(select(func.max(piece.c.id))) or 0) + 1
    new = [digest for digest in wanted if digest not in known]
    known |= {digest: free + offset for offset, digest in enumerate(new)}
    rows = [
        {"id": known[digest], "level": level, "digest": digest, "content": _deflated(wanted[digest])} for digest in new
    ]
    if rows:
        connection.execute(insert(piece), rows)
    return [_Stored(known[digest], digest) for digest in digests]


def _known(connection: Connection, digests: Sequence[bytes]) -> dict[bytes, int]:
    found: dict[bytes, int] = {}
    for start in range(0, len(digests), _BATCH):
        some = piece.c.digest.in_(digests[start : start + _BATCH])
        found |= {
            bytes(row.digest): row.id for row in connection.execute(select(piece.c.digest, piece.c.id).where(some))
        }
    return found


def _deflated(content: bytes) -> bytes:
    squeeze = zlib.compressobj(9, wbits=-15)
    return squeeze.compress(content) + squeeze.flush()
