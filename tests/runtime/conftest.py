"""The runtime's tests share one Node a worker."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from support.node import NodeSession


@pytest.fixture(scope="session")
def node() -> Iterator[NodeSession]:
    """A Node with the runtime imported."""
    with NodeSession() as session:
        yield session
