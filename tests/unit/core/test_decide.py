"""The engine: what it takes, that it never fails on a good case, and the steps as a support person hears them.

Every rule of the contract's section 4 has its vectors under `tests/conformance`; here stands what they cannot say.
"""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paywall_admin.core.calendar import instant
from paywall_admin.core.case import DEVICES, KINDS, STATUSES, parse_case
from paywall_admin.core.codec import parse_settings
from paywall_admin.core.compiled import compile_payload
from paywall_admin.core.decide import Engine
from paywall_admin.core.decision import Decision
from paywall_admin.core.problems import BadInput
from paywall_admin.core.settings import DENYING_STATES, STATES, Settings
from support.example import EXAMPLE, encoded

AT = "2020-10-30T12:00:00Z"
MONTHLY = {"id": "all", "limit": 2, "period": {"kind": "calendarMonth"}}


def settings(**changes: Any) -> Settings:
    return parse_settings(encoded({**copy.deepcopy(EXAMPLE), **changes}))


def decided(engine: Engine, **changes: Any) -> Decision:
    reader = {"kind": "anonymous", **changes.pop("reader", {})}
    return engine.decide(parse_case({"at": AT, "reader": reader, "article": {"id": "a9"}, **changes}))


def every_message(**more: Any) -> list[dict[str, Any]]:
    text = {"heading": "{{resetDate:long}} {{numberArticlesLeft}}\n{{offerPrice}} {{planPrice}} {{accessEndDate}}\nx"}
    return [{"id": state.replace("_", "-"), "state": state, "texts": {"en": text}, **more} for state in STATES]


instants = st.integers(1_580_000_000, 1_620_000_000).map(instant)
maybe_instants = st.one_of(st.none(), instants)
readers = st.fixed_dictionaries(
    {"kind": st.sampled_from(sorted(KINDS))},
    optional={
        "id": st.text(min_size=1, max_size=5),
        "locale": st.sampled_from(["en", "ja-JP", "xx", "constructor", ""]),
        "country": st.sampled_from(["US", "JP", ""]),
        "subscription": st.fixed_dictionaries(
            {"status": st.sampled_from(sorted(STATUSES)), "pastDueSince": instants},
            optional={
                "trialEnd": maybe_instants,
                "currentPeriodEnd": maybe_instants,
                "endedAt": maybe_instants,
                "endedDuringTrial": st.booleans(),
            },
        ),
        "grants": st.lists(
            st.one_of(
                st.fixed_dictionaries({"kind": st.just("access"), "until": instants}),
                st.fixed_dictionaries({"kind": st.just("reset"), "at": instants}),
                st.fixed_dictionaries(
                    {"kind": st.just("articles"), "count": st.integers(0, 5), "from": instants, "until": instants}
                ),
            ),
            max_size=3,
        ),
        "reads": st.lists(st.fixed_dictionaries({"article": st.sampled_from("abc"), "at": instants}), max_size=8),
        "meter": st.fixed_dictionaries({"used": st.integers(0, 9), "countedThis": st.booleans()}),
    },
)
cases = st.fixed_dictionaries(
    {"at": instants, "reader": readers, "article": st.fixed_dictionaries({"id": st.sampled_from("abcd")})},
    optional={"device": st.sampled_from(sorted(DEVICES))},
)
ENGINES = [
    Engine.from_settings(settings(messages=every_message(), offers=[{**EXAMPLE["offers"][0], "states": list(STATES)}])),
    Engine.from_settings(settings(meters=[MONTHLY], contentRules=[], messages=every_message(ctaTarget="offer"))),
    Engine.from_settings(settings(meters=[], plans=[], messages=[], offers=[], freeAccess=[], contentRules=[])),
]


@given(st.sampled_from(ENGINES), cases)
def test_every_good_case_gets_a_decision_that_holds_together(engine: Engine, case: dict[str, Any]) -> None:
    decision = engine.decide(parse_case(case))
    assert decision["state"] in STATES
    assert (decision["access"] == "deny") == (decision["state"] in DENYING_STATES)
    assert not (decision["counts"] and decision["access"] == "deny")
    left, read, limit = decision["articlesLeft"], decision["articlesRead"], decision["limit"]
    if decision["meter"] is None:
        assert (left, read, limit) in {(None, None, None), (None, None, 0)}
    else:
        assert left is not None
        assert read is not None
        assert limit is not None
        assert left == max(0, limit - read - decision["counts"])
        assert (decision["state"] == "metered") == (left > 0)
    assert [step["step"] for step in decision["trace"]][-2:] == ["message", "offer"]
    assert json.loads(json.dumps(decision)) == decision


@given(st.sampled_from(ENGINES), cases)
def test_no_placeholder_ever_reaches_a_reader(engine: Engine, case: dict[str, Any]) -> None:
    message = engine.decide(parse_case(case))["message"]
    assert "{{" not in json.dumps(message)
    assert "None" not in json.dumps(message)


@given(cases)
def test_the_same_case_gets_the_same_decision_from_an_engine_that_has_seen_others(case: dict[str, Any]) -> None:
    fresh = Engine.from_settings(settings(meters=[MONTHLY], contentRules=[], messages=every_message(ctaTarget="offer")))
    assert ENGINES[1].decide(parse_case(case)) == fresh.decide(parse_case(case))


