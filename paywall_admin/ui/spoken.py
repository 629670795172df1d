"""What a screen reader calls the widgets that paint themselves; by itself Qt knows only its own kinds."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget


@cache
def teach() -> None:
    """Let every widget with a `spoken_role` be told as that from now on."""
    QAccessible.installFactory(_interface)


def _interface(_kind: str, widget: QObject) -> QAccessibleInterface | None:
    role = getattr(widget, "spoken_role", None)
    return QAccessibleWidget(widget, role) if role is not None and isinstance(widget, QWidget) else None
