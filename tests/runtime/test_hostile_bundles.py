"""Hostile bundles: none is accepted, the last good one stays in force, and the reader always gets a decision."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from support.bundles import GRANTS, OPEN, SETTINGS, Signer, case, envelope, options, pae, payload, trust
from support.node import NodeSession

OPEN_BUNDLE = "const b = await rt.openBundle(args[0], args[1]); return { ...b, decision: b.decide(args[2]) };"
GOOD = Signer(1)
STRANGER = Signer(2)
SUPPORT = Signer(3)

# Version 3 with its own digest stands for what the site has in force when the hostile bundle arrives.
LAST_ENVELOPE = envelope(payload(version=3, meters=[{"id": "kept", "limit": 7, "period": {"kind": "calendarMonth"}}]))

# Every way of writing a point of small order, without the sign bit: y = 0, 1, -1, p, p + 1, and the two of order 8.
SMALL_ORDER = [
    "00" * 32,
    "01" + "00" * 31,
    "ec" + "ff" * 30 + "7f",
    "ed" + "ff" * 30 + "7f",
    "ee" + "ff" * 30 + "7f",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
]
# With the neutral element as the key this signature fits every message.
FORGED = base64.b64encode(b"\x01" + bytes(63)).decode()

Hostile = bytes | str | None | tuple[bytes | str | None, dict[str, Any]]


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def with_payload_byte_flipped() -> bytes:
    whole = json.loads(envelope(payload(version=4)))
    body = bytearray(base64.b64decode(whole["payload"]))
    body[body.index(b'"limit": 3') + 9] ^= 4
    return json.dumps(whole | {"payload": base64.b64encode(bytes(body)).decode()}).encode()


def with_signature(sig: str, **fields: Any) -> bytes:
    return envelope(payload(version=4), signatures=[{"sig": sig} | fields])


def signed_over(message: Callable[[bytes], bytes]) -> bytes:
    """An envelope whose signature is by the right key, but over something else than DSSE's encoding."""
    body = json.dumps(payload(version=4)).encode()
    return envelope(body, signatures=[{"sig": base64.b64encode(GOOD.private.sign(message(body))).decode()}])


def newer(**changes: Any) -> bytes:
    return envelope(payload(version=4) | changes)


SIG = json.loads(envelope(payload(version=4)))["signatures"][0]["sig"]
NEWER = newer()

# What takes a parser tens of milliseconds or more.
BULKY = {
    "brackets": "[" * 1_000_000,
    "braces": '{"a":' * 200_000,
    "numbers": f"[{'1,' * 500_000}1]",
    "objects": f"[{'{},' * 330_000}{{}}]",
    "members": "{" + ",".join(f'"{number}":1' for number in range(100_000)) + "}",
    "signatures": json.dumps({"payloadType": SETTINGS, "payload": "", "signatures": [{"sig": FORGED}] * 9_000}),
}

