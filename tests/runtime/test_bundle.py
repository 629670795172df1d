"""openBundle on what the desk really sends: the new one, the last good one, ageing, and the emergency opening."""

from __future__ import annotations

import json
from typing import Any

import pytest

from support.bundles import (
    GRANTS,
    OPEN,
    PUBLICATION_ID,
    SETTINGS,
    Signer,
    case,
    envelope,
    options,
    payload,
    reads,
    trust,
)
from support.node import JavaScriptError, NodeSession

OPEN_BUNDLE = "const b = await rt.openBundle(args[0], args[1]); return { ...b, decision: b.decide(args[2]) };"
HEAVY_READER = {"kind": "anonymous", "reads": reads(3)}
EXPIRES = "2021-11-05T00:00:00Z"
STALE_UNTIL = "2021-12-05T00:00:00Z"


def opened(
    node: NodeSession, given: bytes | str | None, handed: dict[str, Any], at: str | None = None
) -> dict[str, Any]:
    """What openBundle answers, and the decision for a reader who has used up the meter, at `at` or now."""
    at = at or handed["now"]
    reader = {"kind": "anonymous", "meter": {"used": 3, "countedThis": False}}
    return dict(node.call(OPEN_BUNDLE, given, handed, case(at=at, reader=reader)))


def opening(**changes: Any) -> bytes:
    made = {
        "publicationId": PUBLICATION_ID, "environment": "live", "version": 1,
        "from": "2020-10-30T00:00:00Z", "until": "2020-11-01T00:00:00Z",
    }  # fmt: skip
    return envelope(made | changes, kind=OPEN)


@pytest.mark.parametrize("form", ["bytes", "text", "buffer"])
def test_good_bundle_is_in_force(node: NodeSession, form: str) -> None:
    given = envelope(payload())
    body = "const given = args[3] === 'buffer' ? args[0].buffer : args[0];" + OPEN_BUNDLE.replace("args[0]", "given", 1)
    answer = node.call(body, given.decode() if form == "text" else given, options(), case(), form)
    assert (answer["accepted"], answer["refusal"], answer["status"]) == (True, None, "current")
    assert answer["inForce"]["version"] == 1
    assert answer["decision"] == node.call("return rt.decide(rt.prepare(args[0]), args[1])", payload(), case())


def test_digest_is_that_of_the_payload(node: NodeSession) -> None:
    import hashlib

    body = json.dumps(payload()).encode()
    answer = opened(node, envelope(body), options())
    assert answer["inForce"]["digest"] == hashlib.sha256(body).hexdigest()


def test_newer_version_takes_over(node: NodeSession) -> None:
    first = opened(node, envelope(payload()), options())
    second = opened(node, envelope(payload(version=2)), options(lastGood=first["lastGood"]))
    assert second["accepted"]
    assert second["lastGood"]["version"] == 2


def test_same_bundle_again_is_fine(node: NodeSession) -> None:
    first = opened(node, envelope(payload()), options())
    again = opened(node, envelope(payload()), options(lastGood=first["lastGood"]))
    assert again["accepted"]


def test_last_good_survives_storage_and_serves_without_a_network(node: NodeSession) -> None:
    stored = json.loads(json.dumps(opened(node, envelope(payload()), options())["lastGood"]))
    answer = opened(node, None, options(lastGood=stored))
    assert (answer["refusal"]["code"], answer["status"]) == ("missing", "current")
    assert answer["decision"]["state"] == "limit_reached"


def test_last_good_is_verified_again(node: NodeSession) -> None:
    stored = opened(node, envelope(payload()), options())["lastGood"]
    stored["envelope"] = stored["envelope"].replace('"payload": "e', '"payload": "f')
    answer = opened(node, None, options(lastGood=stored))
    assert (answer["status"], answer["decision"]["state"]) == ("none", "open")


def test_version_and_digest_alone_are_enough_against_a_rollback(node: NodeSession) -> None:
    kept = {"version": 5, "digest": "0" * 64}
    answer = opened(node, envelope(payload(version=4)), options(lastGood=kept))
    assert (answer["refusal"]["code"], answer["status"]) == ("rollback", "none")
    assert answer["lastGood"] == kept
    assert opened(node, envelope(payload(version=6)), options(lastGood=kept))["accepted"]


def test_one_of_several_signatures_suffices_while_keys_rotate(node: NodeSession) -> None:
    old, new = Signer(1), Signer(2)
    both = envelope(payload(), old, new)
    assert opened(node, both, options(trust=trust(old)))["accepted"]
    assert opened(node, both, options(trust=trust(new)))["accepted"]
    assert opened(node, both, options(trust=trust(new, old)))["accepted"]


