"""Each text can be read on each ground it may stand on, in light and in dark."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor, QPalette

from paywall_admin.ui import palette, sheet, tokens
from support.tree import PACKAGE, ROOT

COLOUR = re.compile(r"#[0-9A-Fa-f]{3,8}\b|\brgba?\(|QColor\(\s*[\"'\d]")


def luminance(colour: QColor) -> float:
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", tokens.SCHEMES, ids=lambda scheme: scheme.name)
@pytest.mark.parametrize(("text", "ground"), tokens.PAIRS)
def test_tokens_are_readable(scheme: tokens.Scheme, text: str, ground: str) -> None:
    assert contrast(QColor(getattr(scheme, text)), QColor(getattr(scheme, ground))) >= 4.5


@pytest.mark.parametrize("scheme", tokens.SCHEMES, ids=lambda scheme: scheme.name)
@pytest.mark.parametrize(("text", "ground"), palette.PAIRS)
def test_palette_roles_are_readable(
    scheme: tokens.Scheme, text: QPalette.ColorRole, ground: QPalette.ColorRole
) -> None:
    made = palette.palette(scheme)
    assert contrast(made.color(text), made.color(ground)) >= 4.5


def test_contrast_is_what_the_guidelines_measure() -> None:
    assert contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#FFFFFF")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", tokens.SCHEMES, ids=lambda scheme: scheme.name)
def test_style_sheet_text_stands_in_the_table_of_pairs(scheme: tokens.Scheme) -> None:
    """A rule that sets a text colour and a ground together sets a pair that is held to be readable."""
    names = {value: name for name, value in reversed(scheme.colours().items())}
    named = {(getattr(scheme, text), getattr(scheme, ground)) for text, ground in tokens.PAIRS}
    for rule in re.findall(r"([^{}]+)\{([^}]*)\}", sheet.sheet(scheme)):
        text = re.search(r"(?<![-\w])color: (#\w+)", rule[1])
        ground = re.search(r"background: (#\w+)", rule[1])
        if text and ground and ":disabled" not in rule[0]:
            pair = (text[1], ground[1])
            assert pair in named, f"{rule[0].strip()}: {names[pair[0]]} on {names[pair[1]]}"


def test_no_colour_is_named_outside_the_tokens() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}:{number}"
        for path in (PACKAGE / "ui").rglob("*.py")
        if path.name != "tokens.py"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if COLOUR.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("scheme", tokens.SCHEMES, ids=lambda scheme: scheme.name)
def test_drawings_of_the_style_sheet_take_their_colours_from_the_tokens(scheme: tokens.Scheme) -> None:
    known = set(scheme.colours().values())
    drawn = sorted((ROOT / "resources" / "icons" / scheme.name).glob("*.svg"))
    used = set(re.findall(rf"icons:{scheme.name}/([\w-]+)\.svg", sheet.sheet(scheme)))
    assert used <= {path.stem for path in drawn}
    for path in drawn:
        assert set(re.findall(r"#[0-9A-F]{6}", path.read_text())) <= known, path.name


def test_line_icons_are_tinted_not_coloured() -> None:
    drawn = sorted((ROOT / "resources" / "icons").glob("*.svg"))
    assert len(drawn) > 20
    for path in drawn:
        text = path.read_text()
        assert "currentColor" in text, path.name
        assert not COLOUR.search(text), path.name
