"""The fast way to read a block of views: column by column, with polars; whatever is not plain is left to Python.

The way is only taken where both ways say the same: lines that are odd in any respect are read one by one.
"""

from __future__ import annotations

import io
from array import array
from collections.abc import Iterable, Mapping
from typing import Any, Final

import polars as pl

from paywall_admin.core import feed
from paywall_admin.core.calendar import DAY
from paywall_admin.services.readers.numbers import Register
from paywall_admin.services.readers.parsing import Attributes, Chunk, LineByLine, Reading

KNOWN: Final = 1_000_000  # texts kept in mind with their numbers, some 60 bytes each
_PLAIN: Final = ("reader", "article", "at")
_SCHEMA: Final[dict[str, Any]] = {
    "reader": pl.String, "article": pl.String, "at": pl.String, "counts": pl.Boolean, "section": pl.String,
    "contentType": pl.String, "tags": pl.List(pl.String), "device": pl.String, "kind": pl.String, "country": pl.String,
}  # fmt: skip
# What JSON does not write as a text, but polars makes one of.
_NO_TEXT: Final = r"^[\[{]|^-?\d+\.\d|^-?\d+(\.\d+)?[eE][+-]?\d+$|^(true|false)$"


class Frame:
    """The numbers of one table, as a table of polars."""

    def __init__(self, register: Register, cap: int = KNOWN) -> None:
        self._register = register
        self._cap = cap
        self._whole = register.count <= cap
        rows = register.everything() if self._whole else []
        self._known = pl.DataFrame(rows, schema={"id": pl.String, "number": pl.Int32}, orient="row")

    def of(self, ids: Iterable[str]) -> Mapping[str, int]:
        """A table with at least these texts in it."""
        found = self.numbered(pl.Series(list(ids), dtype=pl.String))
        return dict(found.iter_rows())

    def numbered(self, ids: pl.Series) -> pl.DataFrame:
        """Each of the texts once, as `id` with its `number`."""
        wanted = ids.unique().to_frame("id")
        if len(self._known) + len(wanted) > self._cap:
            self._known, self._whole = self._known.clear(), False
        found = wanted.join(self._known, on="id", how="left")
        missing = found.filter(pl.col("number").is_null())["id"].sort()
        if missing.is_empty():
            return found
        numbers = self._register.number(missing.to_list(), new=self._whole)
        more = pl.DataFrame({"id": missing, "number": pl.Series(numbers, dtype=pl.Int32)})
        self._known = pl.concat([self._known, more])
        return pl.concat([found.drop_nulls("number"), more])