def test_signature_without_a_keyid_is_tried_with_every_key(node: NodeSession) -> None:
    body = json.dumps(payload()).encode()
    unnamed = {"sig": Signer(1).sign(SETTINGS, body)["sig"]}
    assert opened(node, envelope(body, signatures=[unnamed]), options(trust=trust(Signer(2), Signer(1))))["accepted"]


def test_trusted_key_may_go_by_a_name_of_its_own(node: NodeSession) -> None:
    body = json.dumps(payload()).encode()
    named = envelope(body, signatures=[Signer(1).sign(SETTINGS, body) | {"keyid": "desk"}])
    assert opened(node, named, options(trust=trust(keyid="desk")))["accepted"]
    assert opened(node, named, options())["refusal"]["code"] == "unknown_key"


def test_key_trusted_with_settings_among_others(node: NodeSession) -> None:
    assert opened(node, envelope(payload()), options(trust=trust(payloadTypes=[GRANTS, SETTINGS])))["accepted"]


def test_weak_key_on_the_list_does_not_take_the_good_ones_along(node: NodeSession) -> None:
    weak = {"publicKey": "AQ" + "A" * 41 + "="}
    assert opened(node, envelope(payload()), options(trust=[weak, *trust()]))["accepted"]


@pytest.mark.parametrize("key", [{"publicKey": "not base64"}, {"publicKey": "abcd"}, {"publicKey": None}, {}])
def test_key_that_cannot_be_read_does_not_take_the_good_ones_along(node: NodeSession, key: dict[str, Any]) -> None:
    body = json.dumps(payload()).encode()
    unnamed = envelope(body, signatures=[{"sig": Signer(1).sign(SETTINGS, body)["sig"]}])
    for given in (envelope(payload()), unnamed):
        assert opened(node, given, options(trust=[key, *trust()]))["accepted"]
        assert opened(node, given, options(trust=[*trust(), key]))["accepted"]
    assert opened(node, unnamed, options(trust=[key]))["refusal"]["code"] == "unverifiable"


@pytest.mark.parametrize("seconds", [0, 300])
def test_clock_may_be_five_minutes_behind(node: NodeSession, seconds: int) -> None:
    published = f"2020-10-30T12:0{seconds // 60}:00Z"
    assert opened(node, envelope(payload(publishedAt=published)), options())["accepted"]


@pytest.mark.parametrize(
    ("now", "then_open", "status", "state"),
    [
        ("2021-11-04T23:59:59Z", True, "current", "limit_reached"),
        (EXPIRES, True, "stale", "limit_reached"),
        ("2021-12-04T23:59:59Z", True, "stale", "limit_reached"),
        (STALE_UNTIL, True, "expired", "open"),
        (STALE_UNTIL, False, "expired", "limit_reached"),
    ],
)
def test_last_good_grows_old(node: NodeSession, now: str, then_open: bool, status: str, state: str) -> None:
    settings = payload(policy={"expiresAfterDays": 400, "staleDays": 30, "thenOpen": then_open})
    kept = opened(node, envelope(settings), options())["lastGood"]
    answer = opened(node, None, options(lastGood=kept, now=now))
    assert (answer["status"], answer["decision"]["state"]) == (status, state)


@pytest.mark.parametrize(("days", "status"), [(0, "expired"), (4, "expired"), (5, "stale")])
def test_stale_days_are_those_of_the_policy(node: NodeSession, days: int, status: str) -> None:
    kept = opened(node, envelope(payload(policy={"staleDays": days})), options())["lastGood"]
    assert opened(node, None, options(lastGood=kept, now="2021-11-09T00:00:00Z"))["status"] == status


def test_expired_bundle_that_is_the_last_good_one_is_refused_and_stays(node: NodeSession) -> None:
    kept = opened(node, envelope(payload()), options())["lastGood"]
    answer = opened(node, envelope(payload()), options(lastGood=kept, now="2021-11-10T00:00:00Z"))
    assert (answer["accepted"], answer["refusal"]["code"], answer["status"]) == (False, "expired", "stale")
    assert answer["decision"]["state"] == "limit_reached"


def test_policy_that_is_not_given_is_the_contracts(node: NodeSession) -> None:
    settings = {key: value for key, value in payload().items() if key != "policy"}
    kept = opened(node, envelope(settings), options())["lastGood"]
    assert opened(node, None, options(lastGood=kept, now="2021-12-04T23:59:59Z"))["status"] == "stale"
    assert opened(node, None, options(lastGood=kept, now=STALE_UNTIL))["decision"]["state"] == "open"


def test_bundle_kept_in_memory_ages_with_its_cases(node: NodeSession) -> None:
    given, handed = envelope(payload()), options()
    assert opened(node, given, handed, at="2021-11-20T00:00:00Z")["decision"]["state"] == "limit_reached"
    assert opened(node, given, handed, at=STALE_UNTIL)["decision"]["state"] == "open"


