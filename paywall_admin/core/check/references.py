"""References that lead to nothing: an offer's plan, a message's free-access window."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from paywall_admin.core.check.finding import Finding, error
from paywall_admin.core.check.reach import WINDOW
from paywall_admin.core.check.survey import Survey
from paywall_admin.core.phrases import name


def plans(survey: Survey) -> Iterator[Finding]:
    """An offer whose plan does not exist."""
    for index, offer in enumerate(survey.settings.offers):
        if offer.plan not in survey.plans:
            said = (
                f"Offer {name(offer)} belongs to the plan '{offer.plan}', which does not exist; "
                f"{_advice(offer.plan, survey.plans)}."
            )
            yield error("unknown-plan", ("offers", index, "plan"), ("offer", offer.id), said)


def windows(survey: Survey) -> Iterator[Finding]:
    """A message for a free-access window that does not exist."""
    for index, message in enumerate(survey.settings.messages):
        window = message.state.removeprefix(WINDOW)
        if message.state.startswith(WINDOW) and window not in survey.windows:
            said = (
                f"Message {name(message)} is for the free-access window '{window}', which does not exist; "
                f"{_advice(window, survey.windows)}."
            )
            yield error("unknown-window", ("messages", index, "state"), ("message", message.id), said)


def _advice(said: str, known: Iterable[str]) -> str:
    close = get_close_matches(said, known, n=1)
    return f"did you mean '{close[0]}'" if close else "choose another, or add it"
