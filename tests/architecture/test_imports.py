"""Who may import whom: the layers between the rooms, and what each room may take from outside."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.tree import PACKAGE, ROOT, python_files

# Room -> the packages from outside that it may import. A new one has to be placed here, with a thought.
ALLOWED = {
    "core": {"pydantic", "pydantic_core", "babel"},
    "system": {"cryptography", "keyring", "platformdirs", "tzdata", "compression", "zstandard"},
    "store": {"sqlalchemy", "alembic", "pydantic"},
    "billing": {"stripe"},
    "services": {"sqlalchemy", "polars"},
    "cli": {"click"},
    "ui": {"PySide6", "shiboken6"},
    "__main__.py": set(),
    "__init__.py": set(),
}
# Package -> the only modules that may import it.
ONLY_IN = {
    "cryptography": ("system/signing",),
    "keyring": ("system/vault",),
    "platformdirs": ("system/paths",),
    "stripe": ("billing/stripe_gateway",),
    "babel": ("core/",),
    "compression": ("system/feedfile",),
    "zstandard": ("system/feedfile",),
    "polars": ("services/readers/columns", "services/readers/known", "services/readers/crowds"),
}


def outside_imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names = [node.module]
        else:
            continue
        for name in names:
            top = name.partition(".")[0]
            if top != "paywall_admin" and top not in sys.stdlib_module_names:
                yield top


def violations(package: Path) -> list[str]:
    found = []
    for path in python_files(package):
        inside = path.relative_to(package)
        allowed = ALLOWED.get(inside.parts[0], set())
        for top in outside_imports(path):
            home = ONLY_IN.get(top, ("",))
            if top not in allowed or not inside.as_posix().startswith(home):
                found.append(f"{inside} imports {top}")
    return found


def lint(tree: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=tree, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the project's modules in which a violation can be planted."""
    shutil.copytree(PACKAGE, tmp_path / "paywall_admin", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_rooms_use_only_what_they_are_given() -> None:
    assert violations(PACKAGE) == []


def test_layers_hold() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("core/planted.py", "import paywall_admin.system", "Each room knows only the rooms below it"),
        ("store/planted.py", "import paywall_admin.services", "Each room knows only the rooms below it"),
        ("billing/planted.py", "import paywall_admin.store", "Each room knows only the rooms below it"),
        ("services/planted.py", "import paywall_admin.ui", "Each room knows only the rooms below it"),
        ("newroom/__init__.py", "", "Each room knows only the rooms below it"),
        ("ui/planted.py", "import paywall_admin.cli", "The window does not lean on the command line"),
        ("ui/meter/planted.py", "import paywall_admin.ui.publish", "Pages of the window do not import each other"),
    ],
)
def test_planted_import_breaks_a_contract(copy: Path, module: str, line: str, contract: str) -> None:
    path = copy / "paywall_admin" / module
    path.parent.mkdir(exist_ok=True)
    path.write_text(line + "\n")
    result = lint(copy)
    assert result.returncode == 1
    assert f"{contract} BROKEN" in result.stdout


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("core/planted.py", "import sqlalchemy"),
        ("core/planted.py", "from PySide6 import QtCore"),
        ("services/planted.py", "def later():\n    import PySide6.QtCore"),
        ("services/planted.py", "from cryptography.hazmat import primitives"),
        ("system/planted.py", "import cryptography"),
        ("billing/planted.py", "import stripe"),
        ("services/planted.py", "import stripe"),
        ("ui/planted.py", "from sqlalchemy import select"),
        ("cli/planted.py", "import keyring"),
        ("planted.py", "import click"),
    ],
)
def test_planted_outside_import_is_found(copy: Path, module: str, line: str) -> None:
    path = copy / "paywall_admin" / module
    path.write_text(line + "\n")
    assert len(violations(copy / "paywall_admin")) == 1
