"""The desk: answers come to those who are still there, changes are announced, nothing is lost, and it ends."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from paywall_admin.core.problems import BadInput
from paywall_admin.services.app import App
from paywall_admin.services.drafts import EditMeter
from paywall_admin.services.queries import Explain, GetDraft, GetStatus
from paywall_admin.services.queries.history import ChangesView
from paywall_admin.ui.desk import EVERYTHING, Desk
from paywall_admin.ui.lanes import Lane, Task

WAIT_MS = 20_000


class Owner(QObject):
    """Somebody who asks."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[Any] = []
        self.failures: list[Exception] = []

    def take(self, answer: Any) -> None:
        self.answers.append(answer)

    def fail(self, error: Exception) -> None:
        self.failures.append(error)


def settle(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: desk.in_hand == 0, timeout=WAIT_MS)


def first_meter(desk: Desk) -> Any:
    return desk._app.ask(GetDraft()).settings.meters[0]  # type: ignore[union-attr]


def test_answers_come_on_the_windows_thread(desk: Desk, qtbot: QtBot) -> None:
    threads: list[str] = []
    owner = Owner()
    desk.call(owner, lambda _app: threads.append(threading.current_thread().name), owner.take)
    desk.ask(owner, GetStatus(), lambda _answer: threads.append(threading.current_thread().name))
    settle(desk, qtbot)
    assert sorted(name[:8] for name in threads) == ["MainThre", "lane-net"]


def test_requests_wait_until_the_store_is_open(
    qtbot: QtBot, store: Path, opener: Callable[[str | None, bool], Any]
) -> None:
    desk = Desk(lambda: opener(str(store), True))
    owner = Owner()
    desk.ask(owner, GetStatus(), owner.take)
    assert desk.in_hand == 1
    desk.open()
    settle(desk, qtbot)
    assert owner.answers[0].publication == "Nikkei Asia"
    assert desk.close()


def test_a_change_is_announced_with_its_topics_and_who_began_it(desk: Desk, qtbot: QtBot) -> None:
    heard: list[tuple[frozenset[str], object]] = []
    desk.changed.connect(lambda topics, initiator: heard.append((topics, initiator)))
    owner, meter = Owner(), first_meter(desk)
    desk.do(owner, EditMeter(meter.id, {"limit": 5}, {"limit": 3}), owner.take)
    settle(desk, qtbot)
    assert [initiator for _, initiator in heard] == [owner]
    assert "meters" in heard[0][0]
    assert owner.answers[0].label


