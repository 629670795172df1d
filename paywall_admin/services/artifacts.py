"""What goes to targets: signed files, each kind with a newest version. Whoever makes a kind registers it here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from paywall_admin.services.query import Asking, Query, answers
from paywall_admin.store import published
from paywall_admin.store.look import Look

Kind = str


@dataclass(frozen=True)
class Head:
    """The newest version of a kind: when it was made, and until when it needs to reach targets (None: for good)."""

    version: int
    made_at: int
    needed_until: int | None = None


@dataclass(frozen=True)
class Artifact:
    """Signed bytes on their way."""

    kind: Kind
    version: int
    envelope: bytes

    @property
    def file_name(self) -> str:
        """What it is called at a target."""
        return file_name(self.kind)


@dataclass(frozen=True)
class NewestArtifact(Query["Artifact | None"]):
    """The newest version of a kind there is in the store."""

    kind: Kind = "settings"


@dataclass(frozen=True)
class _Source:
    newest: Callable[[Look], Head | None]
    envelope: Callable[[Look, int], bytes]


_SOURCES: Final[dict[Kind, _Source]] = {}


def register(kind: Kind, newest: Callable[[Look], Head | None], envelope: Callable[[Look, int], bytes]) -> None:
    """Make a kind of file known: how to find its newest version, and the bytes of a version, in plain SQL."""
    assert kind not in _SOURCES, f"{kind} is registered already"
    _SOURCES[kind] = _Source(newest, envelope)


def kinds() -> Iterable[Kind]:
    """Every kind there is, the settings first."""
    from paywall_admin.services import catalog  # noqa: F401 - whoever registers a kind is known then

    return tuple(_SOURCES)


def file_name(kind: Kind) -> str:
    """What a kind is called at a target."""
    return f"{kind}.json"


def head(look: Look, kind: Kind) -> Head | None:
    """The newest version of a kind, without its bytes."""
    return _SOURCES[kind].newest(look)


@answers(NewestArtifact, looks=True)
def newest_artifact(asking: Asking, query: NewestArtifact) -> Artifact | None:
    """Reads the newest bytes of a kind."""
    assert query.kind in kinds()
    found = head(asking.look, query.kind)
    if found is None:
        return None
    return Artifact(query.kind, found.version, _SOURCES[query.kind].envelope(asking.look, found.version))


def _newest_settings(look: Look) -> Head | None:
    newest = published.newest(look)
    return None if newest is None else Head(newest.number, newest.published_at)


def _settings_envelope(look: Look, number: int) -> bytes:
    content = published.content(look, number)
    assert content is not None
    return content.envelope


register("settings", _newest_settings, _settings_envelope)
