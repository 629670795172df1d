"""Remedies: within limits, with a reason, undoable, and on their way to the web tier at once."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from paywall_admin.core import bundle
from paywall_admin.core.grants import reader_key
from paywall_admin.core.problems import BadInput, Conflict, NotAllowed, NotFound, Problem
from paywall_admin.services import publishing, verification
from paywall_admin.services.app import App
from paywall_admin.services.people import SetRole
from paywall_admin.services.queries import ListAudit
from paywall_admin.services.readers import cases, grants, remedies
from paywall_admin.services.readers.card import GetCard
from paywall_admin.services.readers.remedies import ExtendGrant, GiveGrant, MergeReaders, SplitReader, WithdrawGrant
from paywall_admin.services.undo import Redo, Undo
from support.feeds import view
from support.stores import NOW

DAY = 86_400


@pytest.fixture
def full(support: Any) -> Any:
    """A reader who has read everything, and a device of the same person."""
    support.feed(
        {"reader": "reader-1", "email": "ann@example.org"},
        *(view("reader-1", f"a-{n}", n * 600 + 60, counts=True) for n in range(5)),
        view("device-9", "a-7", 60, counts=True),
    )
    return support


def test_articles_access_and_reset_change_the_card(full: Any) -> None:
    app, number = full.app, full.number("reader-1")
    assert full.card("reader-1").left == 0
    remedies.give(app, GiveGrant(number, "articles", "The counter was wrong", count=3, until=NOW + DAY))
    card = full.card("reader-1")
    assert (card.left, card.limit, card.sentence) == (3, 8, "Can read 3 more free articles of 8.")
    assert [(grant.kind, grant.count, grant.given_by) for grant in card.grants] == [("articles", 3, "ann")]
    assert [(step.label, step.reason) for step in card.steps] == [
        ("Give 3 more articles until October 31, 2020, 04:33 in Tokyo", "The counter was wrong")
    ]
    app.do(Undo())
    assert full.card("reader-1").left == 0
    undo, given = full.card("reader-1").steps
    assert (undo.label.startswith("Undo: "), undo.undone, given.undone) == (True, False, True)
    remedies.give(app, GiveGrant(number, "reset", "Somebody else used the phone"))
    assert (full.card("reader-1").left, full.card("reader-1").used) == (5, 0)
    app.do(Undo())
    remedies.give(app, GiveGrant(number, "access", "Paid by transfer", until=NOW + 3 * DAY))
    card = full.card("reader-1")
    assert card.decision["state"] == "complimentary"
    assert "until November 2." in card.reply


def test_time_travel_shows_only_what_had_been_given_then(full: Any, clock: Any) -> None:
    clock.now += 3600
    remedies.give(full.app, GiveGrant(full.number("reader-1"), "articles", "Wrong count", count=3, until=NOW + DAY))
    assert full.card("reader-1").limit == 8
    assert full.card("reader-1", at=NOW).limit == 5
    assert full.card("reader-1", at=NOW).grants == full.card("reader-1", at=NOW).steps == ()


def test_what_was_taken_back_comes_again_beside_what_others_gave_since(full: Any, opened: Callable[[str], App]) -> None:
    app, number = full.app, full.number("reader-1")
    first = remedies.give(app, GiveGrant(number, "articles", "Wrong count", count=2, until=NOW + DAY)).value
    remedies.give(app, remedies.extension(app, first, NOW + 2 * DAY, "It takes longer"))
    app.do(Undo())
    app.do(Undo())
    other = remedies.give(opened("ben"), GiveGrant(number, "articles", "Wrong, too", count=3, until=NOW + DAY)).value
    assert other != first
    app.do(Redo())
    app.do(Redo())
    given = {grant.number: (grant.count, grant.until) for grant in full.card("reader-1").grants}
    assert given == {first: (2, NOW + 2 * DAY), other: (3, NOW + DAY)}


def test_joined_ids_are_one_person_and_come_apart_again(full: Any) -> None:
    one, other = full.number("reader-1"), full.number("device-9")
    remedies.give(full.app, MergeReaders(one, other, "The device registered"))
    assert full.card("device-9") == full.card("reader-1")
    assert (full.card("reader-1").used, len(full.card("reader-1").ids)) == (6, 2)
    with pytest.raises(BadInput, match="joined to another already"):
        remedies.give(full.app, MergeReaders(other, one, "Twice"))
    with pytest.raises(BadInput, match="the same reader"):
        remedies.give(full.app, MergeReaders(one, one, "Myself"))
    full.app.do(Undo())
    assert (full.card("device-9").used, full.card("reader-1").used) == (1, 5)
    with pytest.raises(Conflict):
        remedies.give(full.app, SplitReader(other, one, "Not joined"))


def test_extending_moves_the_end_unless_somebody_else_did(full: Any) -> None:
    number = remedies.give(full.app, GiveGrant(full.number("reader-1"), "access", "Transfer", until=NOW + DAY)).value
    remedies.give(full.app, ExtendGrant(number, NOW + DAY, NOW + 5 * DAY, "It takes longer"))
    assert full.card("reader-1").grants[0].until == NOW + 5 * DAY
    with pytest.raises(Conflict, match="moved by somebody else"):
        remedies.give(full.app, ExtendGrant(number, NOW + DAY, NOW + 6 * DAY, "Again"))
    full.app.do(Undo())
    full.app.do(Redo())
    assert full.card("reader-1").grants[0].until == NOW + 5 * DAY
    with pytest.raises(NotFound):
        remedies.give(full.app, WithdrawGrant(99))


@pytest.mark.parametrize(
    ("changes", "kind", "words"),
    [
        ({"count": 21}, NotAllowed, "at most 20 articles"),
        ({"until": NOW + 32 * DAY}, NotAllowed, "at most 31 days"),
        ({"count": 0}, BadInput, "Give 1 to"),
        ({"count": None}, BadInput, "Give 1 to"),
        ({"until": NOW}, BadInput, "has to lie ahead"),
        ({"until": None}, BadInput, "has to lie ahead"),
        ({"kind": "money"}, BadInput, "one of articles, access, reset"),
        ({"why": "  "}, BadInput, "needs a reason"),
        ({"why": "x" * 501}, BadInput, "needs a reason"),
        ({"why": "Asked by ann@example.org"}, BadInput, "leave out the address"),
        ({"why": "It is READER-1 again"}, BadInput, "leave out the address"),
        ({"reader": 99}, NotFound, "no such reader"),
    ],
)
def test_limits_and_reasons(
    full: Any, opened: Callable[[str], App], changes: dict[str, Any], kind: type[Problem], words: str
) -> None:
    full.app.do(SetRole("ann", None, "admin"))
    full.app.do(SetRole("sue", None, "support"))
    sue = opened("sue")
    fields = {"reader": 1, "kind": "articles", "why": "Wrong count", "count": 20, "until": NOW + 31 * DAY}
    fields["reader"] = full.number("reader-1")
    with pytest.raises(kind, match=words):
        remedies.give(sue, GiveGrant(**{**fields, **changes}))
    assert remedies.give(sue, GiveGrant(**fields)).value


def test_a_reader_is_given_so_often_and_no_more(full: Any, opened: Callable[[str], App], clock: Any) -> None:
    full.app.do(SetRole("ann", None, "admin"))
    full.app.do(SetRole("sue", None, "support"))
    wanted = GiveGrant(full.number("reader-1"), "reset", "Again")
    for _ in range(5):
        remedies.give(opened("sue"), wanted)
    with pytest.raises(NotAllowed, match="at most 5 remedies"):
        remedies.give(opened("sue"), wanted)
    clock.now += 31 * DAY
    remedies.give(opened("sue"), wanted)


def payload(folder: Path) -> dict[str, Any]:
    envelope = json.loads((folder / "grants.json").read_text())
    return dict(json.loads(base64.b64decode(envelope["payload"])))


def test_grants_reach_the_web_tier_signed_and_without_a_name(full: Any, web: Path) -> None:
    app: App = full.app
    number = full.number("reader-1")
    publishing.publish(app, "First")
    assert grants.send(app).version == 0
    remedies.give(app, GiveGrant(number, "articles", "Wrong count", count=3, until=NOW + DAY))
    remedies.give(app, MergeReaders(number, full.number("device-9"), "Same person"))
    sent = grants.send(app)
    assert (sent.version, sent.readers, [one.state for one in sent.deliveries]) == (1, 2, ["done"])
    found = payload(web)
    grant = {"kind": "articles", "count": 3, "from": "2020-10-29T19:33:20Z", "until": "2020-10-30T19:33:20Z"}
    keys = [reader_key(found["publicationId"], id_) for id_ in ("reader-1", "device-9")]
    assert found["readers"] == {key: [grant] for key in sorted(keys)}
    assert b"reader-1" not in (web / "grants.json").read_bytes()
    trust = app.ask(verification.GetTrust())
    assert verification.verify((web / "grants.json").read_bytes(), trust, at=NOW).facts["version"] == 1
    assert grants.send(app).version == 1
    app.do(Undo())
    app.do(Undo())
    assert app.ask(grants.GetGrants()).stale
    assert grants.send(app).version == 2
    assert payload(web)["readers"] == {}


def test_ended_grants_leave_the_file_and_resets_stay_while_they_matter(full: Any, web: Path, clock: Any) -> None:
    number = full.number("reader-1")
    remedies.give(full.app, GiveGrant(number, "access", "Transfer", until=NOW + DAY))
    remedies.give(full.app, GiveGrant(number, "reset", "Shared phone"))
    grants.send(full.app)
    assert [grant["kind"] for grant in next(iter(payload(web)["readers"].values()))] == ["access", "reset"]
    clock.now += DAY
    grants.send(full.app)
    assert [grant["kind"] for grant in next(iter(payload(web)["readers"].values()))] == ["reset"]
    clock.now += 5 * DAY
    assert grants.send(full.app).readers == 0


def test_version_is_never_reused_even_where_the_store_forgot(
    full: Any, web: Path, opened: Callable[[str], App]
) -> None:
    other = {
        "format": "paywall-grants/1",
        "publicationId": full.app.ask(grants.GetSnapshot()).publication,
        "version": 7,
    }
    body = json.dumps(other).encode()
    (web / "grants.json").write_bytes(bundle.envelope(body, "application/vnd.paywall-grants+json", []))
    remedies.give(full.app, GiveGrant(full.number("reader-1"), "reset", "Shared phone"))
    assert grants.send(full.app).version == 8


def test_web_tier_and_desk_decide_alike(full: Any, web: Path) -> None:
    from support.node import NodeSession

    publishing.publish(full.app, "First")
    remedies.give(full.app, GiveGrant(full.number("reader-1"), "articles", "Wrong", count=2, until=NOW + DAY))
    grants.send(full.app)
    card = full.app.ask(GetCard(full.number("reader-1"), full.case))
    without = {**card.case, "reader": {**card.case["reader"], "grants": []}}
    trust = [{"publicKey": base64.b64encode(key).decode()} for key in full.app.ask(verification.GetTrust()).keys]
    meta = payload(web)
    options = {
        "trust": trust, "environment": meta["environment"], "publicationId": meta["publicationId"],
        "grants": (web / "grants.json").read_text(), "now": card.case["at"],
    }  # fmt: skip
    body = "const b = await rt.openBundle(args[0], args[1]); return b.decide(await b.withGrants(args[2]));"
    with NodeSession() as node:
        assert node.call(body, (web / "settings.json").read_text(), options, without) == card.decision


def test_every_step_is_in_the_audit_with_its_reason(full: Any) -> None:
    remedies.give(full.app, GiveGrant(full.number("reader-1"), "reset", "Shared phone"))
    entry = full.app.ask(ListAudit(limit=1))[0]
    assert (entry.tag, entry.reason, entry.object) == ("grant:give", "Shared phone", ("reader", "1"))
    cases.open_case(full.app, "test")
    assert full.app.ask(ListAudit(limit=1))[0].tag == "reader:look-up"
