"""Text on screen, shown to the letter: Qt takes text that looks like HTML for HTML, so nothing else makes labels."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QMargins, QSize
from PySide6.QtGui import QKeyEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMessageBox, QPushButton, QSizePolicy, QWidget

from paywall_admin.ui import tokens

Role = Literal["title", "section", "body", "label", "secondary"]
Tone = Literal["", "accent", "positive", "warning", "danger", "live"]


def plain(text: str, role: Role = "body", parent: QWidget | None = None, *, wrap: bool = False) -> QLabel:
    """A label that shows `text` to the letter, in the type of its role."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setProperty("role", role)
    label.setWordWrap(wrap)
    if wrap:
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label


def flowing(text: str, role: Role = "body", parent: QWidget | None = None) -> QLabel:
    """A plain label that wraps, exactly as high as its text is at the width it gets: for cards, where many stand."""
    label = plain(text, role, parent, wrap=True)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    return label


def mark(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and restyle the widget where it changed."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def tooltip(widget: QWidget, text: str) -> None:
    """A tooltip that shows `text` to the letter."""
    widget.setToolTip(_harmless(text))


def _harmless(text: str) -> str:
    if not Qt.mightBeRichText(text):
        return text
    from html import escape  # noqa: PLC0415 - its table of two thousand names is for the few texts that need it

    return f"<span>{escape(text).replace(chr(10), '<br>')}</span>"


class ElidedLabel(QLabel):
    """A plain label of one line that ends in an ellipsis where it does not fit, and then tells all in its tooltip."""

    def __init__(self, text: str = "", role: Role = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._whole = ""
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show a text, as much of it as fits."""
        self._whole = " ".join(text.split())
        self.setAccessibleName(self._whole)
        self.updateGeometry()
        self._elide()

    def whole(self) -> str:
        """The text without its ellipsis."""
        return self._whole

    def sizeHint(self) -> QSize:
        """Room for the whole text."""
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 1, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """May shrink to an ellipsis."""
        return QSize(self.fontMetrics().horizontalAdvance("…"), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text anew."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 1))
        self.setText(shown)
        tooltip(self, "" if shown == self._whole else self._whole)


class Badge(QWidget):
    """A state as a dot and a word: never by colour alone."""

    def __init__(self, text: str = "", tone: Tone = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._dot = plain("●", "secondary", self)
        self._dot.setProperty("part", "dot")
        self._word = plain("", "secondary", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_4)
        row.addWidget(self._dot)
        row.addWidget(self._word)
        self.show_state(text, tone)

    def show_state(self, text: str, tone: Tone) -> None:
        """Show a state."""
        self._word.setText(text)
        self.setAccessibleName(text)
        mark(self._dot, "tone", tone)
        mark(self._word, "tone", tone)


class StateButton(QPushButton):
    """A state as a dot and a word that leads to where it comes from; nothing where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "quiet")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._badge = Badge(parent=self)
        self._badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._around = QMargins(tokens.SPACE_8, tokens.SPACE_4, tokens.SPACE_8, tokens.SPACE_4)
        row = QHBoxLayout(self)
        row.setContentsMargins(self._around)
        row.addWidget(self._badge)
        self.hide()

    def sizeHint(self) -> QSize:
        """As large as what it says."""
        return self._badge.sizeHint().grownBy(self._around)

    def minimumSizeHint(self) -> QSize:
        """All of it."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter follows it, as in a list; elsewhere than in dialogs a button hears the space bar alone."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def show_state(self, text: str, tone: Tone) -> None:
        """Show a state; hidden without one."""
        self._badge.show_state(text, tone)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()


def dialog(
    parent: QWidget | None, title: str, sentence: str, *, details: str = "", icon: QMessageBox.Icon | None = None
) -> QMessageBox:
    """A message box that shows its texts to the letter; the caller adds buttons and opens it."""
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    box.setProperty("ground", "surface")
    if icon is not None:
        from paywall_admin.ui import icons  # noqa: PLC0415 - labels are there before any icon

        name, tone = ("help", "accent") if icon == QMessageBox.Icon.Question else ("warning", "warning")
        box.setIconPixmap(icons.pixmap(name, tone, tokens.SPACE_32, box.devicePixelRatioF()))
    if details:
        box.setDetailedText(details)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return box
