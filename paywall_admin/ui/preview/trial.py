"""Starts Chromium once and leaves with 0 where it works: run as a child process by the probe."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from paywall_admin.ui.preview.chromium import prepare_environment

_SECONDS = 25


def run() -> int:
    """Load the preview's page; 0 where it came up."""
    prepare_environment()
    app = QApplication(["trial"])
    from paywall_admin.ui.preview.engine import Browser  # noqa: PLC0415 - this is what is tried

    ground = QWidget()
    browser = Browser(ground)
    codes: list[int] = []

    def leave(ok: bool) -> None:
        codes.append(0 if ok else 1)
        QTimer.singleShot(0, app.quit)

    browser.loaded.connect(leave)
    browser.died.connect(app.quit)
    QTimer.singleShot(_SECONDS * 1000, app.quit)
    browser.load()
    app.exec()
    browser.close()
    return codes[0] if codes else 1


if __name__ == "__main__":
    sys.exit(run())