def test_opening_announces_everything(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    heard: list[frozenset[str]] = []
    desk.changed.connect(lambda topics, _initiator: heard.append(topics))
    with qtbot.waitSignal(desk.opened, timeout=WAIT_MS):
        desk.open(lambda: App.open(tmp_path / "other.db", sample=True))
    assert heard == [EVERYTHING]


def test_failures_reach_whoever_asked_or_everyone(desk: Desk, qtbot: QtBot) -> None:
    heard: list[Exception] = []
    desk.trouble.connect(heard.append)
    owner, meter = Owner(), first_meter(desk)
    wrong = EditMeter(meter.id, {"limit": 5}, {"limit": -1})
    desk.do(owner, wrong, owner.take, owner.fail)
    settle(desk, qtbot)
    assert isinstance(owner.failures[0], BadInput)
    assert heard == []
    desk.do(owner, wrong)
    settle(desk, qtbot)
    assert isinstance(heard[0], BadInput)
    assert owner.answers == []
    assert first_meter(desk).limit == 5


def test_a_command_that_is_refused_is_told_also_when_who_gave_it_is_gone(desk: Desk, qtbot: QtBot) -> None:
    heard: list[Exception] = []
    desk.trouble.connect(heard.append)
    owner, meter = Owner(), first_meter(desk)
    desk.do(owner, EditMeter(meter.id, {"limit": meter.limit}, {"limit": -1}), owner.take, owner.fail)
    delete(owner)
    settle(desk, qtbot)
    assert [type(error) for error in heard] == [BadInput]


@pytest.mark.parametrize("gone", ["python", "qt"])
def test_nothing_is_delivered_to_an_owner_that_is_gone(desk: Desk, qtbot: QtBot, gone: str) -> None:
    go_on = threading.Event()
    owner, answers = Owner(), []
    desk.call(owner, lambda _app: go_on.wait(10), answers.append)
    if gone == "qt":
        delete(owner)
    else:
        del owner
    go_on.set()
    settle(desk, qtbot)
    assert answers == []


def test_only_the_latest_question_is_answered(desk: Desk, qtbot: QtBot) -> None:
    owner = Owner()
    for _ in range(20):
        desk.ask(owner, GetStatus(), owner.take, latest="status")
    settle(desk, qtbot)
    assert len(owner.answers) == 1
    assert desk._answers.latest == {}


@pytest.mark.parametrize(("question", "warned"), [(Explain({}), []), ("nonsense", ["nobody waits"])])
def test_a_question_that_was_superseded_is_refused_unnoticed_but_a_fault_is_written_down(
    desk: Desk, qtbot: QtBot, caplog: pytest.LogCaptureFixture, complaints: Any, *, question: Any, warned: list[str]
) -> None:
    complaints.expect("class 'str'")
    owner, done = Owner(), threading.Event()
    desk.ask(owner, question, owner.take, owner.fail, latest="status")
    desk._read.put(Task(done.set, lambda _task: None))
    assert done.wait(WAIT_MS / 1000)  # it has failed, and nobody was told yet
    desk.ask(owner, GetStatus(), owner.take, owner.fail, latest="status")
    settle(desk, qtbot)
    assert (len(owner.answers), owner.failures) == (1, [])
    assert [record.getMessage()[:12] for record in caplog.records if record.levelno >= logging.WARNING] == warned


def test_each_answer_has_a_turn_of_the_loop_of_its_own(desk: Desk, qtbot: QtBot) -> None:
    owner, turns = Owner(), [0]
    clock = QTimer(interval=0)
    clock.timeout.connect(lambda: turns.append(len(owner.answers)))
    settle(desk, qtbot)
    for _ in range(5):
        desk.ask(owner, GetStatus(), owner.take)
    done = threading.Event()
    desk._read.put(Task(done.set, lambda _task: None))
    assert done.wait(WAIT_MS / 1000)  # all are answered, and none is delivered
    clock.start()
    qtbot.waitUntil(lambda: turns[-1] == 5, timeout=WAIT_MS)
    clock.stop()
    assert max(after - before for before, after in pairwise(turns)) == 1


def test_what_was_written_is_told_at_the_end_too_and_what_was_asked_is_told_to_nobody(desk: Desk, qtbot: QtBot) -> None:
    owner, meter = Owner(), first_meter(desk)
    for was, now in pairwise((meter.limit, 7, 8)):
        desk.do(owner, EditMeter(meter.id, {"limit": was}, {"limit": now}), owner.take)
    desk.ask(owner, GetStatus(), owner.take)
    for lane in (desk._write, desk._read):
        done = threading.Event()
        lane.put(Task(done.set, lambda _task: None))
        assert done.wait(WAIT_MS / 1000)
    QCoreApplication.sendPostedEvents(desk._answers)  # all are answered, and wait for a turn of the loop each
    assert owner.answers == []
    assert desk.close()
    assert [outcome.entry is not None for outcome in owner.answers] == [True, True]


def test_patient_questions_are_asked_after_the_start(desk: Desk, qtbot: QtBot) -> None:
    owner = Owner()
    desk.hold()
    desk.ask(owner, GetStatus(), lambda _: owner.take("patient"), latest="late", patient=True)
    desk.ask(owner, GetStatus(), lambda _: owner.take("newer"), latest="late", patient=True)
    desk.call(owner, lambda app: app.ask(GetStatus()), lambda _: owner.take("called"), patient=True)
    desk.ask(owner, GetStatus(), lambda _: owner.take("at once"))
    qtbot.waitUntil(lambda: bool(owner.answers), timeout=WAIT_MS)
    assert (owner.answers, desk.in_hand) == (["at once"], 3)
    desk.release()
    settle(desk, qtbot)
    desk.ask(owner, GetStatus(), lambda _: owner.take("afterwards"), patient=True)
    settle(desk, qtbot)
    assert sorted(owner.answers[1:3]) == ["called", "newer"]
    assert (owner.answers[0], owner.answers[3:]) == ("at once", ["afterwards"])


def test_colleagues_work_is_found_by_the_poll_and_ones_own_is_not_told_twice(
    desk: Desk, qtbot: QtBot, store: Path
) -> None:
    desk._colleagues.poll.setInterval(20)
    qtbot.waitUntil(lambda: desk._colleagues.seen >= 0, timeout=WAIT_MS)
    heard: list[tuple[frozenset[str], object]] = []
    desk.changed.connect(lambda topics, initiator: heard.append((topics, initiator)))
    owner, meter = Owner(), first_meter(desk)
    desk.do(owner, EditMeter(meter.id, {"limit": 5}, {"limit": 4}), owner.take)
    settle(desk, qtbot)
    colleague = App.open(store, actor="bo")
    colleague.do(EditMeter(meter.id, {"limit": 4}, {"limit": 3}))
    colleague.close()
    qtbot.waitUntil(lambda: len(heard) >= 2, timeout=WAIT_MS)
    assert [initiator for _, initiator in heard] == [owner, None]
    assert "meters" in heard[1][0]


def test_a_look_that_overtakes_ones_own_answer_tells_nothing(desk: Desk, qtbot: QtBot) -> None:
    desk._colleagues.poll.setInterval(20)
    qtbot.waitUntil(lambda: desk._colleagues.seen >= 0, timeout=WAIT_MS)
    desk._colleagues.poll.stop()
    settle(desk, qtbot)
    heard: list[object] = []
    desk.changed.connect(lambda _topics, initiator: heard.append(initiator))
    owner, meter, seen = Owner(), first_meter(desk), desk._colleagues.seen
    desk.do(owner, EditMeter(meter.id, {"limit": 5}, {"limit": 4}), owner.take)
    desk._colleagues.take(ChangesView(frozenset({"meters"}), seen + 1))
    settle(desk, qtbot)
    assert heard == [owner]
    assert desk._colleagues.seen == seen + 1


def test_what_was_to_be_written_is_written_before_the_end(desk: Desk, store: Path) -> None:
    owner, meter = Owner(), first_meter(desk)
    limit = 5
    for step in (6, 7, 8, 9):
        desk.do(owner, EditMeter(meter.id, {"limit": limit}, {"limit": step}))
        limit = step
    assert desk.close()
    app = App.open(store)
    assert app.ask(GetDraft()).settings.meters[0].limit == 9
    app.close()


def test_after_the_end_nothing_is_taken(desk: Desk, qtbot: QtBot, complaints: Any) -> None:
    owner = Owner()
    settle(desk, qtbot)
    assert desk.close()
    desk.ask(owner, GetStatus(), owner.take, owner.fail)
    assert desk.in_hand == 0
    assert owner.answers == []


def test_a_refused_store_is_told_and_questions_for_it_are_dropped(qtbot: QtBot, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.db"
    foreign.write_bytes(b"not a store" * 100)
    desk = Desk(lambda: App.open(foreign))
    owner = Owner()
    desk.ask(owner, GetStatus(), owner.take)
    with qtbot.waitSignal(desk.refused, timeout=WAIT_MS) as told:
        desk.open()
    assert "foreign.db" in str(told.args[0])
    assert desk.in_hand == 0
    assert not desk.is_open
    assert desk.close()


def test_a_lane_does_one_thing_at_a_time_in_order() -> None:
    lane, done = Lane("test"), []
    for number in range(50):
        assert lane.put(Task(lambda number=number: number, lambda task: done.append(task.result)))  # type: ignore[misc]
    lane.close()
    assert lane.join(time.monotonic() + 20)
    assert done == list(range(50))
    assert not lane.put(Task(list, done.append))
