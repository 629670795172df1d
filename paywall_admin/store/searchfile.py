"""An index of every three letters of readers' ids and addresses, in a file beside the store.

It finds any part of a text among millions, holds no text whole, and can be thrown away: what it has not taken up yet is
looked through row by row. It is made in slices, by whoever has time.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final, Protocol

from paywall_admin.store.look import Look, first, value
from paywall_admin.store.opened import Store

SLICE: Final = 20_000
MOST_CHANGED: Final = 50_000
_FORMAT: Final = 2
_MOST_GRAMS: Final = 3
"""With more of them SQLite goes to and fro between longer lists than it takes to look at what fewer leave."""
_MOST_WEIGHED: Final = 200  # of a longer text the beginning is enough to choose from
_COMMON: Final = 10
_TEXT: Final = "id || char(10) || coalesce(email, '') || char(10) || coalesce(customer, '')"
# In one transaction: whoever looks meanwhile finds no index, never half of one.
_SCHEMA: Final = """
BEGIN IMMEDIATE;
PRAGMA user_version = 2;
CREATE VIRTUAL TABLE grams USING fts5(text, content='', columnsize=0, detail=none, tokenize='trigram');
CREATE TABLE place (upto INTEGER NOT NULL, id TEXT NOT NULL);
CREATE TABLE changed (number INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE common (gram TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO place VALUES (0, '');
COMMIT;
"""


class ReaderNames(Protocol):
    """What the index knows a reader by."""

    @property
    def number(self) -> int:
        """The number in the store."""

    @property
    def id(self) -> str:
        """The web tier's id."""

    @property
    def email(self) -> str | None:
        """The address."""

    @property
    def customer(self) -> str | None:
        """The Stripe customer."""


class SearchFile:
    """The index of one store; on a server there is none."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def of(cls, store: Store) -> SearchFile | None:
        """The index beside a store's file."""
        path = store.location.path
        return None if path is None else cls.beside(path)

    @classmethod
    def beside(cls, path: Path) -> SearchFile:
        """The index that belongs to a store's file."""
        return cls(path.with_name(f"{path.name}-search"))

    def candidates(self, look: Look, text: str, limit: int, after: int = 0) -> tuple[list[int], int] | None:
        """Readers behind `after` that may hold a text of three letters and more, and up to which number the index goes.

        None where there is no index that belongs to this store.
        """
        if not self.path.exists():
            return None
        with contextlib.suppress(sqlite3.Error), contextlib.closing(self._open("ro")) as index:
            upto = _fitting(index, look)
            if upto is None:
                return None
            sql = "SELECT rowid FROM grams WHERE grams MATCH ? AND rowid > ? ORDER BY rowid LIMIT ?"
            found = [number for (number,) in index.execute(sql, (_question(index, text), after, limit))]
            if after:
                return found, upto
            changed = index.execute("SELECT number FROM changed WHERE instr(text, ?) LIMIT ?", (text.lower(), limit))
            return [*found, *(number for (number,) in changed)], upto
        return None

    def grow(self, store: Store, slices: int = 1) -> bool:
        """Takes up further readers, so many slices at most; whether there may be more."""
        with contextlib.closing(self._made(store)) as index:
            for _ in range(slices):
                (upto,) = index.execute("SELECT upto FROM place").fetchone()
                sql = f"SELECT number, id, {_TEXT} FROM reader WHERE number > ? ORDER BY number LIMIT ?"  # noqa: S608 - our own names
                with store.look() as look:
                    found = look.rows(sql, upto, SLICE)
                if not found:
                    return False
                with index:
                    index.executemany(
                        "INSERT INTO grams (rowid, text) VALUES (?, ?)", [(row[0], row[2]) for row in found]
                    )
                    if not upto:
                        index.executemany("INSERT INTO common VALUES (?, ?)", _counted(row[2] for row in found))
                    index.execute("UPDATE place SET upto = ?, id = ?", (found[-1][0], found[-1][1]))
        return True

    def note_changed(self, texts: Iterable[tuple[int, str]]) -> None:
        """What is told anew of readers; they are found by it until the index is made again."""
        if self.path.exists():
            with contextlib.suppress(sqlite3.Error), contextlib.closing(self._open("rw")) as index, index:
                index.executemany(
                    "INSERT OR REPLACE INTO changed VALUES (?, ?)", [(n, text.lower()) for n, text in texts]
                )
                (count,) = index.execute("SELECT count(*) FROM changed").fetchone()
                if count > MOST_CHANGED:
                    index.execute("DROP TABLE place")  # not fitting any more: it is made anew

    def forget(self, people: Iterable[ReaderNames]) -> None:
        """Takes erased readers out of the index."""
        if not self.path.exists():
            return
        try:
            with contextlib.closing(self._open("rw")) as index, index:
                index.execute("PRAGMA secure_delete = ON")
                (upto,) = index.execute("SELECT upto FROM place").fetchone()
                for one in people:
                    index.execute("DELETE FROM changed WHERE number = ?", (one.number,))
                    if one.number <= upto:
                        text = "\n".join((one.id, one.email or "", one.customer or ""))
                        index.execute(
                            "INSERT INTO grams (grams, rowid, text) VALUES ('delete', ?, ?)", (one.number, text)
                        )
        except sqlite3.Error:
            self.drop()  # what cannot be taken out of it goes with it

    def drop(self) -> None:
        """Throws the index away."""
        for suffix in ("", "-journal"):
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)

    def _made(self, store: Store) -> sqlite3.Connection:
        if self.path.exists():
            with contextlib.suppress(sqlite3.Error):
                index = self._open("rw")
                with store.look() as look:
                    if _fitting(index, look) is not None:
                        return index
                index.close()
            self.drop()
        index = self._open("rwc")
        index.executescript(_SCHEMA)
        return index

    def _open(self, mode: str) -> sqlite3.Connection:
        index = sqlite3.connect(f"file:{self.path}?mode={mode}", uri=True, timeout=10)
        index.execute("PRAGMA synchronous = OFF")  # whatever breaks is made again
        return index


def _fitting(index: sqlite3.Connection, look: Look) -> int | None:
    """Up to which reader the index goes; None where it is another store's, or an older program's."""
    if index.execute("PRAGMA user_version").fetchone()[0] != _FORMAT:
        return None
    upto, id_ = index.execute("SELECT upto, id FROM place").fetchone()
    if upto and value(look, "SELECT id FROM reader WHERE number = ?", upto) != id_:
        return None
    return int(upto)


def _grams(text: str) -> set[str]:
    """Every three letters of a text."""
    return {text[start : start + 3] for start in range(len(text) - 2)}


def _counted(texts: Iterable[str]) -> list[tuple[str, int]]:
    """In how many of the texts the common three letters are; rare ones could tell of somebody."""
    counts = Counter(gram for text in texts for gram in _grams(text.lower()))
    return [(gram, count) for gram, count in counts.items() if count >= _COMMON]


def _question(index: sqlite3.Connection, text: str) -> str:
    """The rarest three letters of a text, as told by the first readers; where they stand is looked at afterwards."""
    # As they are written: SQLite folds their case as it did that of the readers' names, Python would in another way.
    grams = sorted(_grams(text[:_MOST_WEIGHED]))
    marks = ", ".join("?" * len(grams))
    sql = f"SELECT gram, count FROM common WHERE gram IN ({marks})"  # noqa: S608 - marks
    known = dict(index.execute(sql, [gram.lower() for gram in grams]))
    rarest = sorted(grams, key=lambda gram: known.get(gram.lower(), 0))[:_MOST_GRAMS]
    return " AND ".join('"' + gram.replace('"', '""') + '"' for gram in rarest)


def is_whole(look: Look, store: Store) -> bool:
    """Whether the index of a store holds every reader there is."""
    search = SearchFile.of(store)
    if search is None or not search.path.exists():
        return search is None
    found = search.candidates(look, "\x01\x01\x01", 1)
    newest = first(look, "SELECT max(number) FROM reader")
    return found is not None and found[1] >= int((newest or (0,))[0] or 0)
