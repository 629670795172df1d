"""States and messages: a state readers reach has a message, and a message has readers it reaches."""

from __future__ import annotations

from collections.abc import Iterator

from paywall_admin.core.check.finding import Finding, error, warning
from paywall_admin.core.check.reach import WINDOW
from paywall_admin.core.check.survey import Survey
from paywall_admin.core.phrases import name, state


def wall(survey: Survey) -> Iterator[Finding]:
    """The wall is open, so that nothing else counts."""
    if survey.settings.wall.open:
        said = "The wall is open for everyone: no meter, message or offer is shown; close it if that is not meant."
        yield warning("wall-open", ("wall", "open"), ("wall", None), said)


def messages(survey: Survey) -> Iterator[Finding]:
    """Messages no reader can reach, and then the states without a message for some of their readers."""
    told: dict[str, int] = {}
    for index, message in enumerate(survey.settings.messages):
        if message.state.startswith(WINDOW) and message.state.removeprefix(WINDOW) not in survey.windows:
            continue
        audience = survey.cells.audience(message.audience)
        targets = _targets(survey, message.state)
        if not any(audience & survey.reach.shown.get(target, 0) & ~told.get(target, 0) for target in targets):
            said = (
                f"Message {name(message)} reaches nobody: {_reason(survey, targets)}; change its state or "
                "audience, or archive it."
            )
            yield error("message-unreachable", ("messages", index, "state"), ("message", message.id), said)
        for target in targets:
            told[target] = told.get(target, 0) | audience
    for target, readers in survey.reach.spoken.items():
        untold = readers & ~told.get(target, 0)
        if untold:
            yield _missing(survey, target, untold)


def _targets(survey: Survey, state_name: str) -> list[str]:
    """The states a message is for; that of any free-access window is for each of them."""
    if state_name == "free_access":
        return [WINDOW + window for window in survey.windows]
    return [state_name]


def _reason(survey: Survey, targets: list[str]) -> str:
    if not any(survey.reach.readers.get(target) for target in targets):
        return "with these settings no reader comes into its state"
    if not any(survey.reach.shown.get(target) for target in targets):
        return "the counter of every meter is never shown"
    return "its readers get a message before it, or never come into its state"


def _missing(survey: Survey, target: str, untold: int) -> Finding:
    who = survey.cells.words(untold)
    readers = "readers" if who == "everyone" else who
    if target.startswith(WINDOW):
        window = target.removeprefix(WINDOW)
        index = list(survey.windows).index(window)
        said = f"There is no message for {readers} during the free-access window '{window}'; add one."
        return error("no-message", ("freeAccess", index), ("freeAccess", window), said)
    said = f"There is no message for {readers} in the state '{state(target)}'; add one."
    return error("no-message", ("messages",), ("state", target), said)
