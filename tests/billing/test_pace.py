"""Requests leave at an even pace, at each endpoint and in all, however many threads there are."""

from __future__ import annotations

import threading
import time

import pytest

from paywall_admin.billing.pace import Pace


class Time:
    """A clock that moves only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def pace(limits: tuple[int, int]) -> tuple[Pace, Time]:
    moving = Time()
    return Pace(limits, clock=moving.clock, sleep=moving.sleep), moving


@pytest.mark.parametrize(("limits", "endpoints", "rate"), [((25, 25), 1, 25), ((100, 25), 1, 25), ((100, 25), 4, 100)])
def test_at_least_nine_tenths_of_the_limit_and_never_more(limits: tuple[int, int], endpoints: int, rate: int) -> None:
    paced, moving = pace(limits)
    left = []
    for number in range(400):
        paced.wait(f"post {number % endpoints}")
        left.append(moving.now)
    assert 0.9 * rate <= len(left) / left[-1] <= rate
    for first, last in zip(left, left[rate:], strict=False):
        assert last - first >= 1.0


def test_pause_holds_everything_back() -> None:
    paced, moving = pace((25, 25))
    paced.wait("post prices")
    paced.slow_down(3.0)
    paced.wait("post products")
    assert moving.now >= 3.0


def test_threads_never_leave_in_a_bunch() -> None:
    paced, left = Pace((200, 200)), []

    def work() -> None:
        for _ in range(5):
            paced.wait("post prices")
            left.append(time.monotonic())

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(left) - min(left) >= 39 / 200
    assert len(left) == 40
