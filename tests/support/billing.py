"""A desk in miniature: it remembers, plans and applies as the services do, without a store."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from paywall_admin.billing import objects, snapshot
from paywall_admin.billing.apply import Report, apply, resume
from paywall_admin.billing.catalog import Choice, Known
from paywall_admin.billing.difference import Situation, address, difference
from paywall_admin.billing.intent import Intent, Settled
from paywall_admin.billing.pace import Pace
from paywall_admin.billing.plan import Plan
from paywall_admin.billing.sending import Run
from paywall_admin.billing.stripe_gateway import StripeGateway
from paywall_admin.billing.wanted import Currencies, wanted
from paywall_admin.core.codec import parse_settings
from paywall_admin.core.settings import Settings
from support.example import encoded
from support.stripe.peer import Peer

INSTANCE = "0f3a7c1e-1111-4222-8333-944445555666"
KEY = "rk_test_marketing0001"
UNHURRIED = (1_000_000, 1_000_000)


class Killed(BaseException):
    """The program is gone: nothing after it is carried out."""


def plan_of(id_: str = "monthly", **fields: Any) -> dict[str, Any]:
    """A plan of the settings."""
    return {
        "id": id_, "name": id_.capitalize(), "price": {"amount": 1500, "currency": "USD"},
        "interval": {"unit": "month", "count": 1}, "benefits": ["Read all stories"], **fields,
    }  # fmt: skip


def offer_of(id_: str = "autumn", kind: str = "paidTrial", **fields: Any) -> dict[str, Any]:
    """An offer of the settings."""
    amount = 0 if kind == "freeTrial" else 99
    return {
        "id": id_, "name": id_.capitalize(), "plan": "monthly", "kind": kind,
        "price": {"amount": amount, "currency": "USD"}, "duration": {"unit": "month", "count": 1},
        "states": ["limit_reached"], **fields,
    }  # fmt: skip


def settings_of(*offers: dict[str, Any], plans: Sequence[dict[str, Any]] | None = None) -> Settings:
    """Settings with these offers, and the monthly plan unless others are given."""
    publication = {
        "name": "The Example", "timeZone": "America/New_York", "defaultLocale": "en", "locales": ["en"],
        "currency": "USD", "homeUrl": "/", "offersUrl": "/offers", "accountUrl": "/account",
    }  # fmt: skip
    whole = {
        "format": "paywall-settings/1", "publication": publication,
        "plans": [plan_of()] if plans is None else list(plans), "offers": list(offers),
    }  # fmt: skip
    return parse_settings(encoded(whole), name="test")


@dataclass
class Desk:
    """What a desk remembers, and the gateway it works through."""

    peer: Peer
    address: str
    key: str = KEY
    known: dict[str, Known] = field(default_factory=dict)
    former: set[str] = field(default_factory=set)
    choices: dict[str, Choice] = field(default_factory=dict)
    buttons: dict[str, str | None] = field(default_factory=dict)
    in_use: set[str] = field(default_factory=set)
    open: dict[str, Intent] = field(default_factory=dict)
    refused: list[Settled] = field(default_factory=list)
    currencies: Currencies = field(default_factory=dict)
    subscribers: Mapping[str, int] = field(default_factory=dict)
    records: int = 0
    on_record: Callable[[int], None] = lambda _: None

    def __post_init__(self) -> None:
        self.gateway = StripeGateway(self.key, address=self.address, pace=Pace(UNHURRIED))

    def another(self, **changes: Any) -> Desk:
        """A second desk, which remembers nothing."""
        return replace(self, known={}, former=set(), open={}, choices={}, refused=[], **changes)

    def record(self, settled: Sequence[Settled], intents: Sequence[Intent]) -> None:
        """Keeps the journal."""
        self.records += 1
        self.on_record(self.records)
        for one in settled:
            self.open.pop(one.intent.id)
            if one.state == "refused":
                self.refused.append(one)
            else:
                self._keep(one)
        self.open.update({intent.id: intent for intent in intents})

    def _keep(self, one: Settled) -> None:
        intent = one.intent
        if intent.verb == "create":
            assert one.object_id
            fields = {**intent.fields, "mark": intent.key}
            self.known[intent.key] = Known(one.object_id, fields, one.url)
        elif intent.key in self.known and self.known[intent.key].id == intent.target:
            known = self.known[intent.key]
            self.known[intent.key] = replace(known, fields={**known.fields, **intent.fields})

    def plan(self, settings: Settings) -> Plan:
        """What is left to do; what is in step already is remembered."""
        ids = frozenset(one.id for one in self.known.values()) | {one.seen for one in self.choices.values()}
        seen = snapshot.take(self.gateway, INSTANCE, ids=ids)
        existing = frozenset(found.key for found in seen.found) | self.known.keys()
        asked = wanted(
            settings, instance=INSTANCE, now=self.peer.now, currencies=self.currencies, existing=frozenset(existing)
        )
        situation = Situation(
            "acct_1Nikkei", False, INSTANCE, known=self.known, choices=self.choices,
            buttons={offer.id: self.buttons.get(offer.id, offer.checkout_url) for offer in settings.offers},
            in_use=dict.fromkeys(self.in_use, "Readers are still sent to it."), subscribers=self.subscribers,
        )  # fmt: skip
        return difference(asked, seen, situation)

    def run(self, **options: Any) -> Run:
        """What an apply works with."""
        return Run(self.gateway, self, INSTANCE, lambda: self.peer.now, **options)

    def apply(self, settings: Settings, plan: Plan | None = None, **options: Any) -> Report:
        """Finishes what was interrupted, then carries out the plan, and puts the links behind the buttons."""
        self.resume()
        plan = plan or self.plan(settings)
        self._remember(plan)
        report = apply(self.run(**options), plan.steps, plan.bound)
        for step in plan.ready:
            link = self.known.get(step.key)
            if step.verb == "use" and link and link.url:
                codes = wanted(settings, instance=INSTANCE, now=self.peer.now).codes
                self.buttons[step.id.removeprefix("use:")] = address(link.url, codes.get(step.key))
        return report

    def resume(self) -> None:
        """Finishes what was interrupted."""
        if self.open:
            report = resume(self.run(), list(self.open.values()))
            assert report.problem is None, report.problem

    def _remember(self, plan: Plan) -> None:
        for key, one in plan.settled.items():
            self.known[key] = one

    def settle(self, settings: Settings) -> None:
        """Applies until nothing is left."""
        self.resume()
        for _ in range(4):
            plan = self.plan(settings)
            if not plan.ready:
                return
            report = self.apply(settings, plan)
            assert report.problem is None, report.problem
        raise AssertionError(f"it does not come to rest: {[step.id for step in self.plan(settings).steps]}")


def marked(peer: Peer, resource: str) -> list[dict[str, Any]]:
    """The objects that carry our mark."""
    return [one for one in peer.test.all(resource) if one["metadata"].get(objects.INSTANCE) == INSTANCE]
