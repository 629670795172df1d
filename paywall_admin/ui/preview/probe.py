"""Whether Chromium can start here: tried in a child process, for where it cannot it takes its process down with it."""

from __future__ import annotations

import os
import sys
from typing import Final

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal, Slot

from paywall_admin import __version__
from paywall_admin.ui.memory import Memory

PATIENCE_MS: Final = 30_000
_WORKS: Final = "works"
_STARTING: Final = "starting"


class Probe(QObject):
    """Finds out once for each version whether the preview can be shown, and remembers it.

    What is remembered is also set back while the preview starts for real: where that took the whole program down,
    the next start tries in a child process again.
    """

    answered = Signal(bool)

    def __init__(self, memory: Memory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self._child: QProcess | None = None
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._give_up)

    def begin(self) -> None:
        """Answer from memory, or try in a child process."""
        if self._memory.text(_key()) == _WORKS:
            self.answered.emit(True)
            return
        self._child = QProcess(self)
        self._child.setProcessEnvironment(QProcessEnvironment.systemEnvironment())
        self._child.setStandardOutputFile(QProcess.nullDevice())
        self._child.setStandardErrorFile(QProcess.nullDevice())
        self._child.finished.connect(self._finished)
        self._child.errorOccurred.connect(self._failed_to_start)
        self._child.start(sys.executable, ["-m", "paywall_admin.ui.preview.trial"])
        self._patience.start()

    def starting(self) -> None:
        """The preview is about to start in this process."""
        self._keep(_STARTING)

    def works(self) -> None:
        """The preview has started in this process."""
        self._keep(_WORKS)

    def forget(self) -> None:
        """Try again the next time."""
        self._keep("")

    def close(self) -> None:
        """Stop the child process."""
        self._patience.stop()
        if self._child is not None and self._child.state() != QProcess.ProcessState.NotRunning:
            self._child.finished.disconnect(self._finished)
            self._child.errorOccurred.disconnect(self._failed_to_start)
            self._child.kill()
            self._child.waitForFinished(2000)

    def _keep(self, word: str) -> None:
        self._memory.keep_text(_key(), word)
        self._memory.save()

    @Slot(int, QProcess.ExitStatus)
    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._patience.stop()
        self.answered.emit(code == 0 and status == QProcess.ExitStatus.NormalExit)

    @Slot(QProcess.ProcessError)
    def _failed_to_start(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._patience.stop()
            self.answered.emit(False)

    @Slot()
    def _give_up(self) -> None:
        if self._child is not None:
            self._child.kill()


def _key() -> str:
    """What the answer depends on: our version, Qt's, the screen's kind, and whether the sandbox is wanted."""
    user = getattr(os, "geteuid", lambda: "")()
    sandbox = os.environ.get("QTWEBENGINE_DISABLE_SANDBOX", "")
    parts = (__version__, qt_version, sys.platform, os.environ.get("QT_QPA_PLATFORM", ""), user, sandbox)
    return "chromium/" + "-".join(str(part) for part in parts)
