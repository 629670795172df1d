"""The question what another limit would mean: the readers of the last periods, counted once and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from paywall_admin.core.calendar import CALENDAR_KINDS, DAY, Zone, period
from paywall_admin.core.problems import NotFound
from paywall_admin.core.settings import Audience, Meter, Settings
from paywall_admin.core.whatif import Group, Span
from paywall_admin.services.query import Asking, Query, answers
from paywall_admin.store import demand, readers, stretches
from paywall_admin.store.look import Look

_PERIODS: Final = {"calendarDay": 14, "calendarWeek": 8, "calendarMonth": 6, "rollingDays": 3}
_UNPUBLISHED: Final = -1
_MANY: Final = 200_000  # fewer views are counted in SQL before polars is imported
_VERSIONS: Final = "SELECT number, published_at FROM version ORDER BY published_at, number"


@dataclass(frozen=True)
class Reach:
    """The last periods of one meter, newest first; none where there are no views. `limit` is the draft's."""

    meter: str
    name: str
    limit: int
    kind: str
    zone: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class GetReach(Query[Reach]):
    """The readers of a meter of the draft in the last periods; None: of the first meter.

    `stopped` is asked while they are counted, on the thread that counts: True ends it with `WasStopped`.
    """

    meter: str | None = None
    stopped: Callable[[], bool] | None = field(default=None, compare=False)


@answers(GetReach, looks=True)
def get_reach(asking: Asking, query: GetReach) -> Reach:
    """Counts them, or takes what was counted while nothing has changed."""
    settings = asking.app.draft_settings(asking.look)
    place = next((n for n, one in enumerate(settings.meters) if query.meter in (None, one.id)), None)
    if place is None:
        raise NotFound("no-such-meter", f"There is no meter {query.meter} in the draft.", place="meter")
    meter = settings.meters[place]
    # Neither the draft's limits nor names change who read what; they are typed, and this takes a while.
    key = (
        meter.period, meter.audience, [one.audience for one in settings.meters[:place]],
        settings.publication.time_zone, asking.now // DAY,
        demand.mark_of_feed(asking.look), asking.look.rows("SELECT max(number) FROM version"),
    )  # fmt: skip

    def go_on() -> None:
        if query.stopped and query.stopped():
            from paywall_admin.services.ledger import WasStopped

            raise WasStopped("stopped", "The readers were not counted to the end.")

    spans = asking.app.latest(f"reach {meter.id}", key, lambda: tuple(_spans(asking, settings, place, go_on)))
    then = tuple(span if span.limit >= 0 else span._replace(limit=meter.limit) for span in spans)
    zone = settings.publication.time_zone
    return Reach(meter.id, meter.name or meter.id, meter.limit, meter.period.kind, zone, then)


def _spans(asking: Asking, settings: Settings, place: int, go_on: Callable[[], None]) -> Iterator[Span]:
    look, meter = asking.look, settings.meters[place]
    oldest = readers.first_day(look)
    if oldest is None:
        return
    before = [one.audience for one in settings.meters[:place]]
    is_rolling = meter.period.kind not in CALENDAR_KINDS
    for start, end in _periods(settings, meter, asking.now):
        # A period whose beginning is not kept any more would tell too little; the present one is shown all the same.
        if start < oldest * DAY and end <= asking.now:
            return
        go_on()
        limits = _limits(asking, meter, start, end)
        found = groups(look, start, min(end, asking.now + 1), meter.audience, before, go_on=go_on)
        yield Span(
            start, end, min(limits, default=_UNPUBLISHED), tuple(Group(*one) for one in found),
            is_open=end > asking.now, is_rough=is_rolling,
        )  # fmt: skip


def groups(
    look: Look,
    start: int,
    end: int,
    audience: Audience | None,
    before: Sequence[Audience | None],
    *,
    go_on: Callable[[], None] = lambda: None,
) -> list[tuple[int, int, int]]:
    """What `demand.groups` says: column by column where there are many views and polars is there, else in SQL."""
    if look.dialect == "sqlite" and stretches.has_more(look, start, end, _MANY):
        try:
            from paywall_admin.services.readers import crowds
        except ImportError:
            pass
        else:
            return crowds.groups(look, start, end, audience, before, go_on=go_on)
    return demand.groups(look, start, end, audience, before)


def _periods(settings: Settings, meter: Meter, now: int) -> Iterator[tuple[int, int]]:
    """The present period and those before it; of rolling ones, windows that end one where the next begins."""
    kind = meter.period.kind
    calendar = CALENDAR_KINDS.get(kind)
    if calendar is None:
        days = (meter.period.days or 1) * DAY
        yield from ((now + 1 - (n + 1) * days, now + 1 - n * days) for n in range(_PERIODS["rollingDays"]))
        return
    zone, at = Zone.load(settings.publication.time_zone), now
    for _ in range(_PERIODS[kind]):
        start, end = period(zone, calendar, at)
        yield start, end
        at = start - 1


def _limits(asking: Asking, meter: Meter, start: int, end: int) -> list[int]:
    """The limits that this meter had in the versions in force between two instants."""
    limits: list[int] = []
    versions = asking.look.rows(_VERSIONS)
    for place, (number, published_at) in enumerate(versions):
        until = versions[place + 1][1] if place + 1 < len(versions) else end
        if published_at < end and until > start:
            settings = asking.app.published_settings(asking.look, number)
            limits += [one.limit for one in settings.meters if one.id == meter.id]
    return limits
