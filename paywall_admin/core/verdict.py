"""Steps 1 to 7 of the decision: may this reader read this article, in which state, and why (contract, section 4)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from paywall_admin.core.calendar import DAY, CalendarKind, Zone, instant, period
from paywall_admin.core.case import ArticlesGrant, Case, Reader, ResetGrant, Subscription
from paywall_admin.core.counting import Count, count_calendar, count_rolling
from paywall_admin.core.decision import Step, Trace
from paywall_admin.core.entitlement import entitlement, has_lapsed, is_over
from paywall_admin.core.rules import ContentRule, Expiry, Fields, Meter, Window, given


@dataclass(slots=True)
class Verdict:
    """What steps 1 to 7 found; instants are UTC seconds, and what a step did not reach is None."""

    access: Literal["allow", "deny"]
    state: str
    counts: bool = False
    articles_left: int | None = None
    articles_read: int | None = None
    limit: int | None = None
    resets_at: int | None = None
    meter: Meter | None = None
    window: Window | None = None
    access_until: int | None = None


@dataclass(slots=True)
class _Way:
    """A case on its way through the steps: what has been remembered, and the trace so far."""

    case: Case
    trace: list[Trace]
    locked_by: str | None = None
    lapsed: str | None = None

    def note(self, step: Step, rule: str | None, outcome: str) -> None:
        self.trace.append({"step": step, "rule": rule, "outcome": outcome})


class Rulebook:
    """The rules of a payload for steps 1 to 7."""

    def __init__(self, payload: Fields, zone: Zone) -> None:
        self._zone = zone
        self._periods: dict[CalendarKind, tuple[int, int]] = {}
        self._open = given(payload.get("wall")).get("open") is True
        self.windows = sorted(map(Window, given(payload.get("freeAccess"))), key=lambda on: (on.starts_at, on.id))
        self._content = [ContentRule(fields) for fields in given(payload.get("contentRules"))]
        self._meters = [Meter(fields) for fields in given(payload.get("meters"))]
        self._grace = int(payload.get("graceDays") or 0) * DAY
        expiry = given(payload.get("expiryStates"))
        self._expiry = {
            "trial_expired": Expiry(expiry.get("trialExpired")),
            "access_expired": Expiry(expiry.get("accessExpired")),
        }

    def judge(self, case: Case, trace: list[Trace]) -> Verdict:
        """Take the steps in order until one decides; each step that is reached adds to the trace."""
        way = _Way(case, trace)
        for step in _STEPS:
            verdict = step(self, way)
            if verdict is not None:
                return verdict
        return self._metered(way)

    def looks_back(self, at: int) -> int:
        """Say since when reads matter to any meter at an instant; rolling ones need as much again before theirs."""
        starts = [
            at - 2 * meter.seconds if meter.kind is None else self._period(meter.kind, at)[0] for meter in self._meters
        ]
        return max(0, min(starts, default=at))

    def _wall(self, way: _Way) -> Verdict | None:
        way.note("wall", None, "The wall is open for everyone." if self._open else "The wall is on.")
        return Verdict("allow", "open") if self._open else None

    def _free_access(self, way: _Way) -> Verdict | None:
        for window in self.windows:
            if window.holds(way.case):
                way.note("freeAccess", window.id, f"Free access is on until {instant(window.ends_at)}.")
                return Verdict("allow", "free_access", window=window)
        way.note("freeAccess", None, "No free access window is on.")
        return None

    def _content_rule(self, way: _Way) -> Verdict | None:
        article = way.case.article
        for rule in self._content:
            if rule.matches(article):
                break
        else:
            way.note("content", None, "No content rule matches.")
            return None
        way.note("content", rule.id, _CONTENT_OUTCOMES.get(rule.action, _COUNTS))
        if rule.action == "locked":
            way.locked_by = rule.id
        return Verdict("allow", "exempt") if rule.action == "exempt" else None

    def _entitlement(self, way: _Way) -> Verdict | None:
        found = entitlement(way.case, self._grace)
        way.note("entitlement", None, found.outcome)
        return Verdict("allow", found.state, access_until=found.until) if found.state else None

    def _lapsed(self, way: _Way) -> Verdict | None:
        record = way.case.reader.subscription
        if record is None or not has_lapsed(record):
            return None
        state = "trial_expired" if record.ended_during_trial else "access_expired"
        expiry = self._expiry[state]
        way.note("lapsed", None, _lapsed_outcome(state, expiry, record, way.case.at))
        if is_over(record, expiry.days, way.case.at):
            return None
        way.lapsed = state
        return Verdict("deny", state) if expiry.walled else None

    def _locked(self, way: _Way) -> Verdict | None:
        if way.locked_by is None:
            return None
        way.note("locked", way.locked_by, "Locked content needs a subscription.")
        return Verdict("deny", way.lapsed or "locked")

    def _metered(self, way: _Way) -> Verdict:
        case = way.case
        denied = way.lapsed or "limit_reached"
        meter = self._meter_for(case)
        if meter is None:
            way.note("meter", None, "No meter is for this reader.")
            return Verdict("deny", denied, limit=0)
        limit = meter.limit + _granted_articles(case)
        count = self._count(meter, case)
        read = f"{count.used} of {limit} free articles read;"
        if count.counted_this:
            way.note("meter", meter.id, f"{read} this one was already counted.")
            return _allowed(meter, limit, count, max(0, limit - count.used), counts=False)
        if count.used < limit:
            way.note("meter", meter.id, f"{read} this one counts.")
            return _allowed(meter, limit, count, limit - count.used - 1, counts=True)
        way.note("meter", meter.id, f"{read} none is left.")
        return Verdict("deny", denied, False, 0, count.used, limit, count.resets_at, meter)

    def _meter_for(self, case: Case) -> Meter | None:
        for meter in self._meters:
            if meter.audience.includes(case.reader, case.device):
                return meter
        return None

    def _count(self, meter: Meter, case: Case) -> Count:
        """Count with the web tier's own counter where it was handed in, else from the reads."""
        reader, at = case.reader, case.at
        if meter.kind is None:
            if reader.meter is not None:
                return Count(reader.meter.used, reader.meter.counted_this, None)
            forgotten = _forgotten(reader, at)
            return count_rolling(reader.reads, case.article.id, seconds=meter.seconds, at=at, forgotten=forgotten)
        start, end = self._period(meter.kind, at)
        if reader.meter is not None:
            return Count(reader.meter.used, reader.meter.counted_this, end)
        forgotten = _forgotten(reader, at)
        return count_calendar(reader.reads, case.article.id, start=start, end=end, at=at, forgotten=forgotten)

    def _period(self, kind: CalendarKind, at: int) -> tuple[int, int]:
        """Find the period of an instant; cases come in order of time, so the last one found often serves again."""
        found = self._periods.get(kind)
        if found is None or not found[0] <= at < found[1]:
            found = self._periods[kind] = period(self._zone, kind, at)
        return found


