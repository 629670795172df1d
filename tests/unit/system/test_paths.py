"""Every folder of the product follows PAYWALL_ADMIN_HOME, and lies in the user's own folders without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from paywall_admin.system import paths


def test_one_variable_moves_every_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAYWALL_ADMIN_HOME", str(tmp_path))
    assert paths.data_folder() == tmp_path / "data"
    assert paths.state_folder() == tmp_path / "state"
    assert paths.log_folder() == tmp_path / "log"
    assert paths.default_store() == tmp_path / "data" / "paywall.db"
    assert paths.backup_folder(paths.default_store()) == tmp_path / "data" / "paywall-backups"


def test_without_it_they_are_the_users_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PAYWALL_ADMIN_HOME", raising=False)
    for folder in (paths.data_folder(), paths.state_folder(), paths.log_folder()):
        assert "paywall-admin" in str(folder)
        assert folder.is_absolute()


def test_a_private_folder_is_closed_to_others(tmp_path: Path) -> None:
    folder = paths.make_private(tmp_path / "a" / "b")
    assert folder.stat().st_mode & 0o777 == 0o700
    assert paths.make_private(folder) == folder
