"""The dependency lock: complete, hashed, without hosts, and in step with pyproject.toml."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import distribution, requires

import pytest
from packaging.requirements import Requirement

from support.tree import ROOT, tracked_files

LOCK = (ROOT / "requirements.lock").read_text()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
HOST = re.compile(r"https?://(?!(127\.0\.0\.1|localhost|\[::1\]))\S*(simple|pypi|npmjs|registry)\S*", re.IGNORECASE)


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def locked() -> dict[str, str]:
    return {canonical(m[1]): m[2] for m in re.finditer(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", LOCK, re.MULTILINE)}


def requirements() -> list[str]:
    project = PROJECT["project"]
    groups = [
        project["dependencies"],
        *project["optional-dependencies"].values(),
        *PROJECT["dependency-groups"].values(),
    ]
    return [line for group in groups for line in group]


@pytest.mark.parametrize("requirement", requirements())
def test_each_requirement_is_locked_within_its_bounds(requirement: str) -> None:
    wanted = Requirement(requirement)
    assert wanted.specifier.contains(locked()[canonical(wanted.name)])


def test_every_package_has_hashes() -> None:
    for block in re.split(r"\n(?=\S)", LOCK.strip()):
        assert "--hash=sha256:" in block, block.splitlines()[0]


def test_no_file_names_a_registry_host() -> None:
    named = []
    for path in tracked_files():
        text = path.read_bytes().decode("utf-8", "ignore")
        named += [f"{path.relative_to(ROOT)}: {match[0]}" for match in HOST.finditer(text)]
    assert named == []


def test_each_dependency_says_why_it_is_there() -> None:
    text = (ROOT / "pyproject.toml").read_text()
    for requirement in requirements():
        line = next(line for line in text.splitlines() if line.startswith(f'  "{requirement}"'))
        assert re.search(r"#\s+\w", line), line


def runtime_closure() -> set[str]:
    """The packages a user gets on this system without extras, by canonical name."""
    found: set[str] = set()
    queue = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
    while queue:
        wanted = queue.pop()
        name = canonical(wanted.name)
        if name not in found and (wanted.marker is None or wanted.marker.evaluate({"extra": ""})):
            found.add(name)
            queue += [Requirement(line) for line in requires(name) or []]
    return found


def test_few_runtime_packages() -> None:
    assert len(PROJECT["project"]["dependencies"]) <= 12
    assert len(runtime_closure()) <= 40


FREE = re.compile(r"MIT|BSD|Apache|PSF|Python Software|ISC|LGPL|MPL|Unlicense|Public Domain", re.IGNORECASE)


@pytest.mark.parametrize("name", sorted(runtime_closure()))
def test_licence_of_each_runtime_package_is_allowed(name: str) -> None:
    metadata = distribution(name).metadata
    words = [metadata.get("License-Expression") or "", metadata.get("License") or ""]
    words += [line for line in metadata.get_all("Classifier") or [] if line.startswith("License")]
    assert FREE.search(" ".join(words)), words
