"""What the conformance tests share: one Node for each worker, and chance that can be brought back."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator

import pytest

from conformance.chance import Chance
from conformance.engines import JavaScript

SEED = "CONFORMANCE_SEED"


@pytest.fixture(scope="session")
def javascript() -> Iterator[JavaScript]:
    """The JavaScript engine as `decide.mjs` runs it."""
    with JavaScript() as engine:
        yield engine


@pytest.fixture
def chance(request: pytest.FixtureRequest) -> Chance:
    """Random choices of the test's own: new in every run, told when it fails, brought back by the environment."""
    seed = os.environ.get(SEED) or secrets.token_hex(4)
    request.node.add_report_section("call", "seed", f"{SEED}={seed} brings this run back")
    return Chance(f"{seed}/{request.node.name}")
