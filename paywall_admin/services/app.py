"""The one way in: `App.do` carries out a command, `App.ask` answers a query; all else is a client of the two."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from paywall_admin.core.settings import Settings
from paywall_admin.services.query import Asking, Query, answer, only_looks
from paywall_admin.store import published, reading, scheduled, schema
from paywall_admin.store.location import Location
from paywall_admin.store.look import EngineLook, Look
from paywall_admin.store.opened import Store
from paywall_admin.store.scheduled import Scheduled
from paywall_admin.system.clock import Clock, system_clock
from paywall_admin.system.vault import Vault

if TYPE_CHECKING:
    from paywall_admin.core.check.readings import Readings
    from paywall_admin.services.command import Command, Outcome
    from paywall_admin.services.publishing import PublishOutcome
    from paywall_admin.services.queries.drafts import KeptFindings

View = TypeVar("View")
Worked = TypeVar("Worked")
_KEPT = 4  # how many versions stay parsed: two that are compared, and two beside them


class App:
    """One opened store with everything that can be done and asked. Safe to use from several threads."""

    def __init__(self, store: Store, *, actor: str, clock: Clock, vault: Vault) -> None:
        self.store = store
        self.actor = actor
        self.clock = clock
        self.vault = vault
        self.tokens: dict[str, str] = {}
        self._read: dict[tuple[str, int | str], Settings] = {}
        self._draft: tuple[str | None, Settings] | None = None
        self._remembered = reading.Remembered()
        self.kept_findings: KeptFindings | None = None
        self._readings: Readings | None = None
        self._latest: dict[str, tuple[object, Any]] = {}
        self.clock_ahead: int | None = None

    @classmethod
    def open(
        cls,
        store: str | Path | None = None,
        *,
        actor: str | None = None,
        clock: Clock = system_clock,
        vault: Vault | None = None,
        create: bool = True,
        sample: bool = False,
    ) -> App:
        """Opens a store, upgrading an older one; makes a missing one where `create` allows it.

        `sample` fills a store that this call made with the sample publication.
        """
        opened = schema.open_store(Location.of(store), create=create, clock=clock)
        app = cls(opened, actor=actor or _user(), clock=clock, vault=vault or Vault())
        if sample and not opened.read_only:
            app._start_with_sample()
        return app

    def do(
        self,
        wanted: Command,
        *,
        dry_run: bool = False,
        reason: str = "",
        beside: Mapping[str, Any] | None = None,
    ) -> Outcome:
        """Carries out a command in one transaction with its audit entry, or refuses and changes nothing.

        A dry run takes the same way and is rolled back at its end. `beside` holds what a command needs and the
        audit must not keep, such as bytes.
        """
        from paywall_admin.services.command import Context
        from paywall_admin.services.permission import demand, role
        from paywall_admin.services.steps import perform

        known = role(self)
        demand(known, wanted)
        with self.store.write(keep=not dry_run) as connection:
            outcome = perform(Context(connection, self.clock(), self.actor, known, beside or {}), wanted, reason=reason)
        return replace(outcome, entry=None) if dry_run else outcome

    def ask(self, query: Query[View]) -> View:
        """The answer to a query, all of it read from one state of the store."""
        if only_looks(query):
            with self.store.look() as look:
                return answer(Asking(self, look, self.clock(), self.actor), query)
        with self.store.read() as connection:
            return answer(Asking(self, EngineLook(connection), self.clock(), self.actor, connection), query)

    def hear_clock(self, ahead: int | None) -> None:
        """By how many seconds this computer is ahead of a server that has told its time; None where it has not."""
        if ahead is not None:
            self.clock_ahead = ahead

    def publish(self, note: str, **options: Any) -> PublishOutcome:
        """Publishes the draft as the next version and delivers it; see `services.publishing`."""
        from paywall_admin.services import publishing

        return publishing.publish(self, note, **options)

    def draft_settings(self, look: Look) -> Settings:
        """The draft as it is seen here; read anew only where an audit entry came in between."""
        head, known = reading.audit_head(look), self._draft
        if known is None or known[0] != head:
            known = self._draft = (head, self._remembered.settings(look))
        return known[1]

    def readings(self) -> Readings:
        """What the messages of the draft said when it was checked last."""
        from paywall_admin.core.check.readings import Readings

        self._readings = self._readings or Readings()
        return self._readings

    def latest(self, name: str, key: object, work: Callable[[], Worked]) -> Worked:
        """What was worked out of that name; again only where the key, which says of what, is another."""
        known = self._latest.get(name)
        if known is None or known[0] != key:
            known = self._latest[name] = (key, work())
        worked: Worked = known[1]
        return worked

    def published_settings(self, look: Look, number: int, known: published.Known | None = None) -> Settings:
        """The settings of a published version; `known` as in `store.published`."""

        def read() -> Settings:
            from paywall_admin.core.sharing import shared

            # Most of it is in the draft as well, and what is the same object is compared in no time.
            found, draft = published.settings(look, number, known), self._draft
            return found if draft is None else shared(found, draft[1])

        return self._parsed_once(("version", number), read)

    def scheduled_settings(self, look: Look, one: Scheduled) -> Settings:
        """The settings that were frozen for a scheduled publish."""
        return self._parsed_once(("schedule", one.digest), lambda: scheduled.settings(look, one))

    def _parsed_once(self, key: tuple[str, int | str], read: Callable[[], Settings]) -> Settings:
        """What never changes is parsed once, and the last few are kept; safe between threads as it only replaces."""
        known = self._read
        if key not in known:
            kept = dict(list(known.items())[1 - _KEPT :])
            self._read = known = {**kept, key: read()}
        return known[key]

    def close(self) -> None:
        """Gives the store back."""
        self.store.close()

    def _start_with_sample(self) -> None:
        with self.store.look() as look:
            untouched = reading.audit_latest(look) == 0
        if untouched:
            from paywall_admin.services.drafts import StartWithSample, sample_settings

            self.do(StartWithSample(sample_settings(self.clock())))


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a user without a name on this machine
        return "unknown"
