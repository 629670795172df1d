"""Publishing: the draft becomes the next version, signed, stored in one transaction, then brought to the targets.

Asking for a passphrase, signing and writing to targets all happen outside any transaction. What was signed over is
looked at again in the transaction that stores it; where it moved meanwhile, it is compiled and signed once more.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from paywall_admin.core import bundle
from paywall_admin.core.problems import BadInput, Conflict, Problem, StoreRefused
from paywall_admin.core.settings import Settings
from paywall_admin.services import deliveries, keys
from paywall_admin.services.command import Command, Context, Result, command, handles
from paywall_admin.services.permission import demand
from paywall_admin.services.queries.drafts import GetFindings
from paywall_admin.services.queries.history import DeliveryView
from paywall_admin.services.query import Asking, Query, answers
from paywall_admin.store import published, reading, versions
from paywall_admin.store.reading import role_of
from paywall_admin.system import files, highwater
from paywall_admin.system.highwater import Mark
from paywall_admin.system.vault import Ask

if TYPE_CHECKING:
    from paywall_admin.core.check import Finding
    from paywall_admin.services.app import App

TOPICS = frozenset({"versions"})
MOST_BYTES = 2_000_000
_MOST_NOTE = 2000
_TRIES = 20
Progress = Callable[[str], None]


@dataclass(frozen=True)
class PublishOutcome:
    """A version that was published: its SHA-256, how its deliveries went, and what was remarked on the way."""

    version: int
    digest: str
    deliveries: tuple[DeliveryView, ...]
    warnings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Snapshot:
    """What the next version is made of, all read from one state of the store."""

    settings: Settings
    environment: str
    publication: str
    number: int
    previous: str | None
    audit_head: str | None


@dataclass(frozen=True)
class GetSnapshot(Query[Snapshot]):
    """The next version's parts; `floor` is the highest version seen outside the store."""

    floor: Mark


@dataclass(frozen=True)
class ChangedSince(Query[bool]):
    """Whether the draft was changed after the audit entry that somebody looked at."""

    entry: int


@command("version:record")
@dataclass(frozen=True)
class RecordVersion(Command):
    """Stores a signed version; beside it come `payload` and `envelope`, the exact bytes."""

    undoable = False

    number: int
    note: str
    digest: str
    previous: str | None
    published_at: int
    audit_head: str | None


@answers(GetSnapshot, looks=True)
def get_snapshot(asking: Asking, query: GetSnapshot) -> Snapshot:
    """Reads the draft and its place in the row of versions."""
    look = asking.look
    meta = reading.meta(look)
    newest = published.newest(look)
    stored = Mark(newest.number, newest.digest) if newest else Mark()
    before = max(stored, query.floor, key=lambda mark: (mark.version, mark.digest is not None))
    return Snapshot(
        settings=asking.app.draft_settings(look),
        environment=meta.environment,
        publication=meta.publication_id,
        number=published.next_number(look, at_least=query.floor.version),
        previous=before.digest,
        audit_head=reading.audit_head(look),
    )


@answers(ChangedSince, looks=True)
def changed_since(asking: Asking, query: ChangedSince) -> bool:
    """Looks for the draft among what was touched."""
    topics, _ = reading.topics_since(asking.look, query.entry)
    return "draft" in topics


@handles(RecordVersion)
def record_version(context: Context, wanted: RecordVersion) -> Result:
    """Stores the version, if nothing moved since it was signed."""
    number = published.next_number(context.look, at_least=wanted.number - 1)
    head = reading.audit_head(context.look)
    if number != wanted.number or head != wanted.audit_head:
        raise Conflict(
            "Something was changed while the version was being signed; publish again.",
            place="/auditHead", fields={"auditHead": (wanted.audit_head, head, wanted.audit_head)},
        )  # fmt: skip
    version = published.Version(
        number=wanted.number,
        environment=reading.meta(context.look).environment,
        published_at=wanted.published_at,
        published_by=context.actor,
        note=wanted.note,
        digest=wanted.digest,
        previous=wanted.previous,
    )
    content = published.Content(context.beside["payload"], context.beside["envelope"])
    versions.add(context.connection, version, content)
    return Result(f"Publish version {wanted.number}", TOPICS, object=("version", str(wanted.number)), after=wanted.note)


