"""Taking settings over from another store, as from a test store to a live one: what differs between the two worlds
is not carried along, and what changes is shown first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from paywall_admin.core.codec import settings_dict
from paywall_admin.core.problems import NotFound, StoreRefused
from paywall_admin.core.strictjson import quoted
from paywall_admin.services.publication import GetEnvironment

if TYPE_CHECKING:
    from paywall_admin.core.diff import Change
    from paywall_admin.core.settings import Offer, Settings
    from paywall_admin.services.app import App
    from paywall_admin.services.command import Outcome


@dataclass(frozen=True)
class TakeOver:
    """What is taken over: settings fit for this store, what they change in its draft, and what to know about them.

    `kept` are offers that keep the checkout link they have here, `without` those that have none here and lose the one
    from there; `remarks` are what else to look at. `version` None stands for the draft there.
    """

    source: str
    version: int | None
    environments: tuple[str, str]
    settings: Settings
    changes: tuple[Change, ...]
    kept: tuple[str, ...]
    without: tuple[str, ...]
    remarks: tuple[str, ...]


def read(app: App, source: str | Path, version: int | None = None, *, draft: bool = False) -> TakeOver:
    """Read a version, by default the newest, or the draft of another store; neither store is changed."""
    from paywall_admin.core.diff import diff
    from paywall_admin.services.queries import GetDraft

    other = _open(app, source)
    try:
        number, theirs = _settings(other, version, draft=draft)
        environments = (other.ask(GetEnvironment()), app.ask(GetEnvironment()))
        label = other.store.location.label
    finally:
        other.close()
    ours = app.ask(GetDraft()).settings
    kept: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    if environments[0] != environments[1]:
        theirs, kept, without = _with_our_links(theirs, ours)
    remarks = tuple(_remarks(theirs, ours))
    return TakeOver(label, number, environments, theirs, diff(ours, theirs), kept, without, remarks)


def take_over(app: App, found: TakeOver, *, dry_run: bool = False) -> Outcome:
    """Make what was read the draft of this store."""
    from paywall_admin.services.drafts import ReplaceDraft

    what = "the draft" if found.version is None else f"version {found.version}"
    wanted = ReplaceDraft(settings_dict(found.settings))
    return app.do(wanted, dry_run=dry_run, reason=f"From {what} of {found.source}")


def _open(app: App, source: str | Path) -> App:
    from paywall_admin.services import database
    from paywall_admin.services.app import App as Opened
    from paywall_admin.store.location import Location

    if Location.of(source) == app.store.location:
        raise StoreRefused("same-store", "This is the store itself; name another one.", place=str(source))
    found = database.status(str(source))
    if found.revision is None:
        raise StoreRefused("store-missing", "There is no such store; check the name.", place=str(source))
    if found.revision < found.newest:
        raise StoreRefused(
            "store-older", "That store has an older format; open it once, which upgrades it.", place=found.label
        )
    return Opened.open(source, actor=app.actor, clock=app.clock, vault=app.vault, create=False)


def _settings(other: App, version: int | None, *, draft: bool) -> tuple[int | None, Settings]:
    from paywall_admin.services.comparison import GetVersionSettings
    from paywall_admin.services.queries import GetDraft, GetStatus

    if draft:
        return None, other.ask(GetDraft()).settings
    number = version if version is not None else other.ask(GetStatus()).version
    if number is None:
        raise NotFound(
            "no-version", "Nothing was published from that store yet; publish there first, or take its draft.",
            place=other.store.location.label,
        )  # fmt: skip
    return number, other.ask(GetVersionSettings(number))


def _with_our_links(theirs: Settings, ours: Settings) -> tuple[Settings, tuple[str, ...], tuple[str, ...]]:
    """Their offers with the checkout links that stand here: a link of the other world sells nothing in this one."""
    here = {offer.id: offer.checkout_url for offer in ours.offers}
    offers: list[Offer] = []
    kept, without = [], []
    for offer in theirs.offers:
        link = here.get(offer.id)
        offers.append(offer.model_copy(update={"checkout_url": link}))
        if link:
            kept.append(_name(offer))
        elif offer.checkout_url:
            without.append(_name(offer))
    return theirs.model_copy(update={"offers": tuple(offers)}), tuple(kept), tuple(without)


def _remarks(theirs: Settings, ours: Settings) -> Iterator[str]:
    for field, words in (("home_url", "home page"), ("offers_url", "offers page"), ("account_url", "account page")):
        there, here = (urlsplit(getattr(one.publication, field)).netloc for one in (theirs, ours))
        if there != here:
            yield f"The {words} is on {there or 'the site itself'} there and on {here or 'the site itself'} here."
    if theirs.publication.name != ours.publication.name:
        yield f"The publication is called {quoted(theirs.publication.name)} there."


def _name(offer: Offer) -> str:
    return quoted(offer.name or offer.id)
