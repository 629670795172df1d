"""Targets behind a proxy: led through without the proxy learning anything, and refused in plain words."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest

from paywall_admin.core.problems import BadInput
from paywall_admin.services import targets
from paywall_admin.services.app import App
from paywall_admin.services.queries import GetVersion
from paywall_admin.system import web
from support.proxy import Proxy, proxy_to
from support.webserver import TOKEN, WebServer, certificate, web_server

NAME = "deploy.example"


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebServer]:
    """A server that is known by a name, which only the proxy can find."""
    file = certificate(tmp_path, NAME)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with web_server(file) as running:
        yield running


@pytest.fixture
def proxy(server: WebServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Proxy]:
    for name in ("https_proxy", "no_proxy", "NO_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with proxy_to(server.port) as running:
        monkeypatch.setenv("HTTPS_PROXY", running.url())
        yield running


def address(server: WebServer) -> str:
    return f"https://{NAME}:{server.port}/paywall"


def test_a_version_goes_through_the_proxy_which_learns_nothing(desk: App, server: WebServer, proxy: Proxy) -> None:
    targets.add_address(desk, address(server), token=TOKEN)
    assert desk.publish("First").deliveries[0].state == "done"
    envelope = desk.ask(GetVersion(1)).envelope
    assert server.file() == envelope
    assert {place for place, _ in proxy.asked} == {f"{NAME}:{server.port}"}
    assert proxy.seen
    assert TOKEN.encode() not in proxy.seen
    assert envelope[:40] not in proxy.seen
    assert all("Authorization" not in headers for _, headers in proxy.asked), "the token is for the server alone"


def test_a_proxy_gets_the_name_and_password_it_wants(
    desk: App, server: WebServer, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy.wanted = f"Basic {b64encode(b'ann:p@ss word').decode()}"
    with pytest.raises(BadInput, match=r"wants a name and a password that are good \(407\)"):
        targets.add_address(desk, address(server), token=TOKEN)
    monkeypatch.setenv("HTTPS_PROXY", proxy.url("ann:p%40ss%20word"))
    targets.add_address(desk, address(server), token=TOKEN)
    assert desk.publish("First").deliveries[0].state == "done"
    monkeypatch.setenv("HTTPS_PROXY", proxy.url("ann:wrong-secret"))
    (failed,) = desk.publish("Second").deliveries
    assert "wants a name and a password that are good (407)" in failed.sentence
    assert "wrong-secret" not in failed.sentence


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (403, "the proxy of this network (127.0.0.1) does not allow the way there (403); ask whoever runs it"),
        (502, "the proxy of this network (127.0.0.1) cannot reach it (502)"),
        (418, "the proxy of this network (127.0.0.1) answers 418"),
    ],
)
def test_a_refusal_is_the_proxys_and_loses_nothing(
    desk: App, server: WebServer, proxy: Proxy, status: int, words: str
) -> None:
    targets.add_address(desk, address(server), token=TOKEN)
    desk.publish("First")
    before = server.file()
    proxy.refusal = status
    (failed,) = desk.publish("Second").deliveries
    assert failed.state == "failed"
    assert words in failed.sentence
    assert server.file() == before
    assert desk.ask(GetVersion(2)).note == "Second"


def test_a_proxy_that_is_not_there_or_goes_on_for_ever(
    desk: App, server: WebServer, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    targets.add_address(desk, address(server), token=TOKEN)
    with monkeypatch.context() as shorter:
        shorter.setattr(web, "SECONDS", 0.6)
        proxy.hangs = True
        (failed,) = desk.publish("First").deliveries
        assert "the proxy of this network (127.0.0.1) did not lead there in time" in failed.sentence
    proxy.close()
    (failed,) = desk.publish("Second").deliveries
    assert "the proxy of this network (127.0.0.1) cannot be reached; check HTTPS_PROXY" in failed.sentence
    monkeypatch.setenv("HTTPS_PROXY", "nowhere.invalid:3128")
    (failed,) = desk.publish("Third").deliveries
    assert "no server of the name of the proxy of this network (nowhere.invalid) was found" in failed.sentence


def test_a_wrong_certificate_behind_a_proxy_is_the_servers(
    desk: App, server: WebServer, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(BadInput, match="its certificate is not good for this address"):
        targets.add_address(desk, address(server), token=TOKEN)
    assert server.asked == []


@pytest.mark.parametrize("variable", ["no_proxy", "NO_PROXY"])
def test_what_no_proxy_names_is_reached_directly(
    desk: App, server: WebServer, proxy: Proxy, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, f"other.example,.{NAME.partition('.')[2]}")
    with pytest.raises(BadInput, match="no server of that name was found"):
        targets.add_address(desk, address(server), token=TOKEN)
    assert proxy.asked == []


def test_this_computer_is_never_reached_through_a_proxy(desk: App, server: WebServer, proxy: Proxy) -> None:
    targets.add_address(desk, server.url, token=TOKEN)
    assert desk.publish("First").deliveries[0].state == "done"
    assert proxy.asked == []
