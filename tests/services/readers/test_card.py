"""The card says what the reader meets and why, now and then, and agrees with the engine."""

from __future__ import annotations

from typing import Any

import pytest

from paywall_admin.core.calendar import epoch
from paywall_admin.core.case import parse_case
from paywall_admin.core.problems import BadInput, NotFound
from paywall_admin.services import publishing
from paywall_admin.services.app import App
from paywall_admin.services.drafts import EditMeter
from paywall_admin.services.readers import sample
from paywall_admin.services.readers.card import GetCard
from paywall_admin.services.readers.finding import FindReaders
from paywall_admin.services.readers.history import MOST_VIEWS
from support.feeds import view
from support.stores import NOW

DAY = 86_400
ENDED = "2020-10-25T00:00:00Z"


def test_counted_left_and_reset(support: Any) -> None:
    support.feed(
        {"reader": "r", "email": "ann@example.org", "country": "JP", "locale": "ja"},
        *(view("r", f"a-{n}", n * DAY, counts=True) for n in range(1, 4)),
        view("r", "old", 40 * DAY, counts=True),
    )
    card = support.card("r")
    assert (card.used, card.limit, card.left) == (3, 5, 2)
    assert card.sentence == "Can read 2 more free articles of 5."
    assert card.resets_at == epoch("2020-10-31T15:00:00Z")
    assert (card.zone, card.reader_zones) == ("Asia/Tokyo", ("Asia/Tokyo",))
    assert [one.article for one in card.counted] == ["a-1", "a-2", "a-3", "old"]
    assert "残りは2本です" in card.reply
    assert "11月1日" in card.reply


def test_what_did_not_count_and_why(support: Any) -> None:
    support.feed(
        *(view("r", f"a-{n}", 3 * DAY - n * 60, counts=True) for n in range(5)),
        view("r", "ad", 2 * DAY, counts=False, contentType="sponsored"),
        view("r", "a-1", DAY, counts=False),
        view("r", "a-9", 3600, counts=False),
        view("r", "free", NOW - epoch("2020-09-30T03:00:00Z"), counts=False),
    )
    card = support.card("r")
    assert card.sentence == "Meets the wall: all 5 free articles are read."
    assert {one.article: one.why for one in card.others} == {
        "ad": "This content is free and never counts.",
        "a-1": "It was counted already in that period.",
        "a-9": "It was not shown: the reader met the wall.",
        "free": "Access was free for everyone.",
    }


def test_views_the_feed_says_nothing_of_are_counted_by_the_rules(support: Any) -> None:
    support.feed(
        *(view("r", f"a-{n % 7}", DAY - n * 60) for n in range(14)), view("r", "x", 2 * DAY, contentType="sponsored")
    )
    card = support.card("r")
    assert [(one.article, one.told) for one in card.counted] == [(f"a-{n}", False) for n in range(4, -1, -1)]
    assert (card.used, card.left) == (5, 0)
    assert len(card.others) == 10


def test_version_in_force_then(web: Any, support: Any, clock: Any) -> None:
    desk: App = support.app
    publishing.publish(desk, "First")
    support.feed(*(view("r", f"a-{n}", 600 - n) for n in range(4)))
    clock.now += DAY
    support.open_case()
    meter = "all-readers"
    desk.do(EditMeter(meter, {"limit": 5}, {"limit": 2}))
    publishing.publish(desk, "Second")
    now = support.card("r")
    assert (now.version, now.limit, now.left, len(now.counted)) == (2, 2, 0, 4)
    then = support.card("r", at=NOW)
    assert (then.version, then.limit, then.left) == (1, 5, 1)
    assert support.card("r", at=NOW - 601).used == 0
    with pytest.raises(BadInput, match="now or a past moment"):
        support.card("r", at=clock.now + 1)


@pytest.mark.parametrize(
    ("record", "state", "earlier"),
    [
        ({"status": "active", "startedAt": "2020-10-20T00:00:00Z"}, "subscriber", "metered"),
        ({"status": "active", "startedAt": "2020-09-01T00:00:00Z", "trialEnd": ENDED}, "subscriber", "trial"),
        ({"status": "canceled", "endedAt": ENDED}, "access_expired", "subscriber"),
        ({"status": "canceled", "endedAt": ENDED, "trialEnd": ENDED, "endedDuringTrial": 1}, "trial_expired", "trial"),
        ({"status": "past_due", "pastDueSince": "2020-10-27T00:00:00Z"}, "grace", "subscriber"),
        ({"status": "incomplete"}, "metered", "metered"),
    ],
)  # fmt: skip
def test_subscriptions_now_and_before(support: Any, record: dict[str, Any], state: str, earlier: str) -> None:
    support.feed({"reader": "r", "subscription": {"id": "sub_1", **record}})
    card = support.card("r")
    assert card.decision["state"] == state
    assert support.card("r", at=epoch("2020-10-15T00:00:00Z")).decision["state"] == earlier
    assert [one.source for one in card.subscriptions] == ["feed"]


def test_double_subscriptions_and_repeat_trials_are_marked(support: Any) -> None:
    trial = {"trialEnd": "2020-10-01T00:00:00Z", "startedAt": "2020-09-01T00:00:00Z"}
    support.feed(
        {"reader": "r", "subscription": {"id": "s1", "status": "active", **trial}},
        {"reader": "r", "subscription": {"id": "s2", "status": "active", **trial}},
    )
    assert support.card("r").remarks == (
        "2 subscriptions run at the same time: the reader pays more than once.",
        "This reader has had 2 trials.",
    )


def test_every_sample_reader_has_a_card_that_the_engine_agrees_with(support: Any) -> None:
    done = sample.add_sample_readers(support.app)
    assert done.rejected == 0
    hits = support.app.ask(FindReaders("", support.case, limit=500))
    assert len(hits) >= 200
    cards = [support.app.ask(GetCard(hit.number, support.case)) for hit in hits]
    states = {card.decision["state"] for card in cards}
    assert states == {
        "metered", "last_free", "limit_reached", "subscriber", "trial", "trial_expired", "access_expired", "grace",
    }  # fmt: skip
    assert any(card.remarks for card in cards)
    from paywall_admin.core.decide import Engine
    from paywall_admin.services.queries import GetDraft

    engine = Engine.from_settings(support.app.ask(GetDraft()).settings)
    for card in cards:
        assert engine.decide(parse_case(card.case)) == card.decision


def test_a_reader_with_very_many_views_still_has_a_card(support: Any) -> None:
    support.feed(*(view("r", f"a-{n}", n, counts=True) for n in range(MOST_VIEWS + 200)))
    card = support.card("r")
    assert (card.left, card.more_views, len(card.counted)) == (0, True, 500)


def test_very_many_views_after_a_moment_hide_none_from_before_it(support: Any) -> None:
    late = (view("r", f"late-{n}", n, counts=True) for n in range(MOST_VIEWS + 200))
    support.feed(*late, *(view("r", f"early-{n}", MOST_VIEWS + 1000 + n, counts=True) for n in range(3)))
    card = support.card("r", at=NOW - MOST_VIEWS - 500)
    assert ([one.article for one in card.counted], card.left) == (["early-0", "early-1", "early-2"], 2)


def test_unknown_reader_and_other_article(support: Any) -> None:
    support.feed(view("r", "ad", 60, counts=False, contentType="sponsored"))
    with pytest.raises(NotFound):
        support.app.ask(GetCard(99, support.case))
    assert support.card("r", article="ad").decision["state"] == "exempt"
    assert support.card("r", article="other").decision["state"] == "metered"
