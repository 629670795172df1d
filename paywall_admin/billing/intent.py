"""What is about to be sent to Stripe, and what became of it: written down before and after each request."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal, Protocol

from paywall_admin.billing import objects
from paywall_admin.billing.catalog import KINDS, Kind, digest_of, plain
from paywall_admin.billing.plan import Step

KEY_SECONDS: Final = 20 * 3600
"""How long a key is used again; Stripe forgets keys after a day."""


@dataclass(frozen=True, slots=True)
class Intent:
    """One request that changes something: its own idempotency key, and exactly what is sent.

    `fields` are the canonical fields that are written, `step` and `key` the step and the thing it belongs to.
    """

    id: str
    step: str
    verb: Literal["create", "update", "retire"]
    kind: Kind
    key: str
    path: str
    method: Literal["post", "delete"]
    params: Mapping[str, Any]
    fields: Mapping[str, Any]
    target: str | None
    made_at: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of an intent: `done` with the object it is about, or `refused` with Stripe's reason."""

    intent: Intent
    state: Literal["done", "refused"]
    object_id: str | None = None
    url: str | None = None
    sentence: str = ""


class Journal(Protocol):
    """Where intents and their outcomes are kept; what it was told is committed when it comes back."""

    def record(self, settled: Sequence[Settled], intents: Sequence[Intent]) -> None:
        """Keeps what became of some intents, and what is sent next."""


@dataclass
class Numbers:
    """The ids of the things that are there: key -> id."""

    ids: dict[str, str] = field(default_factory=dict)

    def resolve(self, value: Any) -> Any:
        """A value with ids in the place of references; LookupError where a thing is not there yet."""
        if isinstance(value, Mapping):
            if set(value) == {"$"}:
                return self.ids[value["$"]]
            return {name: self.resolve(one) for name, one in value.items()}
        if isinstance(value, list | tuple):
            return [self.resolve(one) for one in value]
        return value


def intent_of(step: Step, numbers: Numbers, instance: str, *, now: int, renewed: bool = False) -> Intent:
    """The request of a step, under a key that was never used before."""
    own = str(uuid.uuid4())
    fields = {name: plain(value) for name, value in numbers.resolve(step.fields).items()}
    revision = digest_of({name: fields[name] for name in sorted(KINDS[step.kind].fixed & fields.keys())})[:16]
    metadata = objects.marks(instance, step.key, revision, own)
    path, method, params = _request(step, fields, metadata)
    assert step.verb != "use"
    words = step.sentence if not renewed else f"{step.sentence} (again)"
    return Intent(own, step.id, step.verb, step.kind, step.key, path, method, params, fields, step.target, now, words)


def _request(
    step: Step, fields: Mapping[str, Any], metadata: Mapping[str, str]
) -> tuple[str, Literal["post", "delete"], Mapping[str, Any]]:
    path = KINDS[step.kind].path
    if step.kind == "product_feature":
        if step.verb == "create":
            return f"products/{fields['product']}/features", "post", objects.create_params(step.kind, fields, metadata)
        return f"products/{fields['product']}/features/{step.target}", "delete", {}
    if step.verb == "create":
        return path, "post", objects.create_params(step.kind, fields, metadata)
    return f"{path}/{step.target}", "post", objects.update_params(step.kind, fields, metadata)
