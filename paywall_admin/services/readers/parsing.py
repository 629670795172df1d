"""Reading feed files into chunks that are ready to be stored: checked, numbered, and sorted as the table is.

This runs in a process of its own, so that neither the window nor the writing waits for it, and so that whatever a
file does to it stays there.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping
from typing import NamedTuple, Protocol

from paywall_admin.core import feed
from paywall_admin.core.feed import FeedProblem, Told, View
from paywall_admin.services.readers.chunk import Attributes, Chunk, Reading, Row, joined, reject
from paywall_admin.services.readers.erased import NOBODY, Erased
from paywall_admin.services.readers.numbers import Numbers, Register
from paywall_admin.store import schema
from paywall_admin.store.location import Location
from paywall_admin.system import feedfile
from paywall_admin.system.feedfile import Block, FeedFile, Mark, Stopped


class Job(NamedTuple):
    """What is to be read: where the store is, the files by number with what is known of each, and the desk's clock.

    `unread` says how many bytes there are to be read; nothing, where that cannot be known.
    """

    location: Location
    files: tuple[tuple[int, str, Mark | None], ...]
    now: int
    fast: bool = True
    watching: bool = False
    erased: Erased = NOBODY
    unread: int | None = None


class Way(Protocol):
    """How a block of lines becomes a chunk."""

    def fill(self, chunk: Chunk, content: bytes, reading: Reading, columns: list[str] | None, first_line: int) -> None:
        """Takes the lines of `content` for `chunk`; `columns` are those of a CSV."""

    def is_full(self, chunk: Chunk) -> bool:
        """Whether it is time to store the chunk."""

    def finish(self, chunk: Chunk) -> None:
        """Puts all that was taken for it into the chunk."""


class Table(Protocol):
    """Where texts have numbers."""

    def of(self, ids: Iterable[str]) -> Mapping[str, int]:
        """A table with at least these texts in it."""

    def knows(self, id_: str) -> bool:
        """Whether a text has a number."""


class LineByLine:
    """Every line by itself, in plain Python: slower, and exact about what is wrong with a line."""

    def __init__(self, readers: Table, articles: Table, now: int, erased: Erased = NOBODY) -> None:
        self._readers = readers
        self._articles = articles
        self._now = now
        self._erased = erased
        self._attributes: dict[int, Attributes] = {}

    def fill(self, chunk: Chunk, content: bytes, reading: Reading, columns: list[str] | None, first_line: int) -> None:  # noqa: ARG002 - as any way to read a block
        """Reads the lines one after the other."""
        lines = content.split(b"\n")
        if not lines[-1]:
            lines.pop()
        self.fill_from(chunk, enumerate(lines, first_line), reading)
        chunk.lines += len(lines)

    def is_full(self, chunk: Chunk) -> bool:  # noqa: ARG002 - as any way to read blocks
        """A block is enough: it takes as long as many that are read column by column."""
        return True

    def finish(self, chunk: Chunk) -> None:
        """Everything is in the chunk already."""

    def fill_from(self, chunk: Chunk, lines: Iterable[tuple[int, bytes]], reading: Reading) -> list[Row]:
        """Reads numbered lines, and adds their rows to the chunk."""
        views: list[View] = []
        told: list[Told] = []
        for number, line in lines:
            try:
                if len(line) > feed.MOST_LINE:
                    raise FeedProblem(f"This line is longer than {feed.MOST_LINE:,} bytes.")
                found = reading(line, self._now)
            except FeedProblem as problem:
                reject(chunk, number, str(problem))
                continue
            if isinstance(found, View):
                views.append(found)
            else:
                told.append(found)
        return self._add(chunk, views, told)

    def _add(self, chunk: Chunk, views: list[View], told: list[Told]) -> list[Row]:
        count = len(views) + len(told)
        views, told = self._erased.sift(views, told, self._readers.knows)
        chunk.erased += count - len(views) - len(told)
        readers = self._readers.of([*(view.reader for view in views), *(one.reader for one in told)])
        articles = self._articles.of(view.article for view in views)
        rows = [(*feed.split(view.at), readers[view.reader], articles[view.article], view.mark) for view in views]
        self._note(chunk, views, readers, articles)
        chunk.told += [(readers[one.reader], one) for one in told]
        ordered = sorted((day, reader, article, second, mark) for day, second, reader, article, mark in rows)
        chunk.views = joined(chunk.views, ordered)
        return ordered

    def _note(self, chunk: Chunk, views: list[View], readers: Mapping[str, int], articles: Mapping[str, int]) -> None:
        """What views say of their articles and readers, where that is new."""
        met: dict[int, tuple[int, bool | None, str | None]] = {}
        said: dict[int, Attributes] = {}
        for view in views:
            if view.section is not None or view.content_type is not None or view.tags is not None:
                said[articles[view.article]] = Attributes(view.section, view.content_type, view.tags)
            if view.registered is not None or view.country is not None:
                number = readers[view.reader]
                if number not in met or met[number][0] <= view.at:
                    met[number] = (view.at, view.registered, view.country)
        chunk.met += [(number, registered, country, at) for number, (at, registered, country) in met.items()]
        self.note_articles(chunk, said)

    def note_articles(self, chunk: Chunk, said: dict[int, Attributes]) -> None:
        """Passes on what is said of articles, where it differs from what was said before."""
        for number, attributes in said.items():
            if self._attributes.get(number) != attributes:
                self._attributes[number] = attributes
                chunk.articles.append((number, attributes))


def chunks(job: Job) -> Generator[Chunk, None, None]:
    """The chunks of a job, file after file; a file that cannot be opened is a chunk that says so."""
    store = schema.open_store(job.location, create=False)
    try:
        readers, articles = Register(store, "reader"), Register(store, "article")
        way = _way(readers, articles, job)
        for index, name, mark in job.files:
            for chunk in _file_chunks(index, name, mark, way, job):
                chunk.new_readers, chunk.new_articles = readers.take_given(), articles.take_given()
                yield chunk
                del chunk  # before the next one is made beside it
    finally:
        store.close()


def _way(readers: Register, articles: Register, job: Job) -> Way:
    """Column by column where polars is there, else line by line."""
    if job.fast:
        try:
            from paywall_admin.services.readers.columns import ColumnByColumn
            from paywall_admin.services.readers.known import Known
        except ImportError:
            pass
        else:
            return ColumnByColumn(Known(readers, job.erased, unread=job.unread), Known(articles), job.now)
    return LineByLine(Numbers(readers), Numbers(articles), job.now, job.erased)


def _file_chunks(index: int, name: str, mark: Mark | None, way: Way, job: Job) -> Iterator[Chunk]:
    file = FeedFile(name)
    try:
        lines = _Lines(file, index, way, job)
        yield from lines.chunks(mark)
    finally:
        file.close()


class _Lines:
    """The lines of one file on their way into chunks."""

    def __init__(self, file: FeedFile, index: int, way: Way, job: Job) -> None:
        self._file = file
        self._index = index
        self._way = way
        self._job = job
        self._number = 1
        self._reading: Reading | None = None if feedfile.is_csv(file.name) else feed.read_json
        self._columns: list[str] | None = None
        self._resumed = False
        self._chunk = Chunk(index)

    def chunks(self, mark: Mark | None) -> Iterator[Chunk]:
        """Chunks of some blocks each; the last one says how the file ended."""
        stopped, is_refused = None, False
        try:
            if mark is not None and mark.offset:
                self._take_up(mark)
            for block in self._file.blocks():
                self._take(block)
                if self._way.is_full(self._chunk):  # before the next block counts as handed out
                    yield self._finished()
        except Stopped as end:
            stopped = str(end)
        except FeedProblem as problem:
            stopped, is_refused = str(problem), True
        last = self._finished()
        if is_refused:
            last.mark = None  # nothing of it could be read, so it is not known the next time either
        last.ended, last.stopped = True, stopped
        yield last

    def _take_up(self, mark: Mark) -> None:
        """Goes on behind what was read before, with the header of a CSV from its beginning."""
        if self._reading is None:
            first = FeedFile(self._file.name)
            try:
                self._name_columns(first.first(feedfile.HEAD_BYTES).partition(b"\n")[0])
            finally:
                first.close()
        self._resumed = self._file.skip_to(mark)
        if not self._resumed and feedfile.is_csv(self._file.name):
            self._reading = self._columns = None

    def _take(self, block: Block) -> None:
        if block.unended:
            if self._job.watching:
                return  # somebody is still writing it
            self._file.take_unended(block)
        content, before = block.content, self._chunk.lines
        if self._reading is None:
            head, _, content = content.partition(b"\n")
            self._name_columns(head)
            self._number += 1
        if content:
            assert self._reading is not None
            self._way.fill(self._chunk, content, self._reading, self._columns, self._number)
        self._number += self._chunk.lines - before

    def _name_columns(self, head: bytes) -> None:
        names = feed.header(head.rstrip(b"\r").removeprefix(b"\xef\xbb\xbf"))
        self._reading = feed.csv_reader(names)
        self._columns = [name.strip() for name in names]

    def _finished(self) -> Chunk:
        chunk, self._chunk = self._chunk, Chunk(self._index)
        self._way.finish(chunk)
        file = self._file
        chunk.size, chunk.mark, chunk.position, chunk.resumed = file.size, file.mark, file.position(), self._resumed
        return chunk
