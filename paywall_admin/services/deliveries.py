"""Bringing what was published to the targets: each attempt is recorded, none ever loses a version."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from sqlalchemy import func, insert, select

from paywall_admin.core import bundle
from paywall_admin.core.problems import BadInput, DeliveryFailed, Problem, StoreRefused
from paywall_admin.services import artifacts
from paywall_admin.services.artifacts import Artifact, Kind, NewestArtifact, file_name
from paywall_admin.services.command import Command, Context, Result, command, handles
from paywall_admin.services.permission import demand, role
from paywall_admin.services.publication import GetPublicationId
from paywall_admin.services.queries.history import DeliveryView
from paywall_admin.services.query import Asking, Query, answers
from paywall_admin.services.targets import ListTargets, TargetView, every, way
from paywall_admin.services.transport import Transport, WebTransport
from paywall_admin.store import rows
from paywall_admin.store.look import Look, first, value
from paywall_admin.system.vault import Ask

if TYPE_CHECKING:
    from paywall_admin.services.app import App

TOPICS: Final = frozenset({"deliveries"})
CLOCK_SLACK: Final = 120
# More than any store ever counts to; a file that claims more is not believed.
_MOST_VERSIONS = 2**31 - 2
_FIRST_WAIT, _LONGEST_WAIT = 30, 3600
# How long whoever published has to bring a version out before others do it; a killed program never does.
_PATIENCE = 60
_LOOK_SECONDS = 5.0


@dataclass(frozen=True)
class Seen:
    """What a target says it holds; nobody vouches for it until it is verified."""

    publication: str
    version: int
    digest: str


@dataclass(frozen=True)
class DeliveryState:
    """Where the newest version of a kind stands with a target.

    `done`: it has it. `failed`: attempt number `attempt` failed, the next one is due at `next_at`. `waiting`: nobody
    tried yet. `has` is the newest version that it ever took, `sentence` what was said of the last attempt, at `at`.
    """

    target: str
    kind: Kind
    version: int
    state: Literal["done", "failed", "waiting"]
    has: int | None = None
    at: int | None = None
    attempt: int = 0
    next_at: int | None = None
    sentence: str = ""

    @property
    def file_name(self) -> str:
        """What the kind is called at a target."""
        return file_name(self.kind)

    def is_due(self, now: int) -> bool:
        """Whether it is time to bring it there."""
        return self.state != "done" and (self.next_at is None or self.next_at <= now)


@dataclass(frozen=True)
class ListDeliveries(Query[tuple[DeliveryState, ...]]):
    """How each target stands with the newest version of each kind that it needs."""


@dataclass(frozen=True)
class ListAttempts(Query[tuple[DeliveryView, ...]]):
    """Every attempt to bring one version of the settings to a target, oldest first."""

    number: int


@command("delivery:record")
@dataclass(frozen=True)
class RecordDelivery(Command):
    """Writes down how an attempt went: `state` done or failed, and the sentence about it."""

    undoable = False

    artifact: str
    version: int
    target: str
    state: str
    sentence: str


@answers(ListDeliveries, looks=True)
def list_deliveries(asking: Asking, _: ListDeliveries) -> tuple[DeliveryState, ...]:
    """Reads the last attempt of each."""
    return tuple(_states(asking.look, asking.now))


@answers(ListAttempts, looks=True)
def list_attempts(asking: Asking, query: ListAttempts) -> tuple[DeliveryView, ...]:
    """Reads them."""
    sql = "SELECT target, state, at, sentence FROM delivery WHERE artifact = ? AND version = ? ORDER BY id"
    return tuple(DeliveryView(*row) for row in asking.look.rows(sql, "settings", query.number))


def _states(look: Look, now: int) -> Iterator[DeliveryState]:
    targets = every(look)
    for kind in artifacts.kinds():
        head = artifacts.head(look, kind)
        if head is None or (head.needed_until is not None and head.needed_until <= now):
            continue
        for target in targets:
            last = first(look, _LAST, kind, head.version, target.id)
            has = value(look, _HAS, kind, target.id)
            if last is None:
                due = max(head.made_at, target.added_at) + _PATIENCE
                yield DeliveryState(target.id, kind, head.version, "waiting", has, next_at=due)
            else:
                state, at, attempt, next_at, sentence = last
                yield DeliveryState(target.id, kind, head.version, state, has, at, attempt, next_at, sentence)


_LAST = (
    "SELECT state, at, attempt, next_at, sentence FROM delivery "
    "WHERE artifact = ? AND version = ? AND target = ? ORDER BY id DESC LIMIT 1"
)
_HAS = "SELECT max(version) FROM delivery WHERE artifact = ? AND target = ? AND state = 'done'"


@handles(RecordDelivery)
def record_delivery(context: Context, wanted: RecordDelivery) -> Result:
    """Appends the attempt; after each failure the next one waits twice as long, up to an hour."""
    if wanted.artifact not in artifacts.kinds() or wanted.state not in ("done", "failed"):
        known = " or ".join(artifacts.kinds())
        raise BadInput("delivery", f"A delivery of {known} is done or failed.", place="/state")
    table = rows.delivery
    number = (context.connection.scalar(select(func.max(table.c.id))) or 0) + 1
    values = {name: getattr(wanted, name) for name in ("artifact", "version", "target", "state", "sentence")}
    last = first(context.look, _LAST, wanted.artifact, wanted.version, wanted.target)
    attempt = last[2] + 1 if last is not None and last[0] == "failed" else 1
    next_at = context.now + wait_after(attempt) if wanted.state == "failed" else None
    context.connection.execute(
        insert(table).values(id=number, at=context.now, attempt=attempt, next_at=next_at, **values)
    )
    verb = "Deliver" if wanted.state == "done" else "Fail to deliver"
    label = f"{verb} {file_name(wanted.artifact)} {wanted.version} to {wanted.target}"
    return Result(label, TOPICS, object=("target", wanted.target), after=wanted.sentence or None)


def wait_after(attempt: int) -> int:
    """For how many seconds a target is left alone after so many failures in a row."""
    return min(_LONGEST_WAIT, _FIRST_WAIT << min(attempt - 1, 20))


def deliver(
    app: App,
    kind: Kind = "settings",
    *,
    targets: tuple[TargetView, ...] | None = None,
    progress: Callable[[str], None] | None = None,
    passphrase: Ask | None = None,
) -> tuple[DeliveryView, ...]:
    """Bring the newest version to every target, or to those given; again, where a newer one came up meanwhile.

    Refused, before anything is sent, where it could not be written down.
    """
    if app.store.read_only:
        raise StoreRefused("store-read-only", "The store can only be read here, so nothing is delivered from it.")
    demand(role(app), RecordDelivery(kind, 0, "", "", ""))
    wanted = app.ask(ListTargets()) if targets is None else targets
    artifact = app.ask(NewestArtifact(kind))
    made: tuple[DeliveryView, ...] = ()
    while artifact is not None and wanted:
        made = tuple(_deliver_to(app, target, artifact, progress, passphrase) for target in wanted)
        newest = app.ask(NewestArtifact(kind))
        if newest is None or newest.version <= artifact.version:
            break
        artifact = newest
    return made


def deliver_due(
    app: App, *, progress: Callable[[str], None] | None = None, passphrase: Ask | None = None
) -> tuple[DeliveryView, ...]:
    """Bring to each target what it is time to bring there: what failed before, and what nobody has tried yet."""
    known = {target.id: target for target in app.ask(ListTargets())}
    made: list[DeliveryView] = []
    for state in app.ask(ListDeliveries()):
        if state.is_due(app.clock()) and state.target in known:
            made += deliver(
                app, state.kind, targets=(known[state.target],), progress=progress, passphrase=passphrase
            )  # fmt: skip
    return tuple(made)


def refuse_failed(made: tuple[DeliveryView, ...], what: str) -> None:
    """Raise DeliveryFailed where a target did not take what it was brought."""
    failed = [delivery for delivery in made if delivery.state == "failed"]
    if failed:
        raise DeliveryFailed(
            "delivery-failed",
            f"{what} is stored, but did not reach every target: {failed[0].sentence} "
            "Put that right, then bring it there with paywall-admin deliver.",
            place=", ".join(delivery.target for delivery in failed),
        )


def seen_at(transport: Transport, kind: Kind = "settings") -> Seen | None:
    """What lies at a target now, as it says itself; None for nothing, and for what cannot be read as a bundle."""
    content = transport.read(file_name(kind))
    return None if content is None else seen_in(content)


def seen_in(content: bytes) -> Seen | None:
    """What a file says it is; None for what cannot be read as a bundle."""
    try:
        payload = bundle.parse_envelope(content).payload
        fields = json.loads(payload)
        publication, version = fields["publicationId"], fields["version"]
    except (Problem, ValueError, KeyError, TypeError, RecursionError):
        return None
    if not isinstance(publication, str) or type(version) is not int or not 0 < version <= _MOST_VERSIONS:
        return None
    return Seen(publication, version, bundle.digest(payload))


def seen_everywhere(app: App, kind: Kind = "settings", passphrase: Ask | None = None) -> Iterator[Seen]:
    """What the targets hold of this publication; a target that cannot be read just now says nothing."""
    publication = app.ask(GetPublicationId())
    for target in app.ask(ListTargets()):
        try:
            seen = seen_at(way(app, target, passphrase, seconds=_LOOK_SECONDS), kind)
        except Problem:
            continue
        if seen is not None and seen.publication == publication:
            yield seen


def refuse_other_publication(app: App, transport: Transport) -> None:
    """Raise DeliveryFailed where the place holds the bundle of another publication."""
    _refuse_other(app, transport, seen_at(transport))


def _refuse_other(app: App, transport: Transport, seen: Seen | None) -> None:
    if seen is not None and seen.publication != app.ask(GetPublicationId()):
        raise DeliveryFailed(
            "other-publication",
            "It holds the bundle of another publication, and was left as it was; choose another place.",
            place=transport.place,
        )


def _deliver_to(
    app: App, target: TargetView, artifact: Artifact, progress: Callable[[str], None] | None, passphrase: Ask | None
) -> DeliveryView:
    if progress:
        progress(f"Delivering {artifact.file_name} {artifact.version} to {target.id}")
    try:
        sentence = _put(app, way(app, target, passphrase), artifact)
        state = "done"
    except Problem as problem:
        state, sentence = "failed", str(problem)
    try:
        app.do(RecordDelivery(artifact.kind, artifact.version, target.id, state, sentence))
    except Problem as problem:  # the bytes are where they are; only the note about it is missing
        sentence = f"{sentence} This could not be written down: {problem.sentence}".strip()
    return DeliveryView(target.id, state, app.clock(), sentence, artifact.kind)


def _put(app: App, transport: Transport, artifact: Artifact) -> str:
    """Bring it there; how it went, where there is more to say than that it is there."""
    try:
        return _bring(app, transport, artifact)
    finally:
        app.hear_clock(transport.ahead if isinstance(transport, WebTransport) else None)


def _bring(app: App, transport: Transport, artifact: Artifact) -> str:
    if artifact.kind != "settings":
        refuse_other_publication(app, transport)
    content = transport.read(artifact.file_name)
    if content == artifact.envelope:
        return f"It was there already.{_clock_words(transport)}"
    seen = None if content is None else seen_in(content)
    _refuse_other(app, transport, seen)
    if seen is not None and seen.version > artifact.version:
        raise DeliveryFailed(
            "newer-there",
            f"{artifact.file_name} is version {seen.version} there, newer than {artifact.version}; it stays.",
            place=transport.place,
        )
    transport.write(artifact.file_name, artifact.envelope)
    return _clock_words(transport).strip()


def _clock_words(transport: Transport) -> str:
    return clock_words(transport.ahead) if isinstance(transport, WebTransport) else ""


def clock_words(ahead: int | None) -> str:
    """What to say of this computer's clock where it is over two minutes off a server's; else nothing."""
    if ahead is None or abs(ahead) <= CLOCK_SLACK:
        return ""
    which = "ahead of" if ahead > 0 else "behind"
    return (
        f" The clock of this computer is {_span(abs(ahead))} {which} the server's; set it right, "
        "because versions carry its time."
    )


def _span(seconds: int) -> str:
    minutes = round(seconds / 60)
    if minutes < 120:
        return f"{minutes} minutes"
    hours = round(minutes / 60)
    return f"{hours} hours" if hours < 48 else f"{round(hours / 24)} days"
