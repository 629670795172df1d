"""The build hook: compiles the window's translations, so that a wheel and a checkout hold what Qt reads."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import PySide6
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Translations(BuildHookInterface):  # type: ignore[misc] # hatchling leaves its interface untyped
    """Runs Qt's lrelease over `resources/locales`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Compile each source beside itself."""
        program = Path(PySide6.__file__).parent / ("lrelease.exe" if sys.platform == "win32" else "lrelease")
        for source in sorted((Path(self.root) / "resources" / "locales").glob("*.ts")):
            compiled = source.with_suffix(".qm")
            subprocess.run([program, "-silent", source, "-qm", compiled], check=True)