HOSTILE: dict[str, tuple[str, Hostile]] = {
    # no bundle at all
    "nothing": ("missing", None),
    "empty text": ("missing", ""),
    "empty bytes": ("malformed", b""),
    "not JSON": ("malformed", b"<!doctype html><title>502</title>"),
    "not UTF-8": ("malformed", b"\xff\xfe{}"),
    "null": ("malformed", "null"),
    "a list": ("malformed", "[]"),
    "a number": ("malformed", "5"),
    "an empty object": ("malformed", "{}"),
    "the bare payload": ("malformed", json.dumps(payload(version=4))),
    "cut in half": ("malformed", NEWER[: len(NEWER) // 2]),
    "cut by one byte": ("malformed", NEWER[:-1]),
    "two bundles in a row": ("malformed", NEWER + NEWER),
    "payload is no base64": ("malformed", envelope(payload(), payload="%%%")),
    "payload is a number": ("malformed", envelope(payload(), payload=5)),
    "signatures are no list": ("malformed", envelope(payload(), signatures={"0": {"sig": SIG}})),
    "a signature is null": ("malformed", envelope(payload(), signatures=[None])),
    "50 MB": ("too_large", b" " * 50_000_000),
    "a text of just over 2 MB": ("too_large", NEWER.decode() + " " * (2_000_001 - len(NEWER))),
    "depth 10,000": ("malformed", "[" * 10_000 + "]" * 10_000),
    **{f"1 MB of {name}": ("malformed", text) for name, text in BULKY.items()},
    "depth 900,000, unclosed": ("malformed", '{"payload":' * 90_000),
    # signatures
    "one bit of the payload flipped": ("bad_signature", with_payload_byte_flipped()),
    "one bit of the signature flipped": (
        "bad_signature", with_signature(base64.b64encode(flipped(base64.b64decode(SIG), 0)).decode())),
    "the last bit of the signature flipped": (
        "bad_signature", with_signature(base64.b64encode(flipped(base64.b64decode(SIG), 63)).decode())),
    "no signature": ("unsigned", envelope(payload(version=4), signatures=[])),
    "an empty signature": ("bad_signature", with_signature("")),
    "a signature of 63 bytes": ("bad_signature", with_signature(base64.b64encode(base64.b64decode(SIG)[:63]).decode())),
    "a signature of zeros": ("bad_signature", with_signature(base64.b64encode(bytes(64)).decode())),
    "S raised by the group order": ("bad_signature", with_signature(base64.b64encode(
        base64.b64decode(SIG)[:32] + (
            int.from_bytes(base64.b64decode(SIG)[32:], "little") + 2**252 + 27742317777372353535851937790883648493
        ).to_bytes(32, "little")).decode())),
    "the signature of another version": (
        "bad_signature", envelope(payload(version=5), signatures=[{"sig": SIG}])),
    "a signature over the bare payload": ("bad_signature", signed_over(lambda body: body)),
    "a signature over another type": (
        "bad_signature", signed_over(lambda body: pae(GRANTS, body))),
    "a stranger's key": ("unknown_key", envelope(payload(version=4), STRANGER)),
    "a stranger's key under the trusted name": (
        "bad_signature", envelope(payload(version=4), signatures=[
            STRANGER.sign(SETTINGS, json.dumps(payload(version=4)).encode()) | {"keyid": GOOD.keyid}])),
    "a stranger's key without a name": (
        "bad_signature", envelope(payload(version=4), signatures=[
            {"sig": STRANGER.sign(SETTINGS, json.dumps(payload(version=4)).encode())["sig"]}])),
    "a revoked key": ("unknown_key", (newer(), options(trust=trust(STRANGER)))),
    "a key that is trusted with grants only": (
        "wrong_purpose",
        (envelope(payload(version=4), SUPPORT), options(trust=[*trust(), *trust(SUPPORT, payloadTypes=[GRANTS])]))),
    "ninety bad signatures before the good one": ("bad_signature", envelope(
        payload(version=4), signatures=[{"sig": FORGED}] * 90 + [{"sig": SIG}])),
    "a signature of a megabyte": ("bad_signature", with_signature(SIG[:-2] + "A" * 1_000_002)),
    "an empty trust list": ("unknown_key", (newer(), options(trust=[]))),
    "no trust list": ("unverifiable", (newer(), options(trust=None))),
    "a trust list with half a key": ("unknown_key", (newer(), options(trust=[{"publicKey": "AAAA"}]))),
    # another kind of file
    "grants in place of settings": ("wrong_type", envelope(payload(version=4), kind=GRANTS)),
    "an opening in place of settings": ("wrong_type", envelope(payload(version=4), kind=OPEN)),
    "a type that no one knows": ("wrong_type", envelope(payload(version=4), kind="text/plain")),
    # signed, but not to be used
    "signed nonsense": ("malformed", envelope(b"nonsense")),
    "signed null": ("malformed", envelope(b"null")),
    "signed depth 10,000": ("wrong_format", envelope(b"[" * 10_000 + b"]" * 10_000)),
    "signed, without a publication": ("malformed", envelope({
        key: value for key, value in payload(version=4).items() if key != "publication"})),
    "signed, without a version": ("malformed", newer(version=None)),
    "signed, with free access of a wrong shape": ("malformed", newer(freeAccess=5)),
    "the next format": ("wrong_format", newer(format="paywall-settings/2")),
    "the test environment": ("wrong_environment", newer(environment="test")),
    "no environment": ("wrong_environment", newer(environment=None)),
    "another publication": ("wrong_publication", newer(publicationId="pub-2")),
    "yesterday's version": ("rollback", envelope(payload(version=2))),
    "the same version with other content": ("changed", envelope(payload(version=3))),
    "published in six minutes": ("future", newer(publishedAt="2020-10-30T12:06:00Z")),
    "published when it was no date": ("malformed", newer(publishedAt="2020-02-30T12:06:00Z")),
    "expired a second ago": ("expired", newer(expiresAt="2020-10-30T12:00:00Z")),
    "without an end": ("malformed", newer(expiresAt=None)),
}  # fmt: skip
for _written in SMALL_ORDER:
    for _sign in (0, 0x80):
        _key = bytearray.fromhex(_written)
        _key[31] |= _sign
        HOSTILE[f"weak key {_key.hex()}"] = (
            "weak_key",
            (with_signature(FORGED), options(trust=[{"publicKey": base64.b64encode(bytes(_key)).decode()}])),
        )


@pytest.fixture(scope="module")
def last_good(node: NodeSession) -> dict[str, Any]:
    """What the site keeps of the bundle in force."""
    opened = node.call(OPEN_BUNDLE, LAST_ENVELOPE, options(), case())
    assert opened["accepted"]
    return dict(opened["lastGood"])


def test_there_are_enough_of_them() -> None:
    assert len(HOSTILE) >= 70


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_bundle_is_refused(node: NodeSession, last_good: dict[str, Any], name: str) -> None:
    code, hostile = HOSTILE[name]
    given, handed = hostile if isinstance(hostile, tuple) else (hostile, options())
    answer = node.call(OPEN_BUNDLE, given, handed | {"lastGood": last_good}, case())
    assert not answer["accepted"]
    assert answer["refusal"]["code"] == code
    assert answer["refusal"]["sentence"].endswith(".")
    assert answer["lastGood"] == last_good
    # Keys taken off the list take their bundles along: nothing valid is left then, and the wall is open.
    if handed["trust"] and handed["trust"][0]["publicKey"] == GOOD.public:
        assert answer["inForce"] == last_good
        assert (answer["decision"]["meter"], answer["decision"]["limit"]) == ("kept", 7)
    else:
        assert (answer["status"], answer["inForce"], answer["decision"]["state"]) == ("none", None, "open")


@pytest.mark.parametrize("name", [name for name, (code, _) in HOSTILE.items() if code not in {"rollback", "changed"}])
def test_reader_who_has_nothing_yet_reads_on(node: NodeSession, name: str) -> None:
    _, hostile = HOSTILE[name]
    given, handed = hostile if isinstance(hostile, tuple) else (hostile, options())
    answer = node.call(OPEN_BUNDLE, given, handed, case())
    assert (answer["accepted"], answer["status"], answer["inForce"]) == (False, "none", None)
    assert (answer["decision"]["access"], answer["decision"]["state"]) == ("allow", "open")


def test_the_forged_signature_fits_where_nobody_looks_at_the_key() -> None:
    """So the weak keys above are no theory; `verify` raises where it does not fit."""
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(SMALL_ORDER[1]))
    key.verify(base64.b64decode(FORGED), b"anything")


@pytest.mark.parametrize("key", [name for name in HOSTILE if name.startswith("weak key")])
def test_weak_key_is_refused_whatever_verifies(node: NodeSession, key: str) -> None:
    given, handed = HOSTILE[key][1] or ()
    body = "const b = await rt.openBundle(args[0], { ...args[1], verify: async () => true }); return b.refusal.code;"
    assert node.call(body, given, handed) == "weak_key"


@pytest.mark.parametrize("seed", range(1, 60))
def test_no_proper_key_is_called_weak(node: NodeSession, seed: int) -> None:
    key = Signer(seed)
    answer = node.call(OPEN_BUNDLE, envelope(payload(), key), options(trust=trust(key)), case())
    assert answer["accepted"], answer["refusal"]


def test_nothing_of_the_payload_is_parsed_before_the_signature_holds(node: NodeSession) -> None:
    watch = """
      const parse = JSON.parse;
      const seen = [];
      JSON.parse = (text) => { seen.push(text.slice(0, 14)); return parse(text); };
      try { await rt.openBundle(args[0], args[1]); } finally { JSON.parse = parse; }
      return seen;
    """
    assert node.call(watch, with_payload_byte_flipped(), options()) == ['{"payloadType"']
    assert node.call(watch, NEWER, options()) == ['{"payloadType"', '{"format": "pa']


@pytest.mark.parametrize("name", BULKY)
@pytest.mark.parametrize("as_bytes", [False, True])
def test_what_takes_long_to_parse_is_refused_unparsed(node: NodeSession, name: str, as_bytes: bool) -> None:
    watch = """
      const parse = JSON.parse;
      let calls = 0;
      JSON.parse = (text) => { calls += 1; return parse(text); };
      try { return [(await rt.openBundle(args[0], args[1])).refusal.code, calls]; } finally { JSON.parse = parse; }
    """
    text = BULKY[name]
    assert node.call(watch, text.encode() if as_bytes else text, options()) == ["malformed", 0]


def test_as_many_signatures_as_an_envelope_may_have(node: NodeSession) -> None:
    """With 98 of them it holds 99 braces, and the ninth and those behind it are not even looked at."""
    good = json.dumps({"payloadType": SETTINGS, "payload": json.loads(NEWER)["payload"],
                       "signatures": [{"sig": SIG}] * 98}, separators=(",", ":"))  # fmt: skip
    assert good.count("{") == good.count(",") == 99
    assert node.call(OPEN_BUNDLE, good, options(), case())["accepted"]
    assert not node.call(OPEN_BUNDLE, good.replace("]}", ',{"sig":""}]}'), options(), case())["accepted"]


def test_a_large_file_is_refused_before_its_base64_is_decoded(node: NodeSession) -> None:
    watch = """
      const decode = atob;
      let calls = 0;
      globalThis.atob = (text) => { calls += 1; return decode(text); };
      try { await rt.openBundle(args[0], args[1]); } finally { globalThis.atob = decode; }
      return calls;
    """
    assert node.call(watch, newer(note="x" * 1_600_000), options()) == 0
    assert node.call(watch, NEWER, options()) > 0
