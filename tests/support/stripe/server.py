"""The tests' Stripe on a port of this machine."""

from __future__ import annotations

import http.server
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from support.loopback import LoopbackServer
from support.stripe.peer import Peer, Request, written


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server
    disable_nagle_algorithm = True

    def _serve(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length).decode()
        parts = urlsplit(self.path)
        bearer = (self.headers.get("Authorization") or "").removeprefix("Bearer ")
        request = Request(
            self.command, parts.path, body or parts.query, bearer, self.headers.get("Idempotency-Key"),
            self.headers.get("Stripe-Version"), time.monotonic(),
        )  # fmt: skip
        reply = self.server.peer.answer(request)
        if reply.lost:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        content = written(reply)
        self.send_response_only(reply.status)
        for name, value in {"Content-Type": "application/json", **reply.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_DELETE = _serve  # noqa: N815 - the names that http.server calls

    def log_message(self, *_: Any) -> None:
        """Says nothing: the peer remembers what came in."""


class _Server(LoopbackServer):
    def __init__(self, peer: Peer) -> None:
        super().__init__(_Handler)
        self.peer = peer


@contextmanager
def serving(peer: Peer) -> Iterator[str]:
    """Serves a peer for a while; the address is what STRIPE_API_BASE takes."""
    server = _Server(peer)
    server.begin()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.end()
