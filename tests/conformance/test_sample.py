"""The sample publication says each of its sentences, in both engines, at the right state, count, date and width."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from conformance.engines import JavaScript, decide_in_python
from paywall_admin.core import sample
from paywall_admin.core.compiled import compile_payload, payload_bytes
from paywall_admin.system import assets

Decide = Callable[[dict[str, Any]], dict[str, Any]]

PITCH = (
    "Stay ahead with our exclusives on Asia; the most dynamic market in the world.\n"
    "Get trusted insights from experts within Asia itself."
)
PITCH_NARROW = (
    "Stay ahead with our exclusives on Asia\n"
    "Get trusted insights from experts within Asia itself."
)  # fmt: skip
BENEFITS = ["Read all stories with unlimited access", "Use our mobile and tablet apps"]
THREE_MONTHS = ("three-months", "Try 3 months for $9", "Offer ends October 31st")
ONE_MONTH = ("one-month", "Try 1 month for $0.99", None)

OCTOBER = "2020-10-15T03:00:00Z"
LAST_SECOND = "2020-10-31T14:59:59Z"
MIDNIGHT = "2020-10-31T15:00:00Z"


@pytest.fixture(scope="module", params=["Python", "JavaScript"])
def decide(request: pytest.FixtureRequest, javascript: JavaScript) -> Decide:
    """One engine with the sample publication of 2020."""
    settings = sample.build(assets.read_text(sample.ASSET), 2020)
    payload = payload_bytes(compile_payload(settings))
    engine = decide_in_python if request.param == "Python" else javascript.decide

    def decided(case: dict[str, Any]) -> dict[str, Any]:
        (answer,) = engine(payload, json.dumps(case).encode())
        return dict(json.loads(answer))

    return decided


def case(at: str = OCTOBER, *, read: int = 0, device: str = "wide", **reader: Any) -> dict[str, Any]:
    """A reader who has read some articles since the month began in Tokyo."""
    month = "2020-10-31T15:00:00Z" if at >= MIDNIGHT else "2020-09-30T15:00:00Z"
    reads = [{"article": f"read-{number}", "at": month} for number in range(read)]
    fields = {"kind": "anonymous", "reads": reads, **reader}
    return {"at": at, "device": device, "reader": fields, "article": {"id": "asia", "contentType": "article"}}


@pytest.mark.parametrize(
    ("read", "state", "left", "heading"),
    [
        (0, "metered", 4, "You have 4 free articles left this month"),
        (1, "metered", 3, "You have 3 free articles left this month"),
        (2, "metered", 2, "You have 2 free articles left this month"),
        (3, "metered", 1, "You have 1 free article left this month"),
        (4, "last_free", 0, "This is your last free article this month"),
    ],
)
def test_counter_counts_down(decide: Decide, read: int, state: str, left: int, heading: str) -> None:
    decision = decide(case(read=read))
    assert (decision["access"], decision["state"], decision["articlesLeft"]) == ("allow", state, left)
    assert decision["limit"] == 5
    assert decision["message"]["heading"] == heading


@pytest.mark.parametrize(
    ("read", "access", "state"), [(0, "allow", "metered"), (4, "allow", "last_free"), (5, "deny", "limit_reached")]
)
@pytest.mark.parametrize(("device", "pitch"), [("wide", PITCH), ("narrow", PITCH_NARROW)])
@pytest.mark.parametrize(("at", "offer"), [(OCTOBER, THREE_MONTHS), (LAST_SECOND, THREE_MONTHS), (MIDNIGHT, ONE_MONTH)])
def test_pitch_and_offer_stand_under_the_counter_and_on_the_wall(
    *,
    decide: Decide,
    read: int,
    access: str,
    state: str,
    device: str,
    pitch: str,
    at: str,
    offer: tuple[str, str, str | None],
) -> None:
    decision = decide(case(at, read=read, device=device))
    message = decision["message"]
    assert (decision["access"], decision["state"]) == (access, state)
    assert message["body"] == pitch
    assert (decision["offer"], message["cta"]["label"], message["note"]) == offer


@pytest.mark.parametrize(
    ("in_trial", "heading", "intro", "label"),
    [
        (True, "Your trial period has expired", "You need a subscription to...", "See all offers and subscribe"),
        (False, "Your full access to Nikkei Asia has expired", "You need a subscription to:", "See all offers"),
    ],
)
def test_an_ended_subscription_meets_the_wall(
    decide: Decide, in_trial: bool, heading: str, intro: str, label: str
) -> None:
    decision = decide(case(subscription={"status": "canceled", "endedDuringTrial": in_trial}))
    message = decision["message"]
    assert (decision["access"], decision["state"]) == ("deny", "trial_expired" if in_trial else "access_expired")
    assert (message["heading"], message["benefitsIntro"], message["benefits"]) == (heading, intro, BENEFITS)
    assert message["cta"] == {"label": label, "href": "/offers"}


@pytest.mark.parametrize(
    ("at", "free"),
    [
        ("2020-09-29T14:59:59Z", False),
        ("2020-09-29T15:00:00Z", True),
        ("2020-09-30T14:59:59Z", True),
        ("2020-09-30T15:00:00Z", False),
    ],
)
def test_free_access_day_is_a_day_in_tokyo(decide: Decide, at: str, free: bool) -> None:
    decision = decide(case(at))
    assert (decision["state"] == "free_access") is free


@pytest.mark.parametrize("device", ["wide", "narrow"])
def test_free_access_day_says_what_is_celebrated(decide: Decide, device: str) -> None:
    message = decide(case("2020-09-30T03:00:00Z", device=device))["message"]
    assert message["heading"] == (
        "Nikkei Asian Review, now known as Nikkei Asia, will be the voice of the Asian Century."
    )
    assert message["body"] == "Celebrate our next chapter\nFree access for everyone - Sep. 30"
    assert message["cta"]["label"] == "Find out more"


def test_sponsored_content_never_counts(decide: Decide) -> None:
    sponsored = case(read=5)
    sponsored["article"]["contentType"] = "sponsored"
    decision = decide(sponsored)
    assert (decision["access"], decision["state"], decision["counts"]) == ("allow", "exempt", False)


def test_the_month_begins_at_midnight_in_tokyo(decide: Decide) -> None:
    assert decide(case(LAST_SECOND, read=5))["state"] == "limit_reached"
    october = case(LAST_SECOND, read=5)
    november = decide({**october, "at": MIDNIGHT})
    assert (november["state"], november["articlesRead"], november["resetsAt"]) == ("metered", 0, "2020-11-30T15:00:00Z")


JAPANESE_PITCH = (
    "世界で最も活力ある市場、アジアの独自ニュースをいち早く。\n"
    "アジアの内側を知る専門家による、信頼できる分析をお届けします。"
)  # fmt: skip
JAPANESE_PITCH_NARROW = "アジアの独自ニュースをいち早く\n現地の専門家による、信頼できる分析を。"


@pytest.mark.parametrize(
    ("read", "heading"),
    [
        (0, "今月の無料記事は残り4本です"),
        (3, "今月の無料記事は残り1本です"),
        (4, "今月最後の無料記事です"),
        (5, "今月の無料記事をすべてお読みになりました"),
    ],
)
@pytest.mark.parametrize(("device", "pitch"), [("wide", JAPANESE_PITCH), ("narrow", JAPANESE_PITCH_NARROW)])
@pytest.mark.parametrize(
    ("at", "label", "note"),
    [
        (OCTOBER, "$9で3 か月試してみる", "お申し込みは10月31日まで"),
        (MIDNIGHT, "$0.99で1 か月試してみる", None),
    ],
)
def test_the_counter_and_the_wall_speak_japanese(
    *, decide: Decide, read: int, heading: str, device: str, pitch: str, at: str, label: str, note: str | None
) -> None:
    message = decide(case(at, read=read, device=device, locale="ja-JP"))["message"]
    assert message["locale"] == "ja"
    assert (message["heading"], message["body"], message["note"]) == (heading, pitch, note)
    assert message["cta"]["label"] == label


@pytest.mark.parametrize(
    ("subscription", "said"),
    [
        (
            {"status": "canceled", "endedDuringTrial": True},
            ("お試し期間が終了しました", "購読すると、次のことができます", "すべてのプランを見て購読する"),
        ),
        (
            {"status": "canceled"},
            (
                "Nikkei Asiaのフルアクセス期間が終了しました",
                "購読すると、次のことができます:",
                "すべてのプランを見る",
            ),
        ),
        (
            {"status": "past_due", "pastDueSince": OCTOBER},
            ("前回のお支払いを確認できませんでした", None, "お支払い方法を確認する"),
        ),
    ],
)
def test_what_ended_or_failed_is_said_in_japanese(
    decide: Decide, subscription: dict[str, Any], said: tuple[str, str | None, str]
) -> None:
    message = decide(case(locale="ja", subscription=subscription))["message"]
    assert (message["heading"], message["benefitsIntro"], message["cta"]["label"]) == said
    if message["benefitsIntro"]:
        assert message["benefits"] == ["すべての記事を無制限に読む", "スマートフォンとタブレットのアプリを使う"]


def test_free_access_day_is_celebrated_in_japanese(decide: Decide) -> None:
    message = decide(case("2020-09-30T03:00:00Z", locale="ja"))["message"]
    assert message["heading"] == "Nikkei Asian ReviewはNikkei Asiaとなり、アジアの世紀の声を届けます。"
    assert message["body"] == "新しい章の幕開けを記念して\n9月30日はどなたでも無料でお読みいただけます"
    assert message["cta"]["label"] == "詳しく見る"
