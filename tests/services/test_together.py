"""Several edits as one step: all or none, and one undo."""

from __future__ import annotations

import pytest

from paywall_admin.core.problems import BadInput, Conflict
from paywall_admin.services.app import App
from paywall_admin.services.drafts import AddMeter, EditGraceDays, EditMeter, ReplaceDraft, Together
from paywall_admin.services.queries import GetDraft, ListAudit
from paywall_admin.services.undo import Undo
from support.stores import dump

METER = {"id": "a", "limit": 5, "period": {"kind": "calendarMonth"}}


def test_later_edits_go_on_from_earlier_ones(app: App) -> None:
    days = app.ask(GetDraft()).settings.grace_days
    edits = (
        AddMeter(METER),
        EditMeter("a", {"limit": 5}, {"limit": 3}),
        EditGraceDays({"graceDays": days}, {"graceDays": 9}),
    )
    outcome = app.do(Together.of("Begin", *edits))
    assert outcome.topics == {"draft", "meters", "graceDays", "audit"}
    settings = app.ask(GetDraft()).settings
    assert ([meter.limit for meter in settings.meters], settings.grace_days) == ([3], 9)
    entry = app.ask(ListAudit())[0]
    assert (entry.label, entry.after["meter a"]) == ("Begin", {"limit": 3})
    app.do(Undo())
    settings = app.ask(GetDraft()).settings
    assert (settings.meters, settings.grace_days) == ((), days)


def test_one_refusal_refuses_all(app: App) -> None:
    before = dump(app.store)
    with pytest.raises(Conflict) as lost:
        app.do(Together.of("Begin", AddMeter(METER), EditMeter("a", {"limit": 4}, {"limit": 3})))
    assert lost.value.fields == {"limit": (4, 5, 3)}
    assert dump(app.store) == before


def test_nothing_but_edits_of_the_draft(app: App) -> None:
    for other in (Undo(), ReplaceDraft({}), Together.of("Inner", AddMeter(METER))):
        with pytest.raises(BadInput, match="Only edits"):
            app.do(Together.of("Begin", other))
    with pytest.raises(BadInput, match="not a command"):
        app.do(Together("Begin", ["rm -rf"]))
    with pytest.raises(BadInput, match="1 to 200"):
        app.do(Together.of("", AddMeter(METER)))


def test_what_changes_nothing_is_not_audited(app: App) -> None:
    assert app.do(Together("Nothing", [])).entry is None
