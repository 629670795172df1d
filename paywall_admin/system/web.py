"""One request to a web server: never led elsewhere, limited in time and size, and in plain words where it fails.

The standard library's `http.client` does the talking. It trusts the certificates that this computer trusts, those of
a company among them, gives the socket away, so that the time for the whole exchange can be limited, and never follows
a redirect, which would carry a token to whoever it leads to.
"""

from __future__ import annotations

import contextlib
import ipaddress
import re
import socket
import ssl
import threading
import time
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http.client import (
    BadStatusLine,
    HTTPConnection,
    HTTPException,
    HTTPResponse,
    HTTPSConnection,
    IncompleteRead,
    RemoteDisconnected,
)
from urllib.parse import SplitResult, unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

from paywall_admin import __version__

SECONDS = 20.0
MOST_BYTES = 8_000_000
_BLOCK = 65_536
_AGAIN = 0.05


class WebFault(Exception):  # noqa: N818 - a refusal that callers turn into a sentence of their own
    """No whole answer came; the text says why and stands inside a sentence, such as “nobody listens there”."""


@dataclass(frozen=True)
class Reply:
    """A whole answer; `tag` is its ETag, `ahead` by how many seconds this computer's clock is ahead of the server's."""

    status: int
    body: bytes
    tag: str | None = None
    ahead: int | None = None
    leads_to: str | None = None


