"""Publishing: the draft becomes the next version, signed, stored in one transaction, then brought to the targets.

Asking for a passphrase, signing and writing to targets all happen outside any transaction. What was signed over is
looked at again in the transaction that stores it; where it moved meanwhile, it is compiled and signed once more.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import update

from paywall_admin.core import bundle
from paywall_admin.core.problems import BadInput, Conflict, Problem, StoreRefused
from paywall_admin.core.settings import Settings
from paywall_admin.services import deliveries, keys
from paywall_admin.services.command import Command, Context, Result, command, handles
from paywall_admin.services.permission import demand, role
from paywall_admin.services.publication import GetPublicationId
from paywall_admin.services.queries.drafts import GetFindings
from paywall_admin.services.queries.history import DeliveryView
from paywall_admin.services.queries.status import GetStatus
from paywall_admin.services.query import Asking, Query, answers
from paywall_admin.services.schedule import overtaken, pending
from paywall_admin.store import published, reading, rows, scheduled, versions
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
_MOST_LINES, _MOST_LINE = 3, 120
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
    before: Settings | None


@dataclass(frozen=True)
class Frozen:
    """What a scheduled publish takes in the place of the draft; `overrule` as in RecordVersion."""

    schedule: int
    settings: Settings
    overrule: bool = False


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
    """Stores a signed version; beside it come `payload` and `envelope`, the exact bytes, and perhaps a `summary`.

    `schedule` is the scheduled publish that it carries out, which is done with it in the same transaction; with
    `overrule` even where newer versions have overtaken it.
    """

    undoable = False

    number: int
    note: str
    digest: str
    previous: str | None
    published_at: int
    audit_head: str | None
    schedule: int | None = None
    overrule: bool = False


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
        before=None if newest is None else asking.app.published_settings(look, newest.number),
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
    asked_by = context.actor if wanted.schedule is None else _carried_out(context, wanted.schedule, wanted)
    version = published.Version(
        number=wanted.number,
        environment=reading.meta(context.look).environment,
        published_at=wanted.published_at,
        published_by=asked_by,
        note=wanted.note,
        digest=wanted.digest,
        previous=wanted.previous,
        summary=context.beside.get("summary"),
    )
    content = published.Content(context.beside["payload"], context.beside["envelope"])
    versions.add(context.connection, version, content)
    topics = TOPICS if wanted.schedule is None else TOPICS | {"schedule"}
    return Result(f"Publish version {wanted.number}", topics, object=("version", str(wanted.number)), after=wanted.note)


def _carried_out(context: Context, schedule: int, wanted: RecordVersion) -> str:
    """Marks a scheduled publish as done and says who set it; refuses one that somebody else carried out first."""
    found = pending(context.look, schedule)
    newer = scheduled.overtaken_by(context.look, found)
    if newer and not wanted.overrule:
        raise overtaken(newer)
    table = rows.schedule
    done = update(table).where(table.c.id == schedule).values(state="done", version=wanted.number)
    context.connection.execute(done)
    return found.created_by


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
    remarks = _remarks(app)
    warnings = refuse_unfit(app, note, strict=strict, reviewed=reviewed)
    once = keys.asked_once(passphrase)
    signers = keys.signers(app, once)
    floor = highest_outside(app, once)
    for attempt in range(_TRIES):
        step("Signing")
        try:
            recorded = sign_and_store(app, note, signers, floor)
            break
        except Conflict as conflict:
            if conflict.place != "/auditHead" or attempt == _TRIES - 1:
                raise
            warnings = refuse_unfit(app, note, strict=strict, reviewed=reviewed)
    notes = (*remember(app, Mark(recorded.number, recorded.digest)), *_held_now(app, recorded.number))
    made = deliveries.deliver(app, progress=progress, passphrase=once)
    return PublishOutcome(recorded.number, recorded.digest, made, warnings, remarks + notes)


def _remarks(app: App) -> tuple[str, ...]:
    """What to know of a publish that is about to happen.

    That the draft is what is out already can be meant, such as after a key was replaced. A clock that was put back
    makes a version that ends too early.
    """
    status = app.ask(GetStatus())
    if status.version is None or status.published_at is None:
        return ()
    said = []
    if not status.unpublished:
        said.append(f"Nothing has changed since version {status.version}; it went out again under a new number.")
    if status.published_at > app.clock() + deliveries.CLOCK_SLACK:
        said.append(
            f"Version {status.version} was published at a later time than the clock of this computer shows; set it "
            "right and publish again, because a version ends so long after its time."
        )
    return tuple(said)


def _held_now(app: App, number: int) -> tuple[str, ...]:
    """What is scheduled and held from now on, because it would take back this version."""
    from paywall_admin.services.schedule import ListScheduled

    return tuple(
        f"What is scheduled for {one.typed} is held from now on, because it would take back this version; "
        "take the draft as it is then, or publish it all the same."
        for one in app.ask(ListScheduled())
        if one.overtaken_by == (number,)
    )


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
    _refuse_stopping(findings, strict=strict)
    return findings


def refuse_findings(app: App, settings: Settings) -> None:
    """Raise the first error that the publish gate finds now in settings that were frozen earlier."""
    from paywall_admin.core.calendar import instant
    from paywall_admin.core.check import check

    _refuse_stopping(check(settings, at=instant(app.clock())), strict=False)


def _refuse_stopping(findings: tuple[Finding, ...], *, strict: bool) -> None:
    stopping = [finding for finding in findings if strict or finding.severity == "error"]
    if stopping:
        more = f" (and {len(stopping) - 1} more)" if len(stopping) > 1 else ""
        raise Problem("findings", f"Nothing was published: {stopping[0].sentence}{more}", place=stopping[0].place)


def highest_outside(app: App, passphrase: Ask | None = None) -> Mark:
    """The highest version of this publication seen outside the store: on this computer, and at the targets."""
    seen = [Mark(seen.version, seen.digest) for seen in deliveries.seen_everywhere(app, passphrase=passphrase)]
    here = highwater.read(app.ask(GetPublicationId()))
    return max([here, *seen], key=lambda mark: (mark.version, mark.digest is not None))


def remember(app: App, mark: Mark, artifact: str = "settings") -> tuple[str, ...]:
    """Note a version outside the store; what to say where this computer cannot."""
    try:
        highwater.note(app.ask(GetPublicationId()), mark, artifact)
    except OSError as error:
        return (f"This computer could not remember the version outside the store: {files.reason(error)}.",)
    return ()


def sign_and_store(
    app: App, note: str, signers: tuple[keys.Signer, ...], floor: Mark, frozen: Frozen | None = None
) -> RecordVersion:
    """Make the draft, or what was frozen, the next version; Conflict at /auditHead where something moved meanwhile."""
    snapshot = app.ask(GetSnapshot(floor))
    settings = frozen.settings if frozen else snapshot.settings
    now = app.clock()
    payload = _payload(snapshot, settings, now)
    envelope = keys.signed(payload, bundle.SETTINGS_TYPE, signers)
    if len(envelope) > MOST_BYTES:
        raise Problem(
            "too-large",
            f"Nothing was published: the bundle would have {len(envelope):,} bytes, and the web tier takes at most "
            f"{MOST_BYTES:,}; take out offers, messages or languages that are not needed.",
        )
    wanted = RecordVersion(
        snapshot.number, note.strip(), bundle.digest(payload), snapshot.previous, now, snapshot.audit_head,
        schedule=frozen.schedule if frozen else None, overrule=bool(frozen and frozen.overrule),
    )  # fmt: skip
    summary = _summary(snapshot.before, settings)
    app.do(wanted, beside={"payload": payload, "envelope": envelope, "summary": summary})
    return wanted


def _payload(snapshot: Snapshot, settings: Settings, now: int) -> bytes:
    from paywall_admin.core import calendar, compiled

    return compiled.payload_bytes(
        compiled.compile_payload(
            settings,
            environment=snapshot.environment,
            publication_id=snapshot.publication,
            version=snapshot.number,
            previous=snapshot.previous,
            published_at=calendar.instant(now),
            audit_head=snapshot.audit_head,
        )
    )


def _summary(before: Settings | None, settings: Settings) -> dict[str, Any]:
    """What a version changed, short enough to stand in a list: how many changes, and the first few in words."""
    from paywall_admin.core.diff import diff

    changes = diff(before, settings)
    lines = [change.sentence for change in changes[:_MOST_LINES]]
    return {
        "count": len(changes),
        "first": [line if len(line) <= _MOST_LINE else f"{line[: _MOST_LINE - 1]}…" for line in lines],
    }
