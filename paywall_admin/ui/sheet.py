"""The one style sheet of the window, filled from the tokens."""

from __future__ import annotations

from string import Template
from typing import Final

from paywall_admin.ui import tokens
from paywall_admin.ui.tokens import Scheme

_TYPE: Final = """
QLabel { background: transparent; color: $text; }
QLabel[role="title"] { font-size: ${type_title}px; font-weight: 600; }
QLabel[role="section"] { font-size: ${type_section}px; font-weight: 600; }
QLabel[role="label"] { font-weight: 500; }
QLabel[role="secondary"] { color: $secondary; font-size: ${type_secondary}px; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="positive"] { color: $positive; }
QLabel[tone="warning"] { color: $warning; }
QLabel[tone="danger"] { color: $danger; }
QLabel[tone="live"] { color: $live; }
QLabel[part="dot"] { font-size: 9px; }
QLabel:disabled { color: $disabled; }
QToolTip { background: $raised; color: $text; border: 1px solid $hairline; padding: 4px 8px; }
"""

_GROUND: Final = """
QMainWindow, QDialog, QMessageBox { background: $canvas; }
QMessageBox QLabel { padding: 4px; }
QDialog { border: 1px solid $hairline; }
QLabel[deciding="true"] { font-weight: 600; }
QFrame[pill="warning"] { background: $warning_tint; border-radius: ${radius_field}px; }
QFrame[pill="live"] { background: $live_tint; border-radius: ${radius_field}px; }
QLabel[part="mode"] { font-weight: 700; }
QWidget[ground="surface"] { background: $surface; }
QWidget[ground="canvas"] { background: $canvas; }
QFrame[card="true"] { background: $raised; border: 1px solid $hairline; border-radius: ${radius_card}px; }
QFrame[line="true"] { background: $hairline; border: none; }
QFrame[banner="warning"] { background: $warning_tint; border: none; border-radius: ${radius_field}px; }
QFrame[banner="danger"] { background: $danger_tint; border: none; border-radius: ${radius_field}px; }
QFrame[banner="accent"] { background: $accent; border: none; border-radius: ${radius_field}px; }
QFrame[banner="accent"] QLabel { color: $on_accent; }
QScrollArea { background: transparent; border: none; }
QSplitter::handle { background: $hairline; }
QMainWindow::separator { background: $hairline; width: 1px; height: 1px; }
QDockWidget { color: $text; }
"""

_BUTTONS: Final = """
QPushButton { background: $surface; color: $text; border: 1px solid $outline; border-radius: ${radius_field}px;
  padding: 0 ${space_12}px; min-height: 30px; font-weight: 500; outline: none; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $pressed; }
QPushButton:focus { border: 2px solid $accent; padding: 0 11px; min-height: 28px; }
QPushButton:disabled { color: $disabled; background: $canvas; border-color: $hairline; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:pressed { background: $accent_pressed; border-color: $accent_pressed; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $pressed; border-color: $pressed; color: $disabled; }
QPushButton[kind="danger"] { background: $danger; color: $on_accent; border-color: $danger; font-weight: 600; }
QPushButton[kind="danger"]:focus { border: 2px solid $text; }
QPushButton[kind="danger"]:disabled { background: $pressed; border-color: $pressed; color: $disabled; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; color: $accent; }
QPushButton[kind="quiet"]:hover { background: $accent_tint; }
QPushButton[kind="quiet"]:focus { border-color: $accent; }
QPushButton[kind="quiet"]:disabled { color: $disabled; background: transparent; }
QPushButton[kind="line"] { background: transparent; border-color: transparent; color: $secondary;
  padding: 0 ${space_8}px; min-height: 24px; font-size: ${type_secondary}px; }
QPushButton[kind="line"]:hover { background: $hover; color: $text; }
QPushButton[kind="line"]:focus { border: 2px solid $accent; padding: 0 7px; min-height: 22px; }
QPushButton[kind="line"]:disabled { color: $disabled; }
QFrame[banner="accent"] QPushButton { background: transparent; color: $on_accent; border-color: $on_accent; }
QFrame[banner="accent"] QPushButton:hover { background: $accent_hover; }
QFrame[banner="accent"] QPushButton:pressed { background: $accent_pressed; }
QFrame[banner="accent"] QPushButton:focus { border: 3px solid $on_accent; padding: 0 10px; min-height: 26px; }
QPushButton::menu-indicator { width: 0; }
QToolButton { background: transparent; color: $text; border: 2px solid transparent; border-radius: ${radius_field}px;
  padding: 4px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $pressed; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $disabled; }
QToolButton::menu-indicator { image: none; }
QPushButton[kind="rail"] { background: transparent; border-color: transparent; color: $secondary; text-align: left;
  padding: 0 9px; min-height: 34px; }
QPushButton[kind="rail"][low="true"] { min-height: 24px; }
QPushButton[kind="rail"]:hover { background: $hover; color: $text; }
QPushButton[kind="rail"]:checked { background: $accent_tint; color: $accent; font-weight: 600; }
QPushButton[kind="rail"]:focus { border: 2px solid $accent; padding: 0 8px; min-height: 32px; }
QPushButton[kind="rail"][low="true"]:focus { min-height: 22px; }
QToolButton[chip="true"] { background: $accent_tint; color: $accent; padding: 2px ${space_8}px; font-weight: 500; }
"""

