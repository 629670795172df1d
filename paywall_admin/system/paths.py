"""The folders and files of one person on this machine."""

from __future__ import annotations

import os
from pathlib import Path

HOME_VARIABLE = "PAYWALL_ADMIN_HOME"


def _folder(kind: str) -> Path:
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home).expanduser().absolute() / kind
    import platformdirs  # noqa: PLC0415 - a command that is given every path starts without it

    here = platformdirs.PlatformDirs("paywall-admin", appauthor=False)
    return {"data": here.user_data_path, "state": here.user_state_path, "log": here.user_log_path}[kind]


def data_folder() -> Path:
    """Where the store, its backups and the sealed secrets live."""
    return _folder("data")


def state_folder() -> Path:
    """Where the machine remembers what no store may forget, such as the highest version ever published."""
    return _folder("state")


def log_folder() -> Path:
    """Where the log is written."""
    return _folder("log")


def default_store() -> Path:
    """The store that is opened when none is named."""
    return data_folder() / "paywall.db"


def backup_folder(store: Path) -> Path:
    """Where backups of the store file `store` are kept: beside it."""
    return store.parent / f"{store.stem}-backups"


def make_private(folder: Path) -> Path:
    """`folder`, made with its parents where it is missing, and open to its owner only."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder
