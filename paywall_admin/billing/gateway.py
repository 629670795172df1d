"""What plan and apply ask of Stripe, and the refusals they know."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from paywall_admin.core.problems import Problem


class StripeProblem(Problem):
    """Stripe did not do what was asked; the sentence says what that means."""

    exit_code = 9


class Unreachable(StripeProblem):
    """No answer came: whether Stripe acted is not known."""


class Limited(StripeProblem):
    """Too many requests; `seconds` says how long Stripe asks to wait."""

    def __init__(self, sentence: str, seconds: float) -> None:
        super().__init__("stripe-limited", sentence)
        self.seconds = seconds


class NotSent(StripeProblem):
    """Somebody stopped it before it had left."""

    def __init__(self) -> None:
        super().__init__("stripe-stopped", "It was stopped before this was sent to Stripe.")


class Busy(StripeProblem):
    """Somebody else's request holds the same key or object at the moment."""


class KeyInvalid(StripeProblem):
    """The key is not, or no longer, a key of this account."""


class Forbidden(StripeProblem):
    """The key does not include a permission; `permission` is Stripe's name for it, such as `coupon_write`."""

    def __init__(self, sentence: str, permission: str) -> None:
        super().__init__("stripe-permission", sentence, place=permission or None)
        self.permission = permission


class Rejected(StripeProblem):
    """Stripe refuses what was asked; `stripe_code` and `param` are its own words for why."""

    def __init__(self, sentence: str, *, stripe_code: str | None = None, param: str | None = None) -> None:
        super().__init__("stripe-rejected", sentence, place=param)
        self.stripe_code = stripe_code
        self.param = param


class Failed(StripeProblem):
    """Stripe had a fault of its own; `replayed` where it was kept under the request's key."""

    def __init__(self, sentence: str, *, replayed: bool) -> None:
        super().__init__("stripe-failed", sentence)
        self.replayed = replayed


@dataclass(frozen=True, slots=True)
class Account:
    """Whose account a key is for."""

    id: str
    name: str


class Gateway(Protocol):
    """One account in one mode, reached with one key. Safe to use from several threads."""

    livemode: bool
    skew: int | None
    """How many seconds Stripe's clock is ahead of this machine's; None before its first answer."""
    stopped: Callable[[], bool]
    """Whether somebody has stopped what it is asked for: then nothing that still waits is sent, and NotSent raised."""

    def account(self) -> Account | None:
        """Whose account it is; None where the key may not ask."""

    def pages(self, path: str, params: Mapping[str, Any] | None = None) -> Iterator[list[dict[str, Any]]]:
        """Every page of a list, newest first."""

    def read(self, path: str, params: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """One object."""

    def write(self, path: str, params: Mapping[str, Any], *, key: str, verb: str = "post") -> dict[str, Any]:
        """Makes or changes an object under an idempotency key; `verb` delete takes it away."""
