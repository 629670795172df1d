"""Bringing what was published to the targets: each attempt is recorded, none ever loses a version."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import func, insert, select

from paywall_admin.core import bundle
from paywall_admin.core.problems import BadInput, DeliveryFailed, Problem
from paywall_admin.services.command import Command, Context, Result, command, handles
from paywall_admin.services.queries.history import DeliveryView
from paywall_admin.services.query import Asking, Query, answers
from paywall_admin.services.targets import ListTargets, TargetView
from paywall_admin.services.transport import FolderTransport
from paywall_admin.store import published, rows

if TYPE_CHECKING:
    from paywall_admin.services.app import App

TOPICS = frozenset({"deliveries"})
Kind = Literal["settings", "open"]
FILE_NAMES: dict[Kind, str] = {"settings": "settings.json", "open": "open.json"}
# More than any store ever counts to; a file that claims more is not believed.
_MOST_VERSIONS = 2**31 - 2


@dataclass(frozen=True)
class Artifact:
    """Signed bytes on their way: a version of the settings, or of the emergency switch."""

    kind: Kind
    version: int
    envelope: bytes

    @property
    def file_name(self) -> str:
        """What it is called at a target."""
        return FILE_NAMES[self.kind]


@dataclass(frozen=True)
class Seen:
    """What a target says it holds; nobody vouches for it until it is verified."""

    publication: str
    version: int
    digest: str


@dataclass(frozen=True)
class NewestArtifact(Query["Artifact | None"]):
    """The newest version of a kind there is in the store."""

    kind: Kind = "settings"


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


@answers(NewestArtifact)
def newest_artifact(asking: Asking, query: NewestArtifact) -> Artifact | None:
    """Reads the newest bytes of a kind."""
    connection = asking.connection
    if query.kind == "settings":
        newest = published.newest(asking.look)
        content = published.content(asking.look, newest.number) if newest else None
        return Artifact("settings", newest.number, content.envelope) if newest and content else None
    table = rows.emergency.c
    found = connection.execute(select(table.version, table.envelope).order_by(table.version.desc()).limit(1)).first()
    return None if found is None else Artifact("open", found.version, found.envelope)


@handles(RecordDelivery)
def record_delivery(context: Context, wanted: RecordDelivery) -> Result:
    """Appends the attempt."""
    if wanted.artifact not in FILE_NAMES or wanted.state not in ("done", "failed"):
        raise BadInput("delivery", "A delivery of settings or open is done or failed.", place="/state")
    table = rows.delivery
    number = (context.connection.scalar(select(func.max(table.c.id))) or 0) + 1
    values = {name: getattr(wanted, name) for name in ("artifact", "version", "target", "state", "sentence")}
    context.connection.execute(insert(table).values(id=number, at=context.now, **values))
    verb = "Deliver" if wanted.state == "done" else "Fail to deliver"
    label = f"{verb} {FILE_NAMES[wanted.artifact]} {wanted.version} to {wanted.target}"
    return Result(label, TOPICS, object=("target", wanted.target), after=wanted.sentence or None)


def deliver(
    app: App,
    kind: Kind = "settings",
    *,
    targets: tuple[TargetView, ...] | None = None,
    progress: Callable[[str], None] | None = None,
) -> tuple[DeliveryView, ...]:
    """Bring the newest version to every target, or to those given; again, where a newer one came up meanwhile."""
    wanted = app.ask(ListTargets()) if targets is None else targets
    artifact = app.ask(NewestArtifact(kind))
    made: tuple[DeliveryView, ...] = ()
    while artifact is not None and wanted:
        made = tuple(_deliver_to(app, target, artifact, progress) for target in wanted)
        newest = app.ask(NewestArtifact(kind))
        if newest is None or newest.version <= artifact.version:
            break
        artifact = newest
    return made


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


def seen_at(transport: FolderTransport, kind: Kind = "settings") -> Seen | None:
    """What lies at a target now, as it says itself; None for nothing, and for what cannot be read as a bundle."""
    content = transport.read(FILE_NAMES[kind])
    if content is None:
        return None
    try:
        payload = bundle.parse_envelope(content).payload
        fields = json.loads(payload)
        publication, version = fields["publicationId"], fields["version"]
    except (Problem, ValueError, KeyError, TypeError, RecursionError):
        return None
    if not isinstance(publication, str) or type(version) is not int or not 0 < version <= _MOST_VERSIONS:
        return None
    return Seen(publication, version, bundle.digest(payload))


def seen_everywhere(app: App, kind: Kind = "settings") -> Iterator[Seen]:
    """What the targets hold of this publication; a target that cannot be read just now says nothing."""
    publication = app.ask(GetPublicationId())
    for target in app.ask(ListTargets()):
        try:
            seen = seen_at(target.transport, kind)
        except DeliveryFailed:
            continue
        if seen is not None and seen.publication == publication:
            yield seen


def refuse_other_publication(app: App, transport: FolderTransport) -> None:
    """Raise DeliveryFailed where the place holds the bundle of another publication."""
    seen = seen_at(transport)
    if seen is not None and seen.publication != app.ask(GetPublicationId()):
        raise DeliveryFailed(
            "other-publication",
            "The folder holds the bundle of another publication, and was left as it is; choose another folder.",
            place=str(transport.folder),
        )


class GetPublicationId(Query[str]):
    """By which id the web tier knows this publication."""


@answers(GetPublicationId)
def get_publication_id(asking: Asking, _: GetPublicationId) -> str:
    """Reads the id."""
    return str(asking.connection.scalar(select(rows.meta.c.publication_id)))


def _deliver_to(
    app: App, target: TargetView, artifact: Artifact, progress: Callable[[str], None] | None
) -> DeliveryView:
    if progress:
        progress(f"Delivering {artifact.file_name} {artifact.version} to {target.id}")
    try:
        sentence = _put(app, target.transport, artifact)
        state = "done"
    except Problem as problem:
        state, sentence = "failed", str(problem)
    try:
        app.do(RecordDelivery(artifact.kind, artifact.version, target.id, state, sentence))
    except Problem as problem:  # the bytes are where they are; only the note about it is missing
        sentence = f"{sentence} This could not be written down: {problem.sentence}".strip()
    return DeliveryView(target.id, state, app.clock(), sentence)


def _put(app: App, transport: FolderTransport, artifact: Artifact) -> str:
    refuse_other_publication(app, transport)
    if transport.read(artifact.file_name) == artifact.envelope:
        return "It was there already."
    seen = seen_at(transport, artifact.kind)
    if seen is not None and seen.version > artifact.version and seen.publication == app.ask(GetPublicationId()):
        raise DeliveryFailed(
            "newer-there",
            f"{artifact.file_name} is version {seen.version} there, newer than {artifact.version}; it stays.",
            place=str(transport.folder),
        )
    transport.write(artifact.file_name, artifact.envelope)
    return ""
