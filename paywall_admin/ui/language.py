"""The language of the window: English as it is written in the code, or a translation that ships with it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from paywall_admin.system import assets

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

SYSTEM: Final = "system"
ENGLISH: Final = "en"
TRANSLATED: Final = ("ja",)
# A property of the window: it is closed only to be made again, with every text in another language.
AGAIN: Final = "begins_anew"
_SPOKEN: Final = "spoken_language"
_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")


def spoken(choice: str) -> str:
    """The language that a choice means on this computer; English where the system's is none of ours."""
    if choice != SYSTEM:
        return choice if choice in TRANSLATED else ENGLISH
    wanted = _of_the_system().partition("_")[0].partition("-")[0].lower()
    return wanted if wanted in TRANSLATED else ENGLISH


def _of_the_system() -> str:
    """What the environment says; Qt is asked only where it says nothing, for its list of languages takes long."""
    named = next(filter(None, map(os.environ.get, _VARIABLES)), "")
    if named or (os.name == "posix" and os.environ.get("DISPLAY")):
        return named
    from PySide6.QtCore import QLocale  # noqa: PLC0415 - not for the first paint

    return QLocale.system().name()


def speak(app: QCoreApplication, language: str) -> None:
    """Let every text that is made from now on be in a language."""
    if language == ENGLISH and not app.property(_SPOKEN):
        return
    from PySide6.QtCore import QLibraryInfo, QTranslator  # noqa: PLC0415 - not for the first paint in English

    app.setProperty(_SPOKEN, language)
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    if language == ENGLISH:
        return
    of_qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for folder, name in ((of_qt, "qtbase"), (str(assets.path("locales")), "paywall")):
        translator = QTranslator(app)
        if translator.load(f"{name}_{language}", folder):
            app.installTranslator(translator)


def spoken_by(app: QCoreApplication | None) -> str:
    """The language that texts are made in now."""
    return str((app.property(_SPOKEN) if app is not None else None) or ENGLISH)
