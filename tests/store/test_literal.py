"""Texts are found to the letter, however SQLite is asked: as a pattern, or where that would be too long, otherwise."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from string import ascii_uppercase

import pytest

from paywall_admin.store import literal
from paywall_admin.store.look import FileLook

SMALL = {ord(letter): letter.lower() for letter in ascii_uppercase}
LETTERS = "aAbB%_\\'éÉ日*?[ \n"


@pytest.mark.parametrize("longest", [literal._LONGEST, 0])
def test_a_text_is_found_where_it_stands_and_nowhere_else(monkeypatch: pytest.MonkeyPatch, longest: int) -> None:
    monkeypatch.setattr(literal, "_LONGEST", longest)
    dice = random.Random(7)
    texts = ["".join(dice.choices(LETTERS, k=dice.randrange(9))) for _ in range(300)]
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE said (text TEXT)")
        connection.executemany("INSERT INTO said VALUES (?)", [(text,) for text in texts])
        look = FileLook(connection)
        for _ in range(300):
            wanted = "".join(dice.choices(LETTERS, k=dice.randrange(1, 4)))
            where, values = literal.contains(look, ["text"], wanted)
            found = [text for (text,) in look.rows(f"SELECT text FROM said WHERE {where} ORDER BY rowid", *values)]
            assert found == [text for text in texts if wanted.translate(SMALL) in text.translate(SMALL)]


def test_a_file_is_searched_without_writing_each_row_anew() -> None:
    """To write a million rows in small letters took two thirds of the time of a search that finds nothing."""
    with closing(sqlite3.connect(":memory:")) as connection:
        where, _ = literal.contains(FileLook(connection), ["label", "reason"], "some words")
    assert "lower" not in where
