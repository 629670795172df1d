"""Several programs write at once: nobody is turned away, nothing is lost, and the entries stay in one chain."""

from __future__ import annotations

import subprocess
import sys

import pytest

from paywall_admin.services.app import App
from paywall_admin.services.drafts import AddMeter
from paywall_admin.services.queries import GetDraft, ListAudit
from paywall_admin.store import keeping
from support.stores import Clock

WRITERS = 3
# Adds one to a meter's limit again and again, and starts over where somebody else was first.
WRITER = """
import sys
from paywall_admin.core.problems import Conflict
from paywall_admin.services.app import App
from paywall_admin.services.drafts import EditMeter
from paywall_admin.services.queries import GetDraft
app = App.open(sys.argv[1], actor=sys.argv[2], create=False)
done = refused = 0
while done < int(sys.argv[3]):
    limit = app.ask(GetDraft()).settings.meters[0].limit
    try:
        app.do(EditMeter("all", {"limit": limit}, {"limit": limit + 1}))
        done += 1
    except Conflict as conflict:
        refused += 1
print(done, refused)
app.close()
"""


@pytest.mark.parametrize("turns", [20, pytest.param(300, marks=[pytest.mark.slow, pytest.mark.timeout(900)])])
def test_three_programs_write_and_nothing_is_lost(address: str, turns: int) -> None:
    app = App.open(address, actor="zoe", clock=Clock())
    app.do(AddMeter({"id": "all", "limit": 0, "period": {"kind": "calendarMonth"}}))
    running = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, address, f"writer-{number}", str(turns)], stdout=subprocess.PIPE, text=True
        )
        for number in range(WRITERS)
    ]
    said = [process.communicate()[0].split() for process in running]
    assert [process.returncode for process in running] == [0] * WRITERS
    assert [done for done, _ in said] == [str(turns)] * WRITERS
    assert app.ask(GetDraft()).settings.meters[0].limit == WRITERS * turns
    actors = {f"writer-{number}" for number in range(WRITERS)}
    assert {entry.actor for entry in app.ask(ListAudit(limit=WRITERS * turns))} == actors
    assert app.ask(ListAudit(limit=1))[0].number == WRITERS * turns + 1
    assert keeping.check(app.store) == ()
    app.close()


def test_store_that_another_program_is_making_is_opened_when_it_is_whole(address: str) -> None:
    opener = "import sys; from paywall_admin.services.app import App; App.open(sys.argv[1]).close()"
    running = [subprocess.Popen([sys.executable, "-c", opener, address]) for _ in range(3)]
    assert [process.wait() for process in running] == [0, 0, 0]
    app = App.open(address, create=False)
    assert keeping.check(app.store) == ()
    app.close()