def publish(
    app: App,
    note: str,
    *,
    passphrase: Ask | None = None,
    strict: bool = False,
    progress: Progress | None = None,
    reviewed: int | None = None,
) -> PublishOutcome:
    """Publish the draft as the next version and deliver it.

    `strict` lets warnings stop it as errors do. `reviewed` is the newest audit entry (DraftView.revision) that the
    person saw: a draft that was changed after it is not published unseen. A failed delivery is in the outcome.
    """
    step = progress or (lambda _: None)
    step("Checking")
    warnings = refuse_unfit(app, note, strict=strict, reviewed=reviewed)
    signers = keys.signers(app, passphrase)
    floor = highest_outside(app)
    for attempt in range(_TRIES):
        step("Signing")
        try:
            recorded = _sign_and_store(app, note, signers, floor)
            break
        except Conflict as conflict:
            if conflict.place != "/auditHead" or attempt == _TRIES - 1:
                raise
            warnings = refuse_unfit(app, note, strict=strict, reviewed=reviewed)
    notes = remember(app, Mark(recorded.number, recorded.digest))
    made = deliveries.deliver(app, progress=progress)
    return PublishOutcome(recorded.number, recorded.digest, made, warnings, notes)


def refuse_unfit(app: App, note: str, *, strict: bool = False, reviewed: int | None = None) -> tuple[Finding, ...]:
    """The warnings of a draft that can be published; whatever stands against publishing it is raised."""
    if app.store.read_only:
        raise StoreRefused("store-read-only", "The store can only be read here, so nothing can be published from it.")
    demand(role(app), RecordVersion(0, "", "", None, 0, None))
    if not note.strip() or len(note) > _MOST_NOTE:
        raise BadInput(
            "note", f"A publish needs a note of 1 to {_MOST_NOTE} characters that says why; nothing was published.",
            place="note",
        )  # fmt: skip
    if reviewed is not None and app.ask(ChangedSince(reviewed)):
        raise Conflict(
            "The draft was changed after you looked at it; look at the changes again, then publish.",
            place="/draft", fields={},
        )  # fmt: skip
    findings = app.ask(GetFindings())
    stopping = [finding for finding in findings if strict or finding.severity == "error"]
    if stopping:
        more = f" (and {len(stopping) - 1} more)" if len(stopping) > 1 else ""
        raise Problem("findings", f"Nothing was published: {stopping[0].sentence}{more}", place=stopping[0].place)
    return findings


def role(app: App) -> str:
    """What the person at work is here; asked early, so that nobody is asked for a passphrase in vain."""
    with app.store.look() as look:
        return role_of(look, app.actor)


def highest_outside(app: App) -> Mark:
    """The highest version of this publication seen outside the store: on this computer, and at the targets."""
    seen = [Mark(seen.version, seen.digest) for seen in deliveries.seen_everywhere(app)]
    here = highwater.read(app.ask(deliveries.GetPublicationId()))
    return max([here, *seen], key=lambda mark: (mark.version, mark.digest is not None))


def remember(app: App, mark: Mark, artifact: highwater.Artifact = "settings") -> tuple[str, ...]:
    """Note a version outside the store; what to say where this computer cannot."""
    try:
        highwater.note(app.ask(deliveries.GetPublicationId()), mark, artifact)
    except OSError as error:
        return (f"This computer could not remember the version outside the store: {files.reason(error)}.",)
    return ()


def _sign_and_store(app: App, note: str, signers: tuple[keys.Signer, ...], floor: Mark) -> RecordVersion:
    from paywall_admin.core import calendar, compiled

    snapshot = app.ask(GetSnapshot(floor))
    now = app.clock()
    payload = compiled.payload_bytes(
        compiled.compile_payload(
            snapshot.settings,
            environment=snapshot.environment,
            publication_id=snapshot.publication,
            version=snapshot.number,
            previous=snapshot.previous,
            published_at=calendar.instant(now),
            audit_head=snapshot.audit_head,
        )
    )
    envelope = keys.signed(payload, bundle.SETTINGS_TYPE, signers)
    if len(envelope) > MOST_BYTES:
        raise Problem(
            "too-large",
            f"Nothing was published: the bundle would have {len(envelope):,} bytes, and the web tier takes at most "
            f"{MOST_BYTES:,}; take out offers, messages or languages that are not needed.",
        )
    digest = bundle.digest(payload)
    wanted = RecordVersion(snapshot.number, note.strip(), digest, snapshot.previous, now, snapshot.audit_head)
    app.do(wanted, beside={"payload": payload, "envelope": envelope})
    return wanted
