"""Stripe itself, through its own client: the only import of `stripe`, made when it is first needed."""

from __future__ import annotations

import email.utils
import logging
import re
import time
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Final
from urllib.parse import urlsplit

import stripe

from paywall_admin.billing.gateway import (
    Account,
    Busy,
    Failed,
    Forbidden,
    KeyInvalid,
    Limited,
    NotSent,
    Rejected,
    StripeProblem,
    Unreachable,
)
from paywall_admin.billing.pace import LIVE_LIMITS, TEST_LIMITS, Pace
from paywall_admin.core.problems import BadInput

TIMEOUT_SECONDS: Final = 20
_RETRIES: Final = 2
_PAUSES: Final = 5
_PERMISSION: Final = re.compile(r"'(?:rak_)?([a-z_]+_(?:read|write))'")
_ANY_KEY: Final = re.compile(r"\b(?:sk|rk|pk)_[\w*]+")  # whole, and as Stripe shows it: with asterisks in it
_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
# What the client logs of a request can hold its parameters; nobody needs that.
logging.getLogger("stripe").setLevel(logging.CRITICAL)
# Else the client keeps an id of this computer in the home folder, and tells Stripe of it with every request.
stripe.enable_telemetry = False


def base_address(given: str | None) -> str | None:
    """The address of a stand-in for Stripe, on this machine only; None for Stripe itself."""
    if not given:
        return None
    parts = urlsplit(given)
    if parts.scheme not in ("http", "https") or parts.hostname not in _LOOPBACK:
        raise BadInput(
            "stripe-address",
            "A stand-in for Stripe has to be on this machine (http://127.0.0.1:PORT); nothing was sent.",
            place="STRIPE_API_BASE",
        )
    return given.rstrip("/")


@cache
def _pace(limits: tuple[int, int]) -> Pace:
    """One pace for all that this program asks: a plan and the apply after it count together."""
    return Pace(limits)


class StripeGateway:
    """One account in one mode, reached with one key."""

    def __init__(
        self,
        key: str,
        *,
        address: str | None = None,
        pace: Pace | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._clock = clock
        self.livemode = "_live_" in key
        self.skew: int | None = None
        self.stopped: Callable[[], bool] = lambda: False
        self.pace = pace or _pace(LIVE_LIMITS if self.livemode else TEST_LIMITS)
        base: Any = {"api": address} if address else None
        self._client = stripe.StripeClient(
            key,
            base_addresses=base,
            max_network_retries=_RETRIES,
            http_client=stripe.RequestsClient(timeout=TIMEOUT_SECONDS),
        )

    def __repr__(self) -> str:
        return f"StripeGateway({'live' if self.livemode else 'test'})"

    def account(self) -> Account | None:
        """Whose account it is; None where the key may not ask."""
        try:
            raw = self.read("account")
        except Forbidden:
            return None
        profile = raw.get("business_profile") or {}
        dashboard = ((raw.get("settings") or {}).get("dashboard") or {}).get("display_name")
        return Account(raw["id"], dashboard or profile.get("name") or raw["id"])

    def pages(self, path: str, params: Mapping[str, Any] | None = None) -> Iterator[list[dict[str, Any]]]:
        """Every page of a list, newest first, a hundred objects each."""
        asked = {"limit": 100, **(params or {})}
        while True:
            answer = self.read(path, asked)
            yield answer["data"]
            if not answer.get("has_more") or not answer["data"]:
                return
            asked["starting_after"] = answer["data"][-1]["id"]

    def read(self, path: str, params: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """One object, or one page of a list; asked again where Stripe wants a pause."""
        for _ in range(_PAUSES):
            try:
                return self._call("get", path, dict(params or {}))
            except Limited:
                continue  # the pace holds everything back for as long as Stripe asked
        return self._call("get", path, dict(params or {}))

    def write(self, path: str, params: Mapping[str, Any], *, key: str, verb: str = "post") -> dict[str, Any]:
        """Makes or changes an object under an idempotency key; `verb` delete takes it away.

        It is sent once: who is refused after an answer that was lost has to know of that answer.
        """
        own = key if verb == "post" else None
        return self._call(verb, path, dict(params), idempotency_key=own, max_network_retries=0)

    def _call(self, verb: str, path: str, params: dict[str, Any], **options: Any) -> dict[str, Any]:
        if not self.pace.wait(f"{verb} {path.split('/', maxsplit=1)[0]}", self.stopped):
            raise NotSent
        given = {name: value for name, value in options.items() if value is not None}
        try:
            answer = self._client.raw_request(verb, f"/v1/{path}", **params, **given)
        except stripe.StripeError as error:
            self._set_clock(error.headers or {})
            problem = _problem(error)
            if isinstance(problem, Limited):
                self.pace.slow_down(problem.seconds)
            raise problem from None
        self._set_clock(answer.headers)
        data: Any = answer.data
        return dict(data)

    def _set_clock(self, headers: Mapping[str, str]) -> None:
        try:
            said = email.utils.parsedate_to_datetime(headers.get("Date") or "")
        except ValueError:  # without a time that can be read, nothing is known of the clocks
            return
        self.skew = int(said.timestamp() - self._clock())


def _problem(error: stripe.StripeError) -> StripeProblem:
    """Stripe's error in our words; its own words are kept only where they cannot hold a key."""
    for kind, make in _KINDS:
        if isinstance(error, kind):
            return make(error)
    replayed = str((error.headers or {}).get("Idempotent-Replayed", "")).lower() == "true"
    return Failed("Stripe had a fault of its own and did not say whether it did this; try again.", replayed=replayed)


def _unreachable(_: stripe.StripeError) -> StripeProblem:
    return Unreachable(
        "stripe-unreachable", "Stripe could not be reached; look at the network, then go on with stripe apply."
    )


def _limited(error: stripe.StripeError) -> StripeProblem:
    try:
        seconds = float((error.headers or {}).get("Retry-After", "1"))
    except ValueError:
        seconds = 1.0
    return Limited("Stripe was asked too often at once; wait a moment and go on.", min(max(seconds, 0.0), 60.0))


def _forbidden(error: stripe.StripeError) -> StripeProblem:
    found = _PERMISSION.search(error.user_message or "")
    name = found[1] if found else ""
    words = f"the permission {name}" if name else "a permission that this needs"
    return Forbidden(f"The key does not include {words}; give it that in Stripe's dashboard, under API keys.", name)


def _invalid_key(_: stripe.StripeError) -> StripeProblem:
    return KeyInvalid(
        "stripe-key", "Stripe does not know this key any more, so nothing more was done; connect with a new one."
    )


def _rejected(error: stripe.StripeError) -> StripeProblem:
    if error.http_status == 409:
        return Busy("stripe-busy", "Another request is at the same object; it is looked at again.")
    words = _ANY_KEY.sub("[key]", (error.user_message or "").strip().rstrip(".")) or "it did not say why"
    return Rejected(f"Stripe refused this: {words}.", stripe_code=error.code, param=getattr(error, "param", None))


_KINDS: Final[tuple[tuple[type[stripe.StripeError], Callable[[stripe.StripeError], StripeProblem]], ...]] = (
    (stripe.APIConnectionError, _unreachable),
    (stripe.RateLimitError, _limited),
    (stripe.PermissionError, _forbidden),
    (stripe.AuthenticationError, _invalid_key),
    (stripe.IdempotencyError, _rejected),
    (stripe.InvalidRequestError, _rejected),
)
