"""The plan as people read it: grouped by plan and offer, with signs, words, money and what can be decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from paywall_admin.billing import words
from paywall_admin.billing.catalog import KINDS, Found
from paywall_admin.billing.plan import Change, Step
from paywall_admin.services.billing import drift
from paywall_admin.services.billing.planning import Planned
from paywall_admin.services.drafts import ArchiveOffer, ArchivePlan

State = Literal["ready", "waits", "decide"]
_AMOUNTS = ("unit_amount", "amount_off", "percent_off")
_ARCHIVING = (ArchiveOffer, ArchivePlan)
SIGN_WORDS = {"+": "Make", "~": "Change", "-": "Retire", "±": "Replace"}


@dataclass(frozen=True)
class ChangeView:
    """One field: what it is called, what it is and what it shall be, as people write it."""

    field: str
    words: str
    was: str
    now: str
    drift: bool


@dataclass(frozen=True)
class StepView:
    """One row of the plan. `state` decide means that somebody has to choose one of `ways` for `key`.

    `amount` is what is asked or taken off, as money, where the step makes a price or a coupon.
    """

    id: str
    key: str
    sign: str
    sign_words: str
    what: str
    sentence: str
    changes: tuple[ChangeView, ...]
    state: State
    reason: str | None
    object_id: str | None
    ways: tuple[str, ...]
    amount: str | None = None
    archives: bool = False
    """Whether taking Stripe's side archives the plan or offer in the draft."""


@dataclass(frozen=True)
class GroupView:
    """Everything about one plan or offer: `kind` plan, offer or feature, and its id in the settings."""

    id: str
    kind: str
    object_id: str
    title: str
    steps: tuple[StepView, ...]
    remarks: tuple[str, ...]
    blocked: tuple[tuple[str, str], ...]
    """Why it cannot be brought to Stripe: field and sentence."""


@dataclass(frozen=True)
class PlanView:
    """A plan to be read, reviewed, and applied by its digest."""

    digest: str
    account: str | None
    account_name: str | None
    livemode: bool
    made_at: int
    groups: tuple[GroupView, ...]
    counts: tuple[tuple[str, str, int], ...]
    """Sign, word and number of what can be done now."""
    ready: int
    waiting: int
    to_decide: int
    blocked: int
    foreign: tuple[tuple[str, int], ...]
    warnings: tuple[str, ...]
    summary: str

    @property
    def mode(self) -> str:
        """The mode in a word that nobody overlooks."""
        return "LIVE" if self.livemode else "TEST"

    @property
    def up_to_date(self) -> bool:
        """Whether nothing is left to do or to decide."""
        return not (self.ready or self.waiting or self.to_decide or self.blocked)


def plan_view(planned: Planned) -> PlanView:
    """A plan as people read it."""
    plan = planned.plan
    groups = tuple(_groups(planned))
    states = [step.state for group in groups for step in group.steps]
    counts = plan_counts(plan.ready)
    ready, waiting, decide = (states.count(state) for state in ("ready", "waits", "decide"))
    return PlanView(
        digest=plan.digest,
        account=plan.account,
        account_name=planned.account.name if planned.account else None,
        livemode=plan.livemode,
        made_at=planned.made_at,
        groups=groups,
        counts=counts,
        ready=ready,
        waiting=waiting,
        to_decide=decide,
        blocked=len(plan.blocks),
        foreign=tuple((KINDS[kind].words, number) for kind, number in sorted(plan.foreign.items())),
        warnings=planned.warnings,
        summary=_summary(counts, waiting, decide, len(plan.blocks)),
    )


def plan_counts(steps: Iterable[Step]) -> tuple[tuple[str, str, int], ...]:
    """How many steps of each sign there are, with its word."""
    signs = [step.sign for step in steps]
    return tuple((sign, word, signs.count(sign)) for sign, word in SIGN_WORDS.items() if sign in signs)


def _summary(counts: tuple[tuple[str, str, int], ...], waiting: int, decide: int, blocked: int) -> str:
    parts = [f"{number} to {word.lower()}" for _, word, number in counts]
    parts += [
        f"{number} {what}"
        for number, what in ((waiting, "waiting"), (decide, "to decide"), (blocked, "blocked"))
        if number
    ]
    return ", ".join(parts) if parts else "Up to date: Stripe has everything as the draft says"


def _groups(planned: Planned) -> Iterable[GroupView]:
    plan = planned.plan
    found = {one.id: one for one in planned.seen.found}
    steps: dict[str, list[StepView]] = {block.group: [] for block in plan.blocks}
    for step in plan.steps:
        steps.setdefault(step.group, []).append(_step(step, planned, found.get(step.target or "")))
    for group, rows in sorted(steps.items(), key=lambda item: item[0] == "feature"):  # what all plans share comes last
        kind, _, id_ = group.partition(":")
        yield GroupView(
            id=group,
            kind=kind,
            object_id=id_,
            title=plan.names.get(group, id_ or group),
            steps=tuple(rows),
            remarks=plan.remarks.get(group, ()),
            blocked=tuple((block.place, block.sentence) for block in plan.blocks if block.group == group),
        )


def _step(step: Step, planned: Planned, found: Found | None) -> StepView:
    currency = step.fields.get("currency") or (found.fields.get("currency") if found else None)
    choices = drift.ways(step, planned.side.settings) if step.held else ()
    state: State = "ready" if step.held is None else "decide" if choices else "waits"
    what = "button" if step.verb == "use" else KINDS[step.kind].words
    return StepView(
        id=step.id,
        key=step.key,
        sign=step.sign,
        sign_words=SIGN_WORDS[step.sign],
        what=what,
        sentence=step.sentence,
        changes=tuple(_change(change, currency) for change in step.changes),
        state=state,
        reason=step.held,
        object_id=step.target,
        ways=choices,
        amount=_amount(step, currency),
        archives="theirs" in choices and isinstance(drift.theirs(step, planned.side.settings), _ARCHIVING),
    )


def _amount(step: Step, currency: Any) -> str | None:
    fields = step.fields if step.verb == "create" else {}
    asked = next((name for name in _AMOUNTS if fields.get(name) is not None), None)
    return None if asked is None else words.value_words(asked, fields[asked], currency)


def _change(change: Change, currency: Any) -> ChangeView:
    was, now = (words.value_words(change.field, one, currency) for one in (change.was, change.now))
    return ChangeView(change.field, words.field_words(change.field), was, now, change.drift)
