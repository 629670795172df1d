"""The envelope: what is signed, what is delivered, and what is refused."""

from __future__ import annotations

import json
from base64 import b64encode
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paywall_admin.core import bundle
from paywall_admin.core.problems import BadInput

GOOD = {"payloadType": bundle.SETTINGS_TYPE, "payload": "e30=", "signatures": [{"keyid": "ab", "sig": "AAE="}]}


def test_what_is_signed_is_the_example_of_the_dsse_protocol() -> None:
    signed = bundle.pae("http://example.com/HelloWorld", b"hello world")
    assert signed == b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"


def test_lengths_count_bytes_and_not_characters() -> None:
    assert bundle.pae("é", "é".encode()) == b"DSSEv1 2 \xc3\xa9 2 \xc3\xa9"


@given(st.binary(), st.text(), st.lists(st.tuples(st.text(max_size=20), st.binary(max_size=64)), max_size=4))
def test_an_envelope_reads_back(payload: bytes, kind: str, signatures: list[tuple[str, bytes]]) -> None:
    again = bundle.parse_envelope(bundle.envelope(payload, kind, signatures))
    assert (again.payload, again.payload_type, again.signatures) == (payload, kind, tuple(signatures))


def test_the_file_holds_what_the_contract_says() -> None:
    content = bundle.envelope(b'{"a":1}', bundle.SETTINGS_TYPE, [("00ff", b"\x00\xff")])
    assert json.loads(content) == {
        "payloadType": "application/vnd.paywall-settings+json",
        "payload": b64encode(b'{"a":1}').decode(),
        "signatures": [{"keyid": "00ff", "sig": "AP8="}],
    }


def test_a_signature_need_not_name_its_key() -> None:
    assert bundle.parse_envelope(changed("signatures", [{"sig": "AAE="}])).signatures == (("", b"\x00\x01"),)


def changed(field: str, value: Any) -> bytes:
    return json.dumps({**GOOD, field: value}).encode()


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"", None),
        (b"\xff{}", None),
        (b"[" * 100_000, None),
        (changed("signatures", [{"sig": "AAE="}] * 100), None),
        (b"[]", ""),
        (b"{}", "/payloadType"),
        (changed("payloadType", 5), "/payloadType"),
        (changed("payload", None), "/payload"),
        (changed("payload", "e30"), "/payload"),
        (changed("payload", "e3 0="), "/payload"),
        (changed("payload", "é30="), "/payload"),
        (changed("signatures", None), "/signatures"),
        (changed("signatures", ["x"]), "/signatures/0"),
        (changed("signatures", [{"keyid": 5, "sig": "AAE="}]), "/signatures/0/keyid"),
        (changed("signatures", [{"keyid": "ab"}]), "/signatures/0/sig"),
        (changed("signatures", [{"sig": "AAE="}, {"sig": "***"}]), "/signatures/1/sig"),
    ],
)
def test_what_is_no_envelope_is_refused_with_its_place(content: bytes, place: str | None) -> None:
    with pytest.raises(BadInput, match="This is no bundle") as caught:
        bundle.parse_envelope(content)
    assert caught.value.place == place


@pytest.mark.parametrize("rules", [0, 200])
def test_settings_that_nobody_signed_are_known_as_such(rules: int) -> None:
    plain = {"format": "paywall-settings/1", "contentRules": [{"id": f"r{n}"} for n in range(rules)]}
    with pytest.raises(BadInput, match="These are settings that nobody has signed; publish them") as caught:
        bundle.parse_envelope(json.dumps(plain).encode())
    assert caught.value.code == "unsigned"


def test_a_payload_is_named_by_its_digest() -> None:
    assert bundle.digest(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
