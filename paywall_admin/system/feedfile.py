"""Files of a feed: plain or compressed, read in blocks of whole lines, within limits, from where a reading ended."""

from __future__ import annotations

import gzip
import hashlib
import io
import sys
import zlib
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import IO, Any, Final, NamedTuple, cast

from paywall_admin.core.problems import BadInput
from paywall_admin.system import files

HEAD_BYTES: Final = 1 << 16
TAIL_BYTES: Final = 1 << 12
BLOCK: Final = 4 << 20
MOST_RATIO: Final = 200
"""How many times its own size a compressed file may have when it is unpacked, beyond the first 64 MiB."""
_FREE_OF_RATIO: Final = 64 << 20
_BROKEN: Final = "The compressed file ends or breaks off here; what came before is in."
SUFFIXES: Final = (".jsonl", ".ndjson", ".json", ".csv")
PACKED: Final = (".gz", ".zst")


class Stopped(Exception):  # noqa: N818 - the end of what can be read, not an error of the program
    """Why the rest of a file cannot be read, in a sentence; what came before it is good."""


class Block(NamedTuple):
    """Whole lines: their bytes, where they begin, and whether the last one had no line break."""

    content: bytes
    offset: int
    unended: bool = False


class Mark(NamedTuple):
    """By what a file is known again: its first bytes, and the last ones that were read."""

    head_bytes: int
    head: str
    tail_bytes: int
    tail: str
    offset: int


def find(places: list[str], *, packed: bool = True) -> list[str]:
    """Every feed file that the names stand for, those of a folder by name; `-` is standard input."""
    found: list[str] = []
    for place in places:
        path = Path(place)
        if place != "-" and path.is_dir():
            found += [str(one) for one in sorted(path.iterdir()) if one.is_file() and _is_feed(one.name, packed)]
        else:
            found.append(place)
    return found


def listing(folder: str) -> frozenset[tuple[str, int, int]]:
    """The feed files of a folder with their sizes and times: as long as it is the same, nothing new has come."""
    found = []
    try:
        for name in find([folder]):
            about = Path(name).stat()
            found.append((name, about.st_size, about.st_mtime_ns))
    except OSError as error:
        raise unreadable(folder, error) from error
    return frozenset(found)


def is_csv(name: str) -> bool:
    """Whether a file's name says that it is CSV."""
    return Path(_unpacked(name)).suffix.lower() == ".csv"


def unreadable(name: str, error: OSError) -> BadInput:
    """The refusal of a file that cannot be opened."""
    return BadInput("unreadable", f"The file cannot be read: {files.reason_unread(error)}.", place=name)


