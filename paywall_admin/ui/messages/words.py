"""States, languages and reasons as a person says them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QCoreApplication

from paywall_admin.core.calendar import Zone, epoch, shown_end_date
from paywall_admin.core.settings import FreeAccess, Message, Settings
from paywall_admin.core.texts import parts
from paywall_admin.ui.fields.audience import readers_words
from paywall_admin.ui.fields.moments import local_time, short_day_words
from paywall_admin.ui.fields.reader_states import state_words
from paywall_admin.ui.names import language_name

translate = QCoreApplication.translate
WINDOW: Final = "freeAccess:"


class Group(NamedTuple):
    """Some states that belong together, under a heading."""

    heading: str
    states: tuple[str, ...]


def groups(windows: Sequence[str]) -> tuple[Group, ...]:
    """All states in the order of a reader's way; `windows` are the ids of the free-access windows."""
    named = tuple(WINDOW + window for window in windows)
    return (
        Group(translate("MessageWords", "Reading for free"), ("metered", "last_free", "exempt")),
        Group(translate("MessageWords", "At the wall"), ("limit_reached", "locked", "trial_expired", "access_expired")),
        Group(translate("MessageWords", "With access"), ("trial", "subscriber", "grace", "complimentary")),
        Group(translate("MessageWords", "Free access for all"), (*named, "free_access", "open")),
    )


def title(state: str, settings: Settings) -> str:
    """What a state is called in the list: windows by their days."""
    if state.startswith(WINDOW):
        window = next((each for each in settings.free_access if WINDOW + each.id == state), None)
        if window is None:
            return translate("MessageWords", "Free access “{id}”, which is gone").format(id=state.removeprefix(WINDOW))
        words = translate("MessageWords", "Free access {days}")
        return words.format(days=window_days(window, Zone.load(settings.publication.time_zone)))
    if state == "free_access":
        return translate("MessageWords", "Any free access")
    return state_words(state)


def window_days(window: FreeAccess, zone: Zone) -> str:
    """The days of a window: `Sep 30, 2020`, or `Sep 30 – Oct 2, 2020`."""
    first, _ = local_time(zone, epoch(window.starts_at))
    last = shown_end_date(zone, window.ends_at)
    if first >= last:
        return short_day_words(last)
    both = translate("MessageWords", "{first} – {last}")
    return both.format(first=short_day_words(first, year=first.year != last.year), last=short_day_words(last))


def meaning(state: str) -> str:
    """When a reader is in a state, in a sentence."""
    if state.startswith(WINDOW):
        return translate("MessageWords", "Readers see it during this free-access window.")
    return {
        "open": translate("MessageWords", "Readers see it while the wall is open for everyone."),
        "free_access": translate("MessageWords", "Readers see it during every free-access window without its own."),
        "exempt": translate("MessageWords", "Readers see it on articles that a content rule makes free."),
        "subscriber": translate("MessageWords", "Subscribers see it."),
        "trial": translate("MessageWords", "Readers on a trial see it."),
        "grace": translate("MessageWords", "Subscribers see it whose payment failed and who may still read."),
        "complimentary": translate("MessageWords", "Readers see it to whom support gave access."),
        "metered": translate("MessageWords", "Readers see it while they have free articles left."),
        "last_free": translate("MessageWords", "Readers see it on their last free article."),
        "limit_reached": translate("MessageWords", "Readers meet it when no free article is left."),
        "trial_expired": translate("MessageWords", "Readers meet it whose trial has ended."),
        "access_expired": translate("MessageWords", "Readers meet it whose subscription has ended."),
        "locked": translate("MessageWords", "Readers meet it on articles for subscribers only."),
    }[state]


def summary(message: Message) -> str:
    """When a message shows, and to whom where that is not everybody."""
    if message.audience is None or not any(
        (message.audience.kinds, message.audience.countries, message.audience.devices)
    ):
        return meaning(message.state)
    only = translate("MessageWords", "{meaning} Only: {readers}.")
    return only.format(meaning=meaning(message.state), readers=readers_words(message.audience))


def language_words(code: str) -> str:
    """A language by its name; with its code where that says more: `Portuguese (pt-BR)`."""
    name = language_name(code)
    if not name:
        return code
    has_region = "-" in code
    return translate("MessageWords", "{language} ({code})").format(language=name, code=code) if has_region else name


def why_words(why: str, instead: str) -> str:
    """Why nothing leads to a state or message, in a sentence."""
    return {
        "wall-on": translate("MessageWords", "The wall is on. It shows when the wall is opened for everyone."),
        "wall-open": translate("MessageWords", "The wall is open for everyone, so that no other state is met."),
        "no-window": translate("MessageWords", "There is no such free-access window any more. Choose another state."),
        "window-hidden": translate("MessageWords", "Other free-access windows cover this one for its whole time."),
        "no-free-content": translate("MessageWords", "No content rule makes an article free. See Meter."),
        "no-locked-content": translate("MessageWords", "No content rule keeps articles for subscribers. See Meter."),
        "no-grace": translate("MessageWords", "No days of grace follow a failed payment. See Expiry."),
        "lapsed-at-once": translate("MessageWords", "What ended counts for no day at all. See Expiry."),
        "no-meter": translate("MessageWords", "There is no meter: readers meet the wall at their first article."),
        "no-articles": translate("MessageWords", "Every meter gives 0 articles, so that there is no last free one."),
        "one-article": translate(
            "MessageWords", "No meter gives more than one article, so that none is left to count."
        ),
        "all-free": translate("MessageWords", "The content rules treat every article in another way. See Meter."),
        "counter-hidden": translate(
            "MessageWords", "The meter hides the counter, so that readers see no message here."
        ),
        "message-before": translate(
            "MessageWords", "The readers of this message get “{message}”, which stands before it."
        ).replace("{message}", instead),
        "never": translate("MessageWords", "With these settings no reader comes into this state."),
    }[why]


def heading_of(message: Message, locale: str) -> str:
    """The heading of a message, in a language or the next best; what is filled in later is an ellipsis."""
    texts: Any = message.texts.get(locale) or next(iter(message.texts.values()), None)
    if texts is None:
        return ""
    heading = texts.heading if isinstance(texts.heading, str) else texts.heading.other
    return "".join(part if isinstance(part, str) else "…" for part in parts(" ".join(str(heading).split())))
