"""kill -9 at any moment of a publish: a reader has the old or the new bundle, and no number is given out twice."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from paywall_admin.core import bundle
from paywall_admin.services import keys, schedule, targets
from paywall_admin.services.app import App
from paywall_admin.services.drafts import EditMeter
from paywall_admin.services.queries import GetDraft, GetVersion, ListVersions
from paywall_admin.services.schedule import ListScheduled
from paywall_admin.store import keeping
from paywall_admin.system import signing
from support.stores import NOW

# Publishes one version after the other, and says on a line each that it begins and what came of it.
PUBLISHER = """
import sys
from paywall_admin.services.app import App
from paywall_admin.services.drafts import EditMeter
from paywall_admin.services.queries import GetDraft
app = App.open(sys.argv[1], actor="ann", create=False)
print("begin", flush=True)
while True:
    limit = app.ask(GetDraft()).settings.meters[0].limit
    app.do(EditMeter("all-readers", {"limit": limit}, {"limit": limit % 9 + 1}))
    outcome = app.publish("again")
    print(outcome.version, outcome.digest, flush=True)
"""


def publish_until_killed(address: str, seconds: float) -> list[tuple[int, str]]:
    """What a publisher said it had published before it was killed, so long after it began."""
    with subprocess.Popen([sys.executable, "-c", PUBLISHER, address], stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "begin\n"
        try:
            running.wait(seconds)
        except subprocess.TimeoutExpired:
            os.kill(running.pid, signal.SIGKILL)
        said = running.stdout.read().split("\n")
        running.wait()
    assert running.returncode == -signal.SIGKILL
    return [(int(number), digest) for number, digest in (line.split() for line in said[:-1])]


class Reader:
    """A web tier: whatever it finds is a whole, good bundle, and no version it knows ever changes or goes back."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "settings.json"
        self.known: dict[int, str] = {}

    def read(self, public: bytes) -> int:
        envelope = bundle.parse_envelope(self.file.read_bytes())
        message = bundle.pae(envelope.payload_type, envelope.payload)
        assert signing.verify(public, message, envelope.signatures[0].sig)
        number, digest = json.loads(envelope.payload)["version"], bundle.digest(envelope.payload)
        assert self.known.setdefault(number, digest) == digest, f"the number {number} was given out twice"
        assert number == max(self.known)
        return number


def campaign(desk: App, address: str, folder: Path, rounds: int) -> None:
    chance = random.Random(rounds)
    folder.mkdir()
    targets.add_folder(desk, folder)
    first = desk.publish("First")
    public, reader = keys.show(desk)[0].raw, Reader(folder)
    reader.read(public)
    told = {first.version: first.digest}
    desk.close()
    for _ in range(rounds):
        for number, digest in publish_until_killed(address, chance.uniform(0, 0.25)):
            assert number not in told, f"the number {number} was given out twice"
            told[number] = digest
        reader.read(public)
        desk = App.open(address, actor="ann")
        assert keeping.check(desk.store) == ()
        stored = {version.number: version.digest for version in desk.ask(ListVersions(limit=500))}
        assert told.items() <= stored.items(), "what was said to be published is there"
        assert sorted(stored) == list(range(1, len(stored) + 1)), "no number is left out, and none twice"
        assert reader.known.items() <= stored.items()
        newest = desk.ask(GetVersion(max(stored)))
        assert bundle.parse_envelope(newest.envelope).payload == newest.payload
        told = stored
        limit = desk.ask(GetDraft()).settings.meters[0].limit
        desk.do(EditMeter("all-readers", {"limit": limit}, {"limit": limit + 1}))
        outcome = desk.publish("After the kill")
        assert outcome.version == max(stored) + 1
        assert reader.read(public) == outcome.version
        told[outcome.version] = outcome.digest
        desk.close()
    assert [path.name for path in folder.iterdir() if not path.name.startswith(".")] == ["settings.json"]


