"""The tests' Stripe: keys, permissions, limits, idempotency and faults around what the accounts hold."""

from __future__ import annotations

import email.utils
import hashlib
import json
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from support.stripe import answers, rules, schema
from support.stripe.world import HIDDEN, Object, Refused, World

DAY = 86_400
PERMISSIONS = {
    "products": "product",
    "prices": "plan",
    "coupons": "coupon",
    "promotion_codes": "promotion_code",
    "payment_links": "payment_links",
    "entitlements": "entitlement",
    "customers": "customer",
    "account": "account",
    "subscriptions": "subscription",
    "checkout": "checkout_session",
    "invoices": "invoice",
    "events": "event",
}


@dataclass
class Key:
    """A key: whose, for which mode, and what it may not do, such as `coupon_write`."""

    world: World
    denied: set[str] = field(default_factory=set)
    revoked: bool = False


@dataclass
class Fault:
    """Something that goes wrong once, at the first request that fits (or the one after `skip` of them).

    `kind`: lost (acted on, never answered), unreached, error (500 after acting, kept under the key), limited (429),
    busy (409), slow. `seconds` is how long it is slow, or how long a 429 asks to wait.
    """

    kind: str
    verb: str = "POST"
    path: str = ""
    skip: int = 0
    seconds: float = 0.0


@dataclass
class Request:
    """What was asked, for tests to look at."""

    verb: str
    path: str
    text: str
    key: str
    idempotency: str | None
    version: str | None
    at: float


@dataclass
class Reply:
    """What is answered; `lost` means that nothing is."""

    status: int
    body: Object
    headers: dict[str, str] = field(default_factory=dict)
    lost: bool = False


