"""Questions about what happened: versions, their deliveries, and what changed since a moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from paywall_admin.core.problems import NotFound
from paywall_admin.services import topics
from paywall_admin.services.query import Asking, Query, answers
from paywall_admin.store import published, reading
from paywall_admin.store.published import Version

MOST = 500


@dataclass(frozen=True)
class DeliveryView:
    """One attempt to bring a version of a kind of file to a target."""

    target: str
    state: str
    at: int
    sentence: str
    kind: str = "settings"


@dataclass(frozen=True)
class VersionView:
    """A published version; `payload` and `envelope` are empty in lists, `summary` is as in `store.published`."""

    number: int
    published_at: int
    published_by: str
    note: str
    digest: str
    environment: str
    previous: str | None
    payload: bytes
    envelope: bytes
    deliveries: tuple[DeliveryView, ...]
    summary: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class ChangesView:
    """What others and oneself changed since an entry: pass `latest` next time."""

    topics: frozenset[str]
    latest: int


@dataclass(frozen=True)
class ListVersions(Query[tuple[VersionView, ...]]):
    """Versions, newest first, those below `before`; with a `text`, those that have it in note, name or changes."""

    before: int | None = None
    limit: int = 100
    text: str = ""


@dataclass(frozen=True)
class GetVersion(Query[VersionView]):
    """One version with its bytes and deliveries."""

    number: int


@dataclass(frozen=True)
class ChangesSince(Query[ChangesView]):
    """The topics touched after the entry `number`."""

    number: int


@answers(ListVersions, looks=True)
def list_versions(asking: Asking, query: ListVersions) -> tuple[VersionView, ...]:
    """Reads one page of versions."""
    found = published.page(asking.look, before=query.before, limit=min(query.limit, MOST), text=query.text)
    return tuple(_version(version, published.Content(b"", b""), ()) for version in found)


@answers(GetVersion, looks=True)
def get_version(asking: Asking, query: GetVersion) -> VersionView:
    """Reads one version whole."""
    version = published.get(asking.look, query.number)
    content = published.content(asking.look, query.number)
    if version is None or content is None:
        raise NotFound("no-such-version", f"There is no version {query.number}.", place="/number")
    return _version(version, content, _deliveries(asking, query.number))


@answers(ChangesSince, looks=True)
def changes_since(asking: Asking, query: ChangesSince) -> ChangesView:
    """Reads what was touched since; a store put back from a backup has forgotten entries, so all may be touched."""
    latest = reading.audit_latest(asking.look)
    if latest < query.number:
        return ChangesView(topics.EVERY, latest)
    touched, latest = reading.topics_since(asking.look, query.number)
    return ChangesView(touched | {"audit"} if touched else touched, latest)


def _version(version: Version, content: published.Content, deliveries: tuple[DeliveryView, ...]) -> VersionView:
    return VersionView(
        **{name: getattr(version, name) for name in Version.__dataclass_fields__},
        payload=content.payload,
        envelope=content.envelope,
        deliveries=deliveries,
    )


def _deliveries(asking: Asking, number: int) -> tuple[DeliveryView, ...]:
    sql = "SELECT target, state, at, sentence FROM delivery WHERE artifact = ? AND version = ? ORDER BY id"
    return tuple(DeliveryView(*row) for row in asking.look.rows(sql, "settings", number))
