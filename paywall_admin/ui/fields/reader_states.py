"""The states of readers, in words, and the input that chooses several of them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from paywall_admin.core.settings import STATES
from paywall_admin.ui.fields.chips import ChipsInput
from paywall_admin.ui.fields.inputs import Invalid
from paywall_admin.ui.fields.vocabulary import Vocabulary

translate = QCoreApplication.translate


def state_words(state: str) -> str:
    """A state as a person says it: `Limit reached`."""
    return {
        "open": translate("ReaderStates", "Wall open"),
        "free_access": translate("ReaderStates", "Free access"),
        "exempt": translate("ReaderStates", "Free content"),
        "subscriber": translate("ReaderStates", "Subscriber"),
        "trial": translate("ReaderStates", "On a trial"),
        "grace": translate("ReaderStates", "Payment failed, still has access"),
        "complimentary": translate("ReaderStates", "Access was given"),
        "metered": translate("ReaderStates", "Reading free articles"),
        "last_free": translate("ReaderStates", "Last free article"),
        "limit_reached": translate("ReaderStates", "Limit reached"),
        "trial_expired": translate("ReaderStates", "Trial ended"),
        "access_expired": translate("ReaderStates", "Full access ended"),
        "locked": translate("ReaderStates", "Subscribers only"),
    }.get(state, state)


class ReaderStates(Vocabulary):
    """The thirteen states, by their words or by their names in the settings."""

    def read(self, text: str) -> str:
        """The state that is meant; what only begins like one state is that state."""
        wanted = text.casefold()
        names = {state_words(state).casefold(): state for state in STATES}
        names |= {state.replace("_", " "): state for state in STATES} | {state: state for state in STATES}
        found = {names[wanted]} if wanted in names else {s for words, s in names.items() if words.startswith(wanted)}
        if len(found) != 1:
            sentence = translate("ReaderStates", "“{text}” is no state. Choose one from the list.")
            raise Invalid(sentence.format(text=text))
        return found.pop()

    def words(self, value: str) -> str:
        """The state's words."""
        return state_words(value)

    def suggestions(self) -> list[str]:
        """All states."""
        return [state_words(state) for state in STATES]


class StatesInput(ChipsInput):
    """Several states; none is an empty list."""

    def __init__(self, *, hint: str = "") -> None:
        super().__init__(ReaderStates(), hint=hint)

    def read(self) -> object:
        """The states."""
        return super().read() or []
