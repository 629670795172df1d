"""Two versions side by side, going back to an older one, and taking one over from another store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from paywall_admin.core.problems import NotFound
from paywall_admin.services.query import Asking, Query, answers
from paywall_admin.store import published
from paywall_admin.store.published import Version

if TYPE_CHECKING:
    from paywall_admin.core.diff import Change
    from paywall_admin.core.jsondiff import ObjectDiff
    from paywall_admin.core.settings import Settings


@dataclass(frozen=True)
class ComparisonView:
    """What differs from `old` to `new`, in words and as JSON; `old` None: nothing, `new` None: the draft."""

    old: int | None
    new: int | None
    changes: tuple[Change, ...]
    objects: tuple[ObjectDiff, ...]


@dataclass(frozen=True)
class Compare(Query[ComparisonView]):
    """What differs between two versions; `new` None stands for the draft, `old` 0 for nothing at all."""

    old: int
    new: int | None


@dataclass(frozen=True)
class GetVersionChanges(Query[ComparisonView]):
    """What a version changed against the one before it."""

    number: int


@dataclass(frozen=True)
class GetVersionSettings(Query["Settings"]):
    """The settings that a version published."""

    number: int


@answers(Compare, looks=True)
def compare(asking: Asking, query: Compare) -> ComparisonView:
    """Reads both and compares them."""
    return _compare(asking, query)


def _compare(asking: Asking, query: Compare) -> ComparisonView:
    from paywall_admin.core.diff import diff
    from paywall_admin.core.jsondiff import objects

    known: published.Known = {}
    old = version_settings(asking, query.old, known) if query.old else None
    new = asking.app.draft_settings(asking.look) if query.new is None else version_settings(asking, query.new, known)
    if old is not None and old == new:
        return ComparisonView(query.old, query.new, (), ())
    return ComparisonView(query.old or None, query.new, diff(old, new), () if old is None else objects(old, new))


@answers(GetVersionChanges, looks=True)
def get_version_changes(asking: Asking, query: GetVersionChanges) -> ComparisonView:
    """Finds the version before and compares."""
    find(asking, query.number)
    return _compare(asking, Compare(published.before(asking.look, query.number) or 0, query.number))


@answers(GetVersionSettings, looks=True)
def get_version_settings(asking: Asking, query: GetVersionSettings) -> Settings:
    """Reads them."""
    return version_settings(asking, query.number)


def version_settings(asking: Asking, number: int, known: published.Known | None = None) -> Settings:
    """The settings of a version that there is; `known` as in `store.published`."""
    find(asking, number)
    return asking.app.published_settings(asking.look, number, known)


def find(asking: Asking, number: int) -> Version:
    """A version, or a refusal that says which there are."""
    found = published.get(asking.look, number)
    if found is None:
        newest = published.newest(asking.look)
        known = f"the newest is {newest.number}" if newest else "nothing was published yet"
        raise NotFound("no-such-version", f"There is no version {number}; {known}.", place="/number")
    return found
