"""Is it really live? What readers get is held against what was published, and the clock against the server's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from paywall_admin.core import bundle
from paywall_admin.services import keys, live, targets
from paywall_admin.services.app import App
from paywall_admin.services.queries import GetOverview, GetVersion
from support.webserver import TOKEN, WebServer


def look(app: App) -> tuple[str, str]:
    (found,) = live.look(app).targets
    return found.state, found.sentence


def test_where_there_is_nothing_to_look_at_nothing_is_live(desk: App, host: WebServer) -> None:
    desk.publish("First")
    report = live.look(desk)
    assert (report.targets, report.is_live) == ((), False)


def test_what_readers_get_is_looked_at_where_they_get_it(desk: App, host: WebServer, tmp_path: Path) -> None:
    folder = tmp_path / "web"
    folder.mkdir()
    host.token = None
    targets.add_folder(desk, folder, "web", public_url=host.url)
    assert live.look(desk).targets == ()
    desk.publish("First")
    assert look(desk) == ("nothing", "There is no settings.json there; bring it there.")
    first = (folder / "settings.json").read_bytes()
    host.put(first)
    assert look(desk) == ("live", "Version 1 is there, exactly as it was published.")
    assert live.look(desk).is_live
    desk.publish("Second")
    assert look(desk) == ("behind", "Version 1 is still there; the newest is 2.")
    assert not live.look(desk).is_live
    host.put((folder / "settings.json").read_bytes())
    assert look(desk)[0] == "live"
    host.put(first[:-200])
    assert look(desk)[0] == "bad"
    host.put(first.replace(b'"sig":"', b'"sig":"AAAA'))
    assert look(desk)[0] == "bad"
    host.fault = "500"
    assert look(desk) == (
        "unreachable",
        "settings.json could not be looked at: the server has a fault of its own (500).",
    )
    targets.edit(desk, "web", {"public_url": ""})
    assert look(desk)[0] == "live", "without a public address the folder itself is looked at"


def test_other_content_under_the_same_number_is_told_apart(desk: App, host: WebServer, site: str) -> None:
    desk.publish("First")
    payload = json.loads(desk.ask(GetVersion(1)).payload)
    payload["graceDays"] = 99
    host.put(keys.signed(json.dumps(payload).encode(), bundle.SETTINGS_TYPE, keys.signers(desk)))
    assert look(desk) == ("other", "What is there calls itself version 1, but is not what was published.")
    payload["version"] = 7
    host.put(keys.signed(json.dumps(payload).encode(), bundle.SETTINGS_TYPE, keys.signers(desk)))
    assert look(desk) == ("ahead", "Version 7 is there, newer than the 1 of this store.")
    payload["publicationId"] = "another"
    host.put(keys.signed(json.dumps(payload).encode(), bundle.SETTINGS_TYPE, keys.signers(desk)))
    assert look(desk) == ("other", "There lies the bundle of another publication.")


def test_a_place_that_only_takes_says_what_is_needed(desk: App, host: WebServer) -> None:
    host.fault = "GET 405"
    targets.add_address(desk, host.url, token=TOKEN)
    desk.publish("First")
    assert look(desk) == ("unknown", "The address only takes files; give the target's public address to look at.")


@pytest.mark.parametrize(
    ("ahead", "age", "words"),
    [
        (0, None, ""), (100, None, ""), (-100, None, ""), (600, 600, ""),
        (600, None, "is 10 minutes ahead of the server's"), (-7300, None, "is 2 hours behind the server's"),
        (200_000, None, "is 2 days ahead of the server's"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("site")
def test_a_clock_that_is_off_is_noticed(desk: App, host: WebServer, ahead: int, age: int | None, words: str) -> None:
    host.ahead, host.age = ahead, age
    (made,) = desk.publish("First").deliveries
    report = live.look(desk)
    if words:
        assert words in made.sentence
        assert words in report.clock
    else:
        assert (made.sentence, report.clock) == ("", "")


@pytest.mark.parametrize("fault", [None, "PUT 500", "GET 503"])
@pytest.mark.usefixtures("site")
def test_a_clock_that_is_off_shows_without_being_asked_once_a_server_told_its_time(
    desk: App, host: WebServer, fault: str | None
) -> None:
    host.ahead, host.fault = 600, fault
    desk.publish("First")
    told = [alert.sentence for alert in desk.ask(GetOverview()).alerts if alert.code == "clock-off"]
    assert told == [
        "The clock of this computer is 10 minutes ahead of the server's; set it right, because versions carry its time."
    ]
    host.ahead = 5
    live.look(desk)
    assert "clock-off" not in [alert.code for alert in desk.ask(GetOverview()).alerts]
