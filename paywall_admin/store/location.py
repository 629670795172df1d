"""Where a store is: a file, or a PostgreSQL database by its URL."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from paywall_admin.core.problems import BadInput
from paywall_admin.system import paths

_SERVER = ("postgresql", "postgres", "postgresql+psycopg")


@dataclass(frozen=True)
class Location:
    """A store's place; exactly one of `path` and `url` is given."""

    path: Path | None = None
    url: str | None = None

    @property
    def label(self) -> str:
        """A short name for people, never with a password."""
        if self.path is not None:
            return self.path.name
        parts = urlsplit(self.url or "")
        return f"{parts.path.lstrip('/') or 'postgres'} on {parts.hostname or 'this machine'}"

    @classmethod
    def of(cls, store: str | Path | None) -> Location:
        """The place that `store` names: nothing is the user's own store, an URL a server, anything else a file."""
        if store is None:
            return cls(path=paths.default_store())
        scheme, separator, rest = str(store).partition("://")
        if not separator:
            return cls(path=Path(store).expanduser().absolute())
        if scheme == "sqlite":
            return cls(path=Path(rest.removeprefix("/")).expanduser().absolute())
        if scheme in _SERVER:
            return cls(url=_readable(f"postgresql+psycopg://{rest}"))
        raise BadInput("store-url", f"A store is a file or a postgresql:// URL, and “{scheme}” is neither.")


def _readable(url: str) -> str:
    """The URL itself, where its parts can be told apart; it is never repeated, for it may hold a password."""
    try:
        parts = urlsplit(url)
        _ = parts.hostname, parts.port
    except ValueError:
        raise BadInput(
            "store-url",
            "This is no address of a PostgreSQL database; write postgresql://user:password@server:port/database, with "
            "signs such as @, / and # in the password as %40, %2F and %23.",
        ) from None
    return url
