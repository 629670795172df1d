"""What every test stands on: its own home folder, no keyring, no screen, no network beyond this machine."""

from __future__ import annotations

import os
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
os.environ.pop("PAYWALL_ADMIN_PASSPHRASE", None)
os.environ.pop("STRIPE_API_KEY", None)

# Shared machines are slow at times: no deadline, so that a busy neighbour does not fail a property.
settings.register_profile("everyday", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("everyday")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder that stands for the user's own folders in this test."""
    # Not numbered, as pytest's own are: to find the next number among thousands would take longer than most tests.
    base = tmp_path_factory.getbasetemp()
    with tempfile.TemporaryDirectory(prefix="home", dir=base, ignore_cleanup_errors=True) as folder:
        monkeypatch.setenv("PAYWALL_ADMIN_HOME", folder)
        yield Path(folder)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fails a test that reaches for any other machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"a test tried to reach {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
