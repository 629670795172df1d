"""Remedies as commands: give articles or access, reset the meter, extend, join two ids of one person; each undoable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, delete, insert, select, update

from paywall_admin.core import remedies
from paywall_admin.core.calendar import instant
from paywall_admin.core.problems import BadInput, Conflict, NotFound
from paywall_admin.services.command import Command, Context, Result, command, handles
from paywall_admin.services.readers.moments import clock, place
from paywall_admin.store import readers, reading, rows
from paywall_admin.store.look import value
from paywall_admin.store.readers import ReaderRow

if TYPE_CHECKING:
    from paywall_admin.services.app import App
    from paywall_admin.services.command import Outcome

TOPICS: Final = frozenset({"readers", "grants"})
KINDS: Final = ("articles", "access", "reset")


@command("grant:give")
@dataclass(frozen=True)
class GiveGrant(Command):
    """Gives a reader something; `number`, `given_by` and `given_at` are known only where it comes back."""

    reader: int
    kind: str
    why: str
    count: int | None = None
    until: int | None = None
    since: int | None = None
    number: int | None = None
    given_by: str | None = None
    given_at: int | None = None


@command("grant:withdraw")
@dataclass(frozen=True)
class WithdrawGrant(Command):
    """Takes back what was given."""

    number: int


@command("grant:extend")
@dataclass(frozen=True)
class ExtendGrant(Command):
    """Moves the end of what was given."""

    number: int
    was: int
    now: int
    why: str


@command("reader:merge")
@dataclass(frozen=True)
class MergeReaders(Command):
    """Joins another id of the same person to a reader, such as a device that has registered."""

    into: int
    other: int
    why: str


@command("reader:split")
@dataclass(frozen=True)
class SplitReader(Command):
    """Takes an id apart again from the reader it was joined to."""

    other: int
    into: int
    why: str


@handles(GiveGrant)
def give_grant(context: Context, wanted: GiveGrant) -> Result:
    """Writes the grant, within what the role may give."""
    people = _person(context, wanted.reader)
    row = _returning(wanted) if wanted.number is not None else _new_grant(context, wanted, people)
    context.connection.execute(insert(rows.reader_grant).values(row))
    return Result(
        _label(context, row), TOPICS, WithdrawGrant(row["number"]), row["number"], ("reader", str(wanted.reader)),
        after=_said(row),
    )  # fmt: skip


@handles(WithdrawGrant)
def withdraw_grant(context: Context, wanted: WithdrawGrant) -> Result:
    """Takes the grant away."""
    row = _grant(context.connection, wanted.number)
    context.connection.execute(delete(rows.reader_grant).where(rows.reader_grant.c.number == wanted.number))
    inverse = GiveGrant(
        row["reader"], row["kind"], row["reason"], row["count"], row["until"], row["since"], row["number"],
        row["given_by"], row["given_at"],
    )  # fmt: skip
    return Result(
        f"Take back: {_label(context, row)}", TOPICS, inverse, object=("reader", str(row["reader"])),
        before=_said(row),
    )  # fmt: skip


@handles(ExtendGrant)
def extend_grant(context: Context, wanted: ExtendGrant) -> Result:
    """Sets another end, where it still is as it was."""
    row = _grant(context.connection, wanted.number)
    if row["kind"] == "reset":
        raise BadInput("reset", "A reset of the meter has no end that could be moved.", place="number")
    if row["until"] != wanted.was:
        raise Conflict(
            "The end was moved by somebody else in the meantime; choose what shall stand.",
            place="until", fields={"until": (wanted.was, row["until"], wanted.now)},
        )  # fmt: skip
    _reason(wanted.why, _person(context, row["reader"]))
    if wanted.now > wanted.was:
        until = remedies.accept_until(wanted.now, context.now)
        remedies.refuse_too_much(context.role, until=until, now=context.now)
    table = rows.reader_grant
    context.connection.execute(update(table).where(table.c.number == wanted.number).values(until=wanted.now))
    inverse = ExtendGrant(wanted.number, wanted.now, wanted.was, wanted.why)
    verb = "Extend" if wanted.now > wanted.was else "Shorten"
    return Result(
        f"{verb} {_thing(row)} until {_moment(context, wanted.now)}", TOPICS, inverse,
        object=("reader", str(row["reader"])),
        before={"until": instant(wanted.was)}, after={"until": instant(wanted.now)},
    )  # fmt: skip


@handles(MergeReaders)
def merge_readers(context: Context, wanted: MergeReaders) -> Result:
    """Joins the ids."""
    into, other = _one(context, wanted.into), _one(context, wanted.other)
    _reason(wanted.why, (into, other))
    if into.number == other.number:
        raise BadInput("same-reader", "These are the same reader; choose the other id.", place="other")
    if into.merged_into is not None or other.merged_into is not None or len(_person(context, other.number)) > 1:
        raise BadInput(
            "joined-already", "One of these ids is joined to another already; take it apart first.", place="other"
        )
    _join(context.connection, other.number, into.number)
    inverse = SplitReader(other.number, into.number, wanted.why)
    return Result("Join another id of the same person", TOPICS, inverse, object=("reader", str(into.number)))


@handles(SplitReader)
def split_reader(context: Context, wanted: SplitReader) -> Result:
    """Takes the ids apart."""
    other = _one(context, wanted.other)
    if other.merged_into != wanted.into:
        raise Conflict(
            "These ids are not joined any more; look at the reader again.",
            place="other", fields={"merged_into": (wanted.into, other.merged_into, None)},
        )  # fmt: skip
    _join(context.connection, wanted.other, None)
    inverse = MergeReaders(wanted.into, wanted.other, wanted.why)
    return Result("Take apart two ids", TOPICS, inverse, object=("reader", str(wanted.into)))


def give(app: App, wanted: Command, *, dry_run: bool = False) -> Outcome:
    """Carry out a remedy; its reason stands in the audit as every reason does."""
    return app.do(wanted, dry_run=dry_run, reason=getattr(wanted, "why", ""))


def extension(app: App, number: int, until: int, why: str) -> ExtendGrant:
    """The command that moves the end of what was given, as it is now."""
    with app.store.look() as look:
        found = value(look, "SELECT until FROM reader_grant WHERE number = ?", number)
    if found is None:
        raise NotFound("no-such-grant", f"Nothing that was given and ends has the number {number}.", place="number")
    return ExtendGrant(number, int(found), until, why)


def _new_grant(context: Context, wanted: GiveGrant, people: tuple[ReaderRow, ...]) -> dict[str, Any]:
    if wanted.kind not in KINDS:
        raise BadInput("kind", f"What is given is one of {', '.join(KINDS)}.", place="kind")
    why = _reason(wanted.why, people)
    numbers = [one.number for one in people]
    recent = sum(row.given_at > context.now - remedies.WINDOW for row in readers.grants(context.look, numbers))
    count = remedies.accept_count(wanted.count) if wanted.kind == "articles" else None
    until = None if wanted.kind == "reset" else remedies.accept_until(wanted.until, context.now)
    remedies.refuse_too_much(context.role, articles=count or 0, until=until, given=recent, now=context.now)
    last = int(value(context.look, "SELECT max(number) FROM reader_grant") or 0)
    # The number of what was taken back may come again with it, and is nobody else's: the audit's numbers only grow.
    number = max(last, reading.audit_latest(context.look)) + 1
    return {
        "number": number, "reader": wanted.reader, "kind": wanted.kind, "count": count, "since": context.now,
        "until": until, "reason": why, "given_by": context.actor, "given_at": context.now,
    }  # fmt: skip


def _returning(wanted: GiveGrant) -> dict[str, Any]:
    return {
        "number": wanted.number, "reader": wanted.reader, "kind": wanted.kind, "count": wanted.count,
        "since": wanted.since, "until": wanted.until, "reason": wanted.why, "given_by": wanted.given_by,
        "given_at": wanted.given_at,
    }  # fmt: skip


def _reason(why: str, people: tuple[ReaderRow, ...]) -> str:
    names = tuple(name for one in people for name in (one.id, one.email, one.customer) if name)
    return remedies.accept_reason(why, names)


def _person(context: Context, number: int) -> tuple[ReaderRow, ...]:
    found = readers.person(context.look, number)
    if not found:
        raise NotFound("no-such-reader", "There is no such reader here; search again.", place="reader")
    return found


def _one(context: Context, number: int) -> ReaderRow:
    return next(one for one in _person(context, number) if one.number == number)


def _join(connection: Connection, other: int, into: int | None) -> None:
    table = rows.reader
    connection.execute(update(table).where(table.c.number == other).values(merged_into=into))


def _grant(connection: Connection, number: int) -> dict[str, Any]:
    table = rows.reader_grant
    found = connection.execute(select(table).where(table.c.number == number)).mappings().first()
    if found is None:
        raise NotFound("no-such-grant", f"Nothing that was given has the number {number} any more.", place="number")
    return dict(found)


def _thing(row: dict[str, Any]) -> str:
    if row["kind"] == "articles":
        return "1 more article" if row["count"] == 1 else f"{row['count']} more articles"
    return "access" if row["kind"] == "access" else "a fresh start of the meter"


def _label(context: Context, row: dict[str, Any]) -> str:
    until = "" if row["until"] is None else f" until {_moment(context, row['until'])}"
    return f"Give {_thing(row)}{until}"


def _moment(context: Context, at: int) -> str:
    """A moment as the clocks of the publication show it."""
    zone = str(value(context.look, "SELECT time_zone FROM publication"))
    return f"{clock(at, zone)} in {place(zone)}"


def _said(row: dict[str, Any]) -> dict[str, Any]:
    said = {
        "kind": row["kind"],
        "count": row["count"],
        "until": None if row["until"] is None else instant(row["until"]),
    }
    return {name: value for name, value in said.items() if value is not None}
