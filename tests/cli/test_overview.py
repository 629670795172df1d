"""`overview`: what readers have now and what happens next, on the command line."""

from __future__ import annotations

from pathlib import Path

from cli.conftest import Call


def test_before_the_first_publish_it_says_so_and_looks_ahead(desk: Call, store: Path) -> None:
    answer = desk("--store", store, "overview")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("Nothing was published yet: readers have nothing of this.\n")
    assert "The next days in Asia/Tokyo:" in answer.out
    assert "warning: /offers/0/endsAt: Offer 'Three-month trial' ended on October 31, 2020" in answer.out


def test_after_it_says_what_is_live_unpublished_and_next(desk: Call, store: Path, passphrase: str) -> None:
    desk("--store", store, "sample", "--year", 2098)
    assert desk("--store", store, "publish", "--note", "First").code == 0
    desk("--store", store, "sample", "--year", 2099)
    answer = desk("--store", store, "overview", "--days", 40)
    assert "Live: version 1, published by" in answer.out
    assert "  Readers get 5 free articles each calendar month (meter 'All readers')" in answer.out
    assert "Not published yet: " in answer.out
    assert "Meter 'All readers' starts again: 5 free articles." in answer.out
    assert "warning: There is no target" in answer.out
    found = desk("--store", store, "overview", "--days", 40, "--json").json
    assert (found["version"], found["timeZone"]) == (1, "Asia/Tokyo")
    assert [alert["code"] for alert in found["alerts"]] == ["no-target"]
    assert {event["kind"] for event in found["events"]} == {"reset"}
    assert all(event["place"] == "/meters/0" and event["standing"] == "published" for event in found["events"])
    assert len(found["unpublished"]) == len([line for line in answer.out.split("\n") if "2099" in line])
    assert found["overlaps"][0]["place"] == "/offers/1"


def test_the_days_have_to_be_some(desk: Call, store: Path) -> None:
    assert desk("--store", store, "overview", "--days", 0).code == 2
