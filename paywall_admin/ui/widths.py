"""What was measured of a widget at some widths: layouts ask for a few of them in turn, and often."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Generic, TypeVar

_MOST: Final = 8
Measured = TypeVar("Measured")


class ByWidth(Generic[Measured]):
    """Keeps the last few; `forget` when what is measured has changed."""

    def __init__(self) -> None:
        self._known: dict[int, Measured] = {}

    def of(self, width: int, measure: Callable[[int], Measured]) -> Measured:
        """What a width comes to, measured where that is not known."""
        if width not in self._known:
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[width] = measure(width)
        return self._known[width]

    def forget(self) -> None:
        """Measure everything anew."""
        self._known.clear()
