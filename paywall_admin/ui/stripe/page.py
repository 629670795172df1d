"""The Stripe page: the account on top, below it the plan, what was made by hand, and the subscribers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QPushButton, QVBoxLayout, QWidget

from paywall_admin.core.calendar import Zone
from paywall_admin.core.roles import allows
from paywall_admin.services.billing.connection import GetConnection
from paywall_admin.services.queries import GetDraft, GetStatus
from paywall_admin.ui import icons, tokens
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.fields.notes import Note, Notes
from paywall_admin.ui.fields.tabs import Tabs
from paywall_admin.ui.jobs import JobStrip
from paywall_admin.ui.labels import dialog, flowing, plain
from paywall_admin.ui.scrolling import scrolled, tall_column
from paywall_admin.ui.secret import PassphraseSheet
from paywall_admin.ui.stripe import jobs, words
from paywall_admin.ui.stripe.account import AccountCard
from paywall_admin.ui.stripe.apply_sheet import ApplySheet
from paywall_admin.ui.stripe.by_hand import ByHandPart
from paywall_admin.ui.stripe.key_form import KeyForm
from paywall_admin.ui.stripe.plan import PlanPart
from paywall_admin.ui.stripe.subscribers import SubscribersPart
from paywall_admin.ui.viewed import ViewedPage

_PLAN, _BY_HAND, _SUBSCRIBERS = range(3)


class StripePage(ViewedPage):
    """What the draft and Stripe have in common, and what brings them together."""

    topics = frozenset(
        {"draft", "offers", "plans", "publication", "stripe", "versions", "deliveries", "people"}
    )  # fmt: skip

    told = Signal(str, bool)
    place_wanted = Signal(str)
    publish_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Stripe")
        self._desk = desk
        self._zone: Zone | None = None
        self._settings: Any = None
        self._status: Any = None
        self._wants_key = False
        self._wanted = self._sought = ""
        self.connection: Any = None
        self.key: jobs.KeyState | None = None
        self.looked: jobs.Looked | None = None
        self._make()
        self._lay_out()
        self._connect()
        self._open_tab(_PLAN)
        self._show()
        self._ask()

    # Making

    def _make(self) -> None:
        self.look = QPushButton(self.tr("Look at Stripe"), self)
        icons.wear(self.look, "reload")
        self.review = QPushButton(self.tr("Review and apply…"), self)
        self.review.setProperty("kind", "primary")
        self.notes = Notes(parent=self)
        self.strip = JobStrip(self._desk, self)
        self.form = KeyForm(self)
        self.account = AccountCard(self)
        self.unfinished = Notes(parent=self)
        self.finish = QPushButton(self.tr("Check and finish…"), self)
        self.tabs = Tabs([self.tr("Plan"), self.tr("Made by hand"), self.tr("Subscribers")], self)
        self.plan = PlanPart(self)
        self.by_hand = ByHandPart(self)
        self.subscribers = SubscribersPart(self)

    def _lay_out(self) -> None:
        text = QVBoxLayout()
        text.setSpacing(tokens.SPACE_4)
        text.addWidget(plain(self.title, "title", self))
        sentence = self.tr("Your plans and offers as Stripe charges them: look first, then apply.")
        text.addWidget(flowing(sentence, "secondary", self))
        head = QHBoxLayout()
        head.setSpacing(tokens.SPACE_8)
        head.addLayout(text, 1)
        head.addWidget(self.look)
        head.addWidget(self.review)
        broken = QHBoxLayout()
        broken.setSpacing(tokens.SPACE_12)
        broken.addWidget(self.unfinished, 1)
        broken.addWidget(self.finish)
        holder = QWidget(self)
        held = QVBoxLayout(holder)
        held.setContentsMargins(0, 0, 0, 0)
        held.addWidget(self.form)
        held.addStretch(1)
        self._form_scroll = scrolled(holder, self)
        column = tall_column(self)
        column.setContentsMargins(tokens.SPACE_32, tokens.SPACE_24, tokens.SPACE_24, tokens.SPACE_16)
        column.setSpacing(tokens.SPACE_12)
        column.addLayout(head)
        column.addWidget(self.account)
        column.addWidget(self.notes)
        column.addLayout(broken)
        column.addWidget(self.strip)
        column.addWidget(self._form_scroll, 1)
        column.addWidget(self.tabs)
        for part in (self.plan, self.by_hand, self.subscribers):
            column.addWidget(part, 1)

    def _connect(self) -> None:
        self.look.clicked.connect(self.look_at_stripe)
        self.review.clicked.connect(self.review_plan)
        self.finish.clicked.connect(self.finish_interrupted)
        self.tabs.chosen.connect(self._open_tab)
        self.form.connect_wanted.connect(self.connect_account)
        self.form.leave_wanted.connect(self._leave_form)
        self.account.check.clicked.connect(self.check_key)
        self.account.other.clicked.connect(self._want_key)
        self.account.disconnect_.clicked.connect(self.ask_to_disconnect)
        self.plan.go_wanted.connect(self._go_to)
        self.plan.settled.connect(self.settle)
        self.by_hand.look_wanted.connect(self.look_by_hand)
        self.by_hand.adopt_wanted.connect(self.adopt)
        self.subscribers.read_wanted.connect(self.read_subscribers)
        self.strip.ended.connect(self._show)
        self._desk.opened.connect(self._begin_anew)

    # What the window asks

    def is_filled(self) -> bool:
        """Whether the connection and the key are known, and a plan stands there whole."""
        return self.connection is not None and self.key is not None and self.plan.is_whole()

    def focus_place(self, place: str) -> None:
        """Show what would be done with a plan or an offer (`/stripe/offer:autumn`); where nobody looked yet, look.

        A place that names none is the page itself.
        """
        page, _, self._wanted = place.strip("/").partition("/")
        assert page == "stripe", place
        self._go_to_wanted()

    def _go_to_wanted(self) -> None:
        known = self.connection
        if not self._wanted or known is None or self.key is None:
            return
        if not known.connected or self._asks_for_key() or self.strip.is_running:
            return
        if self.looked is None:
            self._sought, self._wanted = self._wanted, ""
            self.look_at_stripe()
            return
        self.tabs.choose(_PLAN)
        wanted, self._wanted = self._wanted, ""
        if not self.plan.point_out(wanted):
            kind, _, id_ = wanted.partition(":")
            named = next((one for one in getattr(self._settings, f"{kind}s", ()) if one.id == id_), None)
            text = self.tr("Nothing is to be done for “{name}”: Stripe has it as the draft says.")
            self.told.emit(text.format(name=getattr(named, "name", None) or id_), False)

    def _begin_anew(self) -> None:
        """Another store was opened: nothing that was known holds."""
        self.strip.stop()
        self.looked, self.key, self.connection, self._wanted = None, None, None, ""
        self.notes.show_notes(())
        self.subscribers.forget()
        self.plan.show_nothing()
        self.by_hand.forget()
        self.account.show_missing(())

    def renew(self, _topics: frozenset[str]) -> None:
        """Ask again for what belongs to these topics."""
        self._ask()
        if self.looked is not None:
            self._desk.call(self, jobs.again(self.looked.planned), self._show_looked, self._not_again)

    def _ask(self) -> None:
        self._desk.ask(self, GetStatus(), self._keep_status, latest="status")
        self._desk.ask(self, GetDraft(), self._keep_draft, latest="draft")
        self._desk.ask(self, GetConnection(), self._keep_connection, latest="connection")

    def _keep_status(self, status: Any) -> None:
        self._status = status
        self._show()

    def _keep_draft(self, view: Any) -> None:
        self._settings = view.settings
        self._zone = Zone.load(view.settings.publication.time_zone)
        self._show()

    def _keep_connection(self, connection: Any) -> None:
        known, self.connection = self.connection, connection
        if self.key is None or known is None or known.connected != connection.connected:
            self._desk.call(self, jobs.key_state, self._keep_key)
        if not connection.connected:
            self.looked = None
            self.plan.show_nothing()
        self._show()

    def _keep_key(self, key: jobs.KeyState) -> None:
        self.key = key
        self._show()

    # What it shows

    def _may(self, tag: str) -> bool:
        return self._status is not None and not self._status.read_only and allows(self._status.role, tag)

    def _open_tab(self, tab: int) -> None:
        self._show_parts(tab)

    def _show_parts(self, tab: int) -> None:
        shown = self.connection is not None and self.connection.connected and not self._asks_for_key()
        for number, part in enumerate((self.plan, self.by_hand, self.subscribers)):
            part.setVisible(shown and number == tab)

    def _asks_for_key(self) -> bool:
        return self._wants_key or (self.key is not None and self.key.place == "none")

    def _show(self) -> None:
        known = self.connection
        connected = known is not None and known.connected
        asks = known is not None and self.key is not None and (not connected or self._asks_for_key())
        busy = self.strip.is_running
        self.account.setVisible(connected)
        self._form_scroll.setVisible(asks)
        self.tabs.setVisible(connected and not asks)
        self._show_parts(self.tabs.place())
        for button in (self.look, self.review):
            button.setVisible(connected and not asks)
        self._show_unfinished(known.unfinished if known is not None and connected and not asks else 0)
        if known is None:
            return
        locked = not self._may("stripeAccount:connect")
        if connected:
            self.account.show_account(known, self.key.place if self.key else None, self._zone, locked=locked)
            self.subscribers.show_last(known, self._zone)
        if asks and self.key is not None:
            self.form.show_need(known, self.key.to_keep, locked=locked or busy)
        self._enable(busy=busy)
        self._go_to_wanted()

    def _enable(self, *, busy: bool) -> None:
        ready = self.looked is not None and self.looked.view.ready > 0
        self.look.setEnabled(not busy)
        whole = self.connection is not None and not self.connection.unfinished
        self.review.setEnabled(ready and whole and not busy and self._may("stripe:record"))
        self.finish.setEnabled(not busy and self._may("stripe:record"))
        self.by_hand.look.setEnabled(not busy)
        for button in (self.subscribers.read, self.subscribers.whole):
            button.setEnabled(not busy and self._may("reader:mirror"))
        if busy:
            self.account.check.setEnabled(False)
            self.account.other.setEnabled(False)
            self.account.disconnect_.setEnabled(False)

    def _show_unfinished(self, count: int) -> None:
        text = self.tr("An apply was interrupted: how {count} of its requests ended is unknown.")
        self.unfinished.show_notes([Note("warning", text.format(count=count))] if count else [])
        self.finish.setVisible(bool(count))

    def refuse(self, problem: Exception) -> None:
        """Say what did not work."""
        if hasattr(problem, "sentence"):
            self.notes.show_notes([Note("danger", words.sentence_of(problem))])
        else:
            self._desk.trouble.emit(problem)

    # The key

    def _run(self, title: str, work: jobs.Work, then: Callable[[Any], None]) -> None:
        """Do something with Stripe, after the key was unlocked where that takes a passphrase."""
        if self.strip.is_running:
            return
        self.notes.show_notes(())
        if self.key is not None and self.key.to_use != "nothing":
            why = self.tr("It unlocks the key to Stripe.")
            sheet = PassphraseSheet(self._desk, why, self)
            sheet.given.connect(partial(self._unlock, title, work, then))
            sheet.open()
            return
        self.strip.run(title, work, then, self._stopped)
        self._show()

    def _unlock(self, title: str, work: jobs.Work, then: Callable[[Any], None], passphrase: str) -> None:
        unlocked = partial(self._unlocked, title, work, then)
        self._desk.call(self, jobs.unlocking(passphrase), unlocked, self.refuse)

    def _unlocked(self, title: str, work: jobs.Work, then: Callable[[Any], None], _nothing: Any) -> None:
        assert self.key is not None
        self.key = jobs.KeyState(self.key.place, "nothing", self.key.to_keep)
        self._run(title, work, then)

    def _stopped(self, problem: Exception) -> None:
        if isinstance(problem, jobs.Stopped):
            self.told.emit(self.tr("Stopped. Nothing was changed."), False)
        else:
            self.refuse(problem)

    def _want_key(self) -> None:
        self._wants_key = True
        self.notes.show_notes(())
        self._show()
        self.form.key.take_focus()

    def _leave_form(self) -> None:
        self._wants_key = False
        self.form.forget()
        self._show()

    def connect_account(self) -> None:
        """Bind the store to the account of the key that was pasted."""
        text, passphrase, once = self.form.given()
        self.notes.show_notes(())
        if not self.strip.is_running:
            work = jobs.connecting(text, passphrase, for_this_run=once)
            self.strip.run(self.tr("Asking Stripe whose key this is"), work, self._connected, self._not_connected)
            self._show()

    def _not_connected(self, problem: Exception) -> None:
        self._show()
        if hasattr(problem, "sentence"):
            self.form.refuse(problem)
        else:
            self._desk.trouble.emit(problem)

    def _connected(self, made: jobs.Connected) -> None:
        self._wants_key = False
        self.form.forget()
        self.connection, self.key = made.view, None
        self.account.show_missing(made.missing)
        self._desk.call(self, jobs.key_state, self._keep_key)
        self._show()
        words_ = self.tr("Connected to {account}.")
        self.told.emit(words_.format(account=words.account_name(made.view)), False)

    def check_key(self) -> None:
        """Ask Stripe whose the key is and what it may do."""
        self._run(self.tr("Checking the key"), jobs.checking, self._checked)

    def _checked(self, made: jobs.Connected) -> None:
        self.account.show_missing(made.missing)
        if not made.missing:
            self.told.emit(self.tr("The key works and includes everything that is needed."), False)

    def ask_to_disconnect(self) -> None:
        """Ask whether the store shall be nobody's any more."""
        sentence = self.tr(
            "Disconnect from {account}? The key is forgotten here, and so is which object is whose and what was read "
            "of subscribers. At Stripe everything stays as it is, and readers go on as before."
        ).format(account=words.account_name(self.connection))
        box = dialog(self, self.tr("Disconnect Stripe"), sentence, icon=QMessageBox.Icon.Question)
        go = box.addButton(self.tr("Disconnect"), QMessageBox.ButtonRole.DestructiveRole)
        go.clicked.connect(self.disconnect_account)
        box.setDefaultButton(box.addButton(self.tr("Not now"), QMessageBox.ButtonRole.RejectRole))
        box.open()

    def disconnect_account(self) -> None:
        """End the binding, and forget the key."""
        self._desk.call(self, jobs.disconnecting, self._disconnected, self.refuse)

    def _disconnected(self, _done: Any) -> None:
        self.notes.show_notes(())
        self._begin_anew()
        self._ask()
        self.told.emit(self.tr("Disconnected. At Stripe everything is as it was."), False)

    # The plan

    def look_at_stripe(self) -> None:
        """Read what Stripe has, and show what the draft would change."""
        self.tabs.choose(_PLAN)
        self._run(self.tr("Looking at Stripe"), jobs.looking, self._show_looked)

    def _show_looked(self, looked: jobs.Looked) -> None:
        self.looked = looked
        self._wanted, self._sought = self._sought or self._wanted, ""
        locked = not self._may("stripe:decide")
        if self.plan.view != looked.view or self.plan.locked != locked:  # what is open stays open
            self.plan.show_plan(looked.view, self._zone, locked=locked)
        self._show()

    def _not_again(self, _problem: Exception) -> None:
        """The draft cannot be planned any more, such as after it was disconnected: look anew."""
        self.looked = None
        self.plan.show_nothing()
        self._show()

    def review_plan(self) -> None:
        """Show what would be applied, and apply it."""
        if self.looked is not None:
            self._open_sheet(self.looked.view)

    def finish_interrupted(self) -> None:
        """Find out what became of an apply that was interrupted."""
        self._open_sheet(None)

    def _open_sheet(self, view: Any) -> None:
        if self.key is not None and self.key.to_use != "nothing":
            self.check_key()
            return
        sheet = ApplySheet(self._desk, self.connection, view, self)
        sheet.replanned.connect(self._show_looked)
        sheet.applied.connect(self._applied)
        sheet.publish_wanted.connect(self.publish_wanted)
        sheet.open()

    def _applied(self) -> None:
        """What is left to do is looked for at Stripe, not guessed."""
        self.notes.show_notes(())
        self._ask()
        self.look_at_stripe()

    def settle(self, key: str, way: str) -> None:
        """Settle what somebody changed at Stripe."""
        if self.looked is not None:
            self._desk.call(self, jobs.settling(self.looked.planned, key, way), self._settled, self.refuse)

    def _settled(self, done: jobs.Done) -> None:
        said = {
            "ours": self.tr("Settled: the next apply puts it back."),
            "theirs": self.tr("Settled: the draft follows Stripe."),
            "accept": self.tr("Settled: both stay as they are."),
        }
        self.told.emit(said[done.result], True)

    def _go_to(self, group: str, field: str) -> None:
        """Open the offer or plan of a group, at a field of it."""
        kind, _, id_ = group.partition(":")
        found = getattr(self._settings, f"{kind}s", ())
        number = next((number for number, one in enumerate(found) if one.id == id_), None)
        if number is not None:
            self.place_wanted.emit(f"/{kind}s/{number}/{field or 'name'}")

    # What was made by hand

    def look_by_hand(self) -> None:
        """Look for objects that were made by hand."""
        self._run(self.tr("Looking at Stripe"), jobs.finding, self._show_candidates)

    def _show_candidates(self, done: jobs.Done) -> None:
        names = {f"{kind}:{one.id}": one.name for kind in ("plan", "offer")
                 for one in getattr(self._settings, f"{kind}s")}  # fmt: skip
        self.by_hand.show_candidates(done.result, names, locked=not self._may("stripe:decide"))

    def adopt(self, key: str, id_: str) -> None:
        """Take over an object; the plan shows what that means."""
        self._desk.call(self, jobs.adopting(key, id_), self._adopted, self.refuse)

    def _adopted(self, done: jobs.Done) -> None:
        self.told.emit(self.tr("Taken over: {id}. The plan shows what follows.").format(id=done.result), True)
        self.by_hand.forget()
        self.look_at_stripe()

    # Subscribers

    def read_subscribers(self, full: bool) -> None:
        """Read them from Stripe."""
        self._run(self.tr("Reading subscribers"), jobs.pulling(full=full), self._show_read)

    def _show_read(self, done: jobs.Done) -> None:
        self.subscribers.show_outcome(done.result)
