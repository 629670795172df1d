"""An opened store, a clock that stands still, and people who work on it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from paywall_admin.services import targets
from paywall_admin.services.app import App
from paywall_admin.services.billing import connection
from paywall_admin.services.drafts import ReplaceDraft, sample_settings
from paywall_admin.system import signing
from support import postgres
from support.billing import KEY, UNHURRIED
from support.stores import NOW, Clock, fill, place_of
from support.stripe.peer import Peer
from support.stripe.server import serving
from support.webserver import TOKEN, WebServer, web_server


@pytest.fixture(scope="session")
def server() -> Any:
    return postgres.start()


@pytest.fixture(scope="session")
def filled_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store file with everything in it, made once; tests work on copies."""
    path = tmp_path_factory.mktemp("filled") / "paywall.db"
    app = App.open(path, actor="zoe", clock=Clock())
    fill(app)
    app.close()
    return path


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def kind() -> str:
    """Which kind of store a test uses; tests for both are parametrized with it."""
    return "file"


@pytest.fixture
def address(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    with place_of(kind, tmp_path, request) as found:
        yield found


@pytest.fixture
def opened(address: str, clock: Clock) -> Iterator[Callable[[str], App]]:
    apps: list[App] = []

    def open_as(actor: str) -> App:
        apps.append(App.open(address, actor=actor, clock=clock))
        return apps[-1]

    yield open_as
    for app in apps:
        app.close()


@pytest.fixture
def filled(filled_file: Path, address: str, opened: Callable[[str], App]) -> App:
    """A store with everything in it, opened by ann, who did none of it."""
    shutil.copy(filled_file, address)
    return opened("ann")


@pytest.fixture
def app(opened: Callable[[str], App]) -> App:
    return opened("ann")


@pytest.fixture
def cheap_passphrase(monkeypatch: pytest.MonkeyPatch) -> str:
    """A passphrase in the environment; what a guess costs is tested with the seal itself."""
    monkeypatch.setitem(signing._COST, "n", 2**4)
    monkeypatch.setenv("PAYWALL_ADMIN_PASSPHRASE", "correct horse")
    return "correct horse"


@pytest.fixture
def desk(app: App, cheap_passphrase: str) -> App:
    """A store with the sample publication of the clock's year, ready to be published."""
    app.do(ReplaceDraft(sample_settings(app.clock())))
    return app


@pytest.fixture
def web(desk: App, tmp_path: Path) -> Path:
    """A folder that the web tier reads: a target of that store."""
    folder = tmp_path / "web"
    folder.mkdir()
    targets.add_folder(desk, folder)
    return folder


@pytest.fixture
def host() -> Iterator[WebServer]:
    with web_server() as running:
        yield running


@pytest.fixture
def site(desk: App, host: WebServer) -> str:
    """The store has the server as its target."""
    return targets.add_address(desk, host.url, "site", token=TOKEN).id


@pytest.fixture
def peer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Peer]:
    """A Stripe that every job of this test reaches, with a key for this run."""
    from stripe import _http_client

    from paywall_admin.billing import stripe_gateway

    monkeypatch.setattr(_http_client.HTTPClient, "INITIAL_DELAY", 0.002)
    monkeypatch.setattr(_http_client.HTTPClient, "MAX_DELAY", 0.004)
    monkeypatch.setattr(stripe_gateway, "TEST_LIMITS", UNHURRIED)
    monkeypatch.setattr(stripe_gateway, "LIVE_LIMITS", UNHURRIED)
    made = Peer(NOW)
    made.key(KEY)
    with serving(made) as address:
        monkeypatch.setenv("STRIPE_API_BASE", address)
        monkeypatch.setenv("STRIPE_API_KEY", KEY)
        yield made


@pytest.fixture
def connected(app: App, peer: Peer, cheap_passphrase: str) -> App:
    """A store with the sample publication that is connected to Stripe."""
    app.do(ReplaceDraft(sample_settings(app.clock())))
    connection.connect(app, KEY)
    return app
