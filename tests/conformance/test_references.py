"""A reader's id at the checkout: both engines write and read the same references, which Stripe takes."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from paywall_admin.core.references import reader_of, reference_of
from support.node import RUNTIME, NodeSession

VECTORS: dict[str, list[dict[str, Any]]] = json.loads(
    Path(__file__).with_name("references.json").read_text(encoding="utf-8")
)
ADDRESS = "https://buy.stripe.com/test_1"
_WRITE = "return args[0].map((id) => rt.checkoutLink(args[1], id))"
_READ = "return args[0].map(rt.readerOf)"


@pytest.fixture(scope="module")
def session() -> Iterator[NodeSession]:
    with NodeSession(RUNTIME / "paywall.js") as made:
        yield made


def written(session: NodeSession, readers: list[str]) -> list[str | None]:
    """What the runtime writes into an address."""
    addresses: list[str] = session.call(_WRITE, readers, ADDRESS)
    return [address.partition("?client_reference_id=")[2] or None for address in addresses]


def test_written_alike(session: NodeSession) -> None:
    readers = [one["reader"] for one in VECTORS["written"]]
    wanted = [one["reference"] for one in VECTORS["written"]]
    assert [reference_of(reader) for reader in readers] == wanted
    assert written(session, readers) == wanted


def test_read_alike(session: NodeSession) -> None:
    pairs = VECTORS["read"] + [one for one in VECTORS["written"] if one["reference"] is not None]
    references = [one["reference"] for one in pairs]
    wanted = [one["reader"] for one in pairs]
    assert [reader_of(reference) for reference in references] == wanted
    assert session.call(_READ, references) == wanted


def test_stripe_takes_each_and_each_leads_back(session: NodeSession) -> None:
    chance = random.Random(7)
    signs = "aZ09_-|@. /+=%é日😀\x00"
    readers = ["".join(chance.choices(signs, k=chance.randrange(1, 120))) for _ in range(3000)]
    readers += ["pw-" + "".join(chance.choices("aZ09_-", k=chance.randrange(12))) for _ in range(1000)]
    references = [reference_of(reader) for reader in readers]
    assert written(session, readers) == references
    kept = [(reader, one) for reader, one in zip(readers, references, strict=True) if one is not None]
    assert len(kept) > 2000
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{1,200}", one) for _, one in kept)
    assert [reader_of(one) for _, one in kept] == [reader for reader, _ in kept]
    assert session.call(_READ, [one for _, one in kept]) == [reader for reader, _ in kept]
    assert len({one for _, one in kept}) == len({reader for reader, _ in kept})


@pytest.mark.parametrize(
    ("address", "reader", "wanted"),
    [
        ("https://x.example/a", "r|1", "https://x.example/a?client_reference_id=pw-cnwx"),
        ("https://x.example/a?b=1#c?d", "r-1", "https://x.example/a?b=1&client_reference_id=r-1#c?d"),
        (
            "https://x.example/a?client_reference_id=r%7C1&b=1",
            None,
            "https://x.example/a?b=1&client_reference_id=pw-cnwx",
        ),
        ("https://x.example/a?b=1&client_reference_id=old", "new", "https://x.example/a?b=1&client_reference_id=new"),
        ("https://x.example/a?client_reference_id=" + "x" * 201, None, "https://x.example/a"),
        ("https://x.example/a?b=1", None, "https://x.example/a?b=1"),
        ("https://x.example/a?client_reference_id=%zz", None, "https://x.example/a?client_reference_id=%zz"),
        ("/offers?", "é", "/offers?client_reference_id=pw-w6k"),
    ],
)
def test_link_keeps_everything_else_of_the_address(
    session: NodeSession, address: str, reader: str | None, wanted: str
) -> None:
    given = [address] if reader is None else [address, reader]
    assert session.call("return rt.checkoutLink(...args)", *given) == wanted