def test_kill_in_publish(desk: App, address: str, tmp_path: Path) -> None:
    campaign(desk, address, tmp_path / "web", rounds=5)


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_kill_in_publish_many_times(desk: App, address: str, tmp_path: Path) -> None:
    campaign(desk, address, tmp_path / "web", rounds=100)


def test_two_desks_that_publish_at_once_never_share_a_number(desk: App, address: str, tmp_path: Path) -> None:
    folder = tmp_path / "web"
    folder.mkdir()
    targets.add_folder(desk, folder)
    desk.publish("First")
    code = PUBLISHER.replace("while True:", "for _ in range(4):").replace(
        '    app.do(EditMeter("all-readers", {"limit": limit}, {"limit": limit % 9 + 1}))\n', ""
    )
    both = [subprocess.Popen([sys.executable, "-c", code, address], stdout=subprocess.PIPE, text=True) for _ in "ab"]
    said = [line.split() for running in both for line in running.communicate(timeout=100)[0].splitlines()]
    assert [running.returncode for running in both] == [0, 0]
    numbers = sorted(int(words[0]) for words in said if words != ["begin"])
    assert numbers == list(range(2, 10))
    reader = Reader(folder)
    assert reader.read(keys.show(desk)[0].raw) == 9, "the newest is what the web tier finds in the end"


# Carries out what is due, and says on a line that it begins.
DUE = """
import sys
from paywall_admin.services import due
from paywall_admin.services.app import App
app = App.open(sys.argv[1], actor="cron", create=False, clock=lambda: int(sys.argv[2]))
print("begin", flush=True)
while due.carry_out(app).carried:
    pass
"""


def carry_out_until_killed(address: str, now: int, seconds: float) -> None:
    with subprocess.Popen([sys.executable, "-c", DUE, address, str(now)], stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "begin\n"
        try:
            running.wait(seconds)
        except subprocess.TimeoutExpired:
            os.kill(running.pid, signal.SIGKILL)
            running.wait()
    assert running.returncode in (0, -signal.SIGKILL)


def due_campaign(desk: App, address: str, folder: Path, rounds: int) -> None:
    """Several publishes fall due, and whoever carries them out is killed: each is pending or done, once."""
    chance = random.Random(rounds)
    folder.mkdir()
    targets.add_folder(desk, folder)
    desk.publish("First")
    public, reader, killed = keys.show(desk)[0].raw, Reader(folder), 0
    for number in range(rounds):
        now = NOW + number * 100
        for step in range(3):
            limit = desk.ask(GetDraft()).settings.meters[0].limit
            desk.do(EditMeter("all-readers", {"limit": limit}, {"limit": limit % 9 + 1}))
            schedule.add(desk, f"{number}/{step}", now + 50 + step, "then")
        desk.close()
        carry_out_until_killed(address, now + 60, chance.uniform(0, 0.2))
        reader.read(public)
        desk = App.open(address, actor="ann", clock=lambda: NOW)
        assert keeping.check(desk.store) == ()
        waiting = {one.note for one in desk.ask(ListScheduled())}
        killed += bool(waiting)
        published = [version.note for version in desk.ask(ListVersions(limit=500))]
        assert len(published) == len(set(published)), "none went out twice"
        assert waiting | set(published) == {"First", *(f"{a}/{b}" for a in range(number + 1) for b in range(3))}
        assert not waiting & set(published), "what is done is not pending"
        carry_out_until_killed(address, now + 60, 60)
        assert desk.ask(ListScheduled()) == ()
        assert reader.read(public) == len(desk.ask(ListVersions(limit=500)))
    assert killed, "some were killed in the middle"
    desk.close()


def test_kill_in_publish_due(desk: App, address: str, tmp_path: Path) -> None:
    due_campaign(desk, address, tmp_path / "web", rounds=4)


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_kill_in_publish_due_many_times(desk: App, address: str, tmp_path: Path) -> None:
    due_campaign(desk, address, tmp_path / "web", rounds=60)
