"""The question of the Overview: what readers have now, what happens next, and what asks to be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from paywall_admin.services.query import Asking, Query, answers
from paywall_admin.store import published

if TYPE_CHECKING:
    from paywall_admin.core.live import Fact
    from paywall_admin.core.phrases import Phrases
    from paywall_admin.core.settings import Settings
    from paywall_admin.core.timeline import Published, Timeline

EXPIRES_SOON: Final = 30 * 86_400
"""So long before a version expires it is time to publish again."""

_TARGETS: Final = "history/targets"
Tone = Literal["warning", "danger"]
_OVERDUE: Final = "SELECT at, note, hindrance FROM schedule WHERE state = 'pending' AND at <= ? ORDER BY at"
_SWITCHED: Final = (
    "SELECT target, state, sentence FROM delivery WHERE artifact = 'open' AND version = "
    "(SELECT max(version) FROM emergency) AND (SELECT max(until) FROM emergency) > ? ORDER BY id"
)


@dataclass(frozen=True)
class LiveLine:
    """One sentence about what readers have, and where that is edited, as a JSON pointer into the draft."""

    sentence: str
    place: str


@dataclass(frozen=True)
class Alert:
    """Something that asks to be done: `code` is stable.

    `place` is a JSON pointer into the draft, or without a slash before it a page of the window and a part of that, such
    as `history/targets`; `publish`, `emergency` and the manual under `help/` are places, too.
    """

    code: str
    tone: Tone
    sentence: str
    place: str = ""


@dataclass(frozen=True)
class OverviewView:
    """What readers have by the newest version, what happens in the coming days, and what asks to be done.

    Before the first publish there is no `version` and nothing is live.
    """

    now: int
    version: int | None
    published_at: int | None
    published_by: str
    expires_at: int | None
    targets: tuple[str, ...]
    live: tuple[LiveLine, ...]
    timeline: Timeline
    alerts: tuple[Alert, ...]


@dataclass(frozen=True)
class GetOverview(Query[OverviewView]):
    """What is live, and what happens in so many days."""

    days: int = 90


@answers(GetOverview, looks=True)
def get_overview(asking: Asking, query: GetOverview) -> OverviewView:
    """Reads the newest version and the draft, and works out the coming days."""
    from paywall_admin.core.calendar import instant
    from paywall_admin.core.live import facts
    from paywall_admin.core.phrases import Phrases
    from paywall_admin.core.timeline import Scheduled, timeline

    look, now = asking.look, asking.now
    newest, draft = published.newest(look), asking.app.draft_settings(look)
    live = _published(asking)
    targets = tuple(name for (name,) in look.rows("SELECT id FROM target ORDER BY id"))
    scheduled = look.rows("SELECT at, note FROM schedule WHERE state = 'pending' ORDER BY at")
    emergency = _emergency(asking)
    return OverviewView(
        now=now,
        version=newest.number if newest else None,
        published_at=newest.published_at if newest else None,
        published_by=newest.published_by if newest else "",
        expires_at=live.expires_at if live else None,
        targets=targets,
        live=tuple(_line(fact, draft) for fact in facts(live.settings, instant(now))) if live else (),
        timeline=timeline(
            draft, live, now=now, days=query.days, scheduled=[Scheduled(*row) for row in scheduled],
            emergency_until=emergency[0] if emergency else None,
        ),
        alerts=tuple(_alerts(asking, live, targets, emergency, Phrases(live.settings if live else draft))),
    )  # fmt: skip


def _published(asking: Asking) -> Published | None:
    from paywall_admin.core.timeline import Published

    newest = published.newest(asking.look)
    if newest is None:
        return None
    return Published(newest.number, newest.published_at, asking.app.published_settings(asking.look, newest.number))


def _line(fact: Fact, draft: Settings) -> LiveLine:
    """A fact with the place at which it is edited: that of the object in the draft, or of its list."""
    if fact.kind in ("wall", "expiryStates", "graceDays"):
        return LiveLine(fact.sentence, f"/{fact.kind}")
    fields = {
        "meter": ("meters", [meter.id for meter in draft.meters]),
        "offer": ("offers", [offer.id for offer in draft.offers]),
        "freeAccess": ("freeAccess", [window.id for window in draft.free_access]),
    }
    field, ids = fields[fact.kind]
    return LiveLine(fact.sentence, f"/{field}/{ids.index(fact.id)}" if fact.id in ids else f"/{field}")


def _emergency(asking: Asking) -> tuple[int, str] | None:
    """Until when the emergency switch holds the wall open now, and who opened it."""
    sql = "SELECT starts_at, until, opened_by FROM emergency ORDER BY version DESC LIMIT 1"
    for starts_at, until, opened_by in asking.look.rows(sql):
        if starts_at <= asking.now < until:
            return until, opened_by
    return None


def _alerts(
    asking: Asking, live: Published | None, targets: tuple[str, ...], emergency: tuple[int, str] | None, say: Phrases
) -> Iterator[Alert]:
    from paywall_admin.core.calendar import instant

    if emergency:
        until, who = emergency
        said = f"{who} opened the wall for everyone with the emergency switch, until {say.start(instant(until))}."
        yield Alert("emergency-open", "danger", said, "emergency")
    yield from _clock(asking)
    if live is None:
        return
    if live.expires_at <= asking.now:
        said = f"Version {live.version} expired on {say.start(instant(live.expires_at))}; publish to renew it."
        yield Alert("version-expired", "danger", said, "/policy/expiresAfterDays")
    elif live.expires_at <= asking.now + EXPIRES_SOON:
        said = (
            f"Version {live.version} expires on {say.start(instant(live.expires_at))}; publish before that to renew it."
        )
        yield Alert("version-expires", "warning", said, "/policy/expiresAfterDays")
    if not targets:
        said = "There is no target, so the website gets nothing by itself; whoever runs it can fetch each version."
        yield Alert("no-target", "warning", said, _TARGETS)
    yield from _deliveries(asking, live.version, targets)
    yield from _switched(asking, targets)
    for at, note, hindrance in asking.look.rows(_OVERDUE, asking.now):
        what = f"The publish scheduled for {say.start(instant(at))} ({note}) has not happened"
        why = hindrance or "nothing has run that publishes what is due."
        yield Alert("schedule-overdue", "danger", f"{what}: {why}", "history/scheduled")


def _clock(asking: Asking) -> Iterator[Alert]:
    """This computer's clock, as the last server knew better that it talked to."""
    if asking.app.clock_ahead is not None:
        from paywall_admin.services.deliveries import clock_words

        said = clock_words(asking.app.clock_ahead).strip()
        if said:
            yield Alert("clock-off", "warning", said)


