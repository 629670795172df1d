"""The fast way to read a block of views: column by column, with polars; whatever is not plain is left to Python.

The way is only taken where both ways say the same: lines that are odd in any respect are read one by one.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import polars as pl

from paywall_admin.core import feed
from paywall_admin.core.calendar import DAY
from paywall_admin.services.readers.arrow import numbers
from paywall_admin.services.readers.erased import NOBODY, Erased
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


class Known:
    """The numbers of one table: each text that was met has a code of polars, and a number at the place of that code.

    In place of a number nothing stands for who was erased: their lines are looked at one by one.
    """

    def __init__(self, register: Register, erased: Erased = NOBODY, cap: int = KNOWN) -> None:
        self._register = register
        self.erased = erased
        self._cap = cap
        self._whole = register.count <= cap
        self._forget()
        for some in register.everything() if self._whole else ():
            texts = pl.Series([id_ for id_, _ in some], dtype=pl.String)
            self._learn(texts, [None if self.erased.when(id_) else number for id_, number in some])

    def of(self, ids: Iterable[str]) -> Mapping[str, int]:
        """A table with at least these texts in it."""
        wanted = list(dict.fromkeys(ids))
        found = dict(zip(wanted, self.numbered(pl.Series(wanted, dtype=pl.String)).to_list(), strict=True))
        erased = [id_ for id_, number in found.items() if number is None]
        return found | dict(zip(erased, self._register.number(erased), strict=True))

    def knows(self, id_: str) -> bool:
        """Whether a text has a number."""
        return self._register.knows(id_)

    def numbered(self, ids: pl.Series) -> pl.Series:
        """The number of each of the texts, in their order; none for who was erased."""
        if len(self._numbers) > self._cap:
            self._forget()
            self._whole = False
        codes = self._codes(ids)
        unseen = codes >= len(self._numbers)
        if unseen.any():
            new = ids.filter(unseen).unique().sort()
            self._learn(new, self._numbers_of(new.to_list()))
        found: pl.Series = self._numbers.gather(codes)
        return found

    def _codes(self, ids: pl.Series) -> pl.Series:
        codes: pl.Series = ids.cast(self._kind).to_physical()
        return codes

    def _numbers_of(self, ids: list[str]) -> Sequence[int | None]:
        if not self.erased.times:
            return self._register.number(ids, new=self._whole)
        living = [id_ for id_ in ids if self.erased.when(id_) is None]
        found = dict(zip(living, self._register.number(living, new=self._whole), strict=True))
        return [found.get(id_) for id_ in ids]

    def _learn(self, ids: pl.Series, numbers: Sequence[int | None]) -> None:
        more = pl.DataFrame([self._codes(ids).alias("code"), pl.Series("number", numbers, dtype=pl.Int32)])
        places = pl.DataFrame({"code": range(len(self._numbers), int(more["code"].max()) + 1)}, {"code": pl.UInt32})  # type: ignore[arg-type] # there is one
        self._numbers.extend(places.join(more, on="code", how="left", maintain_order="left")["number"])

    def _forget(self) -> None:
        self._kind = pl.Categorical(pl.Categories.random())
        self._alive = pl.Series([""], dtype=self._kind)  # polars forgets codes that no column has any more
        self._numbers: pl.Series = pl.Series([0], dtype=pl.Int32)


class ColumnByColumn:
    """Reads blocks column by column, and hands odd lines to the way that reads them one by one."""

    def __init__(self, readers: Known, articles: Known, now: int) -> None:
        self._plain = LineByLine(readers, articles, now, readers.erased)
        self._readers = readers
        self._articles = articles
        self._now = now

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
        day = (pl.col("at") // DAY).cast(pl.Int32)
        rows = (
            numbered.lazy()
            .select("r", "a", day=day, s=(pl.col("at") % DAY).cast(pl.Int32), mark=_mark(numbered.columns))
            .sort(pl.col("day").cast(pl.Int64) * (1 << 32) + pl.col("r"), "a", "s", "mark")
            .collect()
        )
        columns = (numbers(rows[name]) for name in ("day", "r", "a", "s", "mark"))
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
    exact = (at.str.len_bytes() == 20) & ~at.str.ends_with("60Z")
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
