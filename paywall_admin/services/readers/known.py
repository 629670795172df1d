"""Which texts have which numbers, for millions of texts at a time: kept in mind by their hashes, with polars."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import polars as pl

from paywall_admin.services.readers.erased import NOBODY, Erased
from paywall_admin.services.readers.numbers import Register

KNOWN: Final = 4_000_000  # texts kept in mind with their numbers, 16 bytes each
_SEED_BITS: Final = 63
_WORTH: Final = 16
"""From so many bytes of feed a text on it pays to read all texts of a store first."""


class Known:
    """The numbers of one table, each under two hashes of its text; whoever writes a feed cannot know their seeds.

    In place of a number nothing stands for who was erased: their lines are looked at one by one. `unread` says how
    many bytes of feed are to come: for a small feed it does not pay to get to know everybody in a large store.
    """

    def __init__(
        self, register: Register, erased: Erased = NOBODY, *, cap: int = KNOWN, unread: int | None = None
    ) -> None:
        self._register = register
        self.erased = erased
        self._cap = cap
        self._whole = register.count <= cap and (unread is None or register.count * _WORTH <= unread)
        self._forget()
        for some in register.everything() if self._whole else ():
            texts = pl.Series([id_ for id_, _ in some], dtype=pl.String)
            self._learn(self._hashed(texts), [None if self.erased.when(id_) else number for id_, number in some])

    @property
    def given(self) -> int:
        """How many numbers were given that nobody has taken to the store yet."""
        return self._register.waiting

    def of(self, ids: Iterable[str]) -> Mapping[str, int]:
        """A table with at least these texts in it."""
        wanted = list(dict.fromkeys(ids))
        found = dict(zip(wanted, self.numbered(pl.Series(wanted, dtype=pl.String)).to_list(), strict=True))
        erased = [id_ for id_, number in found.items() if number is None]
        return found | dict(zip(erased, self._register.number(erased), strict=True)) if erased else found

    def knows(self, id_: str) -> bool:
        """Whether a text has a number."""
        return self._register.knows(id_)

    def numbered(self, ids: pl.Series) -> pl.Series:
        """The number of each of the texts, in their order; none for who was erased."""
        if len(self._known) > self._cap:
            self._forget()
            self._whole = False
        while True:
            texts = self._hashed(ids)
            met = texts.with_row_index("at").unique("hash", keep="any")
            found = met.select("hash").join(self._known, on="hash")
            new = met.join(found, on="hash", how="anti")
            if not new.is_empty():
                found = found.vstack(self._meet(ids.gather(new["at"])))
            answer = texts.join(found, on="hash", how="left", maintain_order="left", suffix="_found")
            if (answer["check"] == answer["check_found"]).all():
                numbers: pl.Series = answer["number"]
                return numbers
            self._forget()  # two texts have one hash: with other seeds they have not
            self._whole = False

    def _meet(self, ids: pl.Series) -> pl.DataFrame:
        """Texts that are not in mind, each once; sorted, as the index is into which new ones will go."""
        ids = ids.sort()
        return self._learn(self._hashed(ids), self._numbers_of(ids.to_list()))

    def _numbers_of(self, ids: list[str]) -> Sequence[int | None]:
        if not self.erased.times:
            return self._register.number(ids, new=self._whole)
        living = [id_ for id_ in ids if self.erased.when(id_) is None]
        found = dict(zip(living, self._register.number(living, new=self._whole), strict=True))
        return [found.get(id_) for id_ in ids]

    def _hashed(self, ids: pl.Series) -> pl.DataFrame:
        check = ids.hash(self._seeds[1]) % (1 << 32)
        return pl.DataFrame({"hash": ids.hash(self._seeds[0]), "check": check.cast(pl.UInt32)})

    def _learn(self, texts: pl.DataFrame, numbers: Sequence[int | None]) -> pl.DataFrame:
        more = texts.with_columns(pl.Series("number", numbers, dtype=pl.Int32))
        self._known.extend(more)
        return more

    def _forget(self) -> None:
        self._seeds = secrets.randbits(_SEED_BITS), secrets.randbits(_SEED_BITS)
        self._known = pl.DataFrame(schema={"hash": pl.UInt64, "check": pl.UInt32, "number": pl.Int32})
