"""Shows one web page offscreen in QtWebEngine, driven from outside over the debugging protocol; ends with its input."""

from __future__ import annotations

import os
import sys
import threading


def main(port: str) -> int:
    flags = "--remote-allow-origins=* --force-color-profile=srgb"
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        flags += " --no-sandbox"  # Chromium's sandbox refuses to start as root, which the machines of the tests are
    os.environ |= {
        "QT_QPA_PLATFORM": "offscreen",
        "QTWEBENGINE_CHROMIUM_FLAGS": flags,
        "QTWEBENGINE_REMOTE_DEBUGGING": f"127.0.0.1:{port}",
    }
    from PySide6.QtCore import QUrl
    from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile
    from PySide6.QtWebEngineWidgets import QWebEngineView
    from PySide6.QtWidgets import QApplication
    from shiboken6 import delete

    application = QApplication([])
    profile = QWebEngineProfile()
    view = QWebEngineView()
    page = QWebEnginePage(profile, view)
    view.setPage(page)
    view.resize(1280, 800)
    view.show()
    page.load(QUrl("about:blank"))

    def wait_for_the_end() -> None:
        sys.stdin.read()
        application.quit()

    threading.Thread(target=wait_for_the_end, daemon=True).start()
    status = application.exec()
    delete(page)  # before its profile, or Chromium complains
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
