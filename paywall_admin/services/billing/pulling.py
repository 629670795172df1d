"""Reading readers from Stripe: everything once, then only what events say has changed, re-read itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from paywall_admin.billing import subscriptions
from paywall_admin.billing.gateway import Forbidden, Rejected
from paywall_admin.billing.subscriptions import Record
from paywall_admin.core.erased import customer_key, email_key
from paywall_admin.core.grants import reader_key
from paywall_admin.core.problems import BadInput, StoreRefused
from paywall_admin.core.references import reader_of
from paywall_admin.services.billing import connection
from paywall_admin.services.billing.mirror import GetErased, MirrorReaders
from paywall_admin.services.permission import demand
from paywall_admin.store.reading import role_of
from paywall_admin.system.vault import Ask

if TYPE_CHECKING:
    from paywall_admin.billing.gateway import Gateway
    from paywall_admin.services.app import App

Progress = Callable[[str], None]
Raw = Mapping[str, Any]
READER_KEYS: Final = ("reader_id", "readerId", "pw_reader")
"""Under which of these a web tier may keep a reader's id in the metadata of a customer or a subscription."""
_EVENT_SECONDS: Final = 29 * 86_400
_OVERLAP_SECONDS: Final = 120
_MOST_CHANGED: Final = 300
_BATCH: Final = 500
_TYPES: Final = (
    "customer.created", "customer.updated", "customer.deleted", "customer.subscription.created",
    "customer.subscription.updated", "customer.subscription.deleted", "customer.subscription.paused",
    "customer.subscription.resumed", "checkout.session.completed",
)  # fmt: skip


@dataclass(frozen=True)
class PullOutcome:
    """What was read, and whether that was everything there is."""

    customers: int
    subscriptions: int
    links: int
    full: bool
    cancelled: bool = False


@dataclass
class _Part:
    """What goes into the store at once."""

    customers: list[dict[str, Any]] = field(default_factory=list)
    subscriptions: list[Record] = field(default_factory=list)
    links: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def size(self) -> int:
        return len(self.customers) + len(self.subscriptions) + len(self.links)


