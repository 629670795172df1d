"""Places for stores, and a store file with everything in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from paywall_admin.services.app import App
from support import postgres
from support.stores import Clock, fill, place_of


@pytest.fixture(scope="session")
def server() -> Any:
    return postgres.start()


@pytest.fixture(params=["file", "server"])
def kind(request: pytest.FixtureRequest) -> str:
    """Both kinds of store; a test that takes an `address` runs on each."""
    return str(request.param)


@pytest.fixture
def address(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    with place_of(kind, tmp_path, request) as found:
        yield found


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A store file with everything in it."""
    path = tmp_path / "paywall.db"
    app = App.open(path, actor="zoe", clock=Clock())
    fill(app)
    app.close()
    return path
