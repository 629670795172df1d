"""A seeded source of random choices, with the few forms that the generators need."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from paywall_admin.core.calendar import instant

T = TypeVar("T")

FIRST = 0
LAST = 4_102_444_799
"""The last second of 2099."""
DAY = 86_400


class Chance(random.Random):
    """Random choices that a seed brings back."""

    def maybe(self, likely: float = 0.5) -> bool:
        """True in that share of the calls."""
        return self.random() < likely

    def few(self, items: Sequence[T], most: int) -> list[T]:
        """Up to `most` of the items, none twice, in random order."""
        return self.sample(items, min(len(items), self.randint(0, most)))

    def many(self, most: int, make: Callable[[], T]) -> list[T]:
        """Up to `most` things made one by one."""
        return [make() for _ in range(self.randint(0, most))]

    def fields(self, **makers: Callable[[], Any]) -> dict[str, Any]:
        """An object in which each field is there half of the time."""
        return {name: make() for name, make in makers.items() if self.maybe()}

    def moment(self, moments: Sequence[int]) -> str:
        """An instant at one of the moments, a second beside it, or anywhere."""
        if self.maybe(0.03):
            return instant(self.randint(FIRST, LAST))
        near = self.choice((0, 0, 0, 0, -1, 1, 1, -1, 3600, -3600, 43_200, -DAY, DAY, self.randint(-DAY, DAY)))
        return instant(min(LAST, max(FIRST, self.choice(moments) + near)))
