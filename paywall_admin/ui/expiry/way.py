"""A reader's way through the states, as the settings have it: the stops, the steps between them, and all in words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QCoreApplication

from paywall_admin.core.settings import ExpiryState, Settings
from paywall_admin.ui.expiry.words import articles_words, days_words
from paywall_admin.ui.fields.reader_states import state_words
from paywall_admin.ui.labels import Tone

translate = QCoreApplication.translate
COLUMNS: Final = 4
ROWS: Final = 3


@dataclass(frozen=True)
class Stop:
    """One state: what it is called, what it comes to, where it stands in the picture, and where it is edited."""

    key: str
    title: str
    detail: str
    column: int
    row: int
    place: str
    tone: Tone = ""


@dataclass(frozen=True)
class Step:
    """What leads from one stop to another; `both` ways where it does."""

    start: str
    end: str
    words: str = ""
    both: bool = False


@dataclass(frozen=True)
class Way:
    """The stops and the steps between them."""

    stops: tuple[Stop, ...]
    steps: tuple[Step, ...]

    def stop(self, key: str) -> Stop | None:
        """A stop by its key."""
        return next((stop for stop in self.stops if stop.key == key), None)

    def spoken(self) -> str:
        """The whole way in words, a step a line."""
        titles = {stop.key: stop.title for stop in self.stops}
        words = translate("Way", "From “{start}” to “{end}”: {words}.")
        plain = translate("Way", "From “{start}” to “{end}”.")
        said = []
        for step in self.steps:
            line = words if step.words else plain
            said.append(line.format(start=titles[step.start], end=titles[step.end], words=step.words))
        return "\n".join(said)


def way(settings: Settings) -> Way:
    """The way that readers take with these settings."""
    stops = [*_free(settings), *_paying(settings), *_lapsed(settings)]
    return Way(tuple(stops), tuple(_steps(settings, {stop.key for stop in stops})))


def _free(settings: Settings) -> list[Stop]:
    """Before anybody pays: as far as the most generous meter goes."""
    limits = [meter.limit for meter in settings.meters]
    most = max(limits, default=0)
    reader = translate("Way", "New reader")
    stops = [Stop("reader", reader, translate("Way", "No subscription"), 0, 0, "/meters/0")]
    if most > 1:
        stops.append(Stop("metered", state_words("metered"), articles_words(limits), 1, 0, "/meters/0", "positive"))
    if most > 0:
        detail = translate("Way", "Reads it")
        stops.append(
            Stop("last_free", state_words("last_free"), detail, 2, 0, _edited(settings, "last_free"), "positive")
        )
    wall = translate("Way", "Wall")
    place = _edited(settings, "limit_reached")
    return [*stops, Stop("limit_reached", state_words("limit_reached"), wall, 3, 0, place, "danger")]


def _paying(settings: Settings) -> list[Stop]:
    full = translate("Way", "Full access")
    grace = settings.grace_days
    access = translate("Way", "{days} of access")
    detail = access.format(days=days_words(grace)) if grace else translate("Way", "Ends at once")
    tone: Tone = "positive" if grace else "danger"
    payment = translate("Way", "Payment failed")
    return [
        Stop("trial", state_words("trial"), full, 3, 1, "/offers/0", "positive"),
        Stop("subscriber", state_words("subscriber"), full, 2, 1, "/plans/0", "positive"),
        Stop("grace", payment, detail, 1, 1, "/graceDays", tone),
    ]


def _lapsed(settings: Settings) -> list[Stop]:
    states = settings.expiry_states
    stops = [
        _ended("trial_expired", states.trial_expired, 3, "/expiryStates/trialExpired/then"),
        _ended("access_expired", states.access_expired, 2, "/expiryStates/accessExpired/then"),
    ]
    days = sorted({state.days for state in (states.trial_expired, states.access_expired) if state.days is not None})
    if days:
        first = "trialExpired" if states.trial_expired.days is not None else "accessExpired"
        after = translate("Way", "or").join(f" {days_words(count)} " for count in days).strip()
        detail = translate("Way", "After {days}").format(days=after)
        stops.append(
            Stop("ordinary", translate("Way", "Ordinary reader again"), detail, 0, 2, f"/expiryStates/{first}/days")
        )
    return stops


def _ended(key: str, state: ExpiryState, column: int, place: str) -> Stop:
    does = translate("Way", "Free articles") if state.then == "meter" else translate("Way", "Wall")
    if state.days is None:
        words = translate("Way", "{does} until they subscribe")
    else:
        words = translate("Way", "{does} for {days}")
    tone: Tone = "positive" if state.then == "meter" else "danger"
    detail = words.format(does=does, days=days_words(state.days or 0))
    return Stop(key, state_words(key), detail, column, 2, place, tone)


def _edited(settings: Settings, state: str) -> str:
    """Where a state before the wall is edited: its message, or the messages where it has none."""
    found = (place for place, message in enumerate(settings.messages) if message.state == state)
    place = next(found, None)
    return "/messages" if place is None else f"/messages/{place}"


def _steps(settings: Settings, keys: set[str]) -> list[Step]:
    chain = [key for key in ("reader", "metered", "last_free", "limit_reached") if key in keys]
    steps = [Step(start, end, translate("Way", "reads")) for start, end in pairwise(chain)]
    grace = settings.grace_days
    after = translate("Way", "after {days}").format(days=days_words(grace)) if grace else translate("Way", "at once")
    steps += [
        Step("limit_reached", "trial", translate("Way", "takes an offer")),
        Step("trial", "subscriber", translate("Way", "pays")),
        Step("subscriber", "grace", translate("Way", "payment fails, or works again"), both=True),
        Step("trial", "trial_expired", translate("Way", "does not go on")),
        Step("subscriber", "access_expired", translate("Way", "cancels")),
        Step("grace", "access_expired", after),
    ]
    states = settings.expiry_states
    for key, state in (("trial_expired", states.trial_expired), ("access_expired", states.access_expired)):
        if state.days is not None:
            steps.append(Step(key, "ordinary", translate("Way", "after {days}").format(days=days_words(state.days))))
    if "ordinary" in keys:
        steps.append(Step("ordinary", "reader", translate("Way", "starts anew")))
    return steps
