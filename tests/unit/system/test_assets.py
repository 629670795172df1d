"""Shipped files are found in a checkout and inside an installed package."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from paywall_admin.system import assets


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    package = tmp_path / "site" / "paywall_admin"
    package.mkdir(parents=True)
    monkeypatch.setattr(assets, "_PACKAGE", package)
    assets.room.cache_clear()
    yield package
    assets.room.cache_clear()


def put(folder: Path, name: str, text: str) -> None:
    target = folder / name
    target.parent.mkdir(parents=True)
    target.write_bytes(text.encode())


def test_a_checkout_keeps_them_beside_the_package(package: Path) -> None:
    put(package.parent, "resources/runtime/x.js", "é\r\n")
    assert assets.read_bytes("runtime/x.js") == "é\r\n".encode()
    assert assets.path("runtime/x.js") == package.parent / "resources" / "runtime" / "x.js"
    assert assets.room("migrations") == package.parent / "migrations"


def test_a_wheel_carries_them_inside(package: Path) -> None:
    put(package.parent, "resources/x.txt", "beside")
    put(package, "_bundled/resources/x.txt", "inside")
    assert assets.read_text("x.txt") == "inside"
