"""What of this computer the product needs, each looked at by trying it."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import secrets
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from paywall_admin.system import files, libraries, paths, screen
from paywall_admin.system.vault import PASSPHRASE_VARIABLE, Vault

State = Literal["good", "warning", "bad"]

# Runs in a process of its own: a library that is missing may end that process, but not the doctor.
_QT = """
import json
from PySide6.QtCore import qVersion
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication
app = QApplication(["doctor"])
latin, japanese = QFontDatabase.WritingSystem.Latin, QFontDatabase.WritingSystem.Japanese
print(json.dumps({"qt": qVersion(), "platform": app.platformName(),
    "fonts": len(QFontDatabase.families(latin)), "japanese": len(QFontDatabase.families(japanese))}))
"""


@dataclass(frozen=True)
class Probe:
    """One thing that was looked at: how it is, in one sentence, and what to do about it."""

    name: str
    state: State
    sentence: str
    remedy: str = ""

    def as_json(self) -> dict[str, str]:
        """The probe for machines."""
        return asdict(self)


@dataclass(frozen=True)
class Child:
    """What came of a process: what it printed, or why it failed."""

    output: str = ""
    refusal: str | None = None


def examine(trial: Sequence[str]) -> Iterator[Probe]:
    """Look at everything, the quick things first; `trial` is the module with its words that tries the preview."""
    yield _python()
    yield _folders()
    yield _keyring()
    found_qt = importlib.util.find_spec("PySide6") is not None
    lacking = {part: libraries.missing(part) for part in libraries.NEEDED} if found_qt else {}
    yield from _qt(found_qt, lacking)
    yield _screen(lacking.get("screen", []))
    yield _preview(found_qt, lacking.get("preview", []), trial)


def _python() -> Probe:
    version = ".".join(map(str, sys.version_info[:3]))
    return Probe("Python", "good", f"Python {version} at {sys.executable}.")


def _folders() -> Probe:
    for folder in (paths.data_folder(), paths.state_folder(), paths.log_folder()):
        refusal = _unusable(folder)
        if refusal is not None:
            advice = f"Make {folder} writable for this account, or set {paths.HOME_VARIABLE} to a folder that is."
            return Probe("Folders", "bad", f"{folder} cannot be used: {refusal}.", advice)
    return Probe("Folders", "good", f"The data folder is {paths.data_folder()}.")


def _unusable(folder: Path) -> str | None:
    """Why nothing can be written there, found out by trying it; for a folder still to be made, its parent is asked."""
    there = next(place for place in (folder, *folder.parents) if place.exists())
    if not there.is_dir():
        return f"{there} is not a folder"
    if there != folder:
        return None if os.access(there, os.W_OK) else f"{there} is not writable for this account"
    probe = folder / f".doctor-{secrets.token_hex(4)}"
    try:
        files.replace_file(probe, b"", mode=0o600)
        probe.unlink()
    except OSError as error:
        return files.reason(error)
    return None


def _keyring() -> Probe:
    if os.environ.get(PASSPHRASE_VARIABLE):
        return Probe("Keyring", "good", f"{PASSPHRASE_VARIABLE} is set, so secrets are kept in sealed files.")
    refusal = Vault().keychain.refusal()
    if refusal is None:
        return Probe("Keyring", "good", "The keyring of this computer keeps secrets and gives them back.")
    return Probe(
        "Keyring", "warning", f"The keyring of this computer cannot be used: {refusal}.",
        f"Secrets go to files sealed under a passphrase that is asked for; {PASSPHRASE_VARIABLE} answers instead.",
    )  # fmt: skip


def _qt(found: bool, lacking: dict[str, list[str]]) -> Iterator[Probe]:
    if not found:
        yield Probe("Window", "bad", "PySide6 is not installed, so the window cannot open; commands work.")
        return
    if lacking["qt"]:
        advice = libraries.remedy(lacking["qt"], libraries.release())
        yield Probe("Window", "bad", f"Qt cannot start without {', '.join(lacking['qt'])}.", advice)
        return
    child = _child(["-c", _QT], on_screen=screen.is_reachable() and not lacking["screen"])
    if child.refusal is not None:
        yield Probe("Window", "bad", f"Qt did not start: {child.refusal}.", "See the README for what it needs.")
        return
    answer = json.loads(child.output.splitlines()[-1])
    yield Probe("Window", "good", f"Qt {answer['qt']} starts ({answer['platform']}).")
    yield _fonts(answer["fonts"], answer["japanese"])


def _fonts(latin: int, japanese: int) -> Probe:
    if not latin:
        return Probe("Fonts", "bad", "There is no font, so texts show as boxes.", _font_advice("fonts-dejavu-core"))
    if not japanese:
        sentence = "There is no font with Japanese characters, so Japanese texts show as boxes."
        return Probe("Fonts", "warning", sentence, _font_advice("fonts-noto-cjk"))
    return Probe("Fonts", "good", f"{latin} families of fonts, {japanese} with Japanese characters.")


def _font_advice(package: str) -> str:
    return f"sudo apt-get install {package}" if libraries.release().has_apt else "Install such a font."


def _screen(lacking: list[str]) -> Probe:
    if lacking:
        advice = libraries.remedy(lacking, libraries.release())
        return Probe("Screen", "bad", f"A window on a screen needs {', '.join(lacking)}.", advice)
    if not screen.is_reachable():
        return Probe("Screen", "warning", "No screen is reachable from here, so the window cannot open; commands work.")
    return Probe("Screen", "good", "A screen is reachable.")


def _preview(found: bool, lacking: list[str], trial: Sequence[str]) -> Probe:
    if not found or not _has_engine():
        advice = "Install paywall-admin with its extra, preview."
        return Probe("Preview", "warning", "The live preview is not installed; the window works without it.", advice)
    if lacking:
        advice = libraries.remedy(lacking, libraries.release())
        return Probe("Preview", "warning", f"The live preview cannot start without {', '.join(lacking)}.", advice)
    child = _child(["-m", *trial], on_screen=screen.is_reachable())
    if child.refusal is None:
        return Probe("Preview", "good", "The live preview starts.")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        advice = "Start Paywall Admin as an ordinary user."
        return Probe(
            "Preview", "warning", "The live preview does not start as root; the window works without it.", advice
        )
    sentence = f"The live preview cannot start ({child.refusal}); the window works without it."
    return Probe("Preview", "warning", sentence)


def _has_engine() -> bool:
    found = importlib.util.find_spec("PySide6")
    places = found.submodule_search_locations if found else None
    return any(next(Path(place).glob("QtWebEngineCore*"), None) for place in places or ())


def _child(words: Sequence[str], *, on_screen: bool, seconds: int = 60) -> Child:
    """What this interpreter prints, or why it did not get that far, in a process of its own."""
    environment = os.environ if on_screen else {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    try:
        done = subprocess.run(  # noqa: S603 - this interpreter, with code of ours
            [sys.executable, *words],
            env=environment, capture_output=True, text=True, errors="replace", timeout=seconds, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        return Child(refusal=f"{type(error).__name__} while trying")
    if done.returncode == 0:
        return Child(output=done.stdout)
    lines = [line.strip() for line in done.stderr.splitlines() if line.strip()]
    said = re.sub(r"^\[[^]]*\]\s*", "", lines[-1]).rstrip(".") if lines else ""
    return Child(refusal=said or f"it ended with status {done.returncode}")
