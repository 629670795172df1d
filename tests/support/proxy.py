"""A web proxy that leads through to one server by CONNECT, whatever name is asked for; it can be told to refuse."""

from __future__ import annotations

import contextlib
import selectors
import socket
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from typing import Any

from support.loopback import LoopbackServer


class Proxy:
    """Leads to a port of this computer. `asked` is whither and with which headers, `seen` all that went through."""

    def __init__(self, port: int) -> None:
        self.leads_to = port
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.seen = bytearray()
        self.refusal: int | None = None
        self.hangs = False
        self.wanted: str | None = None
        self.free = threading.Event()
        self._server = LoopbackServer(type("Handler", (_Handler,), {"proxy": self}))
        self._server.begin()

    def url(self, who: str = "") -> str:
        """Its address as HTTPS_PROXY has it, with a name and password before it."""
        return f"http://{who}{'@' if who else ''}127.0.0.1:{self._server.port}"

    def close(self) -> None:
        self.free.set()
        self._server.end()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    proxy: Proxy

    def do_CONNECT(self) -> None:
        self.close_connection = True
        self.proxy.asked.append((self.path, dict(self.headers)))
        if self.proxy.hangs:
            with contextlib.suppress(OSError):
                while not self.proxy.free.wait(0.05):
                    self.wfile.write(b"H")
            return
        wanted = self.proxy.wanted
        status = 407 if wanted and self.headers.get("Proxy-Authorization") != wanted else self.proxy.refusal
        if status:
            self.send_error(status)
            return
        self.send_response_only(200)
        self.end_headers()
        with socket.create_connection(("127.0.0.1", self.proxy.leads_to)) as onward:
            self._carry(onward)

    def _carry(self, onward: socket.socket) -> None:
        """Carry bytes both ways until one side has no more."""
        ends = {self.connection: onward, onward: self.connection}
        with contextlib.suppress(OSError):
            while not self.proxy.free.is_set():
                for end in _ready(ends):
                    part = end.recv(65_536)
                    if not part:
                        return
                    self.proxy.seen += part
                    ends[end].sendall(part)

    def log_message(self, *_: Any) -> None:
        """Nothing on the terminal."""


def _ready(ends: Iterable[socket.socket]) -> list[socket.socket]:
    """Those that have something to read, whatever their numbers: `select` takes none above 1,023."""
    with selectors.DefaultSelector() as selector:
        for end in ends:
            selector.register(end, selectors.EVENT_READ, end)
        return [key.data for key, _ in selector.select(0.05)]


@contextmanager
def proxy_to(port: int) -> Iterator[Proxy]:
    made = Proxy(port)
    try:
        yield made
    finally:
        made.close()