_FIELDS: Final = """
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox { background: $surface; color: $text;
  border: 1px solid $outline; border-radius: ${radius_field}px; padding: 1px 8px; min-height: 28px;
  placeholder-text-color: $secondary;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:hover, QPlainTextEdit:hover, QAbstractSpinBox:hover, QComboBox:hover { border-color: $disabled; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus
{ border: 2px solid $accent; padding: 0 7px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QAbstractSpinBox[wrong="true"], QComboBox[wrong="true"]
{ border-color: $danger; }
QLineEdit:read-only, QLineEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled
{ background: $canvas; color: $secondary; border-color: $hairline; }
QDateTimeEdit::drop-down { border: none; width: 24px; }
QDateTimeEdit::down-arrow { image: url(icons:$name/chevron-down.svg); width: 16px; height: 16px; }
QComboBox { combobox-popup: 0; padding-right: 24px; }
QComboBox:focus { padding-right: 23px; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url(icons:$name/chevron-down.svg); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: $raised; color: $text; border: 1px solid $hairline; outline: 0; padding: 4px;
  selection-background-color: $accent_tint; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 6px; border-radius: 4px; }
QSpinBox, QDateTimeEdit { padding-left: 6px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; background: transparent; width: 20px; }
QAbstractSpinBox::up-arrow { image: url(icons:$name/chevron-up.svg); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url(icons:$name/chevron-down.svg); width: 12px; height: 12px; }
QCheckBox, QRadioButton { color: $text; spacing: ${space_8}px; border-radius: 4px; padding: 2px;
  border: 2px solid transparent; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px; }
QCheckBox::indicator:unchecked { image: url(icons:$name/box.svg); }
QCheckBox::indicator:checked { image: url(icons:$name/box-checked.svg); }
QRadioButton::indicator:unchecked { image: url(icons:$name/ring.svg); }
QRadioButton::indicator:checked { image: url(icons:$name/ring-checked.svg); }
QSlider { min-height: 24px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $pressed; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: $accent; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -6px 0; border-radius: 8px; background: $surface;
  border: 1px solid $accent; }
QSlider::handle:horizontal:focus { background: $accent; border: 2px solid $text; width: 12px; height: 12px; }
QSlider::sub-page:horizontal:disabled { background: $outline; }
QSlider::handle:horizontal:disabled { border-color: $outline; }
"""

_LISTS: Final = """
QAbstractItemView { background: $surface; color: $text; border: none; outline: 0; alternate-background-color: $canvas;
  selection-background-color: $accent_tint; selection-color: $text; }
QAbstractItemView::item:hover { background: $hover; }
QAbstractItemView::item:selected { background: $accent_tint; color: $text; }
QTableView[wrapped="true"]::item { padding: 5px 5px; }
QHeaderView::section { background: $surface; color: $secondary; border: none; border-bottom: 1px solid $hairline;
  padding: 6px 8px; font-size: ${type_secondary}px; font-weight: 500; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QHeaderView { background: $surface; }
QHeaderView::up-arrow { image: url(icons:$name/chevron-up.svg); width: 12px; height: 12px; }
QHeaderView::down-arrow { image: url(icons:$name/chevron-down.svg); width: 12px; height: 12px; }
QMenuBar { background: $canvas; color: $text; border-bottom: 1px solid $hairline; padding: 2px ${space_4}px; }
QMenuBar::item { background: transparent; padding: 4px 8px; border-radius: 4px; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $raised; color: $text; border: 1px solid $hairline; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 4px; min-height: 18px; }
QMenu::item:selected { background: $accent_tint; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $hairline; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { width: 16px; height: 16px; padding-left: 4px; }
QMenu::indicator:checked { image: url(icons:$name/tick.svg); }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $outline; border-radius: 3px; margin: 3px; }
QScrollBar::handle:hover { background: $disabled; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $pressed; border: none; border-radius: 2px; max-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
"""


def sheet(scheme: Scheme) -> str:
    """The style sheet of one appearance."""
    sizes = {name.lower(): value for name, value in vars(tokens).items() if isinstance(value, int)}
    return Template(_TYPE + _GROUND + _BUTTONS + _FIELDS + _LISTS).substitute(
        scheme.colours(), name=scheme.name, **sizes
    )
