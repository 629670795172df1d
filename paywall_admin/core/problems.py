"""What a person is told when something cannot be done: one plain sentence, and the place it concerns."""

from __future__ import annotations


class Problem(Exception):  # noqa: N818 - a refusal, not an error of the program
    """A refusal in one plain sentence; nothing was changed when it is raised.

    `code` is stable and greppable, `sentence` says what happened, what it means and what to do, `place` names
    the field, file or line (a JSON pointer for settings), `exit_code` is the command line's answer.
    """

    exit_code = 1

    def __init__(self, code: str, sentence: str, *, place: str | None = None) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
        self.place = place

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}" if self.place else self.sentence


class BadInput(Problem):
    """Input that is not what it has to be; `place` says where."""

    exit_code = 3


class Conflict(Problem):
    """Somebody else changed the same field first; `fields` maps each to (expected, found, wanted)."""

    exit_code = 4

    def __init__(
        self, sentence: str, *, place: str | None = None, fields: dict[str, tuple[object, object, object]]
    ) -> None:
        super().__init__("conflict", sentence, place=place)
        self.fields = fields


class NotAllowed(Problem):
    """The person's role does not include this."""

    exit_code = 5


class StoreRefused(Problem):
    """The store file or server cannot be used as it is; it was left as it was."""

    exit_code = 6


class KeyRefused(Problem):
    """A signing key is missing, locked or wrong; nothing was signed."""

    exit_code = 7


class DeliveryFailed(Problem):
    """A target did not take the version; the version itself is stored and can be delivered again."""

    exit_code = 8


class NotFound(Problem):
    """The thing named does not exist here."""

    exit_code = 3