def pull(
    app: App,
    *,
    ask: Ask | None = None,
    full: bool = False,
    email: str | None = None,
    way: Gateway | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> PullOutcome:
    """Read readers from Stripe: what changed since the last time, or with `full` everything, or one reader by e-mail.

    The cursor moves only once everything is in the store; a pull that fails or is cancelled counts as none.
    """
    _refuse_early(app)
    way = way or connection.gateway(app, ask)
    connection.confirm(app, way)
    pulling = _Pulling(app, way, progress or (lambda _: None), cancelled or (lambda: False))
    if email is not None:
        return pulling.one(email)
    last = app.ask(connection.GetConnection()).read_at
    app.hear_clock(None if way.skew is None else -way.skew)
    now = app.clock() + (way.skew or 0)
    changed = None if full or last is None or now - last >= _EVENT_SECONDS else pulling.changed(last)
    return pulling.everything(now) if changed is None else pulling.some(now, changed)


def _refuse_early(app: App) -> None:
    if app.store.read_only:
        raise StoreRefused("store-read-only", "The store can only be read here, so readers cannot be kept in it.")
    with app.store.look() as look:
        demand(role_of(look, app.actor), MirrorReaders(0, 0))
    if not app.ask(connection.GetConnection()).connected:
        raise BadInput("stripe-not-connected", "This store is not connected to Stripe; begin with stripe connect.")


def _customer_of(raw: Raw) -> str | None:
    customer = raw.get("customer")
    return customer.get("id") if isinstance(customer, Mapping) else customer


class _Pulling:
    def __init__(self, app: App, way: Gateway, progress: Progress, cancelled: Callable[[], bool]) -> None:
        self.app = app
        self.way = way
        self.progress = progress
        self.cancelled = cancelled
        self.began_at = app.clock()
        self.part = _Part()
        self.customers = 0
        self.subscriptions = 0
        self.links = 0
        self.publication, self.erased_at = app.ask(GetErased())
        self.erased: set[str] = set()

    def everything(self, now: int) -> PullOutcome:
        """Every customer, subscription and completed checkout."""
        for words, path, params, take in (
            ("customers", "customers", {}, self._customer),
            ("subscriptions", "subscriptions", {"status": "all"}, self._subscription),
            ("completed checkouts", "checkout/sessions", {"status": "complete"}, self._session),
        ):
            for raw in self._listed(path, params):
                take(raw)
                if self.part.size >= _BATCH:
                    self._write()
                    self.progress(f"Reading {words}: {self.customers} customers, {self.subscriptions} subscriptions")
                if self.cancelled():
                    return self._outcome(full=True, cancelled=True)
        self._write(read_at=now, complete=True)
        return self._outcome(full=True)

    def changed(self, since: int) -> dict[str, set[str]] | None:
        """Which objects events speak of; None where there are so many that everything is read instead."""
        found: dict[str, set[str]] = {"customers": set(), "subscriptions": set(), "checkout/sessions": set()}
        resources = {
            "customer": "customers", "subscription": "subscriptions", "checkout.session": "checkout/sessions"
        }  # fmt: skip
        asked = {"types": list(_TYPES), "created": {"gte": since - _OVERLAP_SECONDS}}
        for raw in self._listed("events", asked):
            object_ = raw["data"]["object"]
            resource = resources.get(object_.get("object"))
            if resource:
                found[resource].add(object_["id"])
            if sum(map(len, found.values())) > _MOST_CHANGED:
                return None
        return found

    def some(self, now: int, changed: Mapping[str, set[str]]) -> PullOutcome:
        """The objects that changed, as they are now: an event's own content may be old."""
        takes = {"subscriptions": self._subscription, "checkout/sessions": self._session}
        found: list[tuple[Callable[[Raw], None], Raw]] = []
        customers = set(changed["customers"])
        for resource, take in takes.items():
            for id_ in sorted(changed[resource]):
                raw = self._object(resource, id_)
                if raw is not None:
                    found.append((take, raw))
                    if self.erased_at:  # whether it is that of somebody who was erased, the customer tells
                        customers |= {customer for customer in (_customer_of(raw),) if customer}
                if self.cancelled():
                    return self._outcome(full=False, cancelled=True)
        for id_ in sorted(customers):
            raw = self._object("customers", id_)
            if raw is not None:
                self._customer(raw)
            if self.cancelled():
                return self._outcome(full=False, cancelled=True)
        for kept, raw in found:
            kept(raw)
        self._write(read_at=now)
        return self._outcome(full=False)

    def one(self, email: str) -> PullOutcome:
        """A reader by e-mail, as Stripe has it this second: a list is never behind, a search may be."""
        wanted = dict.fromkeys((email.strip(), email.strip().lower()))
        found = {raw["id"]: raw for one in wanted for raw in self._listed("customers", {"email": one})}
        for id_, raw in found.items():
            self._customer(raw)
            for subscription in self._listed("subscriptions", {"customer": id_, "status": "all"}):
                self._subscription(subscription)
            for session in self._listed("checkout/sessions", {"customer": id_, "status": "complete"}):
                self._session(session)
        self._write()
        return self._outcome(full=False)

    def _listed(self, path: str, params: Mapping[str, Any]) -> Iterator[Raw]:
        for page in self.way.pages(path, params):
            yield from page

    def _object(self, resource: str, id_: str) -> Raw | None:
        try:
            return self.way.read(f"{resource}/{id_}")
        except Rejected as rejected:
            if rejected.stripe_code == "resource_missing":
                return None
            raise

    def _customer(self, raw: Raw) -> None:
        if self._was_erased(raw):
            self.erased.add(raw["id"])
            return
        deleted = bool(raw.get("deleted"))
        fields = {"id": raw["id"], "email": raw.get("email"), "deleted": deleted, "created_at": raw.get("created")}
        self.part.customers.append(fields)
        self._link_by_metadata(raw, raw["id"])

    def _was_erased(self, raw: Raw) -> bool:
        """Whether a customer is known to be that of an erased person, or was made before its address was erased."""
        if not self.erased_at:
            return False
        if customer_key(self.publication, raw["id"]) in self.erased_at:
            return True
        email = raw.get("email")
        at = self.erased_at.get(email_key(self.publication, email)) if email else None
        return at is not None and (raw.get("created") or 0) <= at

    def _is_erased(self, customer: str | None) -> bool:
        if customer and self.erased_at and customer_key(self.publication, customer) in self.erased_at:
            self.erased.add(customer)
        return customer in self.erased

    def _subscription(self, raw: Raw) -> None:
        if self._is_erased(_customer_of(raw)):
            return
        since = self._unpaid_since(raw["id"]) if raw.get("status") == "past_due" else None
        record = subscriptions.read(raw, unpaid_since=since)
        self.part.subscriptions.append(record)
        self._link_by_metadata(raw, record.customer)

    def _session(self, raw: Raw) -> None:
        customer = _customer_of(raw)
        if raw.get("status") != "complete" or not customer or self._is_erased(customer):
            return
        if raw.get("client_reference_id"):
            self._link(reader_of(str(raw["client_reference_id"])), customer, "client_reference_id", raw)

    def _link_by_metadata(self, raw: Raw, customer: str) -> None:
        metadata = raw.get("metadata") or {}
        reader = next((metadata[name] for name in READER_KEYS if metadata.get(name)), None)
        if reader and customer:
            self._link(str(reader), customer, "metadata", raw)

    def _link(self, reader: str, customer: str, source: str, raw: Raw) -> None:
        """Whose customer it is; what was made at Stripe after an erasure is of somebody who came back."""
        erased = self.erased_at.get(reader_key(self.publication, reader)) if self.erased_at else None
        if erased is not None and (raw.get("created") or 0) <= erased:
            self.erased.add(customer)
        else:
            self.part.links.append((reader, customer, source))

    def _unpaid_since(self, id_: str) -> int | None:
        """When the first unpaid invoice was finalized; not known where the key may not ask."""
        try:
            found = list(self._listed("invoices", {"subscription": id_, "status": "open"}))
        except Forbidden:
            return None
        times = [(raw.get("status_transitions") or {}).get("finalized_at") for raw in found]
        return min((at for at in times if at), default=None)

    def _write(self, *, read_at: int | None = None, complete: bool = False) -> None:
        part, self.part = self.part, _Part()
        self.customers += len({one["id"] for one in part.customers})
        self.subscriptions += len(part.subscriptions)
        self.links += len(part.links)
        beside: dict[str, Sequence[Any] | int] = {
            "customers": part.customers, "subscriptions": part.subscriptions, "links": part.links,
            "began_at": self.began_at, "erased": sorted(self.erased),
        }  # fmt: skip
        self.app.do(MirrorReaders(self.customers, self.subscriptions, read_at, complete), beside=beside)

    def _outcome(self, *, full: bool, cancelled: bool = False) -> PullOutcome:
        return PullOutcome(self.customers, self.subscriptions, self.links, full, cancelled)
