"""How bytes get to a target: one class for each kind of target, with `read`, `write` and `probe`."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol
from urllib.parse import quote, urlsplit, urlunsplit

from paywall_admin.core.problems import BadInput, DeliveryFailed
from paywall_admin.system import files

if TYPE_CHECKING:
    from paywall_admin.system.web import Reply

KINDS: Final = ("folder", "https")
_MOST_BYTES = 8_000_000
_NOTHING_THERE = (404, 410)
_CANNOT_BE_ASKED = (405, 501)
Token = Callable[[], str | None]


class Transport(Protocol):
    """The way to one target; what was read last under a name is what `write` replaces."""

    place: str

    def read(self, name: str) -> bytes | None:
        """What lies there under that name now, or None; DeliveryFailed where that cannot be found out."""

    def write(self, name: str, content: bytes) -> None:
        """Put `content` there; DeliveryFailed where it is not taken."""

    def probe(self) -> None:
        """Refuse a place that cannot be a target."""


class FolderTransport:
    """A folder that the web tier reads, on a disk or a mounted share; each file in it is replaced whole."""

    def __init__(self, location: str) -> None:
        self.folder = Path(location)
        self.place = location

    def read(self, name: str) -> bytes | None:
        """What lies there under that name now, or None."""
        try:
            with (self.folder / name).open("rb") as stream:
                return stream.read(_MOST_BYTES)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self._failed(name, error, "cannot be read") from error

    def write(self, name: str, content: bytes) -> None:
        """Put `content` there, so that a reader meets the old file or the new one."""
        try:
            if not self.folder.is_dir():
                raise FileNotFoundError(2, "No such folder", str(self.folder))
            files.replace_file(self.folder / name, content)
        except OSError as error:
            raise self._failed(name, error, "could not be written") from error

    def probe(self) -> None:
        """Refuse a folder that is not there or cannot be written."""
        beside = self.folder / f".paywall-admin.{secrets.token_hex(8)}"
        try:
            if not self.folder.is_dir():
                raise NotADirectoryError(2, "No such folder", str(self.folder))
            files.replace_file(beside, b"")
            beside.unlink()
        except OSError as error:
            raise BadInput(
                "bad-target", f"This cannot be a target: {files.reason(error)}.", place=str(self.folder)
            ) from error

    def _failed(self, name: str, error: OSError, what: str) -> DeliveryFailed:
        why = "there is no such folder" if isinstance(error, FileNotFoundError) else files.reason(error)
        return DeliveryFailed(
            "target-failed", f"{name} {what} there: {why}; what lay there stands.", place=str(self.folder)
        )


class WebTransport:
    """An address that takes files by PUT, with a bearer token where it wants one.

    The server replaces a file whole or not at all. Where it tells an ETag, only what was read is replaced: a file that
    somebody else put there meanwhile makes it refuse.
    """

    def __init__(self, location: str, token: Token = lambda: None, *, seconds: float | None = None) -> None:
        self.place = location
        self.ahead: int | None = None
        self.gives = True
        self._token = token
        self._seconds = seconds
        self._conditions: dict[str, dict[str, str]] = {}

    def read(self, name: str) -> bytes | None:
        """What lies there under that name now; None also where the server only takes and never gives."""
        reply = self._request("GET", name, "could not be looked at")
        self._conditions[name] = {}
        if reply.status in _NOTHING_THERE:
            self._conditions[name] = {"If-None-Match": "*"}
        elif reply.status == 200:
            if reply.tag:
                self._conditions[name] = {"If-Match": reply.tag}
            return reply.body
        elif reply.status in _CANNOT_BE_ASKED:
            self.gives = False
        else:
            raise self._refused(name, reply, "could not be looked at")
        return None

    def write(self, name: str, content: bytes) -> None:
        """Put `content` there in the place of what was read."""
        what = "could not be brought there"
        headers = {"Content-Type": "application/json", **self._conditions.get(name, {})}
        reply = self._request("PUT", name, what, content, headers)
        if reply.status == 412:
            raise DeliveryFailed(
                "target-changed",
                f"{name} was changed there by somebody else at the same moment; it is looked at again.",
                place=self.place,
            )
        if not 200 <= reply.status < 300:
            raise self._refused(name, reply, what)

    def probe(self) -> None:
        """Refuse an address where nobody answers, or where the token is not good."""
        try:
            self.read("settings.json")
        except DeliveryFailed as failed:
            raise BadInput("bad-target", f"This cannot be a target: {failed.sentence}", place=self.place) from failed

    def _request(
        self, method: str, name: str, what: str, content: bytes | None = None, headers: dict[str, str] | None = None
    ) -> Reply:
        from paywall_admin.system import web

        token = self._token()
        secret = {"Authorization": f"Bearer {token}"} if token else {}
        address = f"{self.place}/{name}"
        seconds = self._seconds or web.SECONDS
        try:
            reply = web.request(method, address, {**secret, **(headers or {})}, content, seconds=seconds)
        except web.WebFault as fault:
            after = "whether it has it will be looked at" if content else "nothing was changed there"
            raise DeliveryFailed("target-failed", f"{name} {what}: {fault}; {after}.", place=self.place) from fault
        self.ahead = reply.ahead if reply.ahead is not None else self.ahead
        return reply

    def _refused(self, name: str, reply: Reply, what: str) -> DeliveryFailed:
        return DeliveryFailed("target-failed", f"{name} {what}: {self._why(reply)}.", place=self.place)

    def _why(self, reply: Reply) -> str:
        if reply.status in (401, 403):
            if self._token():
                return f"the server refuses the token ({reply.status}); give this target a token that is good"
            return f"the server wants a token ({reply.status}), and this computer has none for it"
        if 300 <= reply.status < 400:
            onward = f" to {reply.leads_to}" if reply.leads_to else ""
            return f"the address leads on{onward} ({reply.status}), and is not followed; give the one that counts"
        if reply.status >= 500:
            return f"the server has a fault of its own ({reply.status})"
        return f"the server answers {reply.status}"


def address(text: str, place: str) -> str:
    """A web address as it is kept: https, or http on this computer alone, and nothing but a host and a path."""
    try:
        parts = urlsplit(text.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        parts, host, port = urlsplit(""), "", None
    if parts.scheme not in ("http", "https") or not host or re.search(r"[\s\\\x00-\x1f]", text.strip()):
        raise BadInput("bad-address", "Write an address that begins with https:// and names a server.", place=place)
    if parts.username is not None or parts.query or parts.fragment:
        raise BadInput(
            "bad-address",
            "The address has a name, a password, a ? or a # in it; give the folder alone, and the token apart.",
            place=place,
        )
    if parts.scheme == "http" and not _is_here(host):
        raise BadInput("bad-address", "The address has to begin with https://; http is for this computer.", place=place)
    try:
        idna = host.encode("idna").decode()  # also what is refused of a name in plain letters
        written = host if host.isascii() else idna
    except UnicodeError:
        raise BadInput("bad-address", "The address names no server that can be; check it.", place=place) from None
    server = f"[{written}]" if ":" in written else written
    path = quote(parts.path.rstrip("/"), safe="/%:@!$&'()*+,;=~-._")
    return urlunsplit((parts.scheme, f"{server}:{port}" if port else server, path, "", ""))


def transport(kind: str, location: str, token: Token = lambda: None, *, seconds: float | None = None) -> Transport:
    """The way to a target of that kind; `seconds` limits an exchange with a server."""
    if kind not in KINDS:
        raise BadInput("target-kind", f"A target is one of {', '.join(KINDS)}, not {kind}.", place="/kind")
    if kind == "folder":
        return FolderTransport(location)
    if address(location, "/location") != location:
        raise BadInput("bad-address", "The address is not written as this program keeps it.", place="/location")
    return WebTransport(location, token, seconds=seconds)


def _is_here(host: str) -> bool:
    from paywall_admin.system.web import is_loopback

    return is_loopback(host)
