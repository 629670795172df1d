"""Scheduling, comparing, going back, taking over and looking whether it is live, by the command line."""

from __future__ import annotations

import configparser
import io
import json
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from cli.conftest import Call
from cli.test_frame import ALL
from paywall_admin.cli import invocation
from paywall_admin.services import tokens
from paywall_admin.services.app import App
from paywall_admin.store import scheduled
from paywall_admin.system import assets, signing
from paywall_admin.system.clock import system_clock
from support.webserver import TOKEN, WebServer, web_server


@pytest.fixture(autouse=True)
def _server(passphrase: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without a keyring; what a guess at the passphrase costs is tested elsewhere."""
    monkeypatch.setitem(signing._COST, "n", 2**4)


@pytest.fixture
def host() -> Iterator[WebServer]:
    with web_server() as running:
        yield running


def make_due(store: Path) -> None:
    """The time of everything that is scheduled has come."""
    app = App.open(store)
    with app.store.write() as connection:
        connection.exec_driver_sql("UPDATE schedule SET at = ?", (system_clock() - 7300,))
    app.close()


def limit(desk: Call, store: Path, folder: Path, now: int) -> None:
    settings = desk("--store", store, "settings", "show").json
    settings["meters"][0]["limit"] = now
    (folder / "s.json").write_text(json.dumps(settings))
    assert desk("--store", store, "settings", "import", folder / "s.json").code == 0


def test_a_publish_is_scheduled_seen_moved_and_carried_out(desk: Call, store: Path, tmp_path: Path) -> None:
    assert desk("--store", store, "schedule", "list").out == "Nothing is scheduled.\n"
    tried = desk("--store", store, "publish", "--note", "Autumn", "--at", "2098-01-01 06:00", "--dry-run")
    assert tried.out.startswith(
        "The draft as it is now would be published at 2098-01-01 06:00 (Asia/Tokyo, 2097-12-31T"
    )
    answer = desk("--store", store, "publish", "--note", "Autumn", "--at", "2098-01-01 06:00", "--json")
    assert answer.json == {"id": 1, "at": "2097-12-31T21:00:00Z", "typed": "2098-01-01 06:00", "zone": "Asia/Tokyo"}
    moved = desk("--store", store, "schedule", "move", 1, "--at", "2098-01-02 06:00")
    assert moved.out == "The scheduled publish 1 is due at 2098-01-02 06:00 (Asia/Tokyo).\n"
    limit(desk, store, tmp_path, 3)
    (row,) = desk("--store", store, "schedule", "list", "--json").json
    assert (row["typed"], row["movedOn"], row["note"]) == ("2098-01-02 06:00", True, "Autumn")
    assert "limit 5 → 3" in desk("--store", store, "schedule", "show", 1).out
    assert desk("--store", store, "publish", "--due").out == "Nothing is due.\n"
    make_due(store)
    assert desk("--store", store, "publish", "--due", "--dry-run").out.endswith("would be published: Autumn\n")
    answer = desk("--store", store, "publish", "--due")
    assert answer.code == 0, answer.err
    assert answer.out == "Version 1 is published, as scheduled for 2098-01-02 06:00, 2 hours late.\n"
    assert desk("--store", store, "publish", "--due", "--json").json == {"scheduled": [], "deliveries": []}


def test_what_is_overtaken_is_held_with_exit_code_1(desk: Call, store: Path, tmp_path: Path) -> None:
    desk("--store", store, "publish", "--note", "Autumn", "--at", "2098-01-01 06:00")
    limit(desk, store, tmp_path, 3)
    desk("--store", store, "publish", "--note", "Cannot wait")
    make_due(store)
    answer = desk("--store", store, "publish", "--due")
    assert answer.code == 1
    assert "Version 1 was published after this was scheduled" in answer.out
    assert "paywall-admin: What was scheduled for 2098-01-01 06:00 was not published: Version" in answer.err
    assert "held: version 1 is newer" in desk("--store", store, "schedule", "list").out
    assert desk("--store", store, "schedule", "renew", 1).code == 3, "its time has passed"
    assert desk("--store", store, "schedule", "renew", 1, "--at", "2098-01-01 07:00").code == 0
    assert desk("--store", store, "schedule", "cancel", 2).out.endswith(": done.\n")
    assert desk("--store", store, "undo").code == 0
    assert desk("--store", store, "schedule", "publish", 2).out == (
        "Version 2 is published, as scheduled for 2098-01-01 07:00.\n"
    )


@pytest.mark.parametrize(
    ("when", "said"),
    [("soon", "--at: 'soon' is no date and time"), ("2001-01-01 06:00", "That time has passed already")],
)
def test_what_is_no_time_to_come_is_refused(desk: Call, store: Path, when: str, said: str) -> None:
    answer = desk("--store", store, "publish", "--note", "x", "--at", when)
    assert answer.code == 3
    assert said in answer.err
    assert desk("--store", store, "schedule", "list", "--json").json == []


def test_versions_are_compared_and_gone_back_to(desk: Call, store: Path, tmp_path: Path) -> None:
    desk("--store", store, "publish", "--note", "First")
    limit(desk, store, tmp_path, 3)
    desk("--store", store, "publish", "--note", "Second")
    assert desk("--store", store, "history", "diff", 1, 2).out == (
        "1 change from version 1 to version 2:\n  Meter 'All readers': limit 5 → 3\n"
    )
    found = desk("--store", store, "history", "diff", 1, 2, "--json").json
    assert (found["from"], found["to"], found["changes"][0]["place"]) == (1, 2, "/meters/0/limit")
    assert (found["objects"][0]["was"]["limit"], found["objects"][0]["now"]["limit"]) == (5, 3)
    lines = desk("--store", store, "history", "diff", 1, 2, "--lines").out.splitlines()
    assert {'-   "limit": 5,', '+   "limit": 3,', "@@ /meters/0"} <= set(lines)
    assert desk("--store", store, "history", "diff", 2).out == "Version 2 and the draft are the same.\n"
    assert "Meter 'All readers': limit 5 → 3" in desk("--store", store, "history").out
    assert "limit 5 → 3" in desk("--store", store, "history", "show", 2).out
    assert desk("--store", store, "history", "show", 9).code == 3
    answer = desk("--store", store, "history", "roll-back", 1)
    assert answer.out.startswith("1 thing changed in the draft, which goes back to version 1:\n")
    assert "until then readers see no difference" in answer.out
    assert answer.err.startswith("warning: "), "the offer of 2020 is over"
    assert desk("--store", store, "history", "diff", 1).out == "Version 1 and the draft are the same.\n"


def test_settings_come_from_another_store(desk: Call, store: Path, tmp_path: Path) -> None:
    live = tmp_path / "live.db"
    desk("--store", live, "sample", "--year", 2020)
    desk("--store", live, "database", "environment", "live")
    limit(desk, store, tmp_path, 3)
    desk("--store", store, "publish", "--note", "Tried")
    tried = desk("--store", live, "settings", "import", "--from", store, "--dry-run")
    assert tried.out.startswith("1 thing would change in the draft, taken from version 1 of paywall.db (test to live):")
    answer = desk("--store", live, "settings", "import", "--from", store, "--json")
    assert (answer.json["from"], answer.json["to"], answer.json["version"]) == ("test", "live", 1)
    assert desk("--store", live, "settings", "show").json["meters"][0]["limit"] == 3
    assert desk("--store", live, "settings", "import", "--from", tmp_path / "no.db").code == 6
    assert desk("--store", live, "settings", "import", "--from", store, "--version", 4).code == 3


def test_an_address_is_a_target_with_its_token_from_standard_input(
    desk: Call, store: Path, host: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{TOKEN}\n"))
    answer = desk("--store", store, "targets", "add", host.url, "--name", "site", "--token-stdin", "--json")
    assert answer.code == 0, answer.err
    assert answer.json["location"] == host.url
    assert desk("--store", store, "targets", "test").out == "site: Reached; nothing of this publication is there yet.\n"
    desk("--store", store, "publish", "--note", "First")
    live = desk("--store", store, "live", "--json")
    assert (live.code, live.json["live"], live.json["targets"][0]["state"]) == (0, True, "live")
    assert "has settings.json 1" in desk("--store", store, "targets", "list").out
    assert TOKEN not in answer.out + live.out
    assert desk("--store", store, "targets", "token", "site", "--forget", "--dry-run").out == (
        "The token of site is in the file.\n"
    )
    assert (
        desk("--store", store, "targets", "token", "site", "--forget").out == "This computer has no token for site.\n"
    )
    desk("--store", store, "publish", "--note", "Second")
    assert desk("--store", store, "live").code == 1
    assert desk("--store", store, "targets", "test", "site").code == 0, "reading needs no token there"
    assert desk("--store", store, "deliver", "--due").out == "Nothing is due.\n"
    assert "did not take settings.json 2 (attempt 1, next " in desk("--store", store, "targets", "list").out
    monkeypatch.setenv(tokens.variable("site"), TOKEN)
    assert desk("--store", store, "deliver").out == "site: delivered\n"


def test_the_units_of_systemd_call_what_there_is() -> None:
    folder = assets.room("resources") / "systemd"
    service, timer = (configparser.ConfigParser(interpolation=None, strict=True) for _ in "ab")
    for unit, suffix in ((service, "service"), (timer, "timer")):
        unit.read(folder / f"paywall-admin-publish.{suffix}", encoding="utf-8")
    words = shlex.split(service["Service"]["ExecStart"])
    assert words[:3] == ["/usr/bin/env", "paywall-admin", "publish"]
    context: click.Context = ALL["publish"].make_context("publish", words[3:], obj=invocation.Invocation())
    assert context.params["due"] is True
    assert timer["Timer"]["Persistent"] == "true"
    assert timer["Install"]["WantedBy"] == "timers.target"


def test_a_schedule_is_read_in_the_order_in_which_it_is_due(desk: Call, store: Path) -> None:
    for year in (2098, 2096, 2097):
        desk("--store", store, "publish", "--note", "x", "--at", f"{year}-01-01 06:00")
    app = App.open(store)
    with app.store.look() as look:
        assert [one.typed[:4] for one in scheduled.pending(look)] == ["2096", "2097", "2098"]
    app.close()
