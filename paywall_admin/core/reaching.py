"""How a state is reached: looks for a situation in which a reader meets a state, or a message, with given settings.

Every situation that is found was decided by the engine; where none is, the reason is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Final, Literal

from paywall_admin.core.calendar import DAY, epoch
from paywall_admin.core.case import parse_case
from paywall_admin.core.codec import settings_dict
from paywall_admin.core.decide import Engine
from paywall_admin.core.settings import Message, Settings, Texts
from paywall_admin.core.situation import Device, Situation, Subscription, article_for, reading
from paywall_admin.core.strictjson import quoted
from paywall_admin.core.texts import Placeholder

WINDOW: Final = "freeAccess:"
_MOST_CASES: Final = 4000
_MOST_COUNTRIES: Final = 12
_SHOWN_LEFT: Final = (3, 2, 1)
_SUBSCRIPTIONS: Final[dict[str, Subscription]] = {
    "subscriber": "active", "trial": "trial", "grace": "grace", "complimentary": "given",
    "trial_expired": "trial_ended", "access_expired": "access_ended",
}  # fmt: skip
_METERED: Final = frozenset({"metered", "last_free", "limit_reached"})
Why = Literal[
    "wall-open", "wall-on", "no-window", "window-hidden", "no-free-content", "no-locked-content", "no-grace",
    "lapsed-at-once", "no-meter", "no-articles", "one-article", "all-free", "counter-hidden", "message-before", "never",
]  # fmt: skip


@dataclass(frozen=True)
class Wish:
    """What shall be reached: a state (`freeAccess:ID` for a window), and in it one message, where that is given."""

    state: str
    message: str | None = None
    locale: str = ""
    device: Device = "wide"


@dataclass(frozen=True)
class Reached:
    """A situation that leads there, and the value of each placeholder in it."""

    situation: Situation
    values: dict[Placeholder, str]


@dataclass(frozen=True)
class Unreached:
    """Why nothing leads there; `instead` is the id of the message that readers get in its place."""

    why: Why
    instead: str | None = None

    @property
    def sentence(self) -> str:
        """The reason in a sentence."""
        return _SENTENCES[self.why].format(instead=quoted(self.instead or ""))


_SENTENCES: Final[dict[Why, str]] = {
    "wall-on": "The wall is on; this state is met when the wall is opened for everyone.",
    "wall-open": "The wall is open for everyone, so no other state is met.",
    "no-window": "There is no such free-access window.",
    "window-hidden": "Other free-access windows cover this one for its whole time.",
    "no-free-content": "No content rule makes an article free.",
    "no-locked-content": "No content rule keeps articles for subscribers.",
    "no-grace": "There are no days of grace after a failed payment.",
    "lapsed-at-once": "What ended counts for no day at all.",
    "no-meter": "There is no meter.",
    "no-articles": "Every meter gives 0 articles, so there is no last free one.",
    "one-article": "No meter gives more than one article.",
    "all-free": "The content rules treat every article in another way.",
    "counter-hidden": "The meter hides its counter, so no message shows.",
    "message-before": "The readers of this message get {instead}, which stands before it.",
    "never": "With these settings no reader comes into this state.",
}


def reach(settings: Settings, wish: Wish, *, at: int) -> Reached | Unreached:
    """Look for a situation, from an instant on, in which a reader meets what is wished for."""
    locale = wish.locale or settings.publication.default_locale
    engine = Engine.from_settings(_in_one_language(settings, locale))
    instead: str | None = None
    was_reached = False
    for situation in islice(_situations(settings, wish, at), _MOST_CASES):
        case = parse_case(reading(situation, settings.grace_days))
        decision = engine.decide(case)
        if _state_of(decision) != wish.state and decision["state"] != wish.state:
            continue
        shown = decision["message"]
        if wish.message is None or (shown is not None and shown["id"] == wish.message):
            return Reached(replace(situation, locale=locale), engine.values(case, locale))
        was_reached = True
        instead = instead or (shown["id"] if shown else None)
    if was_reached:
        return Unreached("message-before" if instead else "counter-hidden", instead)
    return Unreached(_reason(settings, wish.state))


def _state_of(decision: Any) -> str:
    """The state of a decision, by its window where a window decided."""
    if decision["state"] == "free_access":
        return WINDOW + next(str(step["rule"]) for step in decision["trace"] if step["step"] == "freeAccess")
    return str(decision["state"])


def _in_one_language(settings: Settings, locale: str) -> Settings:
    """The same rules, with messages that only say which they are: nothing else has to be compiled."""
    publication = settings.publication.model_copy(update={"locales": (locale,), "default_locale": locale})
    texts = {locale: Texts(heading="?")}
    messages = tuple(
        Message(id=message.id, state=message.state, audience=message.audience, texts=texts)
        for message in settings.messages
    )
    return settings.model_copy(update={"publication": publication, "messages": messages})


def _situations(settings: Settings, wish: Wish, at: int) -> Iterator[Situation]:
    """Situations that may lead there, the most ordinary ones first."""
    state = wish.state.partition(":")[0].replace("freeAccess", "free_access")
    moments = list(_moments(settings, wish.state, at))
    readers = list(_readers(settings, wish))
    reads = list(_reads(settings, state))
    articles = list(_articles(settings, state))
    subscription = _SUBSCRIPTIONS.get(state, "none")
    for moment in moments:
        for kind, device, country in readers:
            for article in articles:
                for read in reads:
                    yield Situation(moment, device, read, kind, subscription, "en", country, article)


def _moments(settings: Settings, state: str, at: int) -> Iterator[int]:
    """Now, and the edges of free-access windows: inside them for their own state, outside for the others."""
    windows = settings.free_access
    edges = sorted({epoch(each) for window in windows for each in (window.starts_at, window.ends_at)})
    if state.startswith(WINDOW) or state == "free_access":
        wanted = [window for window in windows if state in ("free_access", WINDOW + window.id)]
        for window in wanted:
            start, end = epoch(window.starts_at), epoch(window.ends_at)
            # Within the first day of it, so that the date that is shown is that day's.
            inside = [at, start + min(DAY // 2, (end - start) // 2), start, *edges]
            yield from (moment for moment in inside if start <= moment < end)
        return
    yield at
    yield from (edge for edge in edges if edge > at)
    yield from (edge - 1 for edge in edges if edge <= at)


Readers = tuple[Literal["anonymous", "registered"], Device, str]


def _readers(settings: Settings, wish: Wish) -> Iterator[Readers]:
    """The readers that the settings tell apart; those on the wished-for device first."""
    message = next((message for message in settings.messages if message.id == wish.message), None)
    devices: Sequence[Device] = ("wide", "narrow") if wish.device == "wide" else ("narrow", "wide")
    for device in devices:
        for country in _countries(settings, message):
            yield "anonymous", device, country
            yield "registered", device, country


def _countries(settings: Settings, message: Message | None) -> list[str]:
    """No country in particular, then those of the message, then those that meters and windows ask for."""
    own = (message.audience.countries or ()) if message and message.audience else ()
    found = dict.fromkeys(["", *own])
    for meter in settings.meters:
        found |= dict.fromkeys((meter.audience.countries or ()) if meter.audience else ())
    for window in settings.free_access:
        found |= dict.fromkeys(window.countries or ())
    return list(found)[: _MOST_COUNTRIES + 1]


def _reads(settings: Settings, state: str) -> Iterator[int]:
    """How many articles were read: as many as leave a few, one, or none, under any meter."""
    if state not in _METERED | {"trial_expired", "access_expired"}:
        yield 0
        return
    limits = dict.fromkeys(meter.limit for meter in settings.meters)
    if state == "metered":
        found = dict.fromkeys(limit - left - 1 for limit in limits for left in _SHOWN_LEFT)
        yield from (read for read in found if read >= 0)
    elif state == "last_free":
        yield from (limit - 1 for limit in limits if limit)
    else:
        yield from dict.fromkeys((0, *limits))


def _articles(settings: Settings, state: str) -> Iterator[dict[str, Any]]:
    """Articles of the kind that a state needs, the ordinary one first."""
    action = {"exempt": "exempt", "locked": "locked"}.get(state)
    if action is None:
        yield {}
    for rule in settings.content_rules:
        if rule.action == (action or "metered"):
            yield article_for(settings_dict(rule.when))


def _reason(settings: Settings, state: str) -> Why:
    """Why a state is not reached, as far as the settings tell."""
    if state == "open":
        return "wall-on"
    if settings.wall.open:
        return "wall-open"
    if state.startswith(WINDOW) or state == "free_access":
        known = {WINDOW + window.id for window in settings.free_access}
        return "window-hidden" if state in known else "no-window"
    lapsed = {
        "trial_expired": settings.expiry_states.trial_expired,
        "access_expired": settings.expiry_states.access_expired,
    }
    if state in lapsed and lapsed[state].days == 0:
        return "lapsed-at-once"
    simple: dict[str, tuple[bool, Why]] = {
        "exempt": (not any(rule.action == "exempt" for rule in settings.content_rules), "no-free-content"),
        "locked": (not any(rule.action == "locked" for rule in settings.content_rules), "no-locked-content"),
        "grace": (not settings.grace_days, "no-grace"),
        "metered": (not any(meter.limit > 1 for meter in settings.meters), "one-article"),
        "last_free": (not any(meter.limit for meter in settings.meters), "no-articles"),
    }
    applies, why = simple.get(state, (False, "never"))
    if state in ("metered", "last_free") and not settings.meters:
        return "no-meter"
    if applies:
        return why
    return "all-free" if state in _METERED else "never"
