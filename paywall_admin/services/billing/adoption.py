"""Objects made by hand at Stripe that are what the draft asks for: found, and adopted on consent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from paywall_admin.billing import objects, snapshot, words
from paywall_admin.billing.catalog import KINDS, MARK, Kind, Thing
from paywall_admin.billing.matching import alike
from paywall_admin.billing.wanted import wanted
from paywall_admin.core.problems import BadInput, NotFound
from paywall_admin.services.billing import connection, planning
from paywall_admin.services.billing.records import DecideObject
from paywall_admin.system.vault import Ask

if TYPE_CHECKING:
    from paywall_admin.billing.gateway import Gateway
    from paywall_admin.services.app import App

_ADOPTED = ("product", "price", "coupon", "promotion_code", "payment_link", "feature")
_NAMED = ("product", "feature")


@dataclass(frozen=True)
class Candidate:
    """An object of somebody else's: `key` is the thing it could be, None where the draft asks for nothing like it.

    `differs` says which fields would have to be other; where one of them cannot be changed, adopting means replacing.
    """

    id: str
    kind: str
    words: str
    key: str | None
    differs: tuple[str, ...] = ()
    replaces: bool = False


def candidates(app: App, ask: Ask | None = None, way: Gateway | None = None) -> tuple[Candidate, ...]:
    """Every foreign object that could be adopted, those that fit first; what the draft cannot express is listed too."""
    way = way or connection.gateway(app, ask)
    planned = planning.plan(app, way=way)
    missing = [
        thing for thing in planned.wanted.things if thing.key not in planned.plan.bound and thing.kind in _ADOPTED
    ]
    ours = {found.id for found in planned.seen.found}
    found = [
        _candidate(cast("Kind", kind), raw, missing, planned.side.instance)
        for kind in _ADOPTED
        for raw in snapshot.listed(way, cast("Kind", kind))
        if raw["id"] not in ours and raw.get("active", raw.get("valid", True)) and not _is_of_another(raw)
    ]
    return tuple(sorted(found, key=lambda one: (one.key is None, one.replaces, len(one.differs), one.kind, one.id)))


def _is_of_another(raw: Mapping[str, Any]) -> bool:
    """Whether an object is that of another publication that works with the same account."""
    return bool((raw.get("metadata") or {}).get(objects.INSTANCE))


def _candidate(kind: Kind, raw: Mapping[str, Any], missing: list[Thing], instance: str) -> Candidate:
    fields = objects.read(kind, raw, instance).fields
    best: tuple[int, int, Thing, tuple[str, ...], bool] | None = None
    for number, thing in enumerate(missing):
        if thing.kind != kind or (kind in _NAMED and not _same_name(thing, fields)):
            continue
        differs = tuple(
            name
            for name, value in thing.fields.items()
            if name in fields and name not in (MARK, "lookup_key") and not _refers(value)
            and not alike(value, fields[name])
        )  # fmt: skip
        replaces = any(name in KINDS[kind].fixed for name in differs)
        if best is None or (replaces, len(differs)) < (best[4], best[0]):
            best = (len(differs), number, thing, differs, replaces)
    said = _said(kind, fields)
    if best is None:
        return Candidate(raw["id"], kind, said, None)
    return Candidate(raw["id"], kind, said, best[2].key, tuple(words.field_words(name) for name in best[3]), best[4])


def _same_name(thing: Thing, fields: Mapping[str, Any]) -> bool:
    """Whether it is called alike: of a product there is nothing else by which it could be one of ours."""
    return str(thing.fields["name"]).strip().casefold() == str(fields["name"]).strip().casefold()


def _refers(value: Any) -> bool:
    from paywall_admin.billing.catalog import refs

    return any(True for _ in refs(value))


def _said(kind: Kind, fields: Mapping[str, Any]) -> str:
    if kind == "price":
        every = f" {words.value_words('recurring', fields['recurring'])}" if fields["recurring"] else ", once"
        return f"{words.money_words(fields['unit_amount'], fields['currency'])}{every}"
    if kind == "coupon":
        off = fields["percent_off"]
        amount = (
            f"{off:g} %" if off is not None else words.money_words(fields["amount_off"], fields["currency"] or "usd")
        )
        return f"{fields['name'] or 'unnamed'}: {amount} off, {fields['duration']}"
    return str(fields.get("name") or fields.get("code") or kind.replace("_", " "))


def adopt(app: App, key: str, id_: str, *, dry_run: bool = False) -> None:
    """Take an object for a thing of ours; the next plan shows what that means, and nothing is changed before it."""
    side = app.ask(planning.GetSide())
    made = wanted(side.settings, instance=side.instance, now=app.clock(), currencies=side.currencies)
    keys = [thing.key for thing in made.things if thing.kind in _ADOPTED]
    if key not in keys:
        raise NotFound("stripe-no-such-key", f"The draft asks for nothing called {key}; it asks for {', '.join(keys)}.")
    taken = next((name for name, known in side.known.items() if known.id == id_ and name != key), None)
    if taken is not None:
        raise BadInput("stripe-taken", f"{id_} is ours already, as {taken}.", place=id_)
    app.do(DecideObject(key, "adopt", id_), dry_run=dry_run)