_STEPS: Final[tuple[Callable[[Rulebook, _Way], Verdict | None], ...]] = (
    Rulebook._wall,
    Rulebook._free_access,
    Rulebook._content_rule,
    Rulebook._entitlement,
    Rulebook._lapsed,
    Rulebook._locked,
)

_COUNTS: Final = "This content counts as the meter says."
_CONTENT_OUTCOMES: Final = {
    "exempt": "This content is free and never counts.",
    "locked": "This content is for subscribers only.",
}


def _lapsed_outcome(state: str, expiry: Expiry, record: Subscription, at: int) -> str:
    if is_over(record, expiry.days, at):
        return f"It ended more than {expiry.days} days ago, so this is an ordinary reader again."
    ended = "The trial has ended." if state == "trial_expired" else "Full access has ended."
    return f"{ended} The wall is shown." if expiry.walled else f"{ended} The meter applies."


def _allowed(meter: Meter, limit: int, count: Count, left: int, *, counts: bool) -> Verdict:
    state = "metered" if left else "last_free"
    return Verdict("allow", state, counts, left, count.used, limit, count.resets_at, meter)


def _granted_articles(case: Case) -> int:
    if not case.reader.grants:
        return 0
    articles = [grant for grant in case.reader.grants if isinstance(grant, ArticlesGrant)]
    return sum(grant.articles for grant in articles if grant.since <= case.at < grant.until)


def _forgotten(reader: Reader, at: int) -> int:
    """Find the latest reset in force: reads up to and including it are ignored."""
    if not reader.grants:
        return -1
    resets = [grant.at for grant in reader.grants if isinstance(grant, ResetGrant)]
    return max((reset for reset in resets if reset <= at), default=-1)
