"""How each plan and offer stands to Stripe, from what is already known: nothing is asked of Stripe for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal
from weakref import WeakKeyDictionary

from paywall_admin.core.calendar import epoch
from paywall_admin.core.settings import Settings
from paywall_admin.services.query import Asking, Query, answers
from paywall_admin.store import billing, reading

if TYPE_CHECKING:
    from paywall_admin.billing.plan import Plan, Step
    from paywall_admin.services.app import App
    from paywall_admin.services.billing.planning import Planned

State = Literal["same", "differs", "missing"]
WORDS: Final[Mapping[State, str]] = {"same": "in Stripe", "differs": "differs", "missing": "not in Stripe"}

# What was seen of Stripe last by this program, and when the store says that it was looked at.
_SEEN: Final[WeakKeyDictionary[App, tuple[Planned, object]]] = WeakKeyDictionary()


@dataclass(frozen=True)
class GetStates(Query[Mapping[str, State]]):
    """The state of every plan and offer of the draft (`offer:autumn`), as far as it is known; none where not connected.

    An offer that is over has none.
    """


def keep_seen(app: App, planned: Planned) -> None:
    """Keep what was read of Stripe, so that what somebody changed there is shown wherever it matters."""
    with app.store.look() as look:
        _SEEN[app] = planned, billing.last_known(look)


def forget_seen(app: App) -> None:
    """Stripe is not any more as it was seen."""
    _SEEN.pop(app, None)


@answers(GetStates, looks=True)
def get_states(asking: Asking, _: GetStates) -> Mapping[str, State]:
    """Holds the draft against what was seen last, else against what the store remembers."""
    look, app = asking.look, asking.app
    known = billing.last_known(look)
    if known is None:
        return {}
    seen, seen_at = _SEEN.get(app, (None, None))
    if seen_at != known:  # somebody else has looked, or applied, since
        seen = None
    key = reading.audit_head(look), known, id(seen), asking.now // 60

    def work() -> Mapping[str, State]:
        settings = app.draft_settings(look)
        known = frozenset(one.key for one in billing.objects(look) if one.current)
        return _states(settings, _plan(asking, settings, seen), known, asking.now)

    return app.latest("stripe-states", key, work)


def _plan(asking: Asking, settings: Settings, seen: Planned | None) -> Plan:
    if seen is None:
        from paywall_admin.services.billing.offline import remembered_plan

        return remembered_plan(asking.look, settings, asking.now)
    from paywall_admin.services.billing.planning import GetSide, compare, get_side

    side = get_side(asking, GetSide())
    return compare(side, seen.seen, seen.account, now=asking.now, skew=seen.skew).plan


def _states(settings: Settings, plan: Plan, known: frozenset[str], now: int) -> dict[str, State]:
    made = {key.partition("/")[0] for key in (*plan.bound, *known)}
    differs = {step.group for step in plan.steps if not _is_aside(step)}
    differs |= {block.group for block in plan.blocks}
    groups = [f"plan:{one.id}" for one in settings.plans]
    groups += [f"offer:{one.id}" for one in settings.offers if not (one.ends_at and epoch(one.ends_at) <= now)]
    return {group: "missing" if group not in made else "differs" if group in differs else "same" for group in groups}


def _is_aside(step: Step) -> bool:
    """What only puts away what was replaced, and a button that somebody set by hand, are no difference."""
    return (step.verb == "retire" and step.due) or (step.verb == "use" and step.held is not None)
