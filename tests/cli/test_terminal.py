"""On a terminal: the passphrase is asked for there, twice for a new one, and never shown."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import Call

pytest.importorskip("termios", reason="terminals of this kind exist on Unix only")

NEW, AGAIN = "New passphrase for the signing keys: ", "Repeat for confirmation: "
KNOWN = "Passphrase of the signing keys: "


class Terminal:
    """A program whose questions come to a terminal, and whose results go to a pipe."""

    def __init__(self, home: Path, *words: object) -> None:
        self.ours, theirs = os.openpty()
        name = shlex.quote(os.ttyname(theirs))
        command = shlex.join([sys.executable, "-m", "paywall_admin", *map(str, words)])
        environment = {**os.environ, "PAYWALL_ADMIN_HOME": str(home)}
        environment.pop("PAYWALL_ADMIN_PASSPHRASE", None)
        # A test run in the background ignores Ctrl+C, and so would the program; a handler of ours is reset for it.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        # The first terminal that a new session opens becomes its own: that is where passphrases are asked for.
        self.running = subprocess.Popen(
            ["sh", "-c", f"exec {command} <{name} 2>{name}"],
            start_new_session=True, stdout=subprocess.PIPE, env=environment,
        )  # fmt: skip
        self.theirs, self.seen = theirs, ""

    def answer(self, question: str, text: str) -> None:
        """Wait for the question, then type."""
        before = len(self.seen)
        while question not in self.seen[before:]:
            self.seen += os.read(self.ours, 4096).decode()
        os.write(self.ours, f"{text}\n".encode())

    def end(self) -> tuple[int, str]:
        """The exit code and the results."""
        assert self.running.stdout is not None
        out = self.running.stdout.read().decode()
        code = self.running.wait(60)
        self.running.stdout.close()
        os.close(self.theirs)
        while chunk := self._rest():
            self.seen += chunk
        os.close(self.ours)
        return code, out

    def _rest(self) -> str:
        try:
            return os.read(self.ours, 4096).decode()
        except OSError:
            return ""


def test_a_new_key_asks_twice_and_a_publish_once(store: Path, home: Path) -> None:
    terminal = Terminal(home, "--store", store, "keys", "new")
    terminal.answer(NEW, "correct horse")
    terminal.answer(AGAIN, "corect horse")
    terminal.answer(NEW, "correct horse")
    terminal.answer(AGAIN, "correct horse")
    code, out = terminal.end()
    assert code == 0, terminal.seen
    assert "in a sealed file" in out
    assert "do not match" in terminal.seen
    assert "horse" not in terminal.seen

    terminal = Terminal(home, "--store", store, "publish", "--note", "First")
    terminal.answer(KNOWN, "correct horse")
    code, out = terminal.end()
    assert code == 0, terminal.seen
    assert out.startswith("Version 1 is published")
    assert terminal.seen.count("Passphrase") == 1
    assert "Checking ...\r\n" in terminal.seen


def test_a_wrong_passphrase_publishes_nothing(store: Path, home: Path, desk: Call) -> None:
    terminal = Terminal(home, "--store", store, "keys", "new")
    for question in (NEW, AGAIN):
        terminal.answer(question, "correct horse")
    assert terminal.end()[0] == 0
    terminal = Terminal(home, "--store", store, "publish", "--note", "First")
    terminal.answer(KNOWN, "battery staple")
    assert terminal.end() == (7, "")
    assert "passphrase is wrong" in terminal.seen
    assert desk("--store", store, "history", "--json").json == []


def test_ctrl_c_at_the_question_stops_without_a_trace(store: Path, home: Path, desk: Call) -> None:
    terminal = Terminal(home, "--store", store, "publish", "--note", "First")
    terminal.answer(NEW, "\x03")
    code, out = terminal.end()
    assert (code, out) == (130, "")
    assert terminal.seen.endswith("Stopped.\r\n")
    assert "Traceback" not in terminal.seen
    assert desk("--store", store, "history", "--json").json == []
    assert desk("--store", store, "keys", "show", "--json").json == []


@pytest.mark.parametrize("words", [["keys", "backup", "{folder}/keys"]])
def test_a_backup_asks_for_a_passphrase_of_its_own(store: Path, home: Path, tmp_path: Path, words: list[str]) -> None:
    terminal = Terminal(home, "--store", store, "keys", "new")
    for question in (NEW, AGAIN):
        terminal.answer(question, "correct horse")
    assert terminal.end()[0] == 0
    terminal = Terminal(home, "--store", store, *[word.format(folder=tmp_path) for word in words])
    terminal.answer(KNOWN, "correct horse")
    for question in ("New passphrase for the backup: ", AGAIN):
        terminal.answer(question, "for the safe")
    assert terminal.end()[0] == 0, terminal.seen
    assert (tmp_path / "keys").exists()
