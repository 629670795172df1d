"""The Stripe page: what is known of the account and the draft, and what the page shows of it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from paywall_admin.core.calendar import Zone
from paywall_admin.services.billing.connection import GetConnection
from paywall_admin.services.queries import GetDraft, GetStatus
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.fields.notes import Note
from paywall_admin.ui.stripe import jobs, words
from paywall_admin.ui.stripe.account_acts import AccountActs
from paywall_admin.ui.stripe.face import StripeFace
from paywall_admin.ui.stripe.known import Known
from paywall_admin.ui.stripe.plan_acts import PlanActs


class StripePage(StripeFace):
    """What the draft and Stripe have in common, and what brings them together."""

    topics = frozenset(
        {"draft", "offers", "plans", "publication", "stripe", "versions", "deliveries", "people"}
    )  # fmt: skip

    told = Signal(str, bool)
    place_wanted = Signal(str)
    publish_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._desk = desk
        self.known = Known()
        super().__init__(desk, self.known, parent)
        self.account_acts = AccountActs(desk, self.known, self)
        self.plan_acts = PlanActs(desk, self.known, self)
        self._connect()
        self._show()
        self._ask()

    def _connect(self) -> None:
        for part in (self.strip, self.account_acts, self.plan_acts):
            part.told.connect(self.told)
            part.refused.connect(self.refuse)
        self.tabs.chosen.connect(self._open_tab)
        self.subscribers.read_wanted.connect(self.read_subscribers)
        self.strip.asked.connect(self._hide_notes)
        self.strip.begun.connect(self._show)
        self.strip.ended.connect(self._show)
        self.account_acts.changed.connect(self._show)
        self.account_acts.bound.connect(self._bound)
        self.account_acts.unbound.connect(self._unbound)
        self.plan_acts.changed.connect(self._show)
        self.plan_acts.applied.connect(self._ask)
        self.plan_acts.key_wanted.connect(self.account_acts.check_key)
        self.plan_acts.place_wanted.connect(self.place_wanted)
        self.plan_acts.publish_wanted.connect(self.publish_wanted)
        self._desk.opened.connect(self._begin_anew)

    # What the window asks

    def is_filled(self) -> bool:
        """Whether the connection and the key are known, and a plan stands there whole."""
        return self.known.connection is not None and self.known.key is not None and self.plan.is_whole()

    def focus_place(self, place: str) -> None:
        """Show what would be done with a plan or an offer (`/stripe/offer:autumn`); where nobody looked yet, look.

        A place that names none is the page itself.
        """
        page, _, wanted = place.strip("/").partition("/")
        assert page == "stripe", place
        self.plan_acts.want(wanted)
        self.plan_acts.go_to_wanted()

    def renew(self, _topics: frozenset[str]) -> None:
        """Ask again for what belongs to these topics."""
        self._ask()
        self.plan_acts.look_again()

    # What it knows

    def _ask(self) -> None:
        self._desk.ask(self, GetStatus(), self._keep_status, latest="status")
        self._desk.ask(self, GetDraft(), self._keep_draft, latest="draft")
        self._desk.ask(self, GetConnection(), self._keep_connection, latest="connection")

    def _keep_status(self, status: Any) -> None:
        self.known.status = status
        self._show()

    def _keep_draft(self, view: Any) -> None:
        self.known.settings = view.settings
        self.known.zone = Zone.load(view.settings.publication.time_zone)
        self._show()

    def _keep_connection(self, connection: Any) -> None:
        former, self.known.connection = self.known.connection, connection
        if self.known.key is None or former is None or former.connected != connection.connected:
            self._look_for_key()
        if not connection.connected:
            self.known.looked = None
            self.plan.show_nothing()
        self._show()

    def _look_for_key(self) -> None:
        self._desk.call(self, jobs.key_state, self._keep_key)

    def _keep_key(self, key: jobs.KeyState) -> None:
        self.known.key = key
        self._show()

    def _bound(self) -> None:
        self._look_for_key()
        self._show()

    def _unbound(self) -> None:
        self._begin_anew()
        self._ask()

    def _begin_anew(self) -> None:
        """Another store was opened: nothing that was known holds."""
        self.strip.stop()
        self.known.forget_account()
        self.plan_acts.want("")
        self._hide_notes()
        self.subscribers.forget()
        self.plan.show_nothing()
        self.by_hand.forget()
        self.account.show_missing(())
        self._show()

    # What it shows

    def _open_tab(self, _tab: int) -> None:
        self.show_open(parts=self.known.is_connected and not self.known.asks_for_key)

    def _show(self) -> None:
        known, connected = self.known, self.known.is_connected
        answered = known.connection is not None and known.key is not None
        asks = answered and (not connected or known.asks_for_key)
        usable = connected and not asks
        self.show_parts(account=connected, form=asks, tabs=usable, parts=connected and not known.asks_for_key)
        self.show_unfinished(known.connection.unfinished if usable else 0)
        if known.connection is None:
            return
        busy, locked = self.strip.is_running, not known.may("stripeAccount:connect")
        if connected:
            self.account.show_account(
                known.connection, known.key.place if known.key else None, known.zone, locked=locked
            )
            self.subscribers.show_last(known.connection, known.zone)
        if asks and known.key is not None:
            self.form.show_need(known.connection, known.key.to_keep, locked=locked or busy)
        self._enable(busy=busy)
        self.plan_acts.go_to_wanted()

    def _enable(self, *, busy: bool) -> None:
        known = self.known
        ready = known.looked is not None and known.looked.view.ready > 0
        self.look.setEnabled(not busy)
        whole = known.connection is not None and not known.connection.unfinished
        self.review.setEnabled(ready and whole and not busy and known.may("stripe:record"))
        self.finish.setEnabled(not busy and known.may("stripe:record"))
        self.by_hand.look.setEnabled(not busy)
        for button in (self.subscribers.read, self.subscribers.whole):
            button.setEnabled(not busy and known.may("reader:mirror"))
        if busy:
            self.account.check.setEnabled(False)
            self.account.other.setEnabled(False)
            self.account.disconnect_.setEnabled(False)

    def _hide_notes(self) -> None:
        self.notes.show_notes(())

    def refuse(self, problem: Exception) -> None:
        """Say what did not work."""
        if hasattr(problem, "sentence"):
            self.notes.show_notes([Note("danger", words.sentence_of(problem))])
        else:
            self._desk.trouble.emit(problem)

    # Subscribers

    def read_subscribers(self, full: bool) -> None:
        """Read them from Stripe."""
        self.strip.run_unlocked(self.tr("Reading subscribers"), jobs.pulling(full=full), self._show_read)

    def _show_read(self, done: jobs.Done) -> None:
        self.subscribers.show_outcome(done.result)
