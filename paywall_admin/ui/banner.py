"""One line above the page for what holds as long as it stands there: a store that is read-only, an error."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from paywall_admin.ui import icons, phrasebook, tokens
from paywall_admin.ui.labels import plain


class Strip(QFrame):
    """A sentence with an icon on tinted ground; what is not about a lasting state can be closed."""

    def __init__(self, tone: str, closable: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._tone = tone
        self.setProperty("banner", tone)
        self._picture = QLabel(self)
        self.words = plain("", "body", self, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.SPACE_12, tokens.SPACE_8, tokens.SPACE_8, tokens.SPACE_8)
        row.setSpacing(tokens.SPACE_8)
        row.addWidget(self._picture)
        row.addWidget(self.words, 1)
        if closable:
            row.addWidget(self._close_button())
        self.hide()

    def show_words(self, words: str) -> None:
        """Show a sentence; an empty one takes the strip away."""
        self.words.setText(words)
        self.setAccessibleName(words)
        if words:
            self._picture.setPixmap(icons.pixmap(self._tone, self._tone, ratio=self.devicePixelRatioF()))
        self.setVisible(bool(words))

    def _close_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setAccessibleName(self.tr("Close this message"))
        button.setIconSize(QSize(tokens.ICON_SMALL, tokens.ICON_SMALL))
        icons.wear(button, "close")
        button.clicked.connect(self._close)
        return button

    @Slot()
    def _close(self) -> None:
        self.show_words("")


class Banner(QWidget):
    """The strips above the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.SPACE_4)
        self.read_only: Strip | None = None
        self.trouble: Strip | None = None

    def show_read_only(self, read_only: bool, path: str) -> None:
        """Say that nothing can be changed here."""
        if self.read_only is None and not read_only:
            return
        self.read_only = self.read_only or self._strip("warning", closable=False)
        words = self.tr("This store is read-only: {path} cannot be written. Everything can be seen, nothing changed.")
        self.read_only.show_words(words.format(path=path) if read_only else "")

    def show_trouble(self, sentence: str) -> None:
        """Say what did not work; an empty sentence takes it away."""
        if self.trouble is None and not sentence:
            return
        self.trouble = self.trouble or self._strip("danger", closable=True)
        self.trouble.show_words(phrasebook.said(sentence))

    def add_first(self, strip: QWidget) -> None:
        """Put a strip above all others."""
        self._column.setContentsMargins(tokens.SPACE_16, tokens.SPACE_8, tokens.SPACE_16, 0)
        self._column.insertWidget(0, strip)
        strip.installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take no room while no strip is to be seen."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        strips = (one for one in self.children() if isinstance(one, QWidget) and self._column.indexOf(one) >= 0)
        self.setVisible(any(not strip.isHidden() for strip in strips))

    def _strip(self, tone: str, *, closable: bool) -> Strip:
        strip = Strip(tone, closable, self)
        self._column.setContentsMargins(tokens.SPACE_16, tokens.SPACE_8, tokens.SPACE_16, 0)
        self._column.addWidget(strip)
        strip.installEventFilter(self)
        return strip
