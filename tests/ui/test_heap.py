"""Whole looks for garbage wait until nobody works at the window; garbage is freed all the same."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from paywall_admin.ui import heap as heaps
from paywall_admin.ui.heap import Heap


class Ring:
    """Garbage that only a look can find: it holds itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def heap(qapp: QApplication) -> Iterator[Heap]:
    gc.collect()
    owner = QObject()
    made = Heap(owner)
    yield made
    made.close()


def thrown_away() -> Callable[[], object]:
    """A ring that nobody holds any more."""
    return weakref.ref(Ring())


def grow(heap: Heap, put_off: int) -> list[list[int]]:
    """Make new objects, which live on, until so many looks were put off."""
    kept: list[list[int]] = []
    while heap.put_off != put_off:
        kept.append([])
        assert len(kept) < 5_000_000
    return kept


def test_young_garbage_is_freed_at_once(heap: Heap) -> None:
    ring = thrown_away()
    kept: list[list[int]] = []
    while ring() is not None:
        kept.append([])
        assert len(kept) < 10_000
    assert heap.put_off == 0


def test_large_heap_is_not_looked_through_while_somebody_works(heap: Heap) -> None:
    frozen = gc.get_freeze_count()
    kept = grow(heap, 1)
    assert gc.get_freeze_count() > frozen + len(kept) // 2


def test_garbage_of_long_ago_is_freed_when_the_person_turns_away(heap: Heap, qapp: QApplication) -> None:
    long_lived = [Ring()]
    ring = weakref.ref(long_lived[0])
    kept = grow(heap, 1)
    long_lived.clear()
    kept += grow(heap, 2)
    assert ring() is not None
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert ring() is None
    assert heap.put_off == 0


def test_looks_are_not_put_off_for_ever(heap: Heap, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heaps, "MOST_PUT_OFF", 2)
    long_lived = [Ring()]
    ring = weakref.ref(long_lived[0])
    kept = grow(heap, 2)
    long_lived.clear()
    kept += grow(heap, 0)
    assert ring() is None


def test_garbage_is_left_to_python_again_in_the_end(qapp: QApplication) -> None:
    heap = Heap(QObject())
    heap.close()
    ring = thrown_away()
    gc.collect()
    assert ring() is None
    assert gc.get_freeze_count() == 0
