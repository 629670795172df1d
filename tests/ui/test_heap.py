"""Garbage is freed on the window's thread alone, and whole looks for it wait until nobody works at the window."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from paywall_admin.ui import heap as heaps
from paywall_admin.ui.heap import Heap


class Ring:
    """Garbage that only a look can find: it holds itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def heap(qapp: QApplication) -> Iterator[Heap]:
    gc.collect()
    gc.enable()
    owner = QObject()
    made = Heap(owner)
    yield made
    made.close()
    assert gc.isenabled()
    gc.disable()


def thrown_away() -> Callable[[], object]:
    """A ring that nobody holds any more."""
    return weakref.ref(Ring())


def grown(by: int) -> list[list[int]]:
    """So many new objects, which live on."""
    return [[] for _ in range(by)]


def test_young_garbage_is_freed_soon(heap: Heap, qtbot: QtBot) -> None:
    ring, kept = thrown_away(), grown(heaps.YOUNG)
    qtbot.waitUntil(lambda: ring() is None)
    assert heap.put_off >= len(kept)


def test_no_other_thread_looks_for_garbage(heap: Heap) -> None:
    ring, begun = thrown_away(), []

    def hear(phase: str, _info: object) -> None:
        begun.append((phase, threading.current_thread()))

    gc.callbacks.append(hear)
    worker = threading.Thread(target=lambda: grown(100_000))
    worker.start()
    worker.join()
    gc.callbacks.remove(hear)
    assert begun == []
    assert ring() is not None


def test_large_heap_is_not_looked_through_while_somebody_works(heap: Heap) -> None:
    frozen, ring, kept = gc.get_freeze_count(), thrown_away(), grown(2 * heaps.MANY)
    heap.tidy()
    assert gc.get_freeze_count() >= frozen + len(kept)
    assert ring() is not None


@pytest.mark.parametrize("many", [heaps.YOUNG, 2 * heaps.MANY])
def test_garbage_of_long_ago_is_freed_when_the_person_turns_away(heap: Heap, qapp: QApplication, many: int) -> None:
    long_lived = [Ring()]
    ring = weakref.ref(long_lived[0])
    kept = grown(many)
    heap.tidy()
    long_lived.clear()
    kept += grown(many)
    heap.tidy()
    assert ring() is not None
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert ring() is None
    assert heap.put_off == 0


def test_looks_are_not_put_off_for_ever(heap: Heap, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heaps, "MOST_PUT_OFF", 3 * heaps.MANY)
    ring, kept = thrown_away(), grown(2 * heaps.MANY)
    heap.tidy()
    assert ring() is not None
    kept += grown(2 * heaps.MANY)
    heap.tidy()
    assert ring() is None


def test_garbage_is_left_to_python_again_in_the_end(qapp: QApplication) -> None:
    owner = QObject()
    Heap(owner).close()
    ring = thrown_away()
    gc.collect()
    assert ring() is None
    assert gc.get_freeze_count() == 0