def _deliveries(asking: Asking, version: int, targets: tuple[str, ...]) -> Iterator[Alert]:
    """The targets that do not have the newest version, as the last attempt left them."""
    sql = "SELECT target, state, sentence FROM delivery WHERE artifact = 'settings' AND version = ? ORDER BY id"
    last = {target: (state, sentence) for target, state, sentence in asking.look.rows(sql, version)}
    for target in targets:
        state, sentence = last.get(target, ("", ""))
        if state == "failed":
            said = f"Target {target} did not take version {version}: {sentence}"
            yield Alert("delivery-failed", "danger", said, _TARGETS)
        elif not state:
            said = f"Version {version} has not been brought to target {target} yet."
            yield Alert("delivery-missing", "warning", said, _TARGETS)


def _switched(asking: Asking, targets: tuple[str, ...]) -> Iterator[Alert]:
    """The targets that did not take the last turn of the emergency switch, while an opening can still be on there."""
    last = {target: (state, sentence) for target, state, sentence in asking.look.rows(_SWITCHED, asking.now)}
    for target, (state, sentence) in last.items():
        if state == "failed" and target in targets:
            said = f"Target {target} did not take the last turn of the emergency switch: {sentence}"
            yield Alert("delivery-failed", "danger", said, _TARGETS)
