"""What is done with the whole audit: making sure that it is as it was written, and taking it out as a file.

Both go through it in steps, each from one state of the store, so that nothing is held up and either can be stopped
in between. The audit only ever grows at its end, so the steps fit together.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from paywall_admin.core.calendar import instant
from paywall_admin.core.problems import BadInput, Problem
from paywall_admin.core.spreadsheets import csv_text
from paywall_admin.services.queries.audit import AuditLine, ListAudit
from paywall_admin.services.query import Asking, Query, answers
from paywall_admin.store import chain, published, reading
from paywall_admin.store.chain import Link
from paywall_admin.store.look import value
from paywall_admin.store.trail import Filter
from paywall_admin.system import files

if TYPE_CHECKING:
    from paywall_admin.services.app import App

Form = Literal["csv", "json"]
FORMS: Final[tuple[str, ...]] = get_args(Form)
Progress = Callable[[int, int], None]
Stopped = Callable[[], bool]
STEP: Final = 2000
_PAGE: Final = 500
_BYTE_ORDER_MARK: Final = "\ufeff"
COLUMNS: Final = (
    "entry", "at", "actor", "label", "reason", "tag", "objectKind", "objectId", "before", "after", "undoes", "undoneBy",
)  # fmt: skip


class WasStopped(Problem):
    """The person stopped it; nothing is left of it."""


@dataclass(frozen=True)
class Head:
    """A seal that was written down elsewhere: in which bundle, and what it says was the newest entry's."""

    where: str
    seal: str


@dataclass(frozen=True)
class Verdict:
    """Whether the audit is as it was written: how many entries are good, and what is not."""

    entries: int
    broken: int | None = None
    missing: str | None = None

    @property
    def good(self) -> bool:
        """Whether all is as it was written."""
        return self.broken is None and self.missing is None

    @property
    def sentence(self) -> str:
        """All of it in words."""
        if self.broken is not None:
            return (
                f"Entry {self.broken} of the audit is not as it was written, or one before it is missing; "
                "nothing from there on can be relied on. Keep this store, and compare it with a backup."
            )
        if self.missing is not None:
            return (
                f"Entries are missing: {self.missing} was published after an entry that is not here. "
                "Keep this store, and compare it with a backup."
            )
        some = "The 1 entry of the audit is" if self.entries == 1 else f"All {self.entries:,} entries of the audit are"
        return f"{some} as written, none is missing." if self.entries else "The audit has no entry yet."


class GetExtent(Query[int]):
    """The number of the newest entry."""


@dataclass(frozen=True)
class FollowChain(Query[Link]):
    """How far the chain of seals holds over the next entries."""

    start: Link


@dataclass(frozen=True)
class GetHeads(Query[tuple[Head, ...]]):
    """The seal that the newest published version carries."""


@dataclass(frozen=True)
class HasSeal(Query[bool]):
    """Whether an entry has this seal."""

    seal: str


@answers(GetExtent, looks=True)
def get_extent(asking: Asking, _: GetExtent) -> int:
    """Reads the number."""
    return reading.audit_latest(asking.look)


@answers(FollowChain, looks=True)
def follow_chain(asking: Asking, query: FollowChain) -> Link:
    """Follows the chain for one step."""
    return chain.follow(asking.look, query.start, STEP)


@answers(GetHeads, looks=True)
def get_heads(asking: Asking, _: GetHeads) -> tuple[Head, ...]:
    """Reads it from the bytes that were signed."""
    newest = published.newest(asking.look)
    head = None if newest is None else _head_in(published.payload(asking.look, newest.number))
    return () if newest is None or head is None else (Head(f"version {newest.number}", head),)


@answers(HasSeal, looks=True)
def has_seal(asking: Asking, query: HasSeal) -> bool:
    """Looks for it."""
    return value(asking.look, "SELECT number FROM audit WHERE hash = ? LIMIT 1", query.seal) is not None


def head_of(bundle_bytes: bytes, name: str) -> Head:
    """The seal that a published bundle carries; `name` is the file's."""
    from paywall_admin.core import bundle

    head = _head_in(bundle.parse_envelope(bundle_bytes).payload)
    if head is None:
        raise BadInput("no-head", "This bundle does not say which entry of the audit it came after.", place=name)
    return Head(name, head)


def verify(
    app: App, *, heads: tuple[Head, ...] = (), progress: Progress | None = None, stopped: Stopped | None = None
) -> Verdict:
    """Whether every entry is as it was written; `heads` are seals from bundles that are kept elsewhere."""
    total = app.ask(GetExtent())
    link = chain.START
    while link.number < total and link.broken is None:
        if stopped and stopped():
            raise WasStopped("stopped", f"Stopped after {link.number:,} entries, which are as they were written.")
        link = app.ask(FollowChain(link))
        if progress:
            progress(link.number, total)
    if link.broken is not None:
        return Verdict(link.number, broken=link.broken)
    for head in (*app.ask(GetHeads()), *heads):
        if not app.ask(HasSeal(head.seal)):
            return Verdict(link.number, missing=head.where)
    return Verdict(link.number)


def _head_in(payload: bytes | None) -> str | None:
    try:
        head = json.loads(payload or b"")["auditHead"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return head if isinstance(head, str) else None


# Taking it out


def save(
    app: App,
    wanted: Filter,
    form: Form,
    target: Path,
    *,
    progress: Progress | None = None,
    stopped: Stopped | None = None,
) -> int:
    """Write every entry that a filter wants into a file, which appears when it is whole; how many there were."""
    count = 0
    try:
        with files.replacing(target) as stream:
            if form == "csv":
                stream.write(_BYTE_ORDER_MARK.encode())  # spreadsheets read another encoding without it
            for text, rows in written(app, wanted, form, progress=progress, stopped=stopped):
                stream.write(text.encode())
                count += rows
    except OSError as error:
        raise BadInput(
            "unwritable", f"The file cannot be written: {files.reason(error)}.", place=str(target)
        ) from error
    return count


def written(
    app: App, wanted: Filter, form: Form, *, progress: Progress | None = None, stopped: Stopped | None = None
) -> Iterator[tuple[str, int]]:
    """The entries that a filter wants as CSV or JSON, newest first, bit by bit; each bit with how many are in it."""
    total = app.ask(GetExtent())
    before: int | None = None
    yield (csv_text([COLUMNS]) if form == "csv" else "["), 0
    while True:
        if stopped and stopped():
            raise WasStopped("stopped", "Stopped; no file was written.")
        page = app.ask(ListAudit(before, _PAGE, wanted))
        texts = [_values(line) for line in page]
        if form == "csv":
            yield csv_text(texts), len(page)
        else:
            rows = (json.dumps(dict(zip(COLUMNS, row, strict=True)), ensure_ascii=False) for row in texts)
            start = ("\n" if before is None else ",\n") if page else ""
            yield start + ",\n".join(rows), len(page)
        if len(page) < _PAGE:
            break
        before = page[-1].number
        if progress:
            progress(total - before, total)
    if form == "json":
        yield "\n]\n", 0


def _values(line: AuditLine) -> list[Any]:
    kind, object_id = line.object or (None, None)
    return [
        line.number, instant(line.at), line.actor, line.label, line.reason, line.tag, kind, object_id, line.before,
        line.after, line.undoes, line.undone_by,
    ]  # fmt: skip
