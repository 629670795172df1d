"""Counting, against a model that is slow and plainly right."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from paywall_admin.core.calendar import DAY
from paywall_admin.core.case import Read
from paywall_admin.core.counting import Count, count_calendar, count_rolling

# Few articles and instants that often coincide, so that every tie comes up.
articles = st.sampled_from("abc")
moments = st.integers(0, 40).map(lambda step: step * DAY // 4)
reads = st.lists(st.builds(Read, articles, moments), max_size=12)
resets = st.one_of(st.just(-1), moments)


def slow_calendar(past: list[Read], article: str, start: int, at: int, forgotten: int) -> tuple[int, bool]:
    counted: list[str] = []
    for read in sorted(past, key=lambda read: read.at):
        within = start <= read.at <= at and read.at > forgotten
        if within and read.article not in counted:
            counted.append(read.article)
    return len(counted), article in counted


def slow_rolling(past: list[Read], article: str, seconds: int, at: int, forgotten: int) -> Count:
    """Take every read in order of time and ask of each whether an earlier counted one of its article is too near."""
    counted: list[Read] = []
    for read in sorted(past, key=lambda read: read.at):
        if not forgotten < read.at <= at:
            continue
        if not any(earlier.article == read.article and read.at - earlier.at < seconds for earlier in counted):
            counted.append(read)
    window = [read for read in counted if at - seconds < read.at <= at]
    leaves = [read.at + seconds for read in window]
    return Count(len(window), article in {read.article for read in window}, min(leaves, default=None))


@given(reads, articles, moments, moments, resets)
def test_a_calendar_period_counts_each_article_once(
    past: list[Read], article: str, start: int, at: int, forgotten: int
) -> None:
    found = count_calendar(past, article, start=start, end=99 * DAY, at=at, forgotten=forgotten)
    assert (found.used, found.counted_this) == slow_calendar(past, article, start, at, forgotten)
    assert found.resets_at == 99 * DAY


@given(reads, articles, st.integers(1, 4), moments, resets)
def test_a_rolling_window_counts_an_article_again_only_days_after_its_last_counted_read(
    past: list[Read], article: str, days: int, at: int, forgotten: int
) -> None:
    found = count_rolling(past, article, seconds=days * DAY, at=at, forgotten=forgotten)
    assert found == slow_rolling(past, article, days * DAY, at, forgotten)


@given(reads, articles, st.integers(1, 4), moments, st.randoms())
def test_the_order_of_the_reads_does_not_matter(
    past: list[Read], article: str, days: int, at: int, random: object
) -> None:
    shuffled = list(past)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    for order in (past, shuffled):
        assert count_rolling(order, article, seconds=days * DAY, at=at, forgotten=-1) == slow_rolling(
            past, article, days * DAY, at, -1
        )


def rolling(past: list[Read], article: str = "x", at: int = 10 * DAY, forgotten: int = -1) -> Count:
    return count_rolling(past, article, seconds=7 * DAY, at=at, forgotten=forgotten)


def test_a_read_exactly_seven_days_ago_has_left_the_window() -> None:
    assert rolling([Read("a", 3 * DAY)]) == (0, False, None)
    assert rolling([Read("a", 3 * DAY + 1)]) == (1, False, 10 * DAY + 1)


def test_a_read_before_the_window_can_make_one_within_it_a_re_read() -> None:
    assert rolling([Read("a", 2 * DAY), Read("a", 8 * DAY)]) == (0, False, None)
    assert rolling([Read("a", 2 * DAY), Read("a", 8 * DAY), Read("a", 9 * DAY)], "a") == (1, True, 16 * DAY)


def test_a_reset_forgets_the_reads_up_to_and_including_it() -> None:
    past = [Read("a", 8 * DAY), Read("b", 8 * DAY + 1)]
    assert rolling(past, "a", forgotten=8 * DAY) == (1, False, 15 * DAY + 1)
    assert count_calendar(past, "a", start=0, end=20 * DAY, at=9 * DAY, forgotten=8 * DAY) == (1, False, 20 * DAY)


def test_a_read_at_the_very_instant_of_the_case_counts_and_a_later_one_does_not() -> None:
    past = [Read("a", 10 * DAY), Read("b", 10 * DAY + 1)]
    assert rolling(past, "a") == (1, True, 17 * DAY)
    assert count_calendar(past, "b", start=0, end=20 * DAY, at=10 * DAY, forgotten=-1) == (1, False, 20 * DAY)


def test_a_period_holds_its_first_instant_and_not_the_one_before() -> None:
    past = [Read("a", 5 * DAY - 1), Read("b", 5 * DAY)]
    assert count_calendar(past, "a", start=5 * DAY, end=20 * DAY, at=10 * DAY, forgotten=-1) == (1, False, 20 * DAY)
