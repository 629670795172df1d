"""What nobody foresaw: one dialog, the story in the log, the work kept, and the program goes on."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, Slot, qInstallMessageHandler, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from paywall_admin import __version__
from paywall_admin.ui import labels

_log = logging.getLogger("paywall_admin.incidents")
_qt_log = logging.getLogger("paywall_admin.qt")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Incidents(QObject):
    """Catches what escaped from a slot or a thread and tells the person once, however often it happens."""

    _happened = Signal(str, str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._box: QMessageBox | None = None
        self._report = ""
        self._happened.connect(self._tell)

    def install(self) -> None:
        """Begin to catch."""
        sys.excepthook = self._caught
        threading.excepthook = self._caught_on_thread
        qInstallMessageHandler(log_qt_message)

    def remove(self) -> None:
        """Give everything back to Python and Qt."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def report(self, error: BaseException) -> None:
        """Write an error down and tell the person."""
        self._caught(type(error), error, error.__traceback__)

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.exit(130)
        _log.error("unexpected error", exc_info=(kind, error, trace))
        self._happened.emit(kind.__name__, "".join(traceback.format_exception(kind, error, trace)))

    def _caught_on_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self._caught(caught.exc_type, caught.exc_value, caught.exc_traceback)

    @Slot(str, str)
    def _tell(self, kind: str, story: str) -> None:
        if self._box is not None:
            return
        self._report = report(story)
        self._box = labels.dialog(
            self._window,
            self.tr("Something went wrong"),
            self.tr(
                "The program met an error it did not expect ({kind}). Everything you entered is kept, and you can go "
                "on. If it happens again, copy the report and hand it to whoever looks after this program."
            ).format(kind=kind),
            details=self._report,
            icon=QMessageBox.Icon.Warning,
        )
        copy = self._box.addButton(self.tr("Copy report"), QMessageBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        self._box.setEscapeButton(self._box.addButton(self.tr("Go on"), QMessageBox.ButtonRole.AcceptRole))
        self._box.finished.connect(self._closed)
        self._box.open()

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)

    @Slot()
    def _closed(self) -> None:
        self._box = None


def report(story: str) -> str:
    """What helps to find an error: the versions and the story, without secrets and e-mail addresses."""
    import platform  # noqa: PLC0415 - only where something went wrong

    from paywall_admin.system.logs import redacted  # noqa: PLC0415 - only where something went wrong

    versions = (
        f"Paywall Admin {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    )
    return redacted(f"{versions}\n\n{story}")


def log_qt_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """Write what Qt has to say into the log."""
    _qt_log.log(_LEVELS.get(kind, logging.WARNING), "%s: %s", context.category or "qt", text)
