"""What is kept between two questions is never old: after any edit, undo or publish, by anybody, it is as if new."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from paywall_admin.core.problems import Problem
from paywall_admin.services.app import App
from paywall_admin.services.drafts import (
    ArchiveOffer,
    DuplicateMessage,
    EditGraceDays,
    EditMessage,
    EditOffer,
    MoveMessage,
    RestoreOffer,
)
from paywall_admin.services.queries import GetChanges, GetDraft, GetDraftPayload, GetFindings, GetOverview, GetStatus
from paywall_admin.services.undo import Redo, Undo
from support.stores import Clock

STEPS = 40
TEXTS = ("Only $5 until 12/24", "3 free articles left for free", "{{x}}", "Read on", " ", "<b>Read</b> {name}")


class Person:
    """Somebody who changes something or other."""

    def __init__(self, app: App, chance: random.Random) -> None:
        self.app = app
        self.chance = chance

    def step(self) -> str:
        doing = self.chance.choice(
            [self.write, self.write, self.price, self.order, self.copy, self.archive, self.restore, self.grace,
             self.undo, self.redo, self.publish]
        )  # fmt: skip
        try:
            doing()
        except Problem:
            return f"{doing.__name__} refused"
        return doing.__name__

    def draft(self) -> Any:
        return self.app.ask(GetDraft())

    def write(self) -> None:
        message = self.chance.choice(self.draft().settings.messages)
        code = self.chance.choice(list(message.texts))
        was, path = message.texts[code].body, f"texts/{code}/body"
        if not isinstance(was, str):
            was = None if was is None else was.model_dump(mode="json", by_alias=True, exclude_none=True)
        self.app.do(EditMessage(message.id, {path: was}, {path: self.chance.choice(TEXTS)}))

    def price(self) -> None:
        offer = self.chance.choice(self.draft().settings.offers)
        was = {"amount": offer.price.amount, "currency": offer.price.currency}
        self.app.do(EditOffer(offer.id, {"price": was}, {"price": {**was, "amount": self.chance.randrange(2000)}}))

    def order(self) -> None:
        messages = self.draft().settings.messages
        was, now = self.chance.sample(range(len(messages)), 2)
        self.app.do(MoveMessage(messages[was].id, was, now))

    def copy(self) -> None:
        message = self.chance.choice(self.draft().settings.messages)
        self.app.do(DuplicateMessage(message.id, f"copy-{self.chance.randrange(1000)}"))

    def archive(self) -> None:
        self.app.do(ArchiveOffer(self.chance.choice(self.draft().settings.offers).id))

    def restore(self) -> None:
        self.app.do(
            RestoreOffer(self.chance.choice([offer.id for offer in self.draft().archived["offer"]] or ["none"]))
        )

    def grace(self) -> None:
        was = self.draft().settings.grace_days
        self.app.do(EditGraceDays({"graceDays": was}, {"graceDays": self.chance.randrange(1, 30)}))

    def undo(self) -> None:
        self.app.do(Undo())

    def redo(self) -> None:
        self.app.do(Redo())

    def publish(self) -> None:
        self.app.publish("Again")


QUESTIONS = (GetFindings(), GetChanges(), GetStatus(), GetOverview(), GetDraftPayload())


@pytest.mark.parametrize("seed", range(2))
def test_kept_answers_are_those_of_a_program_just_started(
    desk: App, opened: Callable[[str], App], clock: Clock, seed: int
) -> None:
    chance = random.Random(seed)
    colleague = opened("ben")
    desk.publish("First")
    people = [Person(desk, chance), Person(desk, chance), Person(colleague, chance)]
    done = []
    for _ in range(STEPS):
        clock.now += chance.choice([1, 1, 60, 3600, 86_400])
        done.append(chance.choice(people).step())
        fresh = App(desk.store, actor=desk.actor, clock=clock, vault=desk.vault)
        for question in QUESTIONS:
            assert desk.ask(question) == fresh.ask(question), (question, done)
    assert len({step for step in done if "refused" not in step}) > 5, done
