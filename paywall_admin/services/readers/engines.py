"""The decision engines of published versions: which was in force when, each made once and kept for a while."""

from __future__ import annotations

import json
import threading
from collections import OrderedDict
from typing import Any, Final

from paywall_admin.core.decide import Engine
from paywall_admin.services.queries.drafts import GetDraftPayload
from paywall_admin.services.query import Asking, answer
from paywall_admin.store import published, reading
from paywall_admin.store.look import first

_KEPT: Final = 8
_NEWEST: Final = (
    "SELECT number, digest FROM version WHERE published_at <= ? ORDER BY published_at DESC, number DESC LIMIT 1"
)
_OLDEST: Final = "SELECT number, digest FROM version ORDER BY published_at, number LIMIT 1"


class Rules:
    """What was in force: the engine, the payload it was made of, and the version's number (None: the draft)."""

    def __init__(self, payload: bytes, number: int | None) -> None:
        self.payload: dict[str, Any] = json.loads(payload)
        self.number = number
        self.engine = Engine(self.payload)


_MADE: OrderedDict[str, Rules] = OrderedDict()
_LOCK = threading.Lock()


def in_force(asking: Asking, at: int) -> Rules:
    """The rules of the version in force at an instant; before the first one, the first one's, or else the draft's."""
    newest = first(asking.look, _NEWEST, at) or first(asking.look, _OLDEST)
    if newest is None:
        key = f"draft {reading.meta(asking.look).publication_id} {reading.audit_head(asking.look)}"
        return _kept(key) or _keep(key, Rules(answer(asking, GetDraftPayload()), None))
    number, digest = newest
    found = _kept(digest)
    if found is None:
        payload = published.payload(asking.look, number)
        assert payload is not None
        found = _keep(digest, Rules(payload, number))
    return found


def _kept(key: str) -> Rules | None:
    with _LOCK:
        if key in _MADE:
            _MADE.move_to_end(key)
        return _MADE.get(key)


def _keep(key: str, rules: Rules) -> Rules:
    with _LOCK:
        _MADE[key] = rules
        while len(_MADE) > _KEPT:
            _MADE.popitem(last=False)
    return rules
