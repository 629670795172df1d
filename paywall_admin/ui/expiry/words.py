"""What ends, and for how long, as a person says it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from paywall_admin.core.settings import ExpiryState, Message, Plural, Text
from paywall_admin.ui.fields.span import span_words

translate = QCoreApplication.translate


def days_words(count: int) -> str:
    """A number of days: `1 day`, `7 days`."""
    return span_words("day", count)


def articles_words(limits: Sequence[int]) -> str:
    """How many articles the meters give: `5 articles`, `3 to 10 articles`."""
    low, high = min(limits), max(limits)
    if low != high:
        return translate("Expiry", "{low} to {high} articles").format(low=low, high=high)
    return translate("Expiry", "{count} articles").format(count=high)


def state_summary(state: ExpiryState) -> str:
    """What readers meet who are in an expiry state, and for how long, in a sentence or two."""
    if state.days == 0:
        return translate("Expiry", "They are ordinary readers again at once: nothing special is shown.")
    if state.then == "wall":
        does = translate("Expiry", "They meet the wall at every article.")
    else:
        does = translate("Expiry", "They read free articles as the meter says, and meet the wall after those.")
    if state.days is None:
        return does + " " + translate("Expiry", "It stays so until they subscribe.")
    words = translate("Expiry", "After {days} they are ordinary readers again.")
    return does + " " + words.format(days=days_words(state.days))


def grace_summary(days: int) -> str:
    """What happens to a subscriber whose payment fails, in a sentence or two."""
    if not days:
        return translate("Expiry", "They lose their access at once, and it is as if their full access had ended.")
    words = translate("Expiry", "They keep full access for {days}. After that it is as if their full access had ended.")
    return words.format(days=days_words(days))


def one_text(text: Text | None) -> str:
    """A text as it stands, in its general form where it has several."""
    return "" if text is None else text.other if isinstance(text, Plural) else text


def heading(message: Message, locale: str) -> str:
    """The heading of a message in a language, or in another one where that is missing."""
    texts = message.texts.get(locale) or message.texts.get(locale.partition("-")[0])
    return one_text((texts or next(iter(message.texts.values()))).heading) if message.texts else ""
