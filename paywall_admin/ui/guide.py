"""What stands beside the work: the list of keys, and about the program."""

from __future__ import annotations

from importlib import metadata

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from paywall_admin import __version__
from paywall_admin.ui import actions, tokens
from paywall_admin.ui.labels import ElidedLabel, plain
from paywall_admin.ui.scrolling import let_scroll
from paywall_admin.ui.tabbing import InReadingOrder


class Guide(InReadingOrder):
    """A window beside the work, closed with Escape."""

    def __init__(self, title: str, size: QSize, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("ground", "surface")
        self.setWindowTitle(title)
        self.resize(size)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(tokens.SPACE_16, tokens.SPACE_16, tokens.SPACE_16, tokens.SPACE_16)
        self._column.setSpacing(tokens.SPACE_12)

    def _finish(self, content: QWidget) -> None:
        self._column.addWidget(content, 1)
        close = QPushButton(self.tr("Close"), self)
        close.clicked.connect(self.accept)
        self._column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        content.setFocus()


class Keys(Guide):
    """Every key there is, from the table of actions."""

    def __init__(self, entries: tuple[actions.Entry, ...], parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("Keys", "Keys"), QSize(440, 560), parent)
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setColumnStretch(0, 1)
        grid.setVerticalSpacing(tokens.SPACE_8)
        for row, entry in enumerate(entry for entry in entries if entry.keys):
            keys = (QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in entry.keys)
            grid.addWidget(plain(actions.words(entry).rstrip("…")), row, 0)
            grid.addWidget(plain("   ".join(keys), "secondary"), row, 1, Qt.AlignmentFlag.AlignRight)
        grid.setRowStretch(grid.rowCount(), 1)
        self._finish(_scrolled(rows, self.windowTitle()))


class About(Guide):
    """The program, its version, and the licences of everything it is made with."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("About", "About Paywall Admin"), QSize(620, 560), parent)
        self._column.addWidget(plain("Paywall Admin", "title"))
        self._column.addWidget(
            plain(self.tr("Version {version}, MIT licence").format(version=__version__), "secondary")
        )
        words = self.tr(
            "Qt and PySide6 are used under the GNU Lesser General Public License, version 3. They are separate files "
            "of your Python installation, and you may replace them with versions of your own."
        )
        self._column.addWidget(plain(words, wrap=True))
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setColumnStretch(0, 1)
        for row, (name, licence) in enumerate(licences()):
            grid.addWidget(ElidedLabel(name), row, 0)
            grid.addWidget(plain(licence, "secondary"), row, 1, Qt.AlignmentFlag.AlignRight)
        grid.setRowStretch(grid.rowCount(), 1)
        self._finish(_scrolled(rows, self.tr("Licences")))


def licences() -> list[tuple[str, str]]:
    """Name with version, and licence, of each package this program runs on, from what is installed."""
    found = {}
    queue = [line.partition(";")[0] for line in metadata.requires("paywall-admin") or []]
    while queue:
        name = _name(queue.pop())
        try:
            package = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        label = f"{package.metadata['Name']} {package.version}"
        if label not in found:
            found[label] = _licence(package.metadata)
            queue += [line for line in package.requires or [] if "extra ==" not in line]
    return sorted(found.items(), key=lambda row: row[0].lower())


def _name(requirement: str) -> str:
    stop = next((i for i, letter in enumerate(requirement) if not (letter.isalnum() or letter in "-_.")), None)
    return requirement[:stop]


def _licence(package: metadata.PackageMetadata) -> str:
    short = next((line for name in ("License-Expression", "License") for line in package.get_all(name) or []), "")
    if short and "\n" not in short and len(short) < 60:
        return short
    classes = [line.rpartition(" :: ")[2] for line in package.get_all("Classifier") or [] if line.startswith("License")]
    return ", ".join(classes)


def _scrolled(content: QWidget, name: str) -> QScrollArea:
    area = QScrollArea()
    let_scroll(area, content)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the keys that scroll go there
    area.setAccessibleName(name)
    return area
