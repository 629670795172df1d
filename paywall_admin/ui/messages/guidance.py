"""How long a text is on a phone: its lines in the website's own type, at the width that a phone leaves for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QTextLayout, QTextOption

from paywall_admin.core.settings import DENYING_STATES
from paywall_admin.core.texts import Placeholder, Template

translate = QCoreApplication.translate

PHONE: Final = 390
"""The width of the phone that is measured with, in the pixels that pages are laid out in; the preview's narrow one."""

_MOST_MEASURED: Final = 2000


class Type(NamedTuple):
    """How the website's component sets a text on a phone: pixels high, weight, what is left of the width for it."""

    size: int
    weight: QFont.Weight
    beside: int
    reads_well: int
    serif: bool = False


_BOLD: Final = QFont.Weight.Bold
_SEMI: Final = QFont.Weight.DemiBold
_USUAL: Final = QFont.Weight.Normal
# The sizes of `resources/runtime/parts/style.js` below 640 pixels, for the strip and for the wall.
_STRIP: Final = {
    "heading": Type(19, _SEMI, 36, 2, serif=True),
    "body": Type(15, _USUAL, 36, 4),
    "benefitsIntro": Type(16, _SEMI, 36, 1),
    "benefits": Type(15, _USUAL, 62, 2),
    "note": Type(14, _USUAL, 36, 2),
    "cta": Type(16, _SEMI, 82, 1),
}
_WALL: Final = {
    "heading": Type(24, _BOLD, 44, 3, serif=True),
    "body": Type(17, _USUAL, 44, 5),
    "benefitsIntro": Type(16, _SEMI, 44, 2),
    "benefits": Type(16, _USUAL, 72, 2),
    "note": Type(14, _USUAL, 44, 2),
    "cta": Type(17, _SEMI, 90, 1),
}


def phone_lines(value: Any, field: str, state: str, values: Mapping[Placeholder, str]) -> tuple[int, int]:
    """How many lines the longest form of a text takes on a phone, and how many read well.

    Placeholders are filled with their values; a line without a value is left out, as it is for readers.
    """
    shape = (_WALL if state in DENYING_STATES else _STRIP)[field]
    texts = value if isinstance(value, list) else [value]
    forms = [form for text in texts for form in (text.values() if isinstance(text, dict) else (text,)) if form]
    return max((_lines(form, shape, values) for form in forms), default=0), shape.reads_well


def _lines(text: str, shape: Type, values: Mapping[Placeholder, str]) -> int:
    filled = Template[None](text[:_MOST_MEASURED], values).fill(None)
    if filled is None:
        return 0
    font = QFont()
    font.setPixelSize(shape.size)
    font.setWeight(shape.weight)
    font.setStyleHint(QFont.StyleHint.Serif if shape.serif else QFont.StyleHint.SansSerif)
    if shape.serif:
        font.setFamilies(["Charter", "Georgia", "Noto Serif", "Noto Serif CJK JP", "serif"])
    return sum(_wrapped(line, font, PHONE - shape.beside) for line in filled.split("\n"))


def _wrapped(line: str, font: QFont, width: int) -> int:
    layout = QTextLayout(line, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    count = 0
    while (row := layout.createLine()).isValid():
        row.setLineWidth(width)
        count += 1
    layout.endLayout()
    return max(1, count)


def length_words(lines: int, reads_well: int, *, can_be_shorter: bool) -> str:
    """What is said below a text about its length on a phone."""
    if lines > reads_well:
        said = translate("Guidance", "On a phone this takes {lines} lines; up to {well} read well.")
        if reads_well == 1:
            said = translate("Guidance", "On a phone this takes {lines} lines; one reads well.")
        if can_be_shorter:
            said += " " + translate("Guidance", "Write a shorter one for narrow screens.")
        return said.format(lines=lines, well=reads_well)
    one, more = translate("Guidance", "On a phone: 1 line."), translate("Guidance", "On a phone: {lines} lines.")
    return one if lines == 1 else more.format(lines=lines)
