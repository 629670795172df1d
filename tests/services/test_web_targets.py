"""Targets that take files by PUT: what goes wrong is one sentence, no version is lost, the token stays secret."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from paywall_admin.core import bundle
from paywall_admin.core.problems import BadInput, DeliveryFailed
from paywall_admin.services import deliveries, live, targets, tokens
from paywall_admin.services.app import App
from paywall_admin.services.queries import GetVersion, ListAudit
from paywall_admin.services.targets import AddTarget, ListTargets
from paywall_admin.services.transport import address
from paywall_admin.services.undo import Undo
from paywall_admin.system import web
from support.stores import dump
from support.webserver import TOKEN, WebServer, certificate, web_server


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "SECONDS", 0.6)


def test_a_publish_is_put_there_with_the_token_and_only_over_what_was_read(
    desk: App, host: WebServer, site: str
) -> None:
    host.asked.clear()
    outcome = desk.publish("First")
    assert [one.state for one in outcome.deliveries] == ["done"]
    assert host.file() == desk.ask(GetVersion(1)).envelope
    method, path, headers = host.asked[-1]
    assert (method, path) == ("PUT", "/paywall/settings.json")
    assert headers["Authorization"] == f"Bearer {TOKEN}"
    assert headers["If-None-Match"] == "*"
    desk.publish("Second")
    assert "If-Match" in host.asked[-1][2]
    assert host.file() == desk.ask(GetVersion(2)).envelope
    host.asked.clear()
    (again,) = deliveries.deliver(desk)
    assert (again.state, again.sentence, host.methods()) == ("done", "It was there already.", ["GET"])


def test_a_server_without_tags_and_one_that_only_takes_are_good_enough(desk: App, host: WebServer) -> None:
    host.tags = False
    host.fault = "GET 405"
    targets.add_address(desk, host.url, token=TOKEN)
    assert desk.publish("First").deliveries[0].state == "done"
    assert desk.publish("Second").deliveries[0].state == "done"
    assert host.file() == desk.ask(GetVersion(2)).envelope


FAULTS = {
    "GET 401": "the server refuses the token (401); give this target a token that is good",
    "PUT 401": "the server refuses the token (401); give this target a token that is good",
    "PUT 500": "the server has a fault of its own (500)",
    "PUT 404": "the server answers 404",
    "GET hang": "it did not answer within 0.6 seconds; nothing was changed there",
    "PUT hang": "it did not answer within 0.6 seconds; whether it has it will be looked at",
    "PUT drip": "it did not answer within 0.6 seconds",
    "PUT half": "it broke off before its answer was whole; whether it has it will be looked at",
    "PUT close": "it broke off before its answer was whole",
    "GET garbage": "what it answers is no answer of a web server",
    "GET endless": "what it sends is larger than 8,000,000 bytes",
    "PUT redirect": "the address leads on to https://elsewhere.example/x (302), and is not followed",
}


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_one_sentence_and_the_version_is_kept(desk: App, host: WebServer, site: str, fault: str) -> None:
    desk.publish("First")
    before = host.file()
    host.fault = fault
    (failed,) = desk.publish("Second").deliveries
    assert failed.state == "failed"
    assert FAULTS[fault] in failed.sentence
    assert failed.sentence.startswith(f"{host.url}: settings.json could not be ")
    assert "\n" not in failed.sentence
    assert TOKEN not in failed.sentence
    assert host.file() == before
    assert desk.ask(GetVersion(2)).note == "Second"
    host.fault = None
    (again,) = deliveries.deliver(desk)
    assert again.state == "done"
    assert host.file() == desk.ask(GetVersion(2)).envelope


def test_nobody_there_and_no_such_server(desk: App, host: WebServer, site: str) -> None:
    host.close()
    (failed,) = desk.publish("First").deliveries
    assert "nobody listens there" in failed.sentence
    with pytest.raises(BadInput, match="no server of that name was found"):
        targets.add_address(desk, "https://nowhere.invalid/paywall")


def test_a_wrong_certificate_is_refused(desk: App, tmp_path: Path) -> None:
    with web_server(certificate(tmp_path)) as running:
        with pytest.raises(BadInput, match=r"its certificate is not good for this address \(self-signed certificate"):
            targets.add_address(desk, running.url, token=TOKEN)
        assert running.asked == [], "nothing was sent, the token least of all"


def test_a_certificate_that_this_computer_trusts_is_taken(
    desk: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with web_server(file) as running:
        targets.add_address(desk, running.url, token=TOKEN)
        assert desk.publish("First").deliveries[0].state == "done"
        assert running.file() == desk.ask(GetVersion(1)).envelope


def test_a_redirect_is_never_followed(desk: App, host: WebServer, site: str) -> None:
    with web_server() as thief:
        host.leads_to = f"{thief.url}/settings.json"
        host.fault = "redirect"
        assert desk.publish("First").deliveries[0].state == "failed"
        assert thief.asked == []


def test_somebody_who_changes_it_at_the_same_moment_is_not_overwritten_blindly(
    desk: App, host: WebServer, site: str, opened: Callable[[str], App]
) -> None:
    desk.publish("First")
    colleague, once = opened("bob"), iter([True])

    def meddle() -> None:
        if next(once, False):
            colleague.publish("Third, from another desk")

    host.before_put = meddle
    outcome = desk.publish("Second")
    assert outcome.version == 2
    payload = json.loads(bundle.parse_envelope(host.file() or b"").payload)
    assert payload["version"] == 3, "the newest is what readers get in the end"
    said = [one.sentence for one in desk.ask(GetVersion(2)).deliveries]
    assert any("changed there by somebody else at the same moment" in sentence for sentence in said)


def test_another_publication_there_is_left_alone(desk: App, host: WebServer, site: str, tmp_path: Path) -> None:
    desk.publish("First")
    before = host.file()
    other = App.open(tmp_path / "other.db", actor="ann", clock=desk.clock, sample=True)
    with pytest.raises(DeliveryFailed, match="bundle of another publication"):
        targets.add_address(other, host.url, token=TOKEN)
    other.close()
    assert host.file() == before


# The token


def everything(app: App, *folders: Path) -> bytes:
    files = [path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file()]
    return repr(dump(app.store)).encode() + b"".join(files)


@pytest.mark.usefixtures("site")
def test_the_token_is_nowhere_but_in_the_vault(
    desk: App, host: WebServer, tmp_path: Path, home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    host.fault = "500"
    desk.publish("First")
    host.fault = None
    deliveries.deliver(desk)
    live.look(desk)
    assert TOKEN.encode() not in everything(desk, tmp_path, home)
    assert TOKEN not in caplog.text
    assert TOKEN not in repr(desk.ask(ListTargets())) + repr(desk.ask(ListAudit()))
    assert tokens.place(desk, "site") == "file"


def test_a_token_comes_from_the_environment_for_one_run(
    desk: App, host: WebServer, site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tokens.forget(desk, "site")
    (failed,) = desk.publish("First").deliveries
    assert "the server wants a token (401), and this computer has none for it" in failed.sentence
    monkeypatch.setenv(tokens.variable("site"), TOKEN)
    assert tokens.place(desk, "site") == "environment"
    assert deliveries.deliver(desk)[0].state == "done"
    monkeypatch.delenv("PAYWALL_ADMIN_TOKEN_SITE")
    assert tokens.place(desk, "site") is None


def test_a_token_is_for_one_server_and_does_not_go_along_to_another(desk: App, host: WebServer, site: str) -> None:
    with web_server() as other:
        other.token = None
        targets.edit(desk, "site", {"location": other.url})
        assert desk.publish("First").deliveries[0].state == "done"
        assert all("Authorization" not in headers for _, _, headers in other.asked)
    desk.do(Undo())
    assert deliveries.deliver(desk)[0].state == "done"
    assert host.asked[-1][2]["Authorization"] == f"Bearer {TOKEN}"


@pytest.mark.parametrize("text", ["two words", "line\nbreak", "", "schlüssel", "x" * 5000])
def test_what_cannot_be_sent_is_no_token(
    desk: App, host: WebServer, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(BadInput, match="A token has no blanks"):
        tokens.accepted(text)
    if text:
        with pytest.raises(BadInput):
            targets.add_address(desk, host.url, token=text)
        monkeypatch.setenv("PAYWALL_ADMIN_TOKEN_SITE", text)
        with pytest.raises(BadInput, match="A token has no blanks") as refused:
            targets.add_address(desk, host.url, "site")
        assert refused.value.place == "PAYWALL_ADMIN_TOKEN_SITE"
        assert desk.ask(ListTargets()) == ()


def test_a_target_that_goes_takes_its_token_along(desk: App, site: str) -> None:
    targets.remove(desk, "site")
    assert tokens.place(desk, "site") is None
    assert desk.ask(ListTargets()) == ()


# Addresses


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("https://Deploy.Example/Paywall/", "https://deploy.example/Paywall"),
        (" https://deploy.example ", "https://deploy.example"),
        ("https://münchen.example/öff", "https://xn--mnchen-3ya.example/%C3%B6ff"),
        ("http://localhost:8080/x", "http://localhost:8080/x"),
        ("http://[::1]:8080/x", "http://[::1]:8080/x"),
        ("https://a.example:443/x", "https://a.example:443/x"),
    ],
)  # fmt: skip
def test_addresses_are_kept_in_one_way_of_writing(text: str, kept: str) -> None:
    assert address(text, "/location") == kept
    assert address(kept, "/location") == kept


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("http://deploy.example/x", "has to begin with https://"),
        ("http://127.0.0.1.evil.example/x", "has to begin with https://"),
        ("http://192.168.1.2/x", "has to begin with https://"),
        ("ftp://a.example/x", "begins with https:// and names a server"),
        ("https:///x", "names a server"),
        ("a.example/x", "names a server"),
        ("https://a.example:port/x", "names a server"),
        ("https://a b.example/x", "names a server"),
        ("https://[a.example/x", "names a server"),
        ("https://a..example/x", "names no server that can be"),
        (f"https://{'a' * 64}.example/x", "names no server that can be"),
        ("https://ann:pw@a.example/x", "the token apart"),
        ("https://a.example/x?key=1", "the token apart"),
        ("https://a.example/x#y", "the token apart"),
    ],
)
def test_what_is_no_address_is_refused(desk: App, text: str, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        targets.add_address(desk, text)
    with pytest.raises(BadInput):
        desk.do(AddTarget("x", "https", text))
    with pytest.raises(BadInput):
        desk.do(AddTarget("x", "folder", "/srv/x", public_url=text))
    assert desk.ask(ListTargets()) == ()
