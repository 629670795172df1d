"""An opened store, a clock that stands still, and people who work on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from paywall_admin.services.app import App

NOW = 1_604_000_000  # 2020-10-29T19:33:20Z


class Clock:
    """A clock that moves only when told to."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path) -> str:
    return str(tmp_path / "paywall.db")


@pytest.fixture
def opened(store: str, clock: Clock) -> Iterator[Callable[[str], App]]:
    apps: list[App] = []

    def open_as(actor: str) -> App:
        apps.append(App.open(store, actor=actor, clock=clock))
        return apps[-1]

    yield open_as
    for app in apps:
        app.close()


@pytest.fixture
def app(opened: Callable[[str], App]) -> App:
    return opened("ann")