def is_loopback(host: str) -> bool:
    """Whether a host's name can only mean this computer."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def request(
    method: str,
    url: str,
    headers: Mapping[str, str],
    content: bytes | None = None,
    *,
    seconds: float = SECONDS,
    most: int = MOST_BYTES,
) -> Reply:
    """Send one request and take the whole answer; WebFault where none comes within `seconds`."""
    where = urlsplit(url)
    proxy = _proxy(where)
    connection = _connection(where, proxy, seconds)
    is_connected = False
    with _limited(connection, seconds) as limit:
        try:
            connection.connect()
            is_connected = True
            limit.hold()
            path = where.path or "/"
            connection.request(method, path, body=content, headers={**_HEADERS, **headers})
            answer = connection.getresponse()
            reply = _reply(answer, _body(answer, most))
            if limit.is_over:  # where no length was told, being cut off looks like the end
                raise TimeoutError
            return reply
        except Exception as error:
            if not isinstance(error, OSError | HTTPException | UnicodeError):
                raise
            late = _late(seconds) if limit.is_over else ""
            barred = "" if proxy is None or is_connected else _barred(error, proxy, late)
            raise WebFault(barred or late or _words(error, seconds)) from error
        finally:
            connection.close()


_HEADERS = {
    "Accept-Encoding": "identity",
    "Cache-Control": "no-cache",
    "User-Agent": f"paywall-admin/{__version__}",
    "Connection": "close",
}


class _Limit:
    """Cuts a connection off when its time is over, whatever it is waiting for."""

    def __init__(self, connection: HTTPConnection, seconds: float) -> None:
        self.is_over = False
        self._connection = connection
        self._seconds = seconds
        self._socket: socket.socket | None = None
        self._is_done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def hold(self) -> None:
        """The connection stands; it lets go of its socket while the answer is still being read."""
        self._socket = self._connection.sock

    def _watch(self) -> None:
        if self._is_done.wait(self._seconds):
            return
        self.is_over = True
        while True:
            there = self._socket or self._connection.sock
            if there is not None:
                with contextlib.suppress(OSError):
                    socket.socket.shutdown(there, socket.SHUT_RDWR)
            if self._is_done.wait(_AGAIN):
                return

    def stop(self) -> None:
        """The exchange is over."""
        self._is_done.set()
        self._thread.join()


@contextlib.contextmanager
def _limited(connection: HTTPConnection, seconds: float) -> Iterator[_Limit]:
    limit = _Limit(connection, seconds)
    try:
        yield limit
    finally:
        limit.stop()


def _proxy(where: SplitResult) -> SplitResult | None:
    """The proxy that leads out of this network, where there is one between it and the server."""
    host, proxy = where.hostname or "", getproxies().get("https")
    if where.scheme == "http" or not proxy or is_loopback(host) or proxy_bypass(host):
        return None
    return urlsplit(proxy if "//" in proxy else f"//{proxy}")


def _connection(where: SplitResult, proxy: SplitResult | None, seconds: float) -> HTTPConnection:
    host = where.hostname or ""
    if where.scheme == "http":
        return HTTPConnection(host, where.port, timeout=seconds)
    context = ssl.create_default_context()
    if proxy is None:
        return HTTPSConnection(host, where.port, timeout=seconds, context=context)
    connection = HTTPSConnection(proxy.hostname or "", proxy.port or 80, timeout=seconds, context=context)
    connection.set_tunnel(host, where.port, _proxy_headers(proxy))
    return connection


def _proxy_headers(through: SplitResult) -> dict[str, str]:
    if not through.username:
        return {}
    pair = f"{unquote(through.username)}:{unquote(through.password or '')}"
    return {"Proxy-Authorization": f"Basic {b64encode(pair.encode()).decode()}"}


def _body(answer: HTTPResponse, most: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    while part := answer.read(_BLOCK):
        parts.append(part)
        size += len(part)
        if size > most:
            raise WebFault(f"what it sends is larger than {most:,} bytes")
    if answer.length:  # it promised more; reading in blocks does not complain of that
        raise IncompleteRead(b"", answer.length)
    return b"".join(parts)


def _reply(answer: HTTPResponse, body: bytes) -> Reply:
    return Reply(
        answer.status, body, answer.getheader("ETag"), _ahead(answer), _without_query(answer.getheader("Location"))
    )


def _ahead(answer: HTTPResponse) -> int | None:
    """By how much this clock is ahead; an answer that lay in a cache is as much older as the cache says."""
    date, age = answer.getheader("Date"), answer.getheader("Age", "0").strip()
    try:
        there = int(parsedate_to_datetime(date or "").timestamp())
        return round(time.time()) - there - (int(age) if age.isdecimal() else 0)
    except (ValueError, TypeError, OverflowError):
        return None


def _without_query(address: str | None) -> str | None:
    return None if address is None else address.partition("?")[0][:200]


def _barred(error: Exception, proxy: SplitResult, late: str) -> str:
    """Why a proxy did not lead through; nothing where the server behind it is what was wrong."""
    name = f"the proxy of this network ({proxy.hostname})"
    refused = _TUNNEL.search(str(error))
    if refused is not None:
        status = int(refused[1])
        return f"{name} {_REFUSALS.get(status, f'answers {status}')}"
    if late:
        return f"{name} did not lead there in time"
    if isinstance(error, ssl.SSLError):
        return ""
    if isinstance(error, socket.gaierror):
        return f"no server of the name of {name} was found; check HTTPS_PROXY"
    return f"{name} cannot be reached; check HTTPS_PROXY"


_TUNNEL = re.compile(r"Tunnel connection failed: (\d{3})")
_REFUSALS = {
    403: "does not allow the way there (403); ask whoever runs it",
    407: "wants a name and a password that are good (407); they stand in HTTPS_PROXY",
    502: "cannot reach it (502)",
    503: "cannot reach it (503)",
    504: "cannot reach it (504)",
}


def _late(seconds: float) -> str:
    return f"it did not answer within {seconds:g} seconds"


def _words(error: Exception, seconds: float) -> str:
    for kinds, words in _WORDS:
        if isinstance(error, kinds):
            return words
    if isinstance(error, TimeoutError):
        return _late(seconds)
    if isinstance(error, UnicodeError):
        return "no server can have that name; check the address"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not good for this address ({error.verify_message.rstrip('.')})"
    if isinstance(error, ssl.SSLError):
        return "no secure connection to it could be made"
    if isinstance(error, HTTPException):
        return "what it answers is no answer of a web server"
    return f"it cannot be reached ({getattr(error, 'strerror', None) or error})"


_WORDS: tuple[tuple[tuple[type[Exception], ...], str], ...] = (
    ((socket.gaierror,), "no server of that name was found; check the address and the network"),
    ((ConnectionRefusedError,), "nobody listens there"),
    (
        (IncompleteRead, RemoteDisconnected, ConnectionError, ssl.SSLEOFError, ssl.SSLZeroReturnError),
        "it broke off before its answer was whole",
    ),
    ((BadStatusLine,), "what it answers is no answer of a web server"),
)
