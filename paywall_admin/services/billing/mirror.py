"""Readers as Stripe has them, in the store: customers, subscriptions, and which reader is which customer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from paywall_admin.billing import subscriptions
from paywall_admin.billing.subscriptions import Record, Shown
from paywall_admin.core.erased import keys_of
from paywall_admin.services.command import Command, Context, Result, command, handles
from paywall_admin.services.query import Asking, Query, answers
from paywall_admin.store import reading
from paywall_admin.store.look import Look

TOPICS = frozenset({"readers", "stripe"})
_COLUMNS = tuple(Record.__slots__)


@dataclass(frozen=True)
class SubscriptionView:
    """One subscription as support reads it: the record, how it is shown now, and how its reader is known."""

    record: Record
    shown: Shown
    email: str | None
    deleted: bool
    source: str | None


@dataclass(frozen=True)
class GetSubscriptions(Query[tuple[SubscriptionView, ...]]):
    """Every subscription of a reader, the one that counts first.

    By the web tier's id, by a customer, by an e-mail, or by any of them. Looking somebody up is for those who may
    look up readers, and recorded by whoever asks.
    """

    reader: str | None = None
    customer: str | None = None
    email: str | None = None


@dataclass(frozen=True)
class GetErased(Query[tuple[str, Mapping[str, int]]]):
    """The publication's id, and the one-way keys of every person who was erased, with when that was."""


@answers(GetErased, looks=True)
def get_erased(asking: Asking, _: GetErased) -> tuple[str, Mapping[str, int]]:
    """Reads the keys."""
    keys = {key: int(at) for key, at in asking.look.rows("SELECT key, erased_at FROM erasure ORDER BY number")}
    return reading.meta(asking.look).publication_id, keys


@command("reader:mirror")
@dataclass(frozen=True)
class MirrorReaders(Command):
    """Keeps what Stripe said of readers; beside it come `customers`, `subscriptions` and `links`, which name persons.

    `read_at` is given with the last part alone: from then on everything up to that instant is here. `complete` says
    that every customer was read, so that one who was not has been deleted.
    """

    undoable = False

    customers: int
    subscriptions: int
    read_at: int | None = None
    complete: bool = False


@handles(MirrorReaders)
def mirror_readers(context: Context, wanted: MirrorReaders) -> Result:
    """Puts rows in the place of older ones; only the last part is audited, by its numbers."""
    from sqlalchemy import update

    from paywall_admin.store import rows

    beside = context.beside
    stamp = {"read_at": context.now}
    _replace(context, rows.stripe_customer, [{**one, **stamp} for one in beside.get("customers", ())])
    found = [{**asdict(one), **stamp} for one in beside.get("subscriptions", ())]
    _replace(context, rows.stripe_subscription, found)
    _link(context, beside.get("links", ()))
    _delete_erased(context, list(beside.get("erased", ())))
    if wanted.read_at is None:
        return Result("Nothing to tell yet", frozenset())
    if wanted.complete:
        gone = rows.stripe_customer.c.read_at < beside["began_at"]
        context.connection.execute(update(rows.stripe_customer).where(gone).values(deleted=True))
    _end_those_of_deleted(context)
    _link_by_email(context, beside.get("began_at", context.now))
    context.connection.execute(update(rows.stripe_account).values(read_at=wanted.read_at))
    words = f"Read from Stripe: customers {wanted.customers:,}, subscriptions {wanted.subscriptions:,}"
    after = {"customers": wanted.customers, "subscriptions": wanted.subscriptions}
    return Result(words, TOPICS, object=("stripe", None), after=after)


def _replace(context: Context, table: Any, found: Sequence[Mapping[str, Any]]) -> None:
    from sqlalchemy import delete, insert

    unique = {one["id"]: dict(one) for one in found}
    ids = list(unique)
    for start in range(0, len(ids), 500):
        context.connection.execute(delete(table).where(table.c.id.in_(ids[start : start + 500])))
    if unique:
        context.connection.execute(insert(table), list(unique.values()))


def _end_those_of_deleted(context: Context) -> None:
    """Stripe cancels what a customer has when it is deleted, and may list that no more."""
    from sqlalchemy import select, update

    from paywall_admin.store.rows import stripe_customer, stripe_subscription

    gone = select(stripe_customer.c.id).where(stripe_customer.c.deleted)
    table = stripe_subscription
    for in_trial, label in ((True, "trial_expired"), (False, "expired")):
        over = table.c.customer.in_(gone) & table.c.status.not_in(("canceled", "incomplete_expired"))
        over &= (table.c.status == "trialing") == in_trial
        ended = {"ended_at": context.now, "until": context.now, "ended_during_trial": in_trial, "cancels": False}
        context.connection.execute(
            update(table).where(over).values(status="canceled", label=label, past_due_since=None, **ended)
        )


