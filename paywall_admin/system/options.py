"""Every setting of the tool itself, declared once: its name, type, default and what it does, in one sentence."""

from __future__ import annotations

from dataclasses import dataclass

from paywall_admin.core.problems import BadInput, NotFound

Choice = bool | int | str


@dataclass(frozen=True)
class Option:
    """One setting of the tool; its type is that of its default."""

    name: str
    default: Choice
    sentence: str
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

    def _refused(self, rule: str) -> BadInput:
        return BadInput("bad_option", f"The option {self.name} {rule}; it was left as it was.", place=self.name)


OPTIONS: tuple[Option, ...] = (
    Option("appearance", "system", "Light, dark, or as the desktop has it.", choices=("system", "light", "dark")),
    Option("previewShown", True, "Whether the live preview stands beside the page."),
    Option("emergencyHours", 24, "For how many hours the emergency switch opens the wall.", least=1, most=72),
    Option("backupsKept", 20, "How many automatic backups of the store are kept.", least=3, most=1000),
)

_BY_NAME = {option.name: option for option in OPTIONS}


def option(name: str) -> Option:
    """The option of that name."""
    try:
        return _BY_NAME[name]
    except KeyError:
        known = ", ".join(_BY_NAME)
        raise NotFound("unknown_option", f"There is no option {name}; there are {known}.", place=name) from None


def defaults() -> dict[str, Choice]:
    """What every option is until somebody changes it."""
    return {option.name: option.default for option in OPTIONS}
