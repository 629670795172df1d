"""Every column of the store says what it means for a reader's privacy."""

from __future__ import annotations

from paywall_admin.store import privacy, rows


def test_every_table_is_in_the_inventory() -> None:
    """A new table is listed as one without readers, or each of its columns has a tag."""
    untagged = [
        f"{table.name}.{column.name}"
        for table in rows.metadata.sorted_tables
        if table.name not in privacy.WITHOUT_READERS
        for column in table.columns
        if column.info.get("privacy") not in privacy.TAGS
    ]
    assert untagged == []


def test_tables_without_readers_are_still_there() -> None:
    assert {name for name in privacy.WITHOUT_READERS if name not in rows.metadata.tables} == set()
