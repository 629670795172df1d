"""A web server that takes files by PUT, as a publisher's own does; it can be told to fail in many ways."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import ipaddress
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

from support.loopback import LoopbackServer

TOKEN = "s3cret-t0ken"


class WebServer:
    """Files by path, what was asked of it, and how it shall answer: `fault` is the name of one, or None."""

    def __init__(self, certificate: Path | None = None) -> None:
        self.files: dict[str, bytes] = {}
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        self.token: str | None = TOKEN
        self.fault: str | None = None
        self.tags = True
        self.ahead = 0
        self.age: int | None = None
        self.before_put: Callable[[], None] = lambda: None
        self.leads_to = "https://elsewhere.example/x?secret=1"
        self.free = threading.Event()
        self._server = LoopbackServer(type("Handler", (_Handler,), {"web": self}))
        self.scheme = "http"
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
            self.scheme = "https"
        self._server.begin()

    @property
    def port(self) -> int:
        return self._server.port

    @property
    def url(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}/paywall"

    def file(self, name: str = "settings.json") -> bytes | None:
        return self.files.get(f"/paywall/{name}")

    def put(self, content: bytes, name: str = "settings.json") -> None:
        self.files[f"/paywall/{name}"] = content

    def methods(self) -> list[str]:
        return [method for method, _, _ in self.asked]

    def close(self) -> None:
        self.free.set()
        self._server.end()


class _Handler(BaseHTTPRequestHandler):
    """One request; the server it belongs to says how it goes."""

    protocol_version = "HTTP/1.1"
    web: WebServer

    def do_GET(self) -> None:
        self.web.asked.append(("GET", self.path, dict(self.headers)))
        if not self.is_spoiled("GET"):
            content = self.web.files.get(self.path)
            self.answer(404 if content is None else 200, content or b"", tag=content)

    def do_PUT(self) -> None:
        content = self.rfile.read(int(self.headers["Content-Length"]))
        self.web.asked.append(("PUT", self.path, dict(self.headers)))
        if self.is_spoiled("PUT"):
            return
        self.web.before_put()
        if self.fits():
            self.web.files[self.path] = content
            self.answer(204)
        else:
            self.answer(412)

    def fits(self) -> bool:
        """Whether the conditions of a PUT hold."""
        there = self.web.files.get(self.path)
        if "If-None-Match" in self.headers and there is not None:
            return False
        wanted = self.headers.get("If-Match")
        return wanted is None or (there is not None and wanted == tag_of(there))

    def is_spoiled(self, method: str) -> bool:
        """Whether the answer was one that nobody wants."""
        given = self.headers.get("Authorization")
        if self.web.token and given != f"Bearer {self.web.token}" and (given or method == "PUT"):
            self.answer(401)
            return True
        only, _, fault = (self.web.fault or "").rpartition(" ")
        if not fault or only not in ("", method):
            return False
        self.close_connection = True
        if fault.isdecimal():
            self.answer(int(fault))
        else:
            getattr(self, f"spoil_{fault}")()
        return True

    def spoil_redirect(self) -> None:
        self.send_response(302)
        self.send_header("Location", self.web.leads_to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def spoil_hang(self) -> None:
        self.web.free.wait(30)

    def spoil_drip(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        with contextlib.suppress(OSError):
            while not self.web.free.wait(0.05):
                self.wfile.write(b"X")

    def spoil_half(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nhalf")

    def spoil_close(self) -> None:
        """No answer at all."""

    def spoil_garbage(self) -> None:
        self.wfile.write(b"\x00\x01 what is this\r\n\r\n")

    def spoil_endless(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
        with contextlib.suppress(OSError):
            while True:
                self.wfile.write(b"x" * 65536)

    def answer(self, status: int, content: bytes = b"", tag: bytes | None = None) -> None:
        self.send_response_only(status)
        there = dt.datetime.now(dt.UTC) - dt.timedelta(seconds=self.web.ahead)
        self.send_header("Date", format_datetime(there, usegmt=True))
        if self.web.age is not None:
            self.send_header("Age", str(self.web.age))
        if self.web.tags and tag is not None:
            self.send_header("ETag", tag_of(tag))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Nothing on the terminal."""


def tag_of(content: bytes) -> str:
    return f'"{hashlib.sha256(content).hexdigest()[:16]}"'


@contextmanager
def web_server(certificate: Path | None = None) -> Iterator[WebServer]:
    server = WebServer(certificate)
    try:
        yield server
    finally:
        server.close()


def certificate(folder: Path, *names: str) -> Path:
    """A certificate for this computer, and for servers of these names, that only its owner vouches for."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName(
                [x509.IPAddress(ipaddress.ip_address("127.0.0.1")), *(x509.DNSName(name) for name in names)]
            ),
            critical=False,
        )
        .sign(key, hashes.SHA256())
    )
    file = folder / "server.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return file
