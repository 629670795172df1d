"""The palette of Fusion for each appearance: every role, so that none is left to Qt's guess."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from paywall_admin.ui.tokens import Scheme

_Role = QPalette.ColorRole
# Role -> the token it takes, for enabled widgets.
ROLES = {
    _Role.Window: "canvas",
    _Role.WindowText: "text",
    _Role.Base: "surface",
    _Role.AlternateBase: "canvas",
    _Role.Text: "text",
    _Role.PlaceholderText: "secondary",
    _Role.Button: "surface",
    _Role.ButtonText: "text",
    _Role.BrightText: "danger",
    _Role.ToolTipBase: "raised",
    _Role.ToolTipText: "text",
    _Role.Highlight: "accent",
    _Role.HighlightedText: "on_accent",
    _Role.Accent: "accent",
    _Role.Link: "accent",
    _Role.LinkVisited: "accent",
    _Role.Light: "raised",
    _Role.Midlight: "hover",
    _Role.Mid: "hairline",
    _Role.Dark: "outline",
    _Role.Shadow: "outline",
}
_DISABLED = (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.PlaceholderText)
# Foreground role -> the grounds it is drawn on; a test holds each at a contrast of 4.5 or better.
PAIRS = (
    (_Role.WindowText, _Role.Window),
    (_Role.Text, _Role.Base),
    (_Role.Text, _Role.AlternateBase),
    (_Role.PlaceholderText, _Role.Base),
    (_Role.ButtonText, _Role.Button),
    (_Role.BrightText, _Role.Window),
    (_Role.ToolTipText, _Role.ToolTipBase),
    (_Role.HighlightedText, _Role.Highlight),
    (_Role.Link, _Role.Base),
    (_Role.Link, _Role.Window),
    (_Role.LinkVisited, _Role.Base),
)


def palette(scheme: Scheme) -> QPalette:
    """The palette of one appearance."""
    made = QPalette()
    colours = scheme.colours()
    for role, token in ROLES.items():
        made.setColor(role, QColor(colours[token]))
    for role in _DISABLED:
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(scheme.disabled))
    made.setColor(QPalette.ColorGroup.Disabled, _Role.Highlight, QColor(scheme.pressed))
    made.setColor(QPalette.ColorGroup.Disabled, _Role.HighlightedText, QColor(scheme.disabled))
    return made
