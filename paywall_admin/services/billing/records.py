"""Commands that write down what was sent to Stripe, what was found there, and what somebody decided about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, insert, update

from paywall_admin.core.problems import BadInput, Conflict, NotFound
from paywall_admin.services.billing.connection import TOPICS
from paywall_admin.services.command import Command, Context, Result, command, handles
from paywall_admin.store import billing, reading, rows
from paywall_admin.store.nouns import OFFER, PLAN

_CHOICES = ("ours", "accept", "adopt")


@command("stripe:record")
@dataclass(frozen=True)
class RecordSteps(Command):
    """Writes down what became of requests; beside it come the `intents` that are sent next.

    Each of `settled` has `intent`, `state` done or refused, and where there are any `object`, `url` and `sentence`.
    """

    undoable = False

    settled: list[Any]


@command("stripe:remember")
@dataclass(frozen=True)
class RememberObjects(Command):
    """Remembers objects that are at Stripe exactly as they shall be: each with `key`, `kind`, `id`, `fields`, `url`."""

    undoable = False

    objects: list[Any]


@command("stripe:decide")
@dataclass(frozen=True)
class DecideObject(Command):
    """Says what shall become of an object that differs: `ours`, `accept`, `adopt` with an id in `seen`, or nothing."""

    undoable = False

    key: str
    verb: str | None
    seen: str = ""


@command("stripe:price")
@dataclass(frozen=True)
class SetCurrencyAmount(Command):
    """Gives a plan or an offer (`plan:monthly`) an amount in a further currency, in minor units; None takes it away."""

    undoable = False

    owner: str
    currency: str
    was: int | None
    now: int | None


@command("offer:useLinks")
@dataclass(frozen=True)
class UseLinks(Command):
    """Puts addresses behind the buttons of offers, where they still are as they were."""

    undoable = False

    was: dict[str, Any]
    now: dict[str, Any]


@handles(RecordSteps)
def record_steps(context: Context, wanted: RecordSteps) -> Result:
    """Keeps outcomes and intents; what is about to be sent changes nothing yet, so that alone is not audited."""
    bound = billing.bound(context.look)
    if bound is None:
        raise BadInput("stripe-not-connected", "This store is not connected to Stripe.")
    labels = [_settle(context, one) for one in wanted.settled]
    intents: Sequence[Mapping[str, Any]] = context.beside.get("intents", ())
    if intents:
        _refuse_raced(context, intents)
        context.connection.execute(
            insert(rows.stripe_intent),
            [
                {
                    "id": one["id"], "state": "open", "key": one["key"], "body": one, "account": bound.account,
                    "livemode": bound.livemode, "actor": context.actor, "made_at": one["made_at"],
                    "settled_at": None, "object": None, "sentence": "",
                }
                for one in intents
            ],
        )  # fmt: skip
    if not labels:
        return Result("Nothing changed yet", frozenset())
    more = f" (and {len(labels) - 1} more)" if len(labels) > 1 else ""
    after = [{"key": one[1], "object": one[2]} for one in labels]
    first = labels[0]
    return Result(f"Stripe: {first[0]}{more}", TOPICS, object=("stripe", first[1]), after=after)


def _refuse_raced(context: Context, intents: Sequence[Mapping[str, Any]]) -> None:
    """Two desks that apply at once never make a thing twice: who asks second is refused before anything is sent."""
    expected: Mapping[str, str] | None = context.beside.get("expected")
    open_keys = {body["key"] for body in billing.open_intents(context.look) if body.get("run") != intents[0].get("run")}
    for one in intents:
        if one["verb"] != "create" or expected is None:
            continue
        current = billing.current_of(context.look, one["key"])
        if one["key"] in open_keys or current != expected.get(one["key"]):
            raise Conflict(
                "Somebody else is applying at the same time; wait until that is done, then plan again.",
                place=one["key"], fields={one["key"]: (expected.get(one["key"]), current, None)},
            )  # fmt: skip


def _settle(context: Context, one: Mapping[str, Any]) -> tuple[str, str, str | None]:
    table = rows.stripe_intent
    found = context.connection.execute(table.select().where(table.c.id == one["intent"])).first()
    if found is None:
        raise BadInput("stripe-intent", "There is no such request in the journal; nothing was changed.")
    body = found.body
    state, object_id = one["state"], one.get("object")
    changes = {"state": state, "settled_at": context.now, "object": object_id, "sentence": one.get("sentence") or ""}
    context.connection.execute(update(table).where(table.c.id == one["intent"]).values(changes))
    if state == "done" and object_id:
        _keep(context, body, object_id, one.get("url"))
        choice = rows.stripe_choice
        context.connection.execute(delete(choice).where(choice.c.key == body["key"], choice.c.verb != "accept"))
    words = {"create": "make", "update": "change", "retire": "retire"}[body["verb"]]
    what = f"{words} the {body['kind'].replace('_', ' ')} of {body['key'].partition('/')[0]}"
    return (f"{'not ' if state == 'refused' else ''}{what}", body["key"], object_id)


def _keep(context: Context, body: Mapping[str, Any], id_: str, url: str | None) -> None:
    if body["verb"] == "create":
        fields = {**body["fields"], "mark": body["key"]}
        _write(context, {"id": id_, "key": body["key"], "kind": body["kind"], "fields": fields, "url": url})
        return
    before = billing.object_of(context.look, id_)
    if before is not None:
        table = rows.stripe_object
        after = {**before.fields, **body["fields"]}
        context.connection.execute(update(table).where(table.c.id == id_).values(fields=after, at=context.now))


def _write(context: Context, one: Mapping[str, Any]) -> None:
    """Makes an object the current one of its key."""
    table = rows.stripe_object
    others = (table.c.key == one["key"]) & (table.c.id != one["id"])
    context.connection.execute(update(table).where(others).values(current=False))
    context.connection.execute(delete(table).where(table.c.id == one["id"]))
    values = {"key": one["key"], "kind": one["kind"], "fields": one["fields"], "url": one.get("url")}
    context.connection.execute(insert(table).values(id=one["id"], current=True, at=context.now, **values))


@handles(RememberObjects)
def remember_objects(context: Context, wanted: RememberObjects) -> Result:
    """Keeps what was found, and that it was looked at."""
    if billing.bound(context.look) is None:
        raise BadInput("stripe-not-connected", "This store is not connected to Stripe.")
    context.connection.execute(update(rows.stripe_account).values(checked_at=context.now))
    for one in wanted.objects:
        _write(context, one)
    if not wanted.objects:
        return Result("Looked at Stripe", frozenset())
    count = len(wanted.objects)
    return Result(f"Find {count} of our objects at Stripe", TOPICS, object=("stripe", None), after=count)


@handles(DecideObject)
def decide_object(context: Context, wanted: DecideObject) -> Result:
    """Keeps what was decided in the place of what was decided before."""
    table = rows.stripe_choice
    before = billing.choices(context.look).get(wanted.key)
    if wanted.verb is not None and wanted.verb not in _CHOICES:
        raise BadInput("stripe-choice", f"A choice is one of {', '.join(_CHOICES)}.", place="/verb")
    now = None if wanted.verb is None else (wanted.verb, wanted.seen)
    if before == now:
        return Result("Nothing changed", frozenset())
    context.connection.execute(delete(table).where(table.c.key == wanted.key))
    if now is not None:
        context.connection.execute(insert(table).values(key=wanted.key, verb=now[0], seen=now[1]))
    inverse = DecideObject(wanted.key, *(before or (None, "")))
    words = {"ours": "Take our side", "accept": "Accept Stripe's side", "adopt": "Adopt an object", None: "Decide anew"}
    return Result(f"{words[wanted.verb]} for {wanted.key}", TOPICS, inverse, object=("stripe", wanted.key))


@handles(SetCurrencyAmount)
def set_currency_amount(context: Context, wanted: SetCurrencyAmount) -> Result:
    """Keeps the amount, where it still is as it was."""
    from paywall_admin.core.money import exponent

    kind, _, id_ = wanted.owner.partition(":")
    exponent(wanted.currency)
    place = f"/{wanted.owner}/{wanted.currency}"
    if kind not in ("plan", "offer") or not id_:
        raise BadInput("stripe-owner", "An amount belongs to a plan or an offer, such as plan:monthly.", place="/owner")
    if wanted.now is not None and reading.find(context.look, PLAN if kind == "plan" else OFFER, id_) is None:
        raise NotFound("stripe-owner", f"There is no {kind} {id_}; nothing was changed.", place="/owner")
    current = billing.currencies(context.look).get(wanted.owner, {}).get(wanted.currency)
    if current != wanted.was:
        sentence = "Somebody else changed this amount in the meantime; look again."
        raise Conflict(sentence, place=place, fields={"amount": (wanted.was, current, wanted.now)})
    if wanted.now is not None and wanted.now < 1:
        raise BadInput("bad-price", "An amount is more than 0.", place=place)
    if wanted.now == current:
        return Result("Nothing changed", frozenset())
    table = rows.stripe_currency
    here = (table.c.owner == wanted.owner) & (table.c.currency == wanted.currency)
    context.connection.execute(delete(table).where(here))
    if wanted.now is not None:
        row = {"owner": wanted.owner, "currency": wanted.currency, "amount": wanted.now}
        context.connection.execute(insert(table).values(row))
    inverse = SetCurrencyAmount(wanted.owner, wanted.currency, wanted.now, wanted.was)
    label = f"Change the price of {wanted.owner} in {wanted.currency}"
    return Result(label, TOPICS, inverse, object=("stripe", wanted.owner), before=wanted.was, after=wanted.now)


@handles(UseLinks)
def use_links(context: Context, wanted: UseLinks) -> Result:
    """Writes the addresses into the draft."""
    found = {id_: reading.find(context.look, OFFER, id_) for id_ in wanted.now}
    lost = {}
    for id_, object_ in found.items():
        current = object_[0].get("checkoutUrl") if object_ else None
        if object_ is None or current != wanted.was.get(id_):
            lost[id_] = (wanted.was.get(id_), current, wanted.now[id_])
    if lost:
        raise Conflict(
            "The button of an offer was changed by somebody else in the meantime; plan again.",
            place=f"/offers/{next(iter(lost))}/checkoutUrl", fields=lost,
        )  # fmt: skip
    table = rows.offer
    for id_, url in wanted.now.items():
        context.connection.execute(update(table).where(table.c.id == id_).values(checkout_url=url))
    if wanted.now == wanted.was:
        return Result("Nothing changed", frozenset())
    names = ", ".join(list(wanted.now)[:3]) + (", …" if len(wanted.now) > 3 else "")
    label = f"Lead the buttons of {len(wanted.now)} offers to Stripe ({names})"
    if len(wanted.now) == 1:
        label = f"Lead the button of {names} to Stripe"
    inverse = UseLinks(was=wanted.now, now=wanted.was)
    topics = frozenset({"draft", "offers"})
    return Result(label, topics, inverse, object=("offer", next(iter(wanted.now))), before=wanted.was, after=wanted.now)
