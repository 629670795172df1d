"""Whatever a person does in whatever order, the page shows the draft, and the draft is what was typed."""

from __future__ import annotations

import random
from typing import Any

import pytest
from PySide6.QtCore import Qt

from paywall_admin.core.codec import settings_dict
from paywall_admin.services.drafts import lists
from paywall_admin.services.undo import Redo, Undo
from paywall_admin.ui.fields.audience import audience_words
from paywall_admin.ui.meter.page import MeterPage
from paywall_admin.ui.meter.words import meter_name, rate
from support.office import Office

COUNTRIES = ("Japan", "Thailand", "gb", "Viet")
STEPS = 30


class Person:
    """Somebody who edits at random, and checks after each step that what was meant is there."""

    def __init__(self, office: Office, page: Any, seed: int) -> None:
        self.office = office
        self.page = page
        self.view = page.meters.view
        self.editor = page.meter_editor
        self.chance = random.Random(seed)
        self.log: list[str] = []

    def step(self) -> None:
        doings = [
            self.name, self.limit, self.kinds, self.period, self.countries, self.counter, self.add, self.duplicate,
            self.archive, self.move, self.undo, self.redo, self.pick, self.colleague,
        ]  # fmt: skip
        doing = self.chance.choice(doings)
        self.log.append(doing.__name__)
        if self.view.key() or doing is self.add:
            doing()
        self.office.settle()
        self.compare()

    def picked(self) -> Any:
        return next(meter for meter in self.office.draft().meters if meter.id == self.view.key())

    def name(self) -> None:
        text = self.chance.choice(["All", "Registered & others", "<b>Readers</b>", "日本の読者", "x" * 200])
        self.office.fill(self.editor.name, text)
        assert self.picked().name == text

    def limit(self) -> None:
        number = self.chance.randrange(1200)
        before = self.picked().limit
        self.office.fill(self.editor.limit, str(number))
        assert self.picked().limit == (number if number <= 1000 else before)
        if number > 1000:
            self.office.fill(self.editor.limit, str(before))

    def kinds(self) -> None:
        place = self.chance.randrange(3)
        self.office.bot.mouseClick(self.editor.kinds.control.segments[place], Qt.MouseButton.LeftButton)
        self.office.settle()
        audience = self.picked().audience
        expected = (None, ("anonymous",), ("registered",))[place]
        assert (audience.kinds if audience else None) == expected

    def period(self) -> None:
        self.office.go_to(self.editor.period)
        self.office.press(self.chance.choice([Qt.Key.Key_Up, Qt.Key.Key_Down]))
        self.office.settle()
        assert settings_dict(self.picked().period) == self.editor.period.control.read()

    def countries(self) -> None:
        self.office.go_to(self.editor.countries)
        self.office.type(self.chance.choice(COUNTRIES) + ",")
        if self.chance.random() < 0.4:
            self.office.press(Qt.Key.Key_Backspace)
        self.editor.countries.control.line.clear()
        self.editor.countries.control.line.textEdited.emit("")

    def counter(self) -> None:
        text = self.chance.choice(["", "0", "3"])
        self.office.fill(self.editor.counter, text or " ")
        assert self.picked().show_counter_from == (int(text) if text else None)

    def add(self) -> None:
        self.page.meters.add_new()
        self.office.settle()
        assert self.office.draft().meters[-1].id == self.view.key()

    def duplicate(self) -> None:
        original = self.picked()
        self.page.meters.duplicate()
        self.office.settle()
        assert self.picked().model_copy(update={"id": original.id}) == original

    def archive(self) -> None:
        key = self.view.key()
        self.page.meters.archive()
        self.office.settle()
        assert key not in [meter.id for meter in self.office.draft().meters]

    def move(self) -> None:
        self.office.go_to(self.editor.name)
        self.view.setFocus()
        for _ in range(self.chance.randrange(1, 4)):
            self.office.press(self.chance.choice([Qt.Key.Key_Up, Qt.Key.Key_Down]), Qt.KeyboardModifier.AltModifier)

    def undo(self) -> None:
        self.office.do(Undo())
        self.office.troubles.clear()

    def redo(self) -> None:
        self.office.do(Redo())
        self.office.troubles.clear()

    def pick(self) -> None:
        self.view.pick(self.chance.choice(self.view.rows.rows()).key)

    def colleague(self) -> None:
        meter = self.chance.choice(self.office.draft().meters)
        self.office.colleague(lists.EditMeter(meter.id, {"limit": meter.limit}, {"limit": self.chance.randrange(9)}))

    def compare(self) -> None:
        meters = self.office.draft().meters
        rows = self.view.rows.rows()
        told = f"after {', '.join(self.log)}"
        assert [row.key for row in rows] == [meter.id for meter in meters], told
        words = [(row.title, row.cells) for row in rows]
        assert words == [(meter_name(meter), (rate(meter), audience_words(meter.audience))) for meter in meters], told
        if self.view.key():
            values = settings_dict(self.picked())
            form = self.editor.form
            assert form.object_id == values["id"], told
            for binding in form.bindings:
                found = binding.of(values) or None
                assert (binding.field.settled or None) == found, f"{binding.path} {told}"
                shown = binding.field.control.read() or None
                assert shown == found or binding.path == "limit", f"{binding.path} {told}"
        assert self.office.troubles == [], told


@pytest.mark.parametrize("seed", range(3))
def test_page_and_draft_agree_after_any_steps(office: Office, seed: int) -> None:
    page = office.show(lambda desk: MeterPage(desk, clock=office.clock))
    person = Person(office, page, seed)
    for _ in range(STEPS):
        person.step()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 120))
def test_page_and_draft_agree_for_hours(office: Office, seed: int) -> None:
    page = office.show(lambda desk: MeterPage(desk, clock=office.clock))
    person = Person(office, page, seed)
    for _ in range(STEPS * 5):
        person.step()