class ColumnByColumn:
    """Reads blocks column by column, and hands odd lines to the way that reads them one by one."""

    def __init__(self, readers: Frame, articles: Frame, now: int) -> None:
        self._plain = LineByLine(readers, articles, now)
        self._readers = readers
        self._articles = articles
        self._now = now

    def fill(self, chunk: Chunk, content: bytes, reading: Reading, columns: list[str] | None, first_line: int) -> None:
        """Puts the lines of a block into the chunk."""
        frame = _frame(content, columns)
        if frame is None:
            self._plain.fill(chunk, content, reading, columns, first_line)
            return
        frame = frame.with_row_index("line").with_columns(at=_seconds())
        good = frame.filter(self._is_plain(frame.columns, texts_only=columns is not None))
        if len(good) < len(frame):
            odd = set(range(len(frame))) - set(good["line"].to_list())
            lines = content.split(b"\n")
            self._plain.fill_from(chunk, ((first_line + at, lines[at]) for at in sorted(odd)), reading)
        chunk.lines += len(frame)
        if not good.is_empty():
            self._add(chunk, good)

    def _is_plain(self, columns: list[str], *, texts_only: bool) -> pl.Expr:
        plain = pl.col("at").is_between(feed.EARLIEST, self._now + feed.SLACK)
        for name in ("reader", "article"):
            column = pl.col(name)
            plain &= column.str.len_bytes().is_between(1, feed.MOST_ID)
            if not texts_only:
                plain &= ~column.str.contains(_NO_TEXT)
        for name, words in (("device", ("wide", "narrow")), ("kind", ("anonymous", "registered"))):
            if name in columns:
                plain &= pl.col(name).is_null() | pl.col(name).is_in(words)
        for name in ("section", "contentType", "country"):
            if name in columns:
                text = pl.col(name)
                plain &= text.is_null() | (text.str.len_bytes() <= feed.MOST_TEXT)
                if not texts_only:
                    plain &= text.is_null() | ~text.str.contains(_NO_TEXT)
        if "tags" in columns:
            tags = pl.col("tags")
            plain &= tags.is_null() | (
                (tags.list.len() <= feed.MOST_TAGS)
                & ~tags.list.eval(pl.element().is_null() | (pl.element().str.len_bytes() > feed.MOST_TEXT)).list.any()
            )
        return plain.fill_null(value=False)

    def _add(self, chunk: Chunk, good: pl.DataFrame) -> None:
        readers = self._readers.numbered(good["reader"])
        articles = self._articles.numbered(good["article"])
        numbered = (
            good.join(readers.rename({"id": "reader", "number": "r"}), on="reader", how="left")
            .join(articles.rename({"id": "article", "number": "a"}), on="article", how="left")
        )  # fmt: skip
        self._note(chunk, numbered)
        rows = numbered.select(
            (pl.col("at") // DAY).cast(pl.Int32).alias("day"), "r", "a", (pl.col("at") % DAY).cast(pl.Int32).alias("s"),
            _mark(numbered.columns).cast(pl.Int32).alias("mark"),
        ).sort("day", "r", "a", "s", "mark")  # fmt: skip
        columns = tuple(array("i", rows[name].to_list()).tobytes() for name in rows.columns)
        chunk.views = tuple(map(bytes.__add__, chunk.views or (b"",) * 5, columns))

    def _note(self, chunk: Chunk, numbered: pl.DataFrame) -> None:
        names = [name for name in ("section", "contentType", "tags") if name in numbered.columns]
        if names:
            said = numbered.filter(pl.any_horizontal(pl.col(name).is_not_null() for name in names))
            last = said.unique("a", keep="last").select("a", *names)
            found = {
                row["a"]: Attributes(row.get("section"), row.get("contentType"), _tags(row.get("tags")))
                for row in last.iter_rows(named=True)
            }
            self._plain.note_articles(chunk, found)
        facts = [name for name in ("kind", "country") if name in numbered.columns]
        if facts:
            met = numbered.filter(pl.any_horizontal(pl.col(name).is_not_null() for name in facts)).sort("at")
            for row in met.unique("r", keep="last").iter_rows(named=True):
                kind = row.get("kind")
                registered = None if kind is None else kind == "registered"
                chunk.met.append((row["r"], registered, row.get("country"), row["at"]))


def _frame(content: bytes, columns: list[str] | None) -> pl.DataFrame | None:
    """The block as a table; None where it has to be read line by line."""
    try:
        return _json(content) if columns is None else _csv(content, columns)
    except (pl.exceptions.PolarsError, UnicodeDecodeError):
        return None


def _json(content: bytes) -> pl.DataFrame | None:
    if b"\\" in content or b"\x00" in content or b"subscription" in content or b'"email"' in content:
        return None
    names = [name for name in _SCHEMA if name in _PLAIN or b'"%s"' % name.encode() in content]
    schema = {name: _SCHEMA[name] for name in names}
    frame = pl.read_ndjson(io.BytesIO(content), schema=schema)
    return frame if len(frame) == content.count(b"\n") and content.endswith(b"\n") else None


def _csv(content: bytes, columns: list[str]) -> pl.DataFrame | None:
    if b'"' in content or b"\x00" in content or not set(_PLAIN) <= set(columns) or len(set(columns)) < len(columns):
        return None
    frame = pl.read_csv(
        io.BytesIO(content), has_header=False, new_columns=columns, schema_overrides=[pl.String] * len(columns),
        quote_char=None,
    )  # fmt: skip
    if len(frame) != content.count(b"\n") or not content.endswith(b"\n") or len(frame.columns) != len(columns):
        return None
    frame = frame.select([name for name in columns if name in _SCHEMA])
    if "counts" in frame.columns:
        words = pl.col("counts").str.to_lowercase()
        odd = frame.filter(words.is_not_null() & ~words.is_in(["true", "false", "1", "0", "yes", "no"]))
        if not odd.is_empty():
            return None
        frame = frame.with_columns(counts=words.is_in(["true", "1", "yes"]))
    if "tags" in frame.columns:
        frame = frame.with_columns(tags=pl.col("tags").str.split(";").list.filter(pl.element() != ""))
    return frame


def _seconds() -> pl.Expr:
    """UTC seconds of an instant as the contract writes it; null for anything else."""
    at = pl.col("at")
    exact = (at.str.len_bytes() == 20) & (at.str.slice(17, 2) < "60")
    return pl.when(exact).then(at.str.to_datetime("%Y-%m-%dT%H:%M:%SZ", strict=False).dt.epoch("s")).alias("at")


def _mark(columns: list[str]) -> pl.Expr:
    mark = pl.lit(feed.UNTOLD)
    if "counts" in columns:
        counts = pl.col("counts")
        mark = pl.when(counts.is_null()).then(feed.UNTOLD).when(counts).then(feed.COUNTED).otherwise(feed.DENIED)
    if "device" in columns:
        mark += pl.when(pl.col("device") == "narrow").then(feed.NARROW).otherwise(0)
    return mark


def _tags(found: list[str] | None) -> tuple[str, ...] | None:
    return None if found is None else tuple(tag for tag in found if tag)
