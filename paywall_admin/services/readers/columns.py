"""The fast way to read a block of views: column by column, with polars; whatever is not plain is left to Python.

The way is only taken where both ways say the same: lines that are odd in any respect are read one by one.
"""

from __future__ import annotations

import io
from typing import Any, Final

import polars as pl

from paywall_admin.core import feed
from paywall_admin.core.calendar import DAY
from paywall_admin.services.readers.arrow import numbers
from paywall_admin.services.readers.chunk import MOST_REJECTS, Attributes, Chunk, Reading
from paywall_admin.services.readers.known import Known
from paywall_admin.services.readers.parsing import LineByLine

ENOUGH: Final = 400_000  # views a chunk: a day's rows then go to the pages of that day once, not again and again
MANY_NEW: Final = 80_000  # new readers a chunk: their ids are what takes room
MANY_TOLD: Final = 20_000  # readers a chunk of whom something is said
MANY_REJECTS: Final = MOST_REJECTS // 2  # then the next block's have room to be described as well
_INSTANT: Final = 20  # characters, two of them colons
_LEAST_COLONS: Final = 5  # in a line of JSON that has a reader, an article, a time, and nothing else
_PLAIN: Final = ("reader", "article", "at")
_SCHEMA: Final[dict[str, Any]] = {
    "reader": pl.String, "article": pl.String, "at": pl.String, "counts": pl.Boolean, "section": pl.String,
    "contentType": pl.String, "tags": pl.List(pl.String), "device": pl.String, "kind": pl.String, "country": pl.String,
}  # fmt: skip
# What JSON does not write as a text, but polars makes one of.
_NO_TEXT: Final = r"^[\[{]|^-?\d+\.\d|^-?\d+(\.\d+)?[eE][+-]?\d+$|^(true|false)$"


class ColumnByColumn:
    """Reads blocks column by column, and hands odd lines to the way that reads them one by one."""

    def __init__(self, readers: Known, articles: Known, now: int) -> None:
        self._plain = LineByLine(readers, articles, now, readers.erased)
        self._readers = readers
        self._articles = articles
        self._now = now
        self._read: list[pl.DataFrame] = []

    def fill(self, chunk: Chunk, content: bytes, reading: Reading, columns: list[str] | None, first_line: int) -> None:
        """Puts the lines of a block into the chunk."""
        frame = _frame(content, columns)
        if frame is None:
            self._plain.fill(chunk, content, reading, columns, first_line)
            return
        is_plain = self._is_plain(frame.columns, texts_only=columns is not None)
        frame = frame.lazy().with_columns(at=_seconds()).with_columns(is_plain.alias("plain")).collect()
        plain = frame["plain"]
        good = frame if plain.all() else frame.filter("plain")
        good = good.with_columns(r=self._readers.numbered(good["reader"]))
        odd = (~plain).arg_true().to_list()
        if good["r"].null_count():
            odd += plain.arg_true().filter(good["r"].is_null()).to_list()
            good = good.drop_nulls("r")
        if odd:
            lines = content.split(b"\n")
            self._plain.fill_from(chunk, ((first_line + at, lines[at]) for at in sorted(odd)), reading)
        chunk.lines += len(frame)
        if not good.is_empty():
            self._add(chunk, good)

    def is_full(self, chunk: Chunk) -> bool:
        """Whether it is time to store the chunk: much was read, or much of it is new, tells of readers, or is wrong."""
        if len(chunk.rejects) >= MANY_REJECTS:
            return True
        views, told = sum(map(len, self._read)) + chunk.count, len(chunk.told) + len(chunk.met)
        return views >= ENOUGH or self._readers.given >= MANY_NEW or told >= MANY_TOLD

    def finish(self, chunk: Chunk) -> None:
        """Puts the views that were read into the chunk, in the order of the table."""
        if self._read:
            key = pl.col("day").cast(pl.Int64) * (1 << 32) + pl.col("r")
            rows = pl.concat(self._read).sort(key, "a", "s", "mark")
            columns = (numbers(rows[name]) for name in ("day", "r", "a", "s", "mark"))
            chunk.views = tuple(map(bytes.__add__, chunk.views or (b"",) * 5, columns))
            self._read = []

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
        numbered = good.with_columns(a=self._articles.numbered(good["article"]))
        self._note(chunk, numbered)
        day, second = (pl.col("at") // DAY).cast(pl.Int32), (pl.col("at") % DAY).cast(pl.Int32)
        self._read.append(numbered.select("r", "a", day=day, s=second, mark=_mark(numbered.columns)))

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
    lines = content.count(b"\n")
    if b"\\" in content or b"\x00" in content or not content.endswith(b"\n"):
        return None
    if content.count(b":") == _LEAST_COLONS * lines:
        frame = pl.read_ndjson(io.BytesIO(content), schema=dict.fromkeys(_PLAIN, pl.String))
        if len(frame) == lines and frame.select(pl.all_horizontal(_has_least())).to_series().all():
            return frame
    if b"subscription" in content or b'"email"' in content:
        return None
    names = [name for name in _SCHEMA if name in _PLAIN or b'"%s"' % name.encode() in content]
    frame = pl.read_ndjson(io.BytesIO(content), schema={name: _SCHEMA[name] for name in names})
    return frame if len(frame) == lines else None


def _has_least() -> list[pl.Expr]:
    """A line that has all colons of a view's least: where no line has more of them, nothing else is said anywhere."""
    at = pl.col("at").str
    told = [pl.col(name).is_not_null() for name in ("reader", "article")]
    return [*told, at.len_bytes() == _INSTANT, *(at.slice(place, 1) == ":" for place in (13, 16))]


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
    exact = (at.str.len_bytes() == _INSTANT) & ~at.str.ends_with("60Z")
    return pl.when(exact).then(at.str.to_datetime("%Y-%m-%dT%H:%M:%SZ", strict=False).dt.epoch("s")).alias("at")


def _mark(columns: list[str]) -> pl.Expr:
    mark = pl.lit(feed.UNTOLD)
    if "counts" in columns:
        counts = pl.col("counts")
        mark = pl.when(counts.is_null()).then(feed.UNTOLD).when(counts).then(feed.COUNTED).otherwise(feed.DENIED)
    if "device" in columns:
        mark += pl.when(pl.col("device") == "narrow").then(feed.NARROW).otherwise(0)
    return mark.cast(pl.Int32)


def _tags(found: list[str] | None) -> tuple[str, ...] | None:
    return None if found is None else tuple(tag for tag in found if tag)
