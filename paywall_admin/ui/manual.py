"""The manual of F1: its pages beside its contents, with pictures of the window.

A page is in the window's language where there is one, `manual/ja`, and in English where there is none.
"""

from __future__ import annotations

import re
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QSize, QTimer, QUrl, Slot
from PySide6.QtGui import QImage, QShowEvent, QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QWidget

from paywall_admin.system import assets
from paywall_admin.ui import language, tokens
from paywall_admin.ui.guide import Guide
from paywall_admin.ui.pages import PAGES

# Pictures are taken at twice the size at which they are shown, so that they are sharp on every screen.
PICTURE_RATIO: Final = 2
_CONTENTS_WIDTH: Final = 176
# The widest picture with what stands beside and around it.
_LEAST_WIDTH: Final = 880
# After the pages of the window, in the order of its rail, what has no page there.
_LAST: Final = ("publish", "emergency", "changelog")
_HEADING: Final = re.compile(r"^#+ (.+)$", re.MULTILINE)
# Where a line goes on in the next one without a blank, as Japanese does.
_BROKEN_LINE: Final = re.compile(r"(?<=[^\x00-\x7f])\n *(?=\**[^\x00-\x7f])")


def page_text(name: str) -> str:
    """A page of the manual, in the window's language where it is written in it."""
    spoken = language.spoken_by(QCoreApplication.instance())
    other = f"manual/{spoken}/{name}.md"
    if not assets.path(other).is_file():
        return assets.read_text(f"manual/{name}.md")
    return _BROKEN_LINE.sub("", assets.read_text(other))


def heading_of(name: str, heading: str) -> str:
    """A heading of a page as the window's language has it; links from outside the manual name the English one."""
    english, shown = (_HEADING.findall(text) for text in (assets.read_text(f"manual/{name}.md"), page_text(name)))
    known: dict[str, str] = dict(zip(english, shown, strict=False))
    return known.get(heading, heading)


def chapters() -> list[tuple[str, str]]:
    """The pages of the manual there are: name and title, in the order in which one reads them."""
    names = {file.stem for file in assets.path("manual").glob("*.md")}
    order = [*(page.id for page in PAGES), *sorted(names - {page.id for page in PAGES} - set(_LAST)), *_LAST]
    return [(name, _title(name)) for name in order if name in names]


def _title(name: str) -> str:
    first = page_text(name).partition("\n")[0]
    return first.removeprefix("#").strip()


class _Reader(QTextBrowser):
    """A page's text; its pictures come from the manual's folder, and nothing comes from anywhere else."""

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """A picture of the manual, at the size at which it is shown."""
        wanted = name if isinstance(name, str) else name.toString()
        if kind == QTextDocument.ResourceType.ImageResource.value and wanted.startswith("pictures/"):
            image = QImage(str(assets.path("manual") / "pictures" / wanted.removeprefix("pictures/").replace("/", "")))
            image.setDevicePixelRatio(PICTURE_RATIO)
            return image
        return None


class Manual(Guide):
    """One page of the manual, from its start or from one of its headings, and the way to the others."""

    def __init__(self, name: str, parent: QWidget, heading: str = "") -> None:
        super().__init__(QCoreApplication.translate("Manual", "Help"), QSize(880, 680), parent)
        self._chapters = chapters()
        self._heading = ""
        self.contents = QListWidget()
        self.contents.setAccessibleName(self.tr("Contents"))
        self.contents.setFixedWidth(_CONTENTS_WIDTH)
        for title in (title for _, title in self._chapters):
            item = QListWidgetItem(title)
            item.setSizeHint(QSize(0, tokens.CONTROL_HEIGHT))
            self.contents.addItem(item)
        self.text = _Reader()
        self.text.setAccessibleName(self.windowTitle())
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        self.text.document().setDocumentMargin(tokens.SPACE_12)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_12)
        row.addWidget(self.contents)
        row.addWidget(self.text, 1)
        self._finish(both)
        self.setMinimumWidth(_LEAST_WIDTH)
        self.contents.currentRowChanged.connect(self._turn)
        self.open_chapter(name, heading)
        self.text.setFocus()

    def open_chapter(self, name: str, heading: str = "") -> None:
        """Show a page; the first one where there is none of that name."""
        place = next((place for place, (known, _) in enumerate(self._chapters) if known == name), 0)
        self.contents.setCurrentRow(place)
        self._heading = heading_of(self._chapters[place][0], heading)
        self._show_heading()

    def showEvent(self, event: QShowEvent) -> None:
        """The text has its height only now that it has a width."""
        super().showEvent(event)
        QTimer.singleShot(0, self._show_heading)

    @Slot(int)
    def _turn(self, place: int) -> None:
        name, title = self._chapters[place]
        self.text.setMarkdown(page_text(name))
        _give_room(self.text.document())
        self.text.setAccessibleDescription(title)
        self.text.verticalScrollBar().setValue(0)

    @Slot(QUrl)
    def _follow(self, link: QUrl) -> None:
        """A link leads to another page of the manual, and to a heading of it."""
        name, _, heading = link.toString().partition("#")
        self.open_chapter(name.removesuffix(".md"), heading.replace("%20", " "))

    @Slot()
    def _show_heading(self) -> None:
        block: QTextBlock = self.text.document().begin()
        while block.isValid() and self._heading:
            if block.blockFormat().headingLevel() and block.text() == self._heading:
                top = self.text.document().documentLayout().blockBoundingRect(block).top()
                self.text.verticalScrollBar().setValue(int(top))
                return
            block = block.next()


def _give_room(document: QTextDocument) -> None:
    """Markdown has no margins of its own: space above headings and below paragraphs, and lines apart."""
    cursor, block = QTextCursor(document), document.begin()
    while block.isValid():
        shape = block.blockFormat()
        is_heading = shape.headingLevel() > 0
        shape.setTopMargin(tokens.SPACE_16 if is_heading and block.position() else 0)
        shape.setBottomMargin(tokens.SPACE_8)
        shape.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setPosition(block.position())
        cursor.setBlockFormat(shape)
        block = block.next()
