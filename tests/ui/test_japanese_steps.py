"""The steps that the audit keeps, in Japanese: what every command there is calls itself, and what it changed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from paywall_admin.services.app import App
from paywall_admin.services.queries import GetAuditEntry, ListAudit
from paywall_admin.services.telling import Difference
from paywall_admin.ui import phrasebook
from support.commands import EXAMPLES, Example
from support.stores import Clock, fill

pytestmark = pytest.mark.usefixtures("in_japanese")

# Names, ids and files, which stay as they are.
_STAYS = re.compile(
    r"「[^」]*」|'[^']*'|“[^”]*”|（[^）]*）|https?://\S+|\w+\.json|[\w-]+:[\w/-]+|three-months|backupsKept|[0-9a-f]{16}"
)
_WORD = re.compile(r"[a-z]{3,}", re.IGNORECASE)
_KNOWN = {"Stripe", "site", "ann", "EUR", "URL", "JSON"}


@pytest.fixture(scope="module")
def filled_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "paywall.db"
    with closing(App.open(path, actor="zoe", clock=Clock())) as app:
        fill(app)
    return path


@pytest.fixture
def app(filled_file: Path, tmp_path: Path) -> Iterator[App]:
    shutil.copy(filled_file, tmp_path / "paywall.db")
    with closing(App.open(tmp_path / "paywall.db", actor="ann", clock=Clock())) as app:
        yield app


def english(text: str) -> set[str]:
    """The words that were not said anew."""
    return set(_WORD.findall(_STAYS.sub("", text))) - _KNOWN


@pytest.mark.parametrize("example", [one for one in EXAMPLES if str(one) != "draft:together"], ids=str)
def test_every_step_is_said_in_japanese(app: App, example: Example) -> None:
    done = app.do(example.on(app), beside=example.beside)
    labels = [done.label] + ([app.do(done.inverse).label] if done.inverse is not None else [])
    assert [label for label in labels if english(phrasebook.said(label))] == []
    for entry in app.ask(ListAudit())[: len(labels)]:
        for one in app.ask(GetAuditEntry(entry.number)).differences:
            assert not english(phrasebook.part(one.field)), one
            assert _values(one) == set(), one


def _values(one: Difference) -> set[str]:
    if one.is_written:
        return set()
    return {word for side in (one.was, one.now) if side for word in english(phrasebook.part(side))}
