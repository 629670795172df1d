"""Python and JavaScript answer tens of thousands of random cases with the same bytes.

The seed is new in every run and told when a test fails: `CONFORMANCE_SEED=... ./test tests/conformance` brings the
run back.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from conformance.campaign import Guise, Tally, random_batch, run_batch
from conformance.chance import Chance
from conformance.engines import JavaScript
from conformance.random_settings import random_world, world_in
from paywall_admin.core import zonefile

SHARDS = 8
WORLDS = 48
CASES = 60


@pytest.mark.parametrize("shard", range(SHARDS))
def test_engines_agree_on_random_cases(shard: int, chance: Chance, javascript: JavaScript) -> None:
    tally = Tally()
    for _ in range(WORLDS):
        run_batch(random_batch(random_world(chance), CASES, chance), javascript, tally)
    assert tally.cases == WORLDS * CASES
    assert len(tally.states) >= 10, "the generator has become too tame"


def test_how_a_payload_is_written_changes_no_decision(chance: Chance, javascript: JavaScript) -> None:
    for _ in range(20):
        batch = replace(random_batch(random_world(chance), CASES, chance), guise=Guise())
        dressed = replace(batch, guise=Guise(fractions=True, unknown_fields=True, nulls=True))
        assert dressed.answers(javascript) == batch.answers(javascript)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("shard", range(SHARDS))
def test_engines_agree_in_every_zone(shard: int, chance: Chance, javascript: JavaScript) -> None:
    tally = Tally()
    for zone in zonefile.names()[shard::SHARDS]:
        run_batch(random_batch(world_in(zone, chance), 200, chance), javascript, tally)
    assert tally.cases * SHARDS > 100_000
