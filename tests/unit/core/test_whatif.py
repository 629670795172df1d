"""Another limit, tried on counts: exact below the limit of then, estimated above it, and never more walls with more."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from paywall_admin.core.whatif import Group, Outcome, Span, curve, outcome, together

# A limit of 5: forty read two, ten read all five and stopped, six of the ten others opened three more and were refused.
SPAN = Span(0, 100, 5, (Group(2, 1, 40), Group(5, 0, 10), Group(5, 3, 6), Group(0, 4, 9)))


def test_below_the_limit_of_then_it_is_exact() -> None:
    assert outcome(SPAN, 1) == Outcome(56, 56, is_exact=True)
    assert outcome(SPAN, 2) == Outcome(56, 16, is_exact=True)
    assert outcome(SPAN, 4) == Outcome(56, 16, is_exact=True)


def test_at_the_limit_and_above_it_is_what_was_opened_at_the_wall() -> None:
    assert outcome(SPAN, 5) == Outcome(56, 6, is_exact=False)
    assert outcome(SPAN, 7) == Outcome(56, 6, is_exact=False)
    assert outcome(SPAN, 8) == Outcome(56, 0, is_exact=False)


def test_what_did_not_count_of_somebody_with_articles_left_was_free() -> None:
    assert outcome(Span(0, 1, 5, (Group(4, 100, 1),)), 4).walled == 0


def test_rolling_windows_are_never_exact_and_nobody_is_a_share_of_nothing() -> None:
    assert not outcome(SPAN._replace(is_rough=True), 1).is_exact
    assert outcome(Span(0, 1, 5, ()), 1).share == 0.0
    assert together((), 3) == Outcome(0, 0, is_exact=True)


GROUPS = st.builds(Group, st.integers(0, 30), st.integers(0, 30), st.integers(1, 50))
SPANS = st.builds(Span, st.just(0), st.just(1), st.integers(0, 20), st.lists(GROUPS, max_size=6).map(tuple))


@given(st.lists(SPANS, max_size=4), st.integers(0, 40))
def test_the_curve_is_each_limit_by_itself_and_falls(spans: list[Span], most: int) -> None:
    found = curve(spans, most)
    if spans:
        assert list(found) == [together(spans, limit) for limit in range(most + 1)]
    walled = [one.walled for one in found]
    assert walled == sorted(walled, reverse=True)
    assert all(one.walled <= one.readers for one in found)
