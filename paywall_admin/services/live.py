"""Is it really live? What readers' browsers get at each target, held against what was published."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from paywall_admin.core.problems import DeliveryFailed, Problem
from paywall_admin.services import artifacts, deliveries, verification
from paywall_admin.services.artifacts import Kind, file_name
from paywall_admin.services.publication import GetPublicationId
from paywall_admin.services.query import Asking, Query, answers
from paywall_admin.services.targets import ListTargets, TargetView, way
from paywall_admin.services.transport import Transport, WebTransport
from paywall_admin.store import published
from paywall_admin.system.vault import Ask

if TYPE_CHECKING:
    from paywall_admin.services.app import App

State = Literal["live", "behind", "ahead", "other", "bad", "nothing", "unknown", "unreachable"]


@dataclass(frozen=True)
class LiveView:
    """What one target gives readers of one kind of file.

    `live`: the newest version, to the byte. `behind` and `ahead`: an older or a newer one. `other`: that number with
    other content, or another publication. `bad`: the web tier would refuse it. `nothing`: there is none. `unknown`:
    the place only takes files, and no public address is known. `unreachable`: it could not be looked at.
    """

    target: str
    kind: Kind
    address: str
    state: State
    sentence: str
    version: int | None = None
    expected: int | None = None
    ahead: int | None = None

    @property
    def file_name(self) -> str:
        """What the file is called there."""
        return file_name(self.kind)


@dataclass(frozen=True)
class LiveReport:
    """What every target gives, and what to say of this computer's clock (empty where it is right)."""

    targets: tuple[LiveView, ...]
    clock: str

    @property
    def is_live(self) -> bool:
        """Whether readers everywhere get what was published last; where there is nothing to look at they do not."""
        return bool(self.targets) and all(one.state == "live" for one in self.targets)


@dataclass(frozen=True)
class _Expected:
    kind: Kind
    version: int
    envelope: bytes


@dataclass(frozen=True)
class _GetDigest(Query["str | None"]):
    """The SHA-256 of a version's payload; None where there is no such version."""

    number: int


@answers(_GetDigest, looks=True)
def get_digest(asking: Asking, query: _GetDigest) -> str | None:
    """Reads it."""
    found = published.get(asking.look, query.number)
    return found.digest if found else None


class _ListExpected(Query[tuple[_Expected, ...]]):
    """The newest version of each kind that has to be out now."""


@answers(_ListExpected, looks=True)
def list_expected(asking: Asking, _: _ListExpected) -> tuple[_Expected, ...]:
    """Reads them."""
    found = []
    for kind in artifacts.kinds():
        head = artifacts.head(asking.look, kind)
        if head is not None and (head.needed_until is None or head.needed_until > asking.now):
            artifact = artifacts.newest_artifact(asking, artifacts.NewestArtifact(kind))
            assert artifact is not None
            found.append(_Expected(kind, artifact.version, artifact.envelope))
    return tuple(found)


def look(app: App, *, progress: Callable[[str], None] | None = None, passphrase: Ask | None = None) -> LiveReport:
    """Fetch what each target gives from its public address, or where none is known from the target itself."""
    found: list[LiveView] = []
    expected = app.ask(_ListExpected())
    for target in app.ask(ListTargets()):
        for one in expected:
            if progress:
                progress(f"Looking at {file_name(one.kind)} of {target.id}")
            found.append(_look_at(app, target, one, passphrase))
    words = {deliveries.clock_words(one.ahead).strip() for one in found} - {""}
    return LiveReport(tuple(found), min(words, default=""))


def _look_at(app: App, target: TargetView, expected: _Expected, passphrase: Ask | None) -> LiveView:
    public = target.public_url
    transport: Transport = WebTransport(public) if public else way(app, target, passphrase)
    content: bytes | None = None
    try:
        content = transport.read(file_name(expected.kind))
        state, sentence, version = _judge(app, transport, content, expected)
    except DeliveryFailed as failed:
        state, sentence, version = "unreachable", failed.sentence, None
    except Problem as problem:  # the token cannot be unlocked
        state, sentence, version = "unreachable", problem.sentence, None
    ahead = transport.ahead if isinstance(transport, WebTransport) else None
    app.hear_clock(ahead)
    return LiveView(target.id, expected.kind, transport.place, state, sentence, version, expected.version, ahead)


_Judgement = tuple[State, str, int | None]
_REFUSED: Final = "The website refuses it, and keeps what it had: "


def _judge(app: App, transport: Transport, content: bytes | None, expected: _Expected) -> _Judgement:
    name, newest = file_name(expected.kind), expected.version
    if content is None:
        if isinstance(transport, WebTransport) and not transport.gives:
            return "unknown", "The address only takes files; give the target's public address to look at.", None
        return "nothing", f"There is no {name} there; bring it there.", None
    seen = deliveries.seen_in(content)
    if seen is None:
        return "bad", f"{_REFUSED}what lies there is no bundle. Bring the newest version there again.", None
    if seen.publication != app.ask(GetPublicationId()):
        return "other", "There lies the bundle of another publication.", seen.version
    try:
        verification.verify(content, app.ask(verification.GetTrust()), at=app.clock())
    except Problem as problem:
        if expected.kind == "settings" or problem.code != "expired":  # an opening that is over is sent on purpose
            return "bad", f"{_REFUSED}{problem.sentence.removeprefix('Not good: ')}", seen.version
    return _place(app, expected, seen, newest)


def _place(app: App, expected: _Expected, seen: deliveries.Seen, newest: int) -> _Judgement:
    if seen.version > newest:
        return "ahead", f"Version {seen.version} is there, newer than the {newest} of this store.", seen.version
    ours = deliveries.seen_in(expected.envelope)
    if ours is not None and seen.version == newest and seen.digest == ours.digest:
        return "live", f"Version {newest} is there, exactly as it was published.", newest
    known = app.ask(_GetDigest(seen.version)) if expected.kind == "settings" else seen.digest
    if seen.version == newest or known != seen.digest:
        return (
            "other",
            f"What is there calls itself version {seen.version}, but is not what was published.",
            seen.version,
        )
    return "behind", f"Version {seen.version} is still there; the newest is {newest}.", seen.version
