"""Opening, the first start, what opening may import, and commands that come as JSON."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from paywall_admin.core.problems import BadInput, StoreRefused
from paywall_admin.services.app import App
from paywall_admin.services.command import from_json
from paywall_admin.services.drafts import EditPublication, EditWall, StartWithSample, sample_settings
from paywall_admin.services.queries import GetDraft, GetStatus
from paywall_admin.services.undo import Undo
from paywall_admin.system import paths
from support.stores import NOW, Clock


def test_first_start_opens_the_sample_with_nothing_to_undo() -> None:
    app = App.open(sample=True, clock=Clock())
    settings = app.ask(GetDraft()).settings
    status = app.ask(GetStatus())
    assert app.store.location.path == paths.default_store()
    assert settings.publication.name == "Nikkei Asia"
    assert [offer.ends_at for offer in settings.offers] == ["2020-10-31T15:00:00Z", None]
    assert (status.undo_label, status.redo_label) == (None, None)
    app.close()


def test_store_that_somebody_has_touched_keeps_its_draft(address: str) -> None:
    app = App.open(address)
    app.do(EditPublication({"name": "New publication"}, {"name": "Ours"}))
    app.close()
    again = App.open(address, sample=True)
    assert again.ask(GetDraft()).settings.publication.name == "Ours"
    again.close()


def test_first_start_that_was_killed_before_the_sample_came_is_made_good(address: str) -> None:
    App.open(address).close()
    app = App.open(address, sample=True)
    assert app.ask(GetDraft()).settings.publication.name == "Nikkei Asia"
    app.close()


def test_new_store_is_a_test_store_with_an_id_of_its_own(opened: Callable[[str], App], tmp_path: Path) -> None:
    app, other = opened("ann"), App.open(tmp_path / "other.db")
    ids = set()
    for one in (app, other):
        with one.store.read() as connection:
            ids.add(connection.exec_driver_sql("SELECT publication_id, environment FROM meta").one())
    other.close()
    assert len({publication for publication, _ in ids}) == 2
    assert {environment for _, environment in ids} == {"test"}


def test_store_is_open_to_its_owner_only(app: App, address: str) -> None:
    assert Path(address).stat().st_mode & 0o077 == 0


def test_missing_folders_are_made(tmp_path: Path) -> None:
    path = tmp_path / "missing" / "folder" / "paywall.db"
    App.open(path).close()
    assert path.exists()


def test_place_where_no_store_can_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "not a folder").write_text("")
    with pytest.raises(StoreRefused, match="No store can be made there"):
        App.open(tmp_path / "not a folder" / "paywall.db")


def test_odd_names_are_just_names(tmp_path: Path) -> None:
    path = tmp_path / "100 % öffentlich?#&.db"
    App.open(path).close()
    app = App.open(path, create=False)
    app.do(EditWall({"open": False}, {"open": True}))
    app.close()
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("address", ["mysql://host/db", "http://host/db"])
def test_store_address_of_another_kind_is_refused(address: str) -> None:
    with pytest.raises(BadInput, match="is neither"):
        App.open(address)


LOOK = """
import sys
from paywall_admin.services.app import App
from paywall_admin.services import drafts, options, queries, undo
app = App.open(sys.argv[1], sample=True)
for name in sys.argv[2:]:
    app.ask(getattr(queries, name)(*([0] if name == "ChangesSince" else [])))
app.close()
print(*sorted(sys.modules))
"""
FIRST_PAGE = ["GetStatus", "GetDraft", "GetChanges", "GetFindings", "GetPublished", "GetOptions", "ChangesSince"]
# What no look may import, and what the draft alone does not need either.
DATABASES = {"sqlalchemy", "alembic", "psycopg", "cryptography", "keyring", "PySide6", "click"}
LANGUAGES = {"babel", "tzdata", "paywall_admin.services.catalog", "paywall_admin.core.compiled"}


@pytest.mark.parametrize(("names", "unwanted"), [(["GetDraft"], DATABASES | LANGUAGES), (FIRST_PAGE, DATABASES)])
def test_first_page_is_read_without_what_it_does_not_need(address: str, names: list[str], unwanted: set[str]) -> None:
    App.open(address, sample=True).close()
    program = [sys.executable, "-c", LOOK, address, *names]
    imported = subprocess.run(program, check=True, capture_output=True, text=True).stdout.split()
    assert "sqlite3" in imported
    assert unwanted & set(imported) == set()


@pytest.mark.parametrize(
    "text",
    [
        "", "null", "[]", "{}", "7", '{"do": "meter:explode"}', '{"do": "meter:archive"}', '{"do": ["meter:archive"]}',
        '{"do": "meter:archive", "id": 7}', '{"do": "meter:archive", "id": "a", "also": 1}',
        '{"do": "meter:move", "id": "a", "was": true, "now": 1}', '{"do": "meter:edit", "id": "a", "was": []}',
        '{"do": "audit:revert", "entry": "1"}', '{"do": "audit:revert", "entry": null}',
    ],
)  # fmt: skip
def test_what_is_no_command_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="This is not a command"):
        from_json(text)


def test_undo_goes_on_after_the_sample(address: str) -> None:
    app = App.open(address, clock=Clock())
    app.do(StartWithSample(sample_settings(NOW)))
    app.do(EditPublication({"name": "Nikkei Asia"}, {"name": "Ours"}))
    app.do(Undo())
    assert app.ask(GetStatus()).undo_label is None
    assert app.ask(GetDraft()).settings.publication.name == "Nikkei Asia"
    app.close()
