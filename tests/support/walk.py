"""Walking through a window by Tab, as somebody without a mouse does, and reading it as a screen reader does."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QRadioButton, QScrollArea, QWidget

from paywall_admin.ui.tabbing import hands_on

_MOST_STOPS = 400
# What somebody can do something with, as a screen reader tells it.
ROLES = {
    QAccessible.Role.Button, QAccessible.Role.ButtonMenu, QAccessible.Role.CheckBox, QAccessible.Role.RadioButton,
    QAccessible.Role.ComboBox, QAccessible.Role.EditableText, QAccessible.Role.Slider, QAccessible.Role.SpinBox,
    QAccessible.Role.List, QAccessible.Role.Table, QAccessible.Role.Tree, QAccessible.Role.PageTab,
    QAccessible.Role.StaticText, QAccessible.Role.Link,
}  # fmt: skip
# Two stops lie in one row when they share this much of the lower one's height.
_SAME_ROW = 0.5


def name_of(widget: QWidget) -> str:
    """What a finding calls a widget."""
    text = getattr(widget, "text", lambda: "")() if not hasattr(widget, "toPlainText") else ""
    words = text or widget.accessibleName() or widget.objectName()
    return f"{type(widget).__name__} {str(words)[:40]!r} in {type(widget.parentWidget()).__name__}"


def focusable(ground: QWidget) -> Iterator[QWidget]:
    """Everything below a widget that Tab should stop at now."""
    for widget in ground.findChildren(QWidget):
        if widget.window() is not ground.window() or not widget.isVisible() or not widget.isEnabled():
            continue
        takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes_tab and not hands_on(widget) and not _is_beside_its_group(widget):
            yield widget


def _is_beside_its_group(widget: QWidget) -> bool:
    """Of radio buttons that exclude each other Tab stops at the chosen one; arrow keys reach the others."""
    if not isinstance(widget, QRadioButton) or widget.isChecked():
        return False
    parent = widget.parentWidget()
    return parent is not None and any(one.isChecked() for one in parent.findChildren(QRadioButton))


def unspoken(ground: QWidget) -> list[str]:
    """What takes keys and would be read without a name, or without saying what it is."""
    found = []
    for widget in (ground, *ground.findChildren(QWidget)):
        if not widget.isVisible() or widget.window() is not ground.window():
            continue
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or hands_on(widget):
            continue
        spoken = QAccessible.queryAccessibleInterface(widget)
        # Qt has no role for what only scrolls.
        only_scrolls = isinstance(widget, QScrollArea)
        if spoken is None or (spoken.role() not in ROLES and not only_scrolls):
            found.append(f"{name_of(widget)} is a {spoken.role().name if spoken else 'nothing'}")
        elif not spoken.text(QAccessible.Text.Name).strip():
            found.append(f"{name_of(widget)} has no name")
    return found


class Walk:
    """Once around from where the focus is: the stops in their order, and what went wrong."""

    def __init__(self, ground: QWidget, *, back: bool = False) -> None:
        self.ground = ground
        self.stops: list[QWidget] = []
        self.wrong: list[str] = []
        key = Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab
        for _ in range(_MOST_STOPS):
            focus = QApplication.focusWidget()
            if focus is None:
                self.wrong.append(f"the focus is lost after {name_of(self.stops[-1]) if self.stops else 'nothing'}")
                return
            if focus in self.stops:
                if focus is not self.stops[0]:
                    self.wrong.append(f"Tab is trapped at {name_of(focus)}")
                return
            if focus is not ground and focus.visibleRegion().isEmpty():
                self.wrong.append(f"Tab stops out of sight: {name_of(focus)}")
            self.stops.append(focus)
            QTest.keyClick(focus, key)
        self.wrong.append("Tab never comes back to where it began")

    def missed(self) -> list[str]:
        """What Tab should have stopped at and did not."""
        return [name_of(widget) for widget in focusable(self.ground) if widget not in self.stops]

    def out_of_order(self) -> list[str]:
        """Steps that go up or to the left though what comes next does not begin a column of its own.

        One step goes back from the end to the beginning, wherever the walk began.
        """
        inside = [stop for stop in self.stops if self.ground.isAncestorOf(stop)]
        pairs = zip(inside, inside[1:] + inside[:1], strict=True)
        back = [(one, other) for one, other in pairs if _goes_back(self.ground, one, other)]
        return [f"{name_of(one)} -> {name_of(other)}" for one, other in back] if len(back) > 1 else []


def _goes_back(ground: QWidget, one: QWidget, other: QWidget) -> bool:
    here, there = _place(ground, one, other), _place(ground, other, one)
    shared = min(here.bottom(), there.bottom()) - max(here.top(), there.top())
    if shared > _SAME_ROW * min(here.height(), there.height()):
        return there.right() <= here.left()
    return there.top() < here.top() and there.left() < here.right()


def _place(ground: QWidget, widget: QWidget, beside: QWidget) -> QRect:
    """Where a widget lies; where it scrolls and the other does not scroll with it, where that which scrolls lies."""
    shown, above = widget, widget.parentWidget()
    while above is not None and above is not ground:
        if isinstance(above, QAbstractScrollArea) and not above.isAncestorOf(beside):
            shown = above
        above = above.parentWidget()
    return QRect(shown.mapTo(ground, QPoint(0, 0)), shown.size())
