"""Every setting of the tool itself, declared once: its name, type, default and what it does, in one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from paywall_admin.core.problems import BadInput, NotFound

Choice = bool | int | str
Home = Literal["window", "store"]


@dataclass(frozen=True)
class Option:
    """One setting of the tool; its type is that of its default.

    `home` says where it is kept: with the window on this computer, or in the store, for everybody who works on it.
    """

    name: str
    default: Choice
    sentence: str
    home: Home = "store"
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 0

    def accept(self, value: object) -> Choice:
        """`value` itself where this option can have it, else BadInput that says what it can be."""
        if isinstance(self.default, bool):
            if isinstance(value, bool):
                return value
            raise self._refused("is either on (true) or off (false)")
        if isinstance(self.default, int):
            if isinstance(value, int) and not isinstance(value, bool) and self.least <= value <= self.most:
                return value
            raise self._refused(f"is a whole number from {self.least} to {self.most}")
        if isinstance(value, str) and value in self.choices:
            return value
        raise self._refused(f"is one of {', '.join(self.choices)}")

    def read(self, text: str) -> object:
        """The value that a word on the command line means; the word itself where it can mean none."""
        if isinstance(self.default, bool):
            return {"true": True, "on": True, "false": False, "off": False}.get(text, text)
        if isinstance(self.default, int) and text.isascii() and text.isdecimal():
            return int(text)
        return text

    def _refused(self, rule: str) -> BadInput:
        return BadInput("bad_option", f"The option {self.name} {rule}; it was left as it was.", place=self.name)


OPTIONS: tuple[Option, ...] = (
    Option("viewsKeptDays", 90, "For how many days readers' views are kept.", least=1, most=3650),
    Option(
        "appearance", "system", "Light, dark, or as the desktop has it.", "window", choices=("system", "light", "dark")
    ),
    Option(
        "language", "system", "The language of the window; what readers see has its own languages.", "window",
        choices=("system", "en", "ja"),
    ),
    Option("emergencyHours", 24, "For how many hours the emergency switch opens the wall.", least=1, most=72),
    Option(
        "oldLinksKeptHours", 2, "For how many hours after a delivery the links that it replaced stay on at Stripe.",
        most=720,
    ),
    Option("backupsKept", 20, "How many automatic backups of the store are kept.", least=3, most=1000),
)  # fmt: skip

_BY_NAME = {option.name: option for option in OPTIONS}


def option(name: str) -> Option:
    """The option of that name."""
    try:
        return _BY_NAME[name]
    except KeyError:
        known = ", ".join(_BY_NAME)
        raise NotFound("unknown_option", f"There is no option {name}; there are {known}.", place=name) from None


def of(home: Home) -> tuple[Option, ...]:
    """The options that are kept there."""
    return tuple(option for option in OPTIONS if option.home == home)


def defaults(home: Home = "store") -> dict[str, Choice]:
    """What every option that is kept there is until somebody changes it."""
    return {option.name: option.default for option in of(home)}
