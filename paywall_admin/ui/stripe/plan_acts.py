"""What is done with the plan of the Stripe page: looked for, reviewed, applied, settled; and what was made by hand."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from paywall_admin.ui.desk import Desk
from paywall_admin.ui.stripe import jobs
from paywall_admin.ui.stripe.apply_sheet import ApplySheet
from paywall_admin.ui.stripe.face import PLAN, StripeFace
from paywall_admin.ui.stripe.known import Known


class PlanActs(QObject):
    """The buttons of the plan, and of what was made by hand, at work.

    `told`, `place_wanted` and `publish_wanted` as of a page, `refused` carries a problem; `changed` tells that the page
    looks another way now, `applied` that all has to be asked for again; `key_wanted` that the key has to be unlocked.
    """

    told = Signal(str, bool)
    refused = Signal(object)
    changed = Signal()
    applied = Signal()
    key_wanted = Signal()
    place_wanted = Signal(str)
    publish_wanted = Signal()

    def __init__(self, desk: Desk, known: Known, face: StripeFace) -> None:
        super().__init__(face)
        self._desk = desk
        self._known = known
        self._face = face
        self._wanted = self._sought = ""
        face.look.clicked.connect(self.look_at_stripe)
        face.review.clicked.connect(self.review_plan)
        face.finish.clicked.connect(self.finish_interrupted)
        face.plan.go_wanted.connect(self._go_to)
        face.plan.settled.connect(self.settle)
        face.by_hand.look_wanted.connect(self.look_by_hand)
        face.by_hand.adopt_wanted.connect(self.adopt)

    def _refuse(self, problem: Exception) -> None:
        self.refused.emit(problem)

    # Looking

    def look_at_stripe(self) -> None:
        """Read what Stripe has, and show what the draft would change."""
        self._face.tabs.choose(PLAN)
        self._face.strip.run_unlocked(self.tr("Looking at Stripe"), jobs.looking, self._show_looked)

    def look_again(self) -> None:
        """Plan anew for the draft as it is now; Stripe is as it was when somebody looked."""
        if self._known.looked is not None:
            self._desk.call(self, jobs.again(self._known.looked.planned), self._show_looked, self._not_again)

    def _show_looked(self, looked: jobs.Looked) -> None:
        self._known.looked = looked
        self._wanted, self._sought = self._sought or self._wanted, ""
        plan, locked = self._face.plan, not self._known.may("stripe:decide")
        if plan.view != looked.view or plan.locked != locked:  # what is open stays open
            plan.show_plan(looked.view, self._known.zone, locked=locked)
        self.changed.emit()

    def _not_again(self, _problem: Exception) -> None:
        """The draft cannot be planned any more, such as after it was disconnected: look anew."""
        self._known.looked = None
        self._face.plan.show_nothing()
        self.changed.emit()

    # A place in the plan

    def want(self, place: str) -> None:
        """Go to the group of a plan or an offer, such as `offer:autumn`, as soon as there is a plan; "" is none."""
        self._wanted = place

    def go_to_wanted(self) -> None:
        """Go there, if it can be done now; where nobody looked yet, look."""
        known = self._known
        if not self._wanted or known.connection is None or known.key is None:
            return
        if not known.is_connected or known.asks_for_key or self._face.strip.is_running:
            return
        if known.looked is None:
            self._sought, self._wanted = self._wanted, ""
            self.look_at_stripe()
            return
        self._face.tabs.choose(PLAN)
        wanted, self._wanted = self._wanted, ""
        if not self._face.plan.point_out(wanted):
            kind, _, id_ = wanted.partition(":")
            named = next((one for one in known.listed(kind) if one.id == id_), None)
            text = self.tr("Nothing is to be done for “{name}”: Stripe has it as the draft says.")
            self.told.emit(text.format(name=getattr(named, "name", None) or id_), False)

    def _go_to(self, group: str, field: str) -> None:
        """Open the offer or plan of a group, at a field of it."""
        kind, _, id_ = group.partition(":")
        found = self._known.listed(kind)
        number = next((number for number, one in enumerate(found) if one.id == id_), None)
        if number is not None:
            self.place_wanted.emit(f"/{kind}s/{number}/{field or 'name'}")

    # Applying

    def review_plan(self) -> None:
        """Show what would be applied, and apply it."""
        if self._known.looked is not None:
            self._open_sheet(self._known.looked.view)

    def finish_interrupted(self) -> None:
        """Find out what became of an apply that was interrupted."""
        self._open_sheet(None)

    def _open_sheet(self, view: Any) -> None:
        if self._known.is_locked:
            self.key_wanted.emit()
            return
        sheet = ApplySheet(self._desk, self._known.connection, view, self._face)
        sheet.replanned.connect(self._show_looked)
        sheet.applied.connect(self._applied)
        sheet.publish_wanted.connect(self.publish_wanted)
        sheet.open()

    def _applied(self) -> None:
        """What is left to do is looked for at Stripe, not guessed."""
        self._face.notes.show_notes(())
        self.applied.emit()
        self.look_at_stripe()

    def settle(self, key: str, way: str) -> None:
        """Settle what somebody changed at Stripe."""
        if self._known.looked is not None:
            job = jobs.settling(self._known.looked.planned, key, way)
            self._desk.call(self, job, self._settled, self._refuse)

    def _settled(self, done: jobs.Done) -> None:
        said = {
            "ours": self.tr("Settled: the next apply puts it back."),
            "theirs": self.tr("Settled: the draft follows Stripe."),
            "accept": self.tr("Settled: both stay as they are."),
        }
        self.told.emit(said[done.result], True)

    # What was made by hand

    def look_by_hand(self) -> None:
        """Look for objects that were made by hand."""
        self._face.strip.run_unlocked(self.tr("Looking at Stripe"), jobs.finding, self._show_candidates)

    def _show_candidates(self, done: jobs.Done) -> None:
        names = {f"{kind}:{one.id}": one.name for kind in ("plan", "offer") for one in self._known.listed(kind)}
        self._face.by_hand.show_candidates(done.result, names, locked=not self._known.may("stripe:decide"))

    def adopt(self, key: str, id_: str) -> None:
        """Take over an object; the plan shows what that means."""
        self._desk.call(self, jobs.adopting(key, id_), self._adopted, self._refuse)

    def _adopted(self, done: jobs.Done) -> None:
        self.told.emit(self.tr("Taken over: {id}. The plan shows what follows.").format(id=done.result), True)
        self._face.by_hand.forget()
        self.look_at_stripe()