@pytest.mark.parametrize(
    ("at", "state"),
    [
        ("2020-10-29T23:59:59Z", "limit_reached"),
        ("2020-10-30T00:00:00Z", "open"),
        ("2020-10-31T23:59:59Z", "open"),
        ("2020-11-01T00:00:00Z", "limit_reached"),
    ],
)
def test_emergency_opens_and_ends_by_itself(node: NodeSession, at: str, state: str) -> None:
    answer = opened(node, envelope(payload()), options(open=opening().decode()), at=at)
    assert answer["emergency"] == {"version": 1, "from": "2020-10-30T00:00:00Z", "until": "2020-11-01T00:00:00Z"}
    assert answer["decision"]["state"] == state
    assert (answer["accepted"], answer["openRefusal"]) == (True, None)


def test_emergency_shows_the_message_of_an_open_wall(node: NodeSession) -> None:
    message = {"id": "news", "state": "open", "texts": {"en": {"heading": "Free for everyone today"}}}
    answer = opened(node, envelope(payload(messages=[message])), options(open=opening().decode()))
    assert answer["decision"]["message"]["heading"] == "Free for everyone today"


@pytest.mark.parametrize(
    ("code", "given"),
    [
        ("too_long", opening(until="2020-11-02T00:00:01Z")),
        ("expired", opening(**{"from": "2020-10-28T00:00:00Z", "until": "2020-10-30T12:00:00Z"})),
        ("malformed", opening(until="tomorrow")),
        ("malformed", opening(**{"from": None})),
        ("wrong_environment", opening(environment="test")),
        ("wrong_publication", opening(publicationId="pub-2")),
        ("wrong_type", envelope(payload())),
        ("unknown_key", envelope({}, Signer(2), kind=OPEN)),
        ("malformed", envelope(b"null", kind=OPEN)),
        ("malformed", b"nonsense"),
    ],
)
def test_bad_emergency_changes_nothing(node: NodeSession, code: str, given: bytes) -> None:
    answer = opened(node, envelope(payload()), options(open=given.decode()))
    assert (answer["openRefusal"]["code"], answer["emergency"]) == (code, None)
    assert (answer["accepted"], answer["decision"]["state"]) == (True, "limit_reached")


def test_longest_emergency(node: NodeSession) -> None:
    answer = opened(node, envelope(payload()), options(open=opening(until="2020-11-02T00:00:00Z").decode()))
    assert answer["decision"]["state"] == "open"


def test_bad_case_is_the_callers_mistake(node: NodeSession) -> None:
    with pytest.raises(JavaScriptError) as caught:
        node.call(OPEN_BUNDLE, envelope(payload()), options(), case(reader={"kind": "robot"}))
    assert caught.value.fields["name"] == "CaseError"
    assert caught.value.fields["pointer"] == "/reader/kind"


@pytest.mark.parametrize("broken", [{"messages": [None]}, {"offers": [{"states": 5}]}, {"meters": [{"limit": 3}]}])
def test_trusted_settings_that_cannot_be_used_open_the_wall(node: NodeSession, broken: dict[str, Any]) -> None:
    answer = opened(node, envelope(payload(**broken)), options())
    assert (answer["accepted"], answer["decision"]["state"]) == (True, "open")


def test_place_without_ed25519_may_bring_its_own(node: NodeSession) -> None:
    """As in a browser of 2023: importKey refuses the name of the algorithm."""
    body = """
      const { importKey, verify } = crypto.subtle;
      const own = async (publicKey, signature, message) => {
        const key = await importKey.call(crypto.subtle, "raw", publicKey, "Ed25519", false, ["verify"]);
        return verify.call(crypto.subtle, "Ed25519", key, signature, message);
      };
      crypto.subtle.importKey = async () => { throw new DOMException("Unrecognized name.", "NotSupportedError"); };
      try {
        const without = await rt.openBundle(args[0], args[1]);
        const withIt = await rt.openBundle(args[0], { ...args[1], verify: own });
        return [without.refusal.code, without.decide(args[2]).state, withIt.accepted];
      } finally { delete crypto.subtle.importKey; }
    """
    assert node.call(body, envelope(payload()), options(), case()) == ["unverifiable", "open", True]


def test_without_options_nothing_is_trusted_and_nothing_is_thrown(node: NodeSession) -> None:
    answer = node.call("const b = await rt.openBundle(args[0]); return [b.refusal.code, b.decide(args[1]).state];",
                       envelope(payload()), case())  # fmt: skip
    assert answer == ["unverifiable", "open"]
