"""A moment as people type it, in zones that skip and repeat hours."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paywall_admin.core.calendar import END, Zone, epoch
from paywall_admin.core.moments import local_text, offset_text, typed_moment
from paywall_admin.core.problems import BadInput

TOKYO, BERLIN, NEW_YORK, KOLKATA = map(
    Zone.load, ("Asia/Tokyo", "Europe/Berlin", "America/New_York", "Asia/Kolkata")
)  # fmt: skip


@pytest.mark.parametrize(
    ("zone", "text", "instant"),
    [
        (TOKYO, "2026-10-31 18:00", "2026-10-31T09:00:00Z"),
        (TOKYO, " 2026-10-31T6:05 ", "2026-10-30T21:05:00Z"),
        (TOKYO, "2026-10-31T09:00:00Z", "2026-10-31T09:00:00Z"),
        (BERLIN, "2026-07-01 00:00", "2026-06-30T22:00:00Z"),
        (KOLKATA, "2026-07-01 00:00", "2026-06-30T18:30:00Z"),
    ],
)
def test_local_date_and_time_become_an_instant(zone: Zone, text: str, instant: str) -> None:
    assert typed_moment(zone, text) == epoch(instant)


@pytest.mark.parametrize(
    ("zone", "text", "code", "words"),
    [
        (BERLIN, "2026-03-29 02:30", "skipped-moment", "There is no 2026-03-29 02:30 in Europe/Berlin"),
        (BERLIN, "2026-10-25 02:30", "doubled-moment",
         "2026-10-25T00:30:00Z (UTC+2) or 2026-10-25T01:30:00Z (UTC+1)"),
        (NEW_YORK, "2026-11-01 01:00", "doubled-moment", "2026-11-01T05:00:00Z (UTC-4)"),
        (TOKYO, "tomorrow", "bad-moment", "write it like 2026-10-31 18:00"),
        (TOKYO, "2026-02-30 10:00", "bad-moment", "There is no 2026-02-30 10:00"),
        (TOKYO, "2026-10-31 24:00", "bad-moment", "There is no 2026-10-31 24:00"),
        (TOKYO, "２０２６-10-31 18:00", "bad-moment", "no date and time"),
        (TOKYO, "2026-10-31", "bad-moment", "no date and time"),
        (TOKYO, "", "bad-moment", "no date and time"),
        (TOKYO, "1970-01-01 00:00", "out-of-range", "outside the years"),
        (NEW_YORK, "2099-12-31 23:00", "out-of-range", "outside the years"),
        (TOKYO, "2026-13-31T09:00:00Z", "bad-instant", "is not an instant"),
    ],
)  # fmt: skip
def test_what_is_no_one_moment_is_asked_about(zone: Zone, text: str, code: str, words: str) -> None:
    with pytest.raises(BadInput) as refused:
        typed_moment(zone, text, place="--at")
    assert refused.value.code == code
    assert words in refused.value.sentence
    assert refused.value.place == "--at"


@given(
    st.sampled_from([TOKYO, BERLIN, NEW_YORK, KOLKATA, Zone.load("Australia/Lord_Howe")]),
    st.integers(86_400, END - 86_400),
)  # fmt: skip
def test_what_is_written_is_read_again_or_asked_about(zone: Zone, at: int) -> None:
    at -= at % 60
    shown = local_text(zone, at)
    doubled = len(zone.instants_at(date.fromisoformat(shown[:10]), time.fromisoformat(shown[11:]))) > 1
    if doubled:
        with pytest.raises(BadInput, match=f"{offset_text(zone, at)}[)]".replace("+", "[+]")):
            typed_moment(zone, shown)
    else:
        assert typed_moment(zone, shown) == at
