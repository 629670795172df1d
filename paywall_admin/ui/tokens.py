"""Every colour, space, radius and type size of the window; nothing else in it names one."""

from __future__ import annotations

from typing import Final, NamedTuple


class Scheme(NamedTuple):
    """The colours of one appearance, light or dark.

    `canvas` lies below everything, `surface` carries pages and fields, `raised` what floats above them. A tone
    (`positive`, `warning`, `danger`, `live`) has a `_tint` to lie on; `hover` and `pressed` are plates under text.
    """

    name: str
    canvas: str
    surface: str
    raised: str
    text: str
    secondary: str
    disabled: str
    hairline: str
    outline: str
    hover: str
    pressed: str
    accent: str
    accent_hover: str
    accent_pressed: str
    accent_tint: str
    on_accent: str
    positive: str
    positive_tint: str
    warning: str
    warning_tint: str
    danger: str
    danger_tint: str
    live: str
    live_tint: str

    @property
    def is_dark(self) -> bool:
        """Whether light text stands on dark ground."""
        return self.name == "dark"

    def colours(self) -> dict[str, str]:
        """Each colour by its name."""
        return {field: getattr(self, field) for field in self._fields if field != "name"}


LIGHT: Final = Scheme(
    name="light",
    canvas="#F7F8FA",
    surface="#FFFFFF",
    raised="#FFFFFF",
    text="#1A1F29",
    secondary="#566072",
    disabled="#8A93A3",
    hairline="#E3E6EB",
    outline="#C9CFD9",
    hover="#EEF0F4",
    pressed="#E3E6EC",
    accent="#2F5BEA",
    accent_hover="#2850D4",
    accent_pressed="#2246BC",
    accent_tint="#EBF0FE",
    on_accent="#FFFFFF",
    positive="#18794E",
    positive_tint="#E7F5EE",
    warning="#8A5A00",
    warning_tint="#FEF4DF",
    danger="#C62A2F",
    danger_tint="#FDEEEE",
    live="#7A1FA2",
    live_tint="#F6ECFA",
)
DARK: Final = Scheme(
    name="dark",
    canvas="#14161A",
    surface="#1B1E24",
    raised="#22262E",
    text="#E9ECF1",
    secondary="#A5AEBD",
    disabled="#6D7686",
    hairline="#2E333C",
    outline="#434A57",
    hover="#262B33",
    pressed="#2F353F",
    accent="#7C9BFF",
    accent_hover="#93ADFF",
    accent_pressed="#A8BDFF",
    accent_tint="#222B46",
    on_accent="#0F1217",
    positive="#4CC38A",
    positive_tint="#172B22",
    warning="#F0B849",
    warning_tint="#2E2716",
    danger="#FF7B7F",
    danger_tint="#361F22",
    live="#D59BFF",
    live_tint="#2D2136",
)
SCHEMES: Final = (LIGHT, DARK)

_GROUNDS: Final = ("canvas", "surface", "raised")
_PLATES: Final = ("hover", "pressed", "accent_tint")
_TONES: Final = ("positive", "warning", "danger", "live")
# Each text colour with each ground it may stand on; a test holds them all at a contrast of 4.5 or better.
PAIRS: Final = (
    *((text, ground) for text in ("text", "secondary") for ground in (*_GROUNDS, *_PLATES)),
    *(("text", f"{tone}_tint") for tone in _TONES),
    *((tone, ground) for tone in _TONES for ground in (*_GROUNDS, f"{tone}_tint")),
    *(("accent", ground) for ground in (*_GROUNDS, "accent_tint")),
    *(("on_accent", plate) for plate in ("accent", "accent_hover", "accent_pressed", "danger")),
)

SPACE_4: Final = 4
SPACE_8: Final = 8
SPACE_12: Final = 12
SPACE_16: Final = 16
SPACE_24: Final = 24
SPACE_32: Final = 32

RADIUS_FIELD: Final = 6
RADIUS_CARD: Final = 10
FOCUS_WIDTH: Final = 2

TYPE_SECONDARY: Final = 12
TYPE_BODY: Final = 13
TYPE_SECTION: Final = 15
TYPE_TITLE: Final = 20

CONTROL_HEIGHT: Final = 32
ROW_HEIGHT: Final = 40
ICON_SMALL: Final = 16
ICON: Final = 20
RAIL_WIDE: Final = 184
RAIL_NARROW: Final = 56
DETAIL_WIDTH: Final = 640
PREVIEW_WIDTH: Final = 440
