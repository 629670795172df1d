"""The system libraries that Qt loads at run time, and the Debian or Ubuntu packages that hold them."""

from __future__ import annotations

import ctypes
import platform
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass

# What each part of the window needs beyond its wheels: library -> package.
NEEDED: dict[str, dict[str, str]] = {
    "qt": {
        "libGL.so.1": "libgl1",
        "libEGL.so.1": "libegl1",
        "libglib-2.0.so.0": "libglib2.0-0",
        "libdbus-1.so.3": "libdbus-1-3",
        "libfontconfig.so.1": "libfontconfig1",
        "libxkbcommon.so.0": "libxkbcommon0",
        "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    },
    "screen": {
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-shape.so.0": "libxcb-shape0",
        "libxcb-xkb.so.1": "libxcb-xkb1",
        "libwayland-cursor.so.0": "libwayland-cursor0",
        "libwayland-egl.so.1": "libwayland-egl1",
    },
    "preview": {
        "libnss3.so": "libnss3",
        "libXcomposite.so.1": "libxcomposite1",
        "libXdamage.so.1": "libxdamage1",
        "libXfixes.so.3": "libxfixes3",
        "libXtst.so.6": "libxtst6",
        "libXrandr.so.2": "libxrandr2",
        "libasound.so.2": "libasound2",
        "libxkbfile.so.1": "libxkbfile1",
    },
}


@dataclass(frozen=True)
class Release:
    """Which Linux this is, from its os-release file."""

    family: tuple[str, ...]
    version: tuple[int, ...]

    @property
    def has_apt(self) -> bool:
        """Whether packages come by apt here."""
        return bool({"debian", "ubuntu"} & set(self.family))


def loads(library: str) -> bool:
    """Whether the dynamic linker finds `library`, with everything that it needs itself."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing(part: str, *, loads: Callable[[str], bool] = loads) -> list[str]:
    """The libraries of that part that cannot be loaded; nothing on systems whose wheels carry them all."""
    if not sys.platform.startswith("linux"):
        return []
    return [library for library in NEEDED[part] if not loads(library)]


def release() -> Release:
    """This machine's Linux."""
    try:
        return release_of(platform.freedesktop_os_release())
    except OSError:
        return Release((), ())


def release_of(fields: dict[str, str]) -> Release:
    """The Linux that the fields of an os-release file describe."""
    family = (fields.get("ID", ""), *fields.get("ID_LIKE", "").split())
    numbers = fields.get("VERSION_ID", "").split(".")
    return Release(family, tuple(int(part) for part in numbers if part.isdigit()))


def remedy(libraries: Iterable[str], release: Release) -> str:
    """The exact line that installs `libraries`, or their names where there is no apt."""
    packages = {library: package for part in NEEDED.values() for library, package in part.items()}
    wanted = list(libraries)
    if not release.has_apt:
        return f"Install the packages of your system that hold {', '.join(wanted)}."
    return f"sudo apt-get install {' '.join(_apt_name(packages[library], release) for library in wanted)}"


def _apt_name(package: str, release: Release) -> str:
    # Since Ubuntu 24.04 libasound2 is a virtual name with two providers, which apt refuses.
    if package == "libasound2" and release.family[0] == "ubuntu" and release.version >= (24, 4):
        return "libasound2t64"
    return package
