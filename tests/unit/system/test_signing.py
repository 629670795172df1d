"""Signatures are Ed25519's own, weak keys are refused, and a sealed secret opens for its passphrase alone."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paywall_admin.core.problems import KeyRefused
from paywall_admin.system import signing

PRIME = 2**255 - 19


def test_it_is_the_signature_of_rfc_8032() -> None:
    private = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
    public = signing.public_of(private)
    assert public.hex() == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    signature = signing.sign(private, b"\x72")
    assert signature.hex().startswith("92a009a9f0d4cab8720e820b5f642540")
    assert signing.verify(public, b"\x72", signature)


@settings(max_examples=40)
@given(st.binary(max_size=300), st.integers(0, 10_000))
def test_one_flipped_bit_anywhere_is_noticed(message: bytes, bit: int) -> None:
    private = signing.new_private()
    public, signature = signing.public_of(private), signing.sign(private, message)
    parts = [message + b"x", signature]
    which, place = bit % 2, bit // 2 % (len(parts[bit % 2]) * 8)
    flipped = bytearray(parts[which])
    flipped[place // 8] ^= 1 << place % 8
    signed = signing.sign(private, parts[0]) if which == 0 else signature
    assert not signing.verify(public, *((bytes(flipped), signed) if which == 0 else (message, bytes(flipped))))


def test_a_signature_of_another_key_or_length_is_no_signature() -> None:
    ours, theirs = signing.new_private(), signing.new_private()
    assert not signing.verify(signing.public_of(ours), b"m", signing.sign(theirs, b"m"))
    assert not signing.verify(signing.public_of(ours), b"m", b"short")
    assert not signing.verify(b"\x02" + bytes(31), b"m", bytes(64)), "bytes that are no point of the curve"


def torsion() -> list[bytes]:
    """Every encoding of the eight points whose order divides 8, worked out from the curve's equation."""
    d = -121665 * pow(121666, -1, PRIME) % PRIME
    root = pow(1 + d, (PRIME + 3) // 8, PRIME)
    if (root * root - (1 + d)) % PRIME:
        root = root * pow(2, (PRIME - 1) // 4, PRIME) % PRIME
    assert (root * root - (1 + d)) % PRIME == 0
    squares = [(sign * root - 1) * pow(d, -1, PRIME) % PRIME for sign in (1, -1)]
    ys = {0, 1, PRIME - 1}
    for square in squares:  # order 8 doubles to a point with y = 0, so d*y^4 + 2*y^2 - 1 = 0
        y = pow(square, (PRIME + 3) // 8, PRIME)
        for candidate in (y, y * pow(2, (PRIME - 1) // 4, PRIME) % PRIME):
            if candidate * candidate % PRIME == square:
                ys |= {candidate, PRIME - candidate}
    encodings = [y + shift for y in ys for shift in (0, PRIME) if y + shift < 2**255]
    return [(y | top << 255).to_bytes(32, "little") for y in encodings for top in (0, 1)]


def test_every_encoding_of_a_point_of_small_order_is_refused() -> None:
    weak = torsion()
    assert len(weak) == 14, "five y coordinates, two of them written twice, each with either sign"
    for public in weak:
        with pytest.raises(KeyRefused, match="weak"):
            signing.verify(public, b"m", bytes(64))


def test_a_key_of_another_length_is_refused() -> None:
    with pytest.raises(KeyRefused, match="has 31"):
        signing.accept_public(bytes(31))


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passphrases that are quick to try, but for the one test of what a guess costs."""
    monkeypatch.setitem(signing._COST, "n", 2**4)


def test_a_guess_at_a_passphrase_costs_what_is_recommended() -> None:
    sealed = signing.seal(b"secret", "phrase", name="a")
    assert json.loads(sealed)["kdf"] | {"salt": ""} == {"name": "scrypt", "n": 2**17, "r": 8, "p": 1, "salt": ""}
    assert signing.unseal(sealed, "phrase") == ("a", b"secret")


@pytest.mark.usefixtures("cheap")
def test_a_sealed_secret_opens_for_its_passphrase_alone() -> None:
    sealed = signing.seal(b"secret", "pässword", name="signing-key/ab")
    assert b"secret" not in sealed
    assert signing.unseal(sealed, "pässword") == ("signing-key/ab", b"secret"), "composed or not is one passphrase"
    for wrong in ("passwort", ""):
        with pytest.raises(KeyRefused, match="passphrase is wrong"):
            signing.unseal(sealed, wrong)
    with pytest.raises(KeyRefused, match="another secret"):
        signing.unseal(sealed, "pässword", name="signing-key/cd")


@pytest.mark.usefixtures("cheap")
def test_a_sealed_file_cannot_be_renamed_or_changed() -> None:
    parts = json.loads(signing.seal(b"secret", "phrase", name="a"))
    for change in ({"name": "b"}, {"body": parts["body"][:-8] + "AAAAAAA="}):
        with pytest.raises(KeyRefused, match="passphrase is wrong"):
            signing.unseal(json.dumps(parts | change).encode(), "phrase")


@pytest.mark.parametrize(
    "change",
    [
        {"format": "paywall-sealed/2"},
        {"kdf": {"name": "scrypt", "n": 2**40, "r": 8, "p": 1, "salt": ""}},
        {"kdf": {"name": "plain", "n": 2, "r": 8, "p": 1, "salt": ""}},
        {"body": "not base64"},
        {"cipher": {"name": "aes-256-gcm", "nonce": ""}},
        {"kdf": None},
    ],
)
@pytest.mark.usefixtures("cheap")
def test_a_file_that_is_none_of_ours_is_named_as_such(change: dict) -> None:
    parts = json.loads(signing.seal(b"secret", "phrase", name="a")) | change
    with pytest.raises(KeyRefused, match="not a file of a secret"):
        signing.unseal(json.dumps(parts).encode(), "phrase")


def test_no_passphrase_keeps_nothing() -> None:
    with pytest.raises(KeyRefused, match="empty"):
        signing.seal(b"secret", "", name="a")