class Peer:
    """Two accounts with both modes, and everything between them and the network."""

    def __init__(self, now: int) -> None:
        self.now = now
        self.worlds = {
            (account, live): World(account, name, livemode=live, clock=lambda: self.now)
            for account, name in (("acct_1Nikkei", "Nikkei Asia"), ("acct_2Other", "Another Paper"))
            for live in (False, True)
        }
        for (account, live), world in self.worlds.items():
            world.other_mode = self.worlds[account, not live]
        self.keys: dict[str, Key] = {}
        self.requests: list[Request] = []
        self.faults: list[Fault] = []
        self.before: Callable[[Request], None] | None = None
        self.after: Callable[[Request, Reply], None] | None = None
        self.limits: tuple[int, int] | None = None  # requests a second: in all, and at one endpoint
        self.limited = 0
        self.latency = 0.0
        self._recent: dict[str, deque[float]] = {}
        self._replies: dict[tuple[str, str], tuple[int, str, Reply | None]] = {}
        self._lock = threading.RLock()

    def key(self, secret: str, *denied: str, account: str = "acct_1Nikkei") -> str:
        """Makes a key of this account; `denied` is what it may not do."""
        live = "_live_" in secret
        self.keys[secret] = Key(self.worlds[account, live], set(denied))
        return secret

    @property
    def test(self) -> World:
        """The first account's test mode."""
        return self.worlds["acct_1Nikkei", False]

    @property
    def writes(self) -> list[Request]:
        """What came in that was not a question and could have changed something."""
        return [one for one in self.requests if one.verb != "GET" and one.text]

    def answer(self, request: Request) -> Reply:
        """Takes a request through everything there is, and answers it."""
        if self.latency:
            time.sleep(self.latency)
        with self._lock:
            self.requests.append(request)
            if self.before:
                self.before(request)
            reply = self._gated(request)
            if self.after:
                self.after(request, reply)
        reply.headers.setdefault("Date", email.utils.formatdate(self.now, usegmt=True))
        reply.headers.setdefault("Request-Id", f"req_{len(self.requests)}")
        return reply

    def _gated(self, request: Request) -> Reply:
        key = self.keys.get(request.key)
        if key is None or key.revoked:
            words = "Expired API Key provided" if key else "Invalid API Key provided"
            shown = f"{request.key[:8]}{'*' * 8}{request.key[-4:]}"
            return _error(401, f"{words}: {shown}", code="api_key_expired" if key else None)
        if request.version != schema.VERSION:
            return _error(400, f"These tests speak {schema.VERSION}, not {request.version}")
        fault = self._fault(request)
        if fault and fault.kind == "slow":
            time.sleep(fault.seconds)
        if fault and fault.kind == "unreached":
            return Reply(0, {}, lost=True)
        if (fault and fault.kind == "limited") or self._over_limit(request):
            self.limited += 1
            pause = str((fault and fault.seconds) or 0.01)
            return _error(429, "Request rate limit exceeded.", code="rate_limit", headers={"Retry-After": pause})
        if fault and fault.kind == "busy":
            return _error(
                409,
                "There is currently another in-progress request using this Idempotent Key.",
                code="idempotency_key_in_use",
            )
        return self._once(request, key, fault)

    def _once(self, request: Request, key: Key, fault: Fault | None) -> Reply:
        operation = schema.find(request.verb, request.path)
        if operation is None:
            return _error(404, f"Unrecognized request URL ({request.verb}: {request.path}).")
        denied = self._denied(request, key)
        if denied:
            return denied
        params, wrong = schema.read(operation, request.text)
        if wrong:
            return _error(400, wrong.message, param=wrong.param, code=wrong.code)
        stored = self._stored(request)
        if stored:
            return stored
        try:
            reply = Reply(200, self._carry_out(key.world, operation, params))
        except Refused as refused:
            reply = Reply(refused.status, {"error": refused.body})
        if fault and fault.kind == "error":
            reply = _error(500, "An unknown error occurred.", kind="api_error")
        if request.verb == "POST" and request.idempotency:
            digest = hashlib.sha256(request.text.encode()).hexdigest()
            self._replies[request.key, request.idempotency] = (self.now, f"{request.path} {digest}", reply)
        if fault and fault.kind == "lost":
            return Reply(0, {}, lost=True)
        return reply

    def _stored(self, request: Request) -> Reply | None:
        """What the same key was answered before, less than a day ago."""
        name = (request.key, request.idempotency or "")
        at, same, reply = self._replies.get(name, (0, "", None))
        if reply is None or self.now - at >= DAY:
            return None
        digest = hashlib.sha256(request.text.encode()).hexdigest()
        if same != f"{request.path} {digest}":
            return _error(
                400,
                "Keys for idempotent requests can only be used with the same parameters they were first used with.",
                kind="idempotency_error",
            )
        return Reply(reply.status, reply.body, {"Idempotent-Replayed": "true"})

    def _denied(self, request: Request, key: Key) -> Reply | None:
        area = PERMISSIONS.get(request.path.split("/")[2], "")
        needed = f"{area}_{'read' if request.verb == 'GET' else 'write'}"
        if needed not in key.denied:
            return None
        return _error(
            403,
            f"The provided key '{request.key[:8]}{'*' * 8}{request.key[-4:]}' does not have the required permissions "
            f"for this endpoint on account '{key.world.account}'. Having the 'rak_{needed}' permission would allow "
            "this request to continue.",
            code="more_permissions_required",
        )

    def _fault(self, request: Request) -> Fault | None:
        for fault in self.faults:
            if fault.verb == request.verb and request.path.startswith(f"/v1/{fault.path}"):
                if fault.skip:
                    fault.skip -= 1
                    continue
                self.faults.remove(fault)
                return fault
        return None

    def _over_limit(self, request: Request) -> bool:
        if self.limits is None:
            return False
        endpoint = f"{request.verb} {'/'.join(request.path.split('/')[:4])}"
        for name, most in (("", self.limits[0]), (endpoint, self.limits[1])):
            recent = self._recent.setdefault(name, deque())
            while recent and request.at - recent[0] >= 1.0:
                recent.popleft()
            if len(recent) >= most:
                return True
        for name in ("", endpoint):
            self._recent[name].append(request.at)
        return False

    def _carry_out(self, world: World, operation: schema.Operation, params: Object) -> Object:
        if operation.path == "/v1/account":
            return {
                **schema.OBJECTS["account"],
                "id": world.account,
                "settings": None,
                "business_profile": {**schema.OBJECTS["account"]["business_profile"], "name": world.name},
            }
        resource, id_, outer = _place(operation)
        expand = params.pop("expand", [])
        if outer:
            params["product"] = outer
        if operation.verb == "get" and id_ is None:
            return answers.listed(
                world,
                resource,
                operation.path.format(**operation.names),
                params | ({"expand": expand} if expand else {}),
            )
        if id_ is None:
            value = rules.MAKERS[resource](world, params)
            world.shelf(resource).add(value)
            world.tell(value, "created")
            return answers.shown(world, resource, value, expand)
        value = world.find(resource, id_)
        if operation.verb == "delete":
            return rules.delete(world, resource, value)
        if operation.verb == "post":
            # A change that is refused half way leaves nothing behind.
            rules.change(world, resource, value, params)
            world.tell(value, "updated")
        if value.get("deleted"):
            return {"id": id_, "object": value["object"], "deleted": True}
        return answers.shown(world, resource, value, expand)


def _place(operation: schema.Operation) -> tuple[str, str | None, str | None]:
    """The resource of an operation, the object's id, and the id of the product around it."""
    path = operation.path.removeprefix("/v1/")
    if path.startswith("products/{product}/features"):
        return "product_features", operation.names.get("id"), operation.names["product"]
    resource = path.partition("/{")[0]
    return resource, next(iter(operation.names.values()), None), None


def _error(
    status: int,
    message: str,
    *,
    kind: str = "invalid_request_error",
    headers: dict[str, str] | None = None,
    **more: Any,
) -> Reply:
    body = {"type": kind, "message": message} | {name: value for name, value in more.items() if value}
    return Reply(status, {"error": body}, headers or {})


def written(reply: Reply) -> bytes:
    """The bytes of an answer."""
    assert HIDDEN not in reply.body
    return json.dumps(reply.body, ensure_ascii=False, separators=(",", ":")).encode()
