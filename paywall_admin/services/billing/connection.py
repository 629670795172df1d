"""The account that a store is bound to: one account in one mode, and no other afterwards."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from paywall_admin.core.problems import BadInput, Conflict, StoreRefused
from paywall_admin.services.billing import key as keys
from paywall_admin.services.command import Command, Context, Result, command, handles
from paywall_admin.services.permission import demand
from paywall_admin.services.query import Asking, Query, answers
from paywall_admin.store import billing, reading
from paywall_admin.store.reading import role_of
from paywall_admin.system.vault import Ask

if TYPE_CHECKING:
    from paywall_admin.billing.gateway import Account, Gateway
    from paywall_admin.services.app import App

TOPICS = frozenset({"stripe"})
ADDRESS_VARIABLE = "STRIPE_API_BASE"


@dataclass(frozen=True)
class ConnectionView:
    """How this store stands to Stripe.

    `account` is None where the key may not ask whose it is. `unfinished` counts requests whose outcome is not known.
    `checked_at` is when the account was last compared with the draft, `read_at` when readers were last pulled.
    """

    connected: bool
    account: str | None = None
    name: str | None = None
    livemode: bool = False
    environment: str = "test"
    connected_at: int | None = None
    checked_at: int | None = None
    read_at: int | None = None
    unfinished: int = 0

    @property
    def words(self) -> str:
        """The account and its mode in a phrase, for the head of the window."""
        bound = billing.Bound(self.account, self.name, self.livemode, self.connected_at or 0, None, None)
        return billing.phrase(bound if self.connected else None)


@dataclass(frozen=True)
class GetConnection(Query[ConnectionView]):
    """How this store stands to Stripe."""


@command("stripeAccount:connect")
@dataclass(frozen=True)
class ConnectAccount(Command):
    """Binds the store to an account and a mode; where it is bound already, only an unknown account becomes known."""

    undoable = False

    account: str | None
    name: str | None
    livemode: bool


@command("stripeAccount:disconnect")
@dataclass(frozen=True)
class DisconnectAccount(Command):
    """Ends the binding and forgets whose object is whose; at Stripe everything stays as it is."""

    undoable = False

    account: str | None


@answers(GetConnection, looks=True)
def get_connection(asking: Asking, _: GetConnection) -> ConnectionView:
    """Reads the binding."""
    look = asking.look
    environment, found = reading.meta(look).environment, billing.bound(look)
    if found is None:
        return ConnectionView(connected=False, environment=environment)
    return ConnectionView(
        connected=True,
        account=found.account,
        name=found.name,
        livemode=found.livemode,
        environment=environment,
        connected_at=found.connected_at,
        checked_at=found.checked_at,
        read_at=found.read_at,
        unfinished=billing.open_count(look),
    )


@handles(ConnectAccount)
def connect_account(context: Context, wanted: ConnectAccount) -> Result:
    """Writes the binding down."""
    from sqlalchemy import insert, update

    from paywall_admin.store.rows import stripe_account

    if wanted.livemode != (reading.meta(context.look).environment == "live"):
        raise BadInput("stripe-mode", "The account's mode is not that of the store; nothing was changed.", place="key")
    bound = billing.bound(context.look)
    values = {"account": wanted.account, "name": wanted.name, "livemode": wanted.livemode}
    if bound is None:
        context.connection.execute(insert(stripe_account).values(id=1, connected_at=context.now, **values))
    else:
        refuse_other(bound.account, bound.name, wanted.account, wanted.name)
        same = (bound.account, bound.name) == (wanted.account or bound.account, wanted.name or bound.name)
        if bound.livemode != wanted.livemode:
            raise BadInput("stripe-mode", "The store is bound to the other mode; disconnect it first.", place="key")
        if same:
            return Result("Nothing changed", frozenset())
        context.connection.execute(update(stripe_account).values(values))
    label = f"Connect Stripe ({wanted.name or wanted.account or 'unknown account'})"
    return Result(label, TOPICS, object=("stripeAccount", wanted.account), after=wanted.account)


def refuse_other(account: str | None, name: str | None, found: str | None, found_name: str | None) -> None:
    """Raises where an account is another than the store is bound to; an unknown one is never another."""
    if account is not None and found is not None and account != found:
        raise BadInput(
            "stripe-account",
            f"This key is for the account {found_name} ({found}), and the store is bound to {name} ({account}); "
            "nothing was sent. Use a key of that account, or disconnect first.",
            place="key",
        )


@handles(DisconnectAccount)
def disconnect_account(context: Context, wanted: DisconnectAccount) -> Result:
    """Forgets the account, where nothing that was sent to it is still open."""
    from sqlalchemy import delete

    from paywall_admin.store import rows

    bound = billing.bound(context.look)
    if bound is None or bound.account != wanted.account:
        raise Conflict(
            "The store is not bound to that account any more; look again.", place="account",
            fields={"account": (wanted.account, bound.account if bound else None, None)},
        )  # fmt: skip
    if billing.open_count(context.look):
        raise StoreRefused(
            "stripe-unfinished", "An apply was interrupted; finish it with stripe apply before disconnecting."
        )
    for table in (
        rows.stripe_account, rows.stripe_object, rows.stripe_choice, rows.stripe_customer, rows.stripe_subscription,
        rows.reader_link,
    ):  # fmt: skip
        context.connection.execute(delete(table))
    label = f"Disconnect Stripe ({bound.name or bound.account or 'unknown account'})"
    return Result(label, TOPICS, object=("stripeAccount", wanted.account), before=bound.account)


def gateway(app: App, ask: Ask | None = None, key: str | None = None) -> Gateway:
    """A way to Stripe with the key of this store; Stripe's client is imported now."""
    from paywall_admin.billing.stripe_gateway import StripeGateway, base_address

    address = base_address(os.environ.get(ADDRESS_VARIABLE))
    return StripeGateway(key or keys.of(app, ask), address=address, clock=app.clock)


def confirm(app: App, way: Gateway) -> Account | None:
    """Whose account it is, held against the binding; None where the key may not say."""
    view = app.ask(GetConnection())
    account = way.account()
    if account is not None:
        refuse_other(view.account, view.name, account.id, account.name)
    if view.connected and view.livemode != way.livemode:
        raise BadInput("stripe-mode", "The store is bound to the other mode; nothing was sent.", place="key")
    return account


def connect(app: App, text: str, ask: Ask | None = None, *, for_this_run: bool = False) -> tuple[ConnectionView, str]:
    """Bind the store to the account of a key, and keep the key; where it is kept is the second part.

    With `for_this_run` it is kept nowhere, and forgotten with the program's end.
    """
    if app.store.read_only:
        raise StoreRefused("store-read-only", "The store can only be read here, so it cannot be connected.")
    view = app.ask(GetConnection())
    with app.store.look() as look:
        demand(role_of(look, app.actor), ConnectAccount(None, None, False))
    key = keys.accept(text, view.environment)
    way = gateway(app, key=key)
    account = confirm(app, way)
    next(iter(way.pages("products", {"limit": 1})))  # a key that nothing can be read with is of no use
    kept = "run"
    if for_this_run:
        keys.keep_for_run(app, key)
    else:
        kept = keys.keep(app, key, ask)
    app.do(ConnectAccount(account.id if account else None, account.name if account else None, way.livemode))
    return app.ask(GetConnection()), kept


def disconnect(app: App) -> None:
    """End the binding, and forget the key."""
    view = app.ask(GetConnection())
    if not view.connected:
        raise BadInput("stripe-not-connected", "This store is not connected to Stripe.")
    app.do(DisconnectAccount(view.account))
    keys.forget(app)