def test_a_reader_on_the_way_to_the_wall() -> None:
    engine = Engine.from_settings(settings(meters=[MONTHLY], contentRules=[], offers=[], messages=[]))
    reads = [{"article": "a1", "at": "2020-10-02T09:00:00Z"}, {"article": "a2", "at": "2020-10-03T09:00:00Z"}]
    first, last, wall = (decided(engine, reader={"reads": reads[:count]}) for count in range(3))
    assert [(each["state"], each["counts"], each["articlesLeft"]) for each in (first, last, wall)] == [
        ("metered", True, 1),
        ("last_free", True, 0),
        ("limit_reached", False, 0),
    ]
    assert [(step["step"], step["rule"], step["outcome"]) for step in wall["trace"]] == [
        ("wall", None, "The wall is on."),
        ("freeAccess", None, "No free access window is on."),
        ("content", None, "No content rule matches."),
        ("entitlement", None, "There is no subscription."),
        ("meter", "all", "2 of 2 free articles read; none is left."),
        ("message", None, "No message for this state."),
        ("offer", None, "No offer is live for this reader."),
    ]
    assert wall["resetsAt"] == "2020-10-31T15:00:00Z"


def test_the_keys_of_a_decision_stand_in_the_order_of_the_contract() -> None:
    engine = Engine.from_settings(settings(messages=every_message()))
    decision = decided(engine)
    assert list(decision) == [
        "access", "state", "counts", "articlesLeft", "articlesRead", "limit", "resetsAt", "meter", "offer", "message",
        "trace",
    ]  # fmt: skip
    assert decision["message"] is not None
    assert list(decision["message"]) == [
        "id", "locale", "heading", "body", "benefitsIntro", "benefits", "note", "cta",
    ]  # fmt: skip


def test_an_offer_whose_plan_does_not_exist_names_no_price_of_another_plan() -> None:
    text = {"heading": "Try\nthen {{planPrice}}"}
    message = {"id": "m", "state": "last_free", "texts": {"en": text}}
    offer = {**EXAMPLE["offers"][0], "plan": "gone", "audience": {}}
    engine = Engine.from_settings(settings(meters=[{**MONTHLY, "limit": 1}], offers=[offer], messages=[message]))
    decision = decided(engine)
    assert decision["offer"] == "three-months"
    assert decision["message"] is not None
    assert decision["message"]["heading"] == "Try"


def compiled_payload() -> dict[str, Any]:
    payload: dict[str, Any] = json.loads(json.dumps(compile_payload(settings(messages=every_message()))))
    return payload


def with_unknown_fields(value: Any) -> Any:
    if isinstance(value, dict):
        grown = {name: with_unknown_fields(item) for name, item in value.items()}
        is_map = any(name in grown for name in ("en", "USD", "1 month", "1500"))
        return grown if is_map else {**grown, "unknownField": {"deep": [None]}}
    return [with_unknown_fields(item) for item in value] if isinstance(value, list) else value


def as_floats(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: as_floats(item) for name, item in value.items()}
    if isinstance(value, list):
        return [as_floats(item) for item in value]
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


@given(cases)
def test_a_payload_may_hold_unknown_fields_and_write_whole_numbers_as_it_likes(case: dict[str, Any]) -> None:
    plain, grown, floating = PAYLOADS
    decision = json.dumps(plain.decide(parse_case(case)))
    assert json.dumps(grown.decide(parse_case(case))) == decision
    assert json.dumps(floating.decide(parse_case(case))) == decision


PAYLOADS = (
    Engine(compiled_payload()),
    Engine(with_unknown_fields(compiled_payload())),
    Engine(as_floats(compiled_payload())),
)


def test_a_payload_may_leave_out_all_that_has_a_default() -> None:
    payload = compiled_payload()
    least = {name: payload[name] for name in ("format", "publication", "compiled")}
    nothing = dict.fromkeys(("wall", "contentRules", "meters", "expiryStates", "graceDays", "offers", "messages"))
    assert decided(Engine(least)) == decided(Engine({**least, **nothing}))
    assert decided(Engine(least))["state"] == "limit_reached"


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("format", "paywall-settings/2"),
        ("format", None),
        ("publication", None),
        ("publication", {}),
        ("compiled", None),
        ("compiled", {"zone": {"name": "UTC", "start": 0, "transitions": [[1]]}, "locales": {}}),
        ("compiled", {"zone": {"name": "UTC", "start": 0, "transitions": []}, "locales": {}}),
        ("meters", [{"id": "m", "limit": 1, "period": {"kind": "calendarDecade"}}]),
        ("meters", [{"id": "m", "limit": "one", "period": {"kind": "calendarDay"}}]),
        ("offers", [{"id": "o"}]),
        ("freeAccess", [{"id": "f", "startsAt": "soon", "endsAt": AT}]),
        ("messages", [{"id": "m", "state": "open", "texts": {"en": {"heading": {"one": "x"}}}}]),
        ("messages", [{"id": "m", "state": "open", "texts": {"en": {"heading": 5}}}]),
        ("messages", "none"),
    ],
)
def test_a_payload_that_is_not_complete_is_refused_in_a_sentence(pointer: str, value: Any) -> None:
    with pytest.raises(BadInput) as caught:
        Engine({**compiled_payload(), pointer: value})
    assert caught.value.sentence.endswith(".")


def test_deciding_loads_neither_the_languages_nor_the_settings_model() -> None:
    code = (
        "import sys; from paywall_admin.core import bundle, decide, lines; "
        "print(*{'babel', 'pydantic', 'PySide6', 'sqlalchemy', 'cryptography'} & sys.modules.keys())"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split() == []
