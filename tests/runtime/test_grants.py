"""What support gave a reader reaches the decision, from a signed file that names nobody; a bad one changes nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest

from paywall_admin.core.grants import reader_key
from support.bundles import GRANTS, PUBLICATION_ID, SETTINGS, Signer, case, envelope, options, payload, reads, trust
from support.node import NodeSession

OPEN = """
  const b = await rt.openBundle(args[0], args[1]);
  const merged = await b.withGrants(args[2]);
  return { ...b, merged, decision: b.decide(merged) };
"""
ACCESS = {"kind": "access", "until": "2020-11-15T00:00:00Z"}
THREE = {"kind": "articles", "count": 3, "from": "2020-10-01T00:00:00Z", "until": "2020-11-15T00:00:00Z"}
RESET = {"kind": "reset", "at": "2020-10-30T00:00:00Z"}
READER = {"id": "r-1", "kind": "registered", "reads": reads(3)}


def given(*grants: Any, reader: str = "r-1", **changes: Any) -> bytes:
    made = {
        "format": "paywall-grants/1", "publicationId": PUBLICATION_ID, "environment": "live", "version": 1,
        "publishedAt": "2020-10-29T00:00:00Z", "expiresAt": "2021-12-01T00:00:00Z",
        "readers": {reader_key(PUBLICATION_ID, reader): list(grants)},
    }  # fmt: skip
    return envelope(made | changes, kind=GRANTS)


def opened(node: NodeSession, grants: bytes | None, reader: Any = None, **more: Any) -> dict[str, Any]:
    handed = options(grants=None if grants is None else grants.decode(), **more)
    return dict(node.call(OPEN, envelope(payload()), handed, case(reader=reader or READER)))


@pytest.mark.parametrize(
    ("grant", "state"), [(ACCESS, "complimentary"), (THREE, "metered"), (RESET, "metered"), (None, "limit_reached")]
)
def test_what_was_given_decides(node: NodeSession, grant: Any, state: str) -> None:
    answer = opened(node, given(grant) if grant else None)
    assert (answer["decision"]["state"], answer["grantsRefusal"]) == (state, None)


def test_grants_of_others_and_readers_without_an_id_are_left_alone(node: NodeSession) -> None:
    for reader in ({**READER, "id": "r-2"}, {"kind": "anonymous", "reads": reads(3)}):
        answer = opened(node, given(ACCESS), reader)
        assert answer["merged"]["reader"] == reader
        assert answer["decision"]["state"] == "limit_reached"


def test_names_of_objects_are_nobodys_grants(node: NodeSession) -> None:
    for name in ("__proto__", "constructor", "toString"):
        assert opened(node, given(ACCESS), {**READER, "id": name})["decision"]["state"] == "limit_reached"


def test_grants_come_beside_those_the_case_has(node: NodeSession) -> None:
    answer = opened(node, given(THREE), {**READER, "grants": [RESET]})
    assert answer["merged"]["reader"]["grants"] == [RESET, THREE]
    assert answer["decision"]["limit"] == 6


def test_case_with_bad_grants_is_still_the_callers_mistake(node: NodeSession) -> None:
    body = OPEN.replace("return {", "try { b.decide(merged) } catch (e) { return e.pointer } return {")
    handed = options(grants=given(ACCESS).decode())
    assert node.call(body, envelope(payload()), handed, case(reader={**READER, "grants": 5})) == "/reader/grants"


def test_last_good_grants_go_on_and_survive_storage(node: NodeSession) -> None:
    kept = json.loads(json.dumps(opened(node, given(ACCESS, version=4))["lastGrants"]))
    assert (kept["version"], opened(node, None, lastGrants=kept)["decision"]["state"]) == (4, "complimentary")
    older = opened(node, given(THREE, version=3), lastGrants=kept)
    assert (older["grantsRefusal"]["code"], older["decision"]["state"]) == ("rollback", "complimentary")
    assert older["lastGrants"] == kept
    changed = opened(node, given(THREE, version=4), lastGrants=kept)
    assert changed["grantsRefusal"]["code"] == "changed"
    newer = opened(node, given(THREE, version=5), lastGrants=kept)
    assert (newer["decision"]["state"], newer["lastGrants"]["version"]) == ("metered", 5)


def test_last_good_grants_that_were_tampered_with_are_dropped(node: NodeSession) -> None:
    kept = opened(node, given(ACCESS))["lastGrants"]
    kept["envelope"] = kept["envelope"].replace('"payload": "e', '"payload": "f')
    assert opened(node, None, lastGrants=kept)["decision"]["state"] == "limit_reached"


@pytest.mark.parametrize(
    ("code", "bad"),
    [
        ("wrong_environment", given(ACCESS, environment="test")),
        ("wrong_publication", given(ACCESS, publicationId="pub-2")),
        ("future", given(ACCESS, publishedAt="2020-12-01T00:00:00Z")),
        ("expired", given(ACCESS, expiresAt="2020-10-29T12:00:00Z")),
        ("malformed", given(ACCESS, readers=None)),
        ("malformed", given(ACCESS, readers={"x": [{"kind": "access", "until": "for ever"}]})),
        ("malformed", given(ACCESS, readers={"x": "everything"})),
        ("malformed", given({"kind": "articles", "count": -1})),
        ("malformed", given(ACCESS, version="7")),
        ("malformed", given(ACCESS)[:-40]),
        ("malformed", b"nonsense"),
        ("malformed", envelope(b"null", kind=GRANTS)),
        ("malformed", envelope(b"[" * 10_000, kind=GRANTS)),
        ("wrong_type", envelope(payload())),
        ("wrong_type", envelope({"readers": {}}, kind=SETTINGS)),
        ("unknown_key", envelope({}, Signer(2), kind=GRANTS)),
        ("bad_signature", given(ACCESS).replace(b'"sig": "', b'"sig": "AAAA', 1)),
        ("too_large", given(ACCESS, pad="x" * 2_000_000)),
    ],
)
def test_bad_grants_change_nothing(node: NodeSession, code: str, bad: bytes) -> None:
    answer = opened(node, bad)
    assert (answer["grantsRefusal"]["code"], answer["lastGrants"]) == (code, None)
    assert (answer["accepted"], answer["decision"]["state"]) == (True, "limit_reached")


def test_key_of_the_support_desk_signs_grants_and_nothing_else(node: NodeSession) -> None:
    keys = [*trust(), *trust(Signer(3), payloadTypes=[GRANTS])]
    body = {
        "publicationId": PUBLICATION_ID, "environment": "live", "version": 1, "publishedAt": "2020-10-29T00:00:00Z",
        "expiresAt": "2021-12-01T00:00:00Z", "readers": {reader_key(PUBLICATION_ID, "r-1"): [ACCESS]},
    }  # fmt: skip
    good = opened(node, envelope(body, Signer(3), kind=GRANTS), trust=keys)
    assert good["decision"]["state"] == "complimentary"
    settings = node.call(
        "return (await rt.openBundle(args[0], args[1])).refusal.code",
        envelope(payload(), Signer(3)),
        options(trust=keys),
    )
    assert settings == "wrong_purpose"


def test_keys_are_the_same_in_both_languages(node: NodeSession) -> None:
    for reader in ("r-1", "日本", "a" * 200, "ünï/+=", "u-00042"):
        answer = opened(node, given(ACCESS, reader=reader), {**READER, "id": reader})
        assert answer["decision"]["state"] == "complimentary"
