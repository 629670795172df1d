"""Where the project's files are, for the tests that read them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "paywall_admin"
LEFT_BY_TOOLS = {
    ".git", ".venv", "__pycache__", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis",
    ".import_linter_cache",
}  # fmt: skip


def python_files(folder: Path) -> list[Path]:
    """Every Python file below a folder, in a stable order."""
    return sorted(path for path in folder.rglob("*.py") if "__pycache__" not in path.parts)


def tracked_files() -> list[Path]:
    """Every file that belongs to the project: what git would commit; without git, all but what tools leave."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        return sorted(path for path in ROOT.rglob("*") if path.is_file() and not LEFT_BY_TOOLS & set(path.parts))
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True,
    ).stdout  # fmt: skip
    return [ROOT / name for name in sorted(listed.decode().split("\0")) if name and (ROOT / name).is_file()]
