"""The plan: every step from what is at Stripe to what shall be, as data that can be kept, read and compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from paywall_admin.billing.catalog import Block, Kind, Known, digest_of

Sign = Literal["+", "~", "-", "±"]
Verb = Literal["create", "update", "retire", "use"]


@dataclass(frozen=True, slots=True)
class Change:
    """One field: what it is, what it shall be, and whether somebody changed it at Stripe after us (`drift`)."""

    field: str
    was: Any
    now: Any
    drift: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do. `fields` are what is written, where `{"$": key}` stands for another thing's id.

    `target` is the object concerned, `seen` its fingerprint when the plan was made, `needs` the steps that have to be
    done before, `held` why it cannot be done now. `use` is no request: it puts a link's address behind a button.
    """

    id: str
    sign: Sign
    verb: Verb
    kind: Kind
    key: str
    group: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    target: str | None = None
    seen: str | None = None
    needs: tuple[str, ...] = ()
    held: str | None = None
    drift: bool = False
    due: bool = False
    sentence: str = ""

    def to_json(self) -> dict[str, Any]:
        """The step as JSON."""
        made = {name: getattr(self, name) for name in self.__slots__}
        made["changes"] = [[one.field, one.was, one.now, one.drift] for one in self.changes]
        return {name: value for name, value in made.items() if value not in (None, False, (), [], {}, "")}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Step:
        """The step that `to_json` wrote."""
        given = dict(value)
        given["changes"] = tuple(Change(*one) for one in given.get("changes", ()))
        given["needs"] = tuple(given.get("needs", ()))
        return cls(**given)


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything to do, and what stands in the way. Two plans of the same situation are the same value."""

    account: str | None
    livemode: bool
    instance: str
    steps: tuple[Step, ...] = ()
    blocks: tuple[Block, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    remarks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    bound: Mapping[str, str] = field(default_factory=dict)
    """Which object is which thing's, as the plan found them: key -> id."""
    settled: Mapping[str, Known] = field(default_factory=dict)
    """What is at Stripe exactly as it shall be, or was accepted as it is: what the store can remember."""
    foreign: Mapping[str, int] = field(default_factory=dict)

    @property
    def ready(self) -> tuple[Step, ...]:
        """The steps that can be done now."""
        return tuple(step for step in self.steps if step.held is None)

    @property
    def held(self) -> tuple[Step, ...]:
        """The steps that wait for something or somebody."""
        return tuple(step for step in self.steps if step.held is not None)

    @property
    def digest(self) -> str:
        """The fingerprint by which a plan that was reviewed is known again."""
        return digest_of(
            [self.account, self.livemode, self.instance, [step.to_json() for step in self.steps],
             [[one.group, one.place, one.sentence] for one in self.blocks]]
        )  # fmt: skip

    def counts(self) -> dict[str, int]:
        """How many steps of each sign there are."""
        found: dict[str, int] = {"+": 0, "~": 0, "-": 0, "±": 0}
        for step in self.steps:
            found[step.sign] += 1
        return found
