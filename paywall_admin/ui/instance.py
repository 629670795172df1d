"""One window a store: a second start raises the first window and leaves.

A lock on a file says whether a window is there, in a tenth of a millisecond, and ends with the process however that
ends. Only where one is there already, and once the start is over, is Qt's network part imported.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from paywall_admin.system import paths

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE_MS: Final = 1500
_RAISE: Final = b"raise"


class Instance:
    """The claim of this process to be the window on a store."""

    def __init__(self, store: str | None) -> None:
        whole = str(Path(store).absolute()) if store and "://" not in store else store or str(paths.default_store())
        key = hashlib.sha256(f"{paths.state_folder()}\n{whole}".encode()).hexdigest()[:24]
        self._name = f"paywall-admin-{key}"
        self._file: int | None = None
        self._server: Any = None

    def claim(self) -> bool:
        """Whether no other window is on this store; where nothing can be locked, this one goes on alone."""
        try:
            folder = paths.make_private(paths.state_folder())
            self._file = os.open(folder / f"{self._name}.lock", os.O_RDWR | os.O_CREAT, 0o600)
            return _lock(self._file)
        except OSError:
            return True

    def call_first(self) -> bool:
        """Ask the first window to come forward; whether it answered in time."""
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 - only for a second start

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(PATIENCE_MS):
            return False
        socket.write(_RAISE)
        socket.flush()
        # The answer may have come while the question was still on its way: then nothing more is waited for.
        answered = socket.bytesAvailable() > 0 or socket.waitForReadyRead(PATIENCE_MS)
        socket.disconnectFromServer()
        return bool(answered)

    def listen(self, come_forward: Callable[[], None]) -> None:
        """From now on a second start is heard."""
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 - after the start

        self._come_forward = come_forward
        if self._file is None or self._server is not None:
            return
        QLocalServer.removeServer(self._name)  # what a killed process left; nobody else has the lock
        self._server = QLocalServer()
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._called)
        self._server.listen(self._name)

    def _called(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        socket.write(_RAISE)
        socket.flush()
        self._come_forward()

    def release(self) -> None:
        """Let another window be the one on this store."""
        if self._server is not None:
            self._server.close()
            self._server = None
        if self._file is not None:
            with suppress(OSError):
                os.close(self._file)
            self._file = None


def _lock(file: int) -> bool:
    try:
        if os.name == "nt":
            import msvcrt  # noqa: PLC0415 - this system only

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl  # noqa: PLC0415 - that system only

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