class FeedFile:
    """One file being read; `mark` says by what it is known again when all that was handed out is in the store."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._raw: IO[bytes] = _open_raw(name)
        self.size = 0 if name == "-" else Path(name).stat().st_size
        self._begin()

    @property
    def mark(self) -> Mark:
        """The first and the last bytes of what was handed out, and how much that was."""
        return self._digest.mark()

    def close(self) -> None:
        """Give the file back."""
        if self.name != "-":
            self._raw.close()

    def position(self) -> int:
        """How far into the file as it lies on the disk the reading is."""
        return self._read_bytes if self.name == "-" else self._raw.tell()

    def first(self, size: int) -> bytes:
        """The first bytes, before anything else was read."""
        return self._read(size)

    def ends_with(self, mark: Mark) -> bool:
        """Whether the last bytes of a plain file are those of the mark, before anything else was read."""
        self._raw.seek(max(0, self.size - mark.tail_bytes))
        return _hex(self._read(mark.tail_bytes)) == mark.tail

    def skip_to(self, mark: Mark) -> bool:
        """Go on where a reading ended; False, and at the beginning again, where that was another file."""
        while self._digest.count < mark.offset:
            piece = self._read(min(BLOCK, mark.offset - self._digest.count))
            if not piece:
                break
            self._digest.add(piece)
        if self._digest.matches(mark):
            return True
        self._raw.seek(0)
        self._begin()
        return False

    def blocks(self, size: int = BLOCK, most_line: int = 1 << 20) -> Iterator[Block]:
        """Blocks of whole lines; a line of more than `most_line` bytes comes cut to little more than that."""
        carry = b""
        while piece := self._read(size):
            whole = carry + piece
            cut = whole.rfind(b"\n") + 1
            if cut:
                yield self._block(whole[:cut])
                carry = whole[cut:]
            elif len(whole) > most_line:
                carry = yield from self._overlong(whole, most_line, size)
            else:
                carry = whole
        if carry:
            yield Block(carry, self._digest.count, unended=True)

    def take_unended(self, block: Block) -> None:
        """Count a last line that had no line break among what was handed out."""
        self._digest.add(block.content)

    def _overlong(self, whole: bytes, most_line: int, size: int) -> Generator[Block, None, bytes]:
        """Reads past a line that is too long, and hands out its beginning in its place; returns what follows it."""
        begins, start = self._digest.count, whole[: most_line + 1]
        self._digest.add(whole)
        while piece := self._read(size):
            cut = piece.find(b"\n") + 1
            self._digest.add(piece[:cut] if cut else piece)
            if cut:
                yield Block(start + b"\n", begins)
                return piece[cut:]
        yield Block(start + b"\n", begins)
        return b""

    def _begin(self) -> None:
        self._stream = _unpack(self.name, self._raw)
        self._digest = _Digest()
        self._read_bytes = 0
        self._fault: Stopped | None = None

    def _block(self, content: bytes) -> Block:
        block = Block(content, self._digest.count)
        self._digest.add(content)
        return block

    def _read(self, size: int) -> bytes:
        """So many bytes, or fewer at the end; what could be unpacked before a fault comes first, then the fault."""
        if self._fault:
            raise self._fault
        pieces: list[bytes] = []
        left = size
        while left > 0 and not self._fault and (piece := self._piece(left)):
            pieces.append(piece)
            left -= len(piece)
            self._read_bytes += len(piece)
            if self._stream is not self._raw and self._read_bytes > _FREE_OF_RATIO:
                self._refuse_bomb()
        if self._fault and not pieces:
            raise self._fault
        return b"".join(pieces)

    def _piece(self, size: int) -> bytes:
        try:
            read = getattr(self._stream, "read1", self._stream.read)
            return cast(bytes, read(size)) or b""
        except (EOFError, gzip.BadGzipFile, zlib.error):
            self._fault = Stopped(_BROKEN)
        except OSError as error:
            self._fault = Stopped(f"The file cannot be read further: {files.reason_unread(error)}.")
        except Exception as error:
            if type(error).__name__ != "ZstdError":
                raise
            self._fault = Stopped(_BROKEN)
        return b""

    def _refuse_bomb(self) -> None:
        if self._read_bytes > MOST_RATIO * max(1, self._raw.tell()):
            self._fault = Stopped(f"The file unpacks to more than {MOST_RATIO} times its size, as no feed does.")


class _Digest:
    """The first and the last bytes of what goes by, and how many there were."""

    def __init__(self) -> None:
        self.count = 0
        self._head, self._tail = b"", b""

    def add(self, piece: bytes) -> None:
        if len(self._head) < HEAD_BYTES:
            self._head += piece[: HEAD_BYTES - len(self._head)]
        self._tail = piece[-TAIL_BYTES:] if len(piece) >= TAIL_BYTES else (self._tail + piece)[-TAIL_BYTES:]
        self.count += len(piece)

    def mark(self) -> Mark:
        return Mark(len(self._head), _hex(self._head), len(self._tail), _hex(self._tail), self.count)

    def matches(self, mark: Mark) -> bool:
        return (
            self.count == mark.offset
            and _hex(self._head[: mark.head_bytes]) == mark.head
            and _hex(self._tail[-mark.tail_bytes :] if mark.tail_bytes else b"") == mark.tail
        )


def head_of(name: str) -> bytes:
    """The first bytes of a file, unpacked, by which it is looked for among those that were read before."""
    file = FeedFile(name)
    try:
        return file.first(HEAD_BYTES)
    except Stopped:
        return b""
    finally:
        file.close()


def is_read(name: str, mark: Mark) -> bool:
    """Whether a plain file that begins as `mark` says was read to its end: it is as long, and ends in the same way."""
    if name == "-" or _unpacked(name) != name:
        return False
    file = FeedFile(name)
    try:
        return file.size == mark.offset and file.ends_with(mark)
    finally:
        file.close()


def _hex(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _open_raw(name: str) -> IO[bytes]:
    if name == "-":
        return sys.stdin.buffer
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise unreadable(name, error) from error


def _unpack(name: str, raw: IO[bytes]) -> IO[bytes]:
    suffix = Path(name).suffix.lower()
    if suffix == ".gz":
        return cast(IO[bytes], gzip.GzipFile(fileobj=raw))
    if suffix == ".zst":
        return cast(IO[bytes], io.BufferedReader(_zstd(raw), 1 << 17))
    return raw


def _zstd(raw: IO[bytes]) -> Any:
    if sys.version_info >= (3, 14):
        from compression import zstd  # noqa: PLC0415 - only where a feed is packed so

        return zstd.ZstdFile(raw)
    try:
        import zstandard  # noqa: PLC0415 - as above
    except ImportError:
        raise BadInput(
            "no-zstd", "This computer cannot unpack .zst files; install the package zstandard, or unpack it first."
        ) from None
    return zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(raw, read_across_frames=True)


def _unpacked(name: str) -> str:
    return name[: -len(Path(name).suffix)] if Path(name).suffix.lower() in PACKED else name


def _is_feed(name: str, packed: bool) -> bool:
    if name.startswith(".") or (not packed and _unpacked(name) != name):
        return False
    return Path(_unpacked(name)).suffix.lower() in SUFFIXES