def _delete_erased(context: Context, customers: Sequence[str]) -> None:
    """Stripe still has who was erased here; that does not bring them back, not even by a single change later on."""
    from sqlalchemy import delete

    from paywall_admin.store import erasing
    from paywall_admin.store.rows import reader_link, stripe_customer, stripe_subscription

    for start in range(0, len(customers), 500):
        some = customers[start : start + 500]
        context.connection.execute(delete(stripe_subscription).where(stripe_subscription.c.customer.in_(some)))
        context.connection.execute(delete(reader_link).where(reader_link.c.customer.in_(some)))
        context.connection.execute(delete(stripe_customer).where(stripe_customer.c.id.in_(some)))
    if customers:
        publication = reading.meta(context.look).publication_id
        noted = {row["key"] for row in erasing.noted(context.connection)}
        fresh = [key for key in keys_of(publication, [], [], list(customers)) if key not in noted]
        erasing.note(context.connection, fresh, at=context.now, by=context.actor, views=0)


def _link(context: Context, links: Sequence[tuple[str, str, str]]) -> None:
    from sqlalchemy import delete, insert

    from paywall_admin.store.rows import reader_link

    for (reader, customer), source in {(reader, customer): source for reader, customer, source in links}.items():
        here = (reader_link.c.reader == reader) & (reader_link.c.customer == customer)
        context.connection.execute(delete(reader_link).where(here))
        row = {"reader": reader, "customer": customer, "source": source, "at": context.now}
        context.connection.execute(insert(reader_link).values(row))


def _link_by_email(context: Context, since: int) -> None:
    """Readers whose e-mail is that of a customer who was just read, as it is or in small letters, through the index."""
    from sqlalchemy import exists, func, insert, literal, or_, select

    from paywall_admin.store.rows import reader, reader_link, stripe_customer

    known = exists().where(reader_link.c.customer == stripe_customer.c.id, reader_link.c.reader == reader.c.id)
    same = or_(reader.c.email == stripe_customer.c.email, reader.c.email == func.lower(stripe_customer.c.email))
    found = (
        select(reader.c.id, stripe_customer.c.id, literal("email"), literal(context.now))
        .join_from(stripe_customer, reader, same)
        .where(stripe_customer.c.read_at >= since, ~known)
    )
    columns = [reader_link.c.reader, reader_link.c.customer, reader_link.c.source, reader_link.c.at]
    context.connection.execute(insert(reader_link).from_select(columns, found))


@answers(GetSubscriptions, looks=True)
def get_subscriptions(asking: Asking, query: GetSubscriptions) -> tuple[SubscriptionView, ...]:
    """Reads them through the links."""
    found = subscriptions_of(asking.look, reader=query.reader, customer=query.customer, email=query.email)
    first = subscriptions.best(record for record, *_ in found)
    views = [
        SubscriptionView(record, subscriptions.shown(record, asking.now), email, deleted, source)
        for record, email, deleted, source in found
    ]
    return tuple(sorted(views, key=lambda view: (view.record != first, -(view.record.created_at or 0))))


def subscriptions_of(
    look: Look, *, reader: str | None = None, customer: str | None = None, email: str | None = None
) -> list[tuple[Record, str | None, bool, str | None]]:
    """The records of a reader, each with the customer's e-mail, whether it was deleted, and how it was linked."""
    names = ", ".join(f"s.{name}" for name in _COLUMNS)
    links = "SELECT customer FROM reader_link WHERE reader = ?"
    found = look.rows(
        f"SELECT {names}, c.email, c.deleted, "  # noqa: S608 - our own names
        "(SELECT min(l.source) FROM reader_link AS l WHERE l.customer = s.customer) "
        "FROM stripe_subscription AS s LEFT JOIN stripe_customer AS c ON c.id = s.customer "
        f"WHERE s.customer IN ({links}) OR s.customer = ? OR s.customer IN "
        "(SELECT id FROM stripe_customer WHERE email = ? OR email = ?) ORDER BY s.id",
        reader, customer, email, email.lower() if email else None,
    )  # fmt: skip
    booleans = {"ended_during_trial", "cancels", "collection_paused"}
    made = []
    for row in found:
        fields = dict(zip(_COLUMNS, row, strict=False))
        values: dict[str, Any] = {name: bool(one) if name in booleans else one for name, one in fields.items()}
        record = Record(**values)
        made.append((record, row[-3], bool(row[-2]), row[-1]))
    return made
