"""One start that tells how long it took: `bare`, a PySide6 window with nothing in it, or `desk`, the real command.

`watched` is the real command with an eye on its event loop, `first` one that goes on until the start is over.
"""

from __future__ import annotations

import contextlib
import json
import sys
import time
from collections.abc import Callable

WHAT = sys.argv[1]
BEGAN = float(sys.argv[2])
TOLD: dict[str, float] = {}


def tell(name: str) -> None:
    """Note that something was reached now."""
    TOLD.setdefault(name, round((time.monotonic() - BEGAN) * 1000, 1))
    TOLD.setdefault(f"{name}_cpu", round(time.process_time() * 1000, 1))


def bare() -> None:
    """A window with nothing in it, until it is painted."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Bare(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, done)

    def done() -> None:
        tell("painted")
        app.quit()

    app = QApplication(sys.argv[:1])
    window = Bare()
    window.resize(1280, 800)
    window.show()
    app.exec()


def desk() -> None:
    """The real command, followed until its preview stands and a second longer."""
    sys.argv = ["paywall-admin"]
    from paywall_admin.__main__ import main as command
    from paywall_admin.ui import launch

    load = launch.load

    def load_followed() -> Callable[..., int]:
        """The follower is made of Qt, so it has to wait until the program itself has imported that."""
        run = load()
        from start_up_follower import follow

        follow(tell, TOLD, watched=WHAT == "watched", first=WHAT == "first")
        return run

    launch.load = load_followed

    with contextlib.suppress(SystemExit):
        command()


{"bare": bare, "first": desk, "desk": desk, "watched": desk}[WHAT]()
print(json.dumps(TOLD), flush=True)
