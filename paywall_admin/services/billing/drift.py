"""What somebody changed at Stripe, and the ways to settle it: ours, theirs, or leave it as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from paywall_admin.billing.plan import Step
from paywall_admin.core.problems import BadInput, NotFound
from paywall_admin.core.settings import Settings
from paywall_admin.services.billing.records import DecideObject
from paywall_admin.services.command import Command
from paywall_admin.services.drafts import ArchiveOffer, ArchivePlan, EditOffer, EditPlan

if TYPE_CHECKING:
    from paywall_admin.billing.plan import Plan
    from paywall_admin.services.app import App

Way = Literal["ours", "theirs", "accept", "adopt"]


def ways(step: Step, settings: Settings) -> tuple[Way, ...]:
    """The ways in which a step that waits for a word can be settled."""
    if not step.drift:
        return ()
    found: list[Way] = ["ours"]
    if theirs(step, settings) is not None:
        found.append("theirs")
    if step.seen is not None and not any(change.field == "mark" for change in step.changes):
        found.append("accept")
    return tuple(found)


def theirs(step: Step, settings: Settings) -> Command | None:
    """The edit of the draft that makes it as Stripe has it; None where the draft cannot say that."""
    kind, _, id_ = step.group.partition(":")
    offer = next((one for one in settings.offers if kind == "offer" and one.id == id_), None)
    plan = next((one for one in settings.plans if kind == "plan" and one.id == id_), None)
    if offer is None and plan is None:
        return None
    gone = any(change.field == "active" and change.was is False and change.drift for change in step.changes)
    if step.target is None or gone:
        return ArchiveOffer(id_) if offer else ArchivePlan(id_)
    changed = {change.field: change.was for change in step.changes if change.drift}
    if changed.keys() == {"name"} and changed["name"]:
        if plan is not None:
            return EditPlan(id_, {"name": plan.name}, {"name": changed["name"]})
        return EditOffer(id_, {"name": offer.name if offer else None}, {"name": changed["name"]})
    if changed.keys() == {"trial_days"} and changed["trial_days"] and offer is not None:
        was = {"duration": offer.duration.model_dump()}
        return EditOffer(id_, was, {"duration": {"unit": "day", "count": changed["trial_days"]}})
    return None


def settle(app: App, plan: Plan, settings: Settings, key: str, way: Way, *, dry_run: bool = False) -> Command:
    """Settle one object that differs; what was done is returned. `ours` is carried out by the next apply."""
    step = next((one for one in plan.steps if one.key == key and one.drift), None)
    if step is None:
        keys = sorted({one.key for one in plan.steps if one.drift})
        known = f"what differs is {', '.join(keys)}" if keys else "nothing differs"
        raise NotFound("stripe-no-drift", f"Nobody changed {key} at Stripe; {known}.", place=key)
    if way not in ways(step, settings):
        raise BadInput(
            "stripe-way", f"This can be settled by {' or '.join(ways(step, settings))}, not by {way}.", place=key
        )
    wanted: Command
    if way == "theirs":
        edit = theirs(step, settings)
        assert edit is not None
        wanted = edit
    else:
        wanted = DecideObject(key, way, step.seen or "" if way == "accept" else "")
    app.do(wanted, dry_run=dry_run)
    return wanted
