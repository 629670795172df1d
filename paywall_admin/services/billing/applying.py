"""Applying the plan: what was reviewed and nothing else, one request at a time written down before and after."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from paywall_admin.billing import apply as engine
from paywall_admin.billing.difference import address
from paywall_admin.billing.intent import Intent, Settled
from paywall_admin.billing.plan import Plan, Step
from paywall_admin.billing.sending import Run
from paywall_admin.core.problems import BadInput, Conflict, Problem, StoreRefused
from paywall_admin.services.billing import connection, planning, states
from paywall_admin.services.billing.planning import Planned
from paywall_admin.services.billing.records import RecordSteps, UseLinks
from paywall_admin.services.permission import demand
from paywall_admin.services.query import Asking, Query, answers
from paywall_admin.store import billing
from paywall_admin.store.reading import role_of
from paywall_admin.system.vault import Ask

if TYPE_CHECKING:
    from paywall_admin.billing.gateway import Gateway
    from paywall_admin.services.app import App

LIVE_WORD = "LIVE"
"""What has to be typed before anything is changed in a live account."""


class StalePlan(Problem):
    """The plan that was reviewed is not the plan any more; `planned` is the new one, and nothing was sent."""

    exit_code = 4

    def __init__(self, planned: Planned) -> None:
        super().__init__(
            "stripe-stale",
            "Stripe or the draft was changed since this plan was made, so nothing was sent; look at the new plan.",
        )
        self.planned = planned


@dataclass(frozen=True)
class ApplyOutcome:
    """How an apply went.

    `finished` were resolved from an interrupted apply, `done` and `left` are steps of this one, `buttons` the addresses
    that were put behind buttons, by offer. `problem` says why it stopped before its end.
    """

    done: int
    left: int
    finished: int = 0
    held: int = 0
    buttons: Mapping[str, str] | None = None
    problem: Problem | None = None
    cancelled: bool = False


@dataclass(frozen=True)
class GetLinks(Query[Mapping[str, str]]):
    """The addresses of the current objects that have one, by key."""


@answers(GetLinks, looks=True)
def get_links(asking: Asking, _: GetLinks) -> Mapping[str, str]:
    """Reads the addresses."""
    return {one.key: one.url for one in billing.objects(asking.look) if one.current and one.url}


class StoreJournal:
    """The journal of one apply in the store: every entry is committed when it comes back.

    `expected` are the current objects that its plan knew, by key: where another apply has been faster, it is refused.
    None while what was interrupted is finished: that was agreed upon before.
    """

    def __init__(self, app: App) -> None:
        self._app = app
        self._run = str(uuid.uuid4())
        self.expected: Mapping[str, str] | None = None

    def record(self, settled: Sequence[Settled], intents: Sequence[Intent]) -> None:
        """Keeps what became of some intents, and what is sent next."""
        outcomes = [
            {
                "intent": one.intent.id, "state": one.state, "object": one.object_id, "url": one.url,
                "sentence": one.sentence,
            }
            for one in settled
        ]  # fmt: skip
        sent = [{**asdict(one), "run": self._run} for one in intents]
        self._app.do(RecordSteps(outcomes), beside={"intents": sent, "expected": self.expected})


def apply(
    app: App,
    digest: str | None = None,
    *,
    ask: Ask | None = None,
    due: bool = False,
    skip_blocked: bool = False,
    live_word: str | None = None,
    progress: Callable[[int, int, str], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    way: Gateway | None = None,
) -> ApplyOutcome:
    """Carry out the plan whose digest was reviewed; another plan is not applied.

    `due` puts away what has ended and what others have replaced, and does nothing else; it needs no review. Elsewhere
    `live_word` has to be LIVE in a live account. `progress` hears done, total and a sentence; both are -1 while it
    waits.
    """
    _refuse_early(app, due=due, live_word=live_word)
    say = progress or (lambda *_: None)
    way = way or connection.gateway(app, ask)
    journal = StoreJournal(app)
    connection.confirm(app, way)  # before anything that was interrupted is sent again
    run = _run_of(app, way, journal, say, cancelled)
    finished = _resume(app, run)
    if finished.problem is not None or finished.cancelled:
        return finished
    planned = planning.plan(app, way=way, progress=lambda words: say(-1, -1, words))
    steps = _chosen(planned, digest, due=due, skip_blocked=skip_blocked)
    missing = engine.missing_permission(way, steps) if steps else None
    if missing is not None:
        raise missing
    # As the plan knew them: what another apply has made since then is not expected.
    known = {**planned.side.known, **planned.plan.settled}
    journal.expected = {key: one.id for key, one in known.items()}
    states.forget_seen(app)
    report = engine.apply(run, steps, planned.plan.bound)
    problem: Problem | None = report.problem
    buttons: dict[str, str] = {}
    try:
        buttons = _use_links(app, planned, steps)
    except Conflict as conflict:  # the next plan says so again
        problem = problem or conflict
    return ApplyOutcome(
        done=report.done,
        left=report.left,
        finished=finished.finished,
        held=len(planned.plan.held),
        buttons=buttons,
        problem=problem,
        cancelled=report.cancelled,
    )


def finish(
    app: App,
    *,
    ask: Ask | None = None,
    live_word: str | None = None,
    progress: Callable[[int, int, str], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    way: Gateway | None = None,
) -> ApplyOutcome:
    """Find out what became of an apply that was interrupted, and send what never arrived; nothing else is done."""
    _refuse_early(app, due=False, live_word=live_word)
    way = way or connection.gateway(app, ask)
    connection.confirm(app, way)
    return _resume(app, _run_of(app, way, StoreJournal(app), progress, cancelled))


def _run_of(
    app: App,
    way: Gateway,
    journal: StoreJournal,
    progress: Callable[[int, int, str], None] | None,
    cancelled: Callable[[], bool] | None,
) -> Run:
    return Run(
        gateway=way,
        journal=journal,
        instance=app.ask(planning.GetSide()).instance,
        clock=lambda: app.clock() + (way.skew or 0),
        cancelled=cancelled or (lambda: False),
        progress=progress or (lambda *_: None),
    )


def _refuse_early(app: App, *, due: bool, live_word: str | None) -> None:
    if app.store.read_only:
        raise StoreRefused("store-read-only", "The store can only be read here, so nothing can be applied from it.")
    with app.store.look() as look:
        demand(role_of(look, app.actor), RecordSteps([]))
        bound = billing.bound(look)
    if bound is not None and bound.livemode and not due and live_word != LIVE_WORD:
        raise BadInput(
            "stripe-live",
            f"This changes what readers pay, in the live account {bound.name or bound.account or ''}; type {LIVE_WORD} "
            "to go on.",
            place="confirm",
        )


def _resume(app: App, run: Run) -> ApplyOutcome:
    """What an interrupted apply had sent is looked up, and sent again under its own key where it never arrived."""
    unfinished = app.ask(planning.GetSide()).unfinished
    open_intents = [Intent(**{name: one for name, one in body.items() if name != "run"}) for body in unfinished]
    if not open_intents:
        return ApplyOutcome(0, 0)
    run.progress(-1, -1, "Finding out what became of the apply that was interrupted")
    report = engine.resume(run, open_intents)
    return ApplyOutcome(0, report.left, report.done, problem=report.problem, cancelled=report.cancelled)


def _chosen(planned: Planned, digest: str | None, *, due: bool, skip_blocked: bool) -> list[Step]:
    plan: Plan = planned.plan
    if due:
        return [step for step in plan.ready if step.due]
    if digest is not None and digest != plan.digest:
        raise StalePlan(planned)
    if plan.blocks and not skip_blocked:
        block = plan.blocks[0]
        name = plan.names.get(block.group, block.group)
        more = f" (and {len(plan.blocks) - 1} more)" if len(plan.blocks) > 1 else ""
        raise BadInput(
            "stripe-blocked", f"“{name}” cannot be brought to Stripe: {block.sentence}{more}",
            place=f"{block.group}/{block.place}",
        )  # fmt: skip
    return list(plan.ready)


def _use_links(app: App, planned: Planned, steps: Sequence[Step]) -> dict[str, str]:
    """Puts the addresses of links behind the buttons in the draft, in one audited step."""
    links = app.ask(GetLinks())
    buttons = {offer.id: offer.checkout_url for offer in planned.side.settings.offers}
    was: dict[str, Any] = {}
    now: dict[str, str] = {}
    for step in steps:
        url = address(links.get(step.key), planned.wanted.codes.get(step.key))
        if step.verb == "use" and url is not None:
            offer = step.id.removeprefix("use:")
            was[offer], now[offer] = buttons.get(offer), url
    if now:
        app.do(UseLinks(was, now))
    return now
