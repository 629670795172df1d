"""The plan from what is to what shall be: a pure function, the same for everybody who sees the same situation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from paywall_admin.billing import leftovers, words
from paywall_admin.billing.catalog import KINDS, MARK, Choice, Found, Known, Ref, Snapshot, Thing, Wanted, plain
from paywall_admin.billing.matching import Matching, alike
from paywall_admin.billing.plan import Change, Plan, Step


@dataclass(frozen=True)
class Situation:
    """Everything beside the two sides that a plan depends on.

    `buttons` are the addresses behind the offers' buttons in the draft, `in_use` says why readers may still be sent to
    an address by what is published, and until when; `own_links` are addresses that were ever ours. `subscribers` counts
    those of each price, where that is known.
    """

    account: str | None
    livemode: bool
    instance: str
    known: Mapping[str, Known] = field(default_factory=dict)
    choices: Mapping[str, Choice] = field(default_factory=dict)
    buttons: Mapping[str, str | None] = field(default_factory=dict)
    in_use: Mapping[str, str] = field(default_factory=dict)
    own_links: frozenset[str] = frozenset()
    subscribers: Mapping[str, int] = field(default_factory=dict)
    former: Mapping[str, str] = field(default_factory=dict)
    """What people call plans and offers that are not in the draft any more, by group."""


def difference(wanted: Wanted, snapshot: Snapshot, situation: Situation) -> Plan:
    """Every step that is left, in an order in which they can be done."""
    wanted = replace(wanted, names={**situation.former, **wanted.names})
    making = Making(wanted, snapshot, situation)
    for thing in wanted.things:
        making.consider(thing)
    steps = [*making.steps, *making.button_steps(), *leftovers.retirements(making)]
    steps = _waiting(_ordered(steps), making.replaced)
    return Plan(
        account=situation.account,
        livemode=situation.livemode,
        instance=situation.instance,
        steps=tuple(replace(step, sentence=words.sentence(step, making)) for step in steps),
        blocks=wanted.blocks,
        names=wanted.names,
        remarks=wanted.remarks,
        bound=dict(making.bound),
        settled=making.settled,
        foreign=snapshot.foreign,
    )


class Making:
    """A plan while it is put together; `made` maps keys to the steps that make their objects anew."""

    def __init__(self, wanted: Wanted, snapshot: Snapshot, situation: Situation) -> None:
        self.wanted = wanted
        self.snapshot = snapshot
        self.situation = situation
        self.matching = Matching(snapshot, situation.known, situation.choices)
        self.steps: list[Step] = []
        self.bound: dict[str, str] = {}
        self.settled: dict[str, Known] = {}
        self.made: dict[str, str] = {}
        self.replaced: dict[str, str] = {}
        """Objects whose place another takes: id -> key."""

    def found(self, id_: str | None) -> Found | None:
        """An object by its id."""
        return self.matching.by_id.get(id_ or "")

    def consider(self, thing: Thing) -> None:
        """Puts down what has to be done for one thing."""
        fields = {name: self._resolved(value) for name, value in thing.fields.items()}
        found = self.matching.find(thing, fields)
        if found is None:
            if MARK in fields or thing.kind == "product_feature":  # what is over is not made any more
                self._create(thing, fields)
            return
        self.bound[thing.key] = found.id
        changes = tuple(self._changes(thing, fields, found))
        if not changes:
            self._settle(thing, fields, found)
            return
        if any(self._is_fixed(thing, change) for change in changes):
            self._replace(thing, fields, found, changes)
        else:
            self._update(thing, found, changes)

    def _settle(self, thing: Thing, fields: Mapping[str, Any], found: Found) -> None:
        known = self.situation.known.get(thing.key)
        if known is None or known.id != found.id or any(known.fields.get(name) != fields[name] for name in fields):
            self.settled[thing.key] = Known(found.id, {**(known.fields if known else {}), **fields}, found.url)

    def _resolved(self, value: Any) -> Any:
        if value is None or isinstance(value, str | int):
            return value
        if isinstance(value, Ref):
            return self.bound.get(value.key, {"$": value.key})
        if isinstance(value, list | tuple):
            return [self._resolved(one) for one in value]
        return plain(value)

    def _changes(self, thing: Thing, fields: Mapping[str, Any], found: Found) -> Iterator[Change]:
        known, choice = self.situation.known.get(thing.key), self.situation.choices.get(thing.key)
        accepted = choice is not None and choice.verb == "accept" and choice.seen == found.digest
        for name, value in fields.items():
            if name not in found.fields or alike(value, found.fields[name]):
                continue
            drift = known is not None and known.id == found.id and alike(value, known.fields.get(name))
            drift = drift or (name == MARK and not self._adopted(thing))
            if not (drift and accepted):
                yield Change(name, found.fields[name], value, drift)

    def _adopted(self, thing: Thing) -> bool:
        choice = self.situation.choices.get(thing.key)
        return choice is not None and choice.verb == "adopt"

    def _is_fixed(self, thing: Thing, change: Change) -> bool:
        rules = KINDS[thing.kind]
        if change.field == "currencies":  # one can be added, and with a price changed, but never be taken away
            same = all(change.now.get(code) == amount for code, amount in change.was.items())
            return bool(change.was.keys() - change.now.keys()) or (thing.kind == "coupon" and not same)
        return change.field in rules.fixed or (change.field == "active" and change.now is True and not rules.revives)

    def _create(self, thing: Thing, fields: Mapping[str, Any]) -> None:
        gone = thing.key in self.situation.known and thing.kind != "product_feature"
        held = self._collision(thing, fields)
        if gone and not self._decided(thing.key):
            held = held or "Somebody deleted it at Stripe; say whether it shall be made again."
        self._add(thing, fields, Step(f"create:{thing.key}", "+", "create", thing.kind, thing.key, thing.group,
                                      held=held, drift=gone))  # fmt: skip

    def _replace(self, thing: Thing, fields: Mapping[str, Any], found: Found, changes: tuple[Change, ...]) -> None:
        drift = any(change.drift and self._is_fixed(thing, change) for change in changes)
        held = self._collision(thing, fields)
        if drift and not self._decided(thing.key):
            held = held or f"Somebody changed it at Stripe; say whether a new {KINDS[thing.kind].words} shall be made."
        foreign = not found.key and self._adopted(thing)
        needs: tuple[str, ...] = ()
        if thing.kind == "promotion_code" and found.active and found.fields["code"].upper() == fields["code"].upper():
            needs = (f"retire:{found.id}",)  # the same text can be given again only when nobody has it
        step = Step(
            f"create:{thing.key}", "±", "create", thing.kind, thing.key, thing.group,
            changes=changes, target=found.id, seen=found.digest, held=held, drift=drift, needs=needs,
        )  # fmt: skip
        if not foreign:
            self.replaced[found.id] = thing.key
        self._add(thing, fields, step)

    def _add(self, thing: Thing, fields: Mapping[str, Any], step: Step) -> None:
        needs = [f"create:{key}" for key in _keys(fields) if key in self.made]
        self.bound.pop(thing.key, None)
        self.made[thing.key] = step.id
        written = {name: value for name, value in fields.items() if name != MARK}
        self.steps.append(replace(step, fields=written, needs=(*step.needs, *dict.fromkeys(needs))))

    def _update(self, thing: Thing, found: Found, changes: tuple[Change, ...]) -> None:
        drift = any(change.drift for change in changes)
        held = None
        if drift and not self._decided(thing.key):
            held = "Somebody changed it at Stripe; say what shall stand."
            if any(change.field == MARK for change in changes):
                held = "It has lost our mark; say whether it is ours."
        off = [(change.field, change.now) for change in changes] == [("active", False)]
        self.steps.append(
            Step(
                f"{'retire' if off else 'update'}:{found.id}",
                "-" if off else "~",
                "retire" if off else "update",
                thing.kind,
                thing.key,
                thing.group,
                fields={change.field: change.now for change in changes},
                changes=changes,
                target=found.id,
                seen=found.digest,
                held=held,
                drift=drift,
                due=off and thing.group in self.wanted.over,
            )
        )

    def _decided(self, key: str) -> bool:
        choice = self.situation.choices.get(key)
        return choice is not None and choice.verb in ("ours", "adopt")

    def _collision(self, thing: Thing, fields: Mapping[str, Any]) -> str | None:
        """Why a name that has to be unique cannot be had."""
        if thing.kind == "price" and fields["lookup_key"] in self.snapshot.lookup_keys:
            other = self.snapshot.lookup_keys[fields["lookup_key"]]
            return f"The price {other}, which is not ours, holds its lookup key; adopt that price, or free the key."
        if thing.kind == "promotion_code" and fields["code"].upper() in self.snapshot.codes:
            other = self.snapshot.codes[fields["code"].upper()]
            return f"The promotion code {other}, which is not ours, has the same text; switch it off, or adopt it."
        return None

    def button_steps(self) -> Iterator[Step]:
        """The steps that put the links' addresses behind the offers' buttons in the draft."""
        ours = {found.url for found in self.snapshot.found if found.url}
        ours |= {known.url for known in self.situation.known.values() if known.url} | self.situation.own_links
        for thing in self.wanted.things:
            if thing.kind != "payment_link" or MARK not in thing.fields:
                continue
            offer = thing.fields["offer"]
            was = self.situation.buttons.get(offer)
            link = self.found(self.bound.get(thing.key))
            now = link and address(link.url, self.wanted.codes.get(thing.key))
            if was == now and now is not None:
                continue
            held = None
            if was and was.partition("?")[0] not in ours:
                held = f"The button leads to {was}, which was put there by hand; empty that field to use the link."
            shown = now if link else "the new link"
            yield Step(
                f"use:{offer}", "~", "use", "payment_link", thing.key, thing.group, fields={"url": now},
                changes=(Change("checkoutUrl", was, shown),), held=held,
                needs=(self.made[thing.key],) if thing.key in self.made else (),
            )  # fmt: skip


def address(url: str | None, code: str | None) -> str | None:
    """Where a button leads: the link, with its promotion code filled in where it has one."""
    return f"{url}?prefilled_promo_code={code}" if url and code else url


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        if set(value) == {"$"}:
            yield value["$"]
        else:
            for one in value.values():
                yield from _keys(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _keys(one)


def _ordered(steps: list[Step]) -> list[Step]:
    """The same steps, each behind those it needs."""
    by_id = {step.id: step for step in steps}
    placed: dict[str, Step] = {}

    def place(step: Step) -> None:
        if step.id not in placed:
            for needed in step.needs:
                if needed in by_id:
                    place(by_id[needed])
            placed[step.id] = step

    for step in steps:
        place(step)
    return list(placed.values())


def _waiting(steps: list[Step], replaced: Mapping[str, str]) -> list[Step]:
    """The same steps, where those that need a held one are held as well, and nothing goes whose successor is held."""
    held = _held(steps)
    waiting = {f"retire:{id_}" for id_, key in replaced.items() if f"create:{key}" in held}
    made = []
    for step in steps:
        if step.held is None and (step.id in held or step.id in waiting or any(one in waiting for one in step.needs)):
            step = replace(step, held="It waits for a step before it.")  # noqa: PLW2901 - the step itself goes on
        made.append(step)
    return made


def _held(steps: list[Step]) -> set[str]:
    held: set[str] = set()
    for step in steps:
        if step.held is not None or any(needed in held for needed in step.needs):
            held.add(step.id)
    return held
