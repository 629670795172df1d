"""Two editors at once: whatever they do, no update is lost, and conflicts name the field."""

from __future__ import annotations

import random
import threading
from typing import Any

import pytest

from paywall_admin.core.problems import Conflict, Problem
from paywall_admin.services.app import App
from paywall_admin.services.drafts import AddMeter, EditMeter
from paywall_admin.services.queries import GetDraft, ListAudit
from paywall_admin.services.undo import Redo, Undo
from paywall_admin.store import keeping

FIELDS = {"limit": range(1000), "showCounterFrom": range(1000), "name": [f"Name {number}" for number in range(1000)]}
START = {"id": "all", "name": "Everyone", "limit": 5, "period": {"kind": "calendarMonth"}, "showCounterFrom": 1}


class Editor:
    """A person who remembers what was on the screen, and edits that; now and then the screen is old."""

    def __init__(self, app: App, seed: int) -> None:
        self.app = app
        self.chance = random.Random(seed)
        self.screen: dict[str, Any] = dict(START)
        self.conflicts = 0
        self.wrong: list[str] = []  # fields that a conflict named without being in conflict

    def look(self) -> None:
        found = self.app.ask(GetDraft()).settings.meters[0]
        self.screen = {"limit": found.limit, "showCounterFrom": found.show_counter_from, "name": found.name}

    def edit(self) -> None:
        """One random edit of one or two fields; after a conflict, a look at how it is now."""
        wanted = {
            field: self.chance.choice(FIELDS[field])
            for field in self.chance.sample(sorted(FIELDS), self.chance.choice([1, 1, 2]))
        }
        try:
            self.app.do(EditMeter("all", {field: self.screen[field] for field in wanted}, wanted))
            self.screen.update(wanted)
        except Conflict as conflict:
            self.conflicts += 1
            self.wrong += [field for field, (was, found, _) in conflict.fields.items() if was == found]
            self.wrong += set(conflict.fields) - set(wanted)
            self.look()

    def undo_or_redo(self) -> None:
        try:
            self.app.do(self.chance.choice([Undo(), Redo()]))
        except Problem:
            self.conflicts += 1
        self.look()


def replay(app: App) -> dict[str, Any]:
    """What the meter has to be after every audited change, each of which has to start from the one before."""
    fields: dict[str, Any] = dict(START)
    before: int | None = None
    entries = []
    while page := app.ask(ListAudit(before=before)):
        entries += page
        before = page[-1].number
    for entry in reversed(entries[:-1]):
        for field, value in entry.before.items():
            assert fields[field] == value, f"entry {entry.number} lost an update of {field}"
        fields.update(entry.after)
    return fields


def found(app: App) -> dict[str, Any]:
    return app.ask(GetDraft()).settings.meters[0].model_dump(by_alias=True, exclude_none=True, mode="json")


@pytest.mark.parametrize(
    ("kind", "edits"), [("file", 1000), ("server", 150), pytest.param("server", 1000, marks=pytest.mark.slow)]
)
def test_random_edits_of_two_lose_nothing(app: App, opened: Any, edits: int) -> None:
    opened("zoe").do(AddMeter(START))
    editors = [Editor(app, 1), Editor(opened("bob"), 2)]
    chance = random.Random(3)
    for turn in range(edits):
        editor = chance.choice(editors)
        if turn % 17 == 0:
            editor.undo_or_redo()
        else:
            editor.edit()
    assert all(editor.conflicts > edits / 20 and editor.wrong == [] for editor in editors)
    assert replay(app) == found(app)
    assert keeping.check(app.store) == ()


@pytest.mark.parametrize("kind", ["file", "server"])
def test_two_threads_at_once_lose_nothing(app: App, opened: Any) -> None:
    opened("zoe").do(AddMeter(START))
    editors = [Editor(app, 4), Editor(app, 5), Editor(opened("bob"), 6)]
    failed: list[BaseException] = []

    def work(editor: Editor) -> None:
        try:
            for _ in range(40):
                editor.edit()
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(editor,)) for editor in editors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert replay(app) == found(app)
    assert keeping.check(app.store) == ()
