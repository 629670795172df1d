"""The signing keys: made on first use, rotated with two signatures, backed up sealed, restored anywhere."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path

import pytest

from paywall_admin.core import bundle
from paywall_admin.core.problems import BadInput, Conflict, KeyRefused, NotAllowed, NotFound
from paywall_admin.services import key_backup, keys
from paywall_admin.services.app import App
from paywall_admin.services.keys import AddKey, RetireKey
from paywall_admin.services.people import SetRole
from paywall_admin.services.queries import GetVersion
from paywall_admin.system import signing
from support.keyrings import MemoryKeyring, in_use
from support.stores import dump


def signatures(app: App, number: int) -> dict[str, bool]:
    """The ids of the keys that signed a version, each with whether its signature is right."""
    envelope = bundle.parse_envelope(app.ask(GetVersion(number)).envelope)
    public = {key.keyid: key.raw for key in keys.show(app)}
    message = bundle.pae(envelope.payload_type, envelope.payload)
    return {one.keyid: signing.verify(public[one.keyid], message, one.sig) for one in envelope.signatures}


def secrets_in(home: Path) -> set[str]:
    return {path.name for path in home.rglob("secrets/*.json")}


def test_the_first_publish_makes_the_key(desk: App, home: Path) -> None:
    assert keys.show(desk) == ()
    desk.publish("First")
    (key,) = keys.show(desk)
    assert (key.state, key.place, key.signs) == ("active", "file", True)
    assert len(base64.b64decode(key.public)) == 32
    assert key.keyid == signing.key_id(key.raw)
    assert signatures(desk, 1) == {key.keyid: True}
    desk.publish("Second")
    assert keys.show(desk) == (key,)
    assert len(secrets_in(home)) == 1


def test_a_second_first_key_is_refused(desk: App) -> None:
    made = keys.new(desk)
    with pytest.raises(KeyRefused, match=f"There is a signing key, {made.keyid}"):
        keys.new(desk)


def test_two_keys_sign_while_rotating_and_one_afterwards(desk: App) -> None:
    old = keys.new(desk)
    new = keys.rotate(desk)
    assert [(key.keyid, key.state) for key in keys.show(desk)] == [(new.keyid, "active"), (old.keyid, "rotating")]
    desk.publish("While rotating")
    assert signatures(desk, 1) == {new.keyid: True, old.keyid: True}
    with pytest.raises(KeyRefused, match="is being replaced already"):
        keys.rotate(desk)
    assert [key.keyid for key in keys.finish_rotation(desk)] == [old.keyid]
    desk.publish("Afterwards")
    assert signatures(desk, 2) == {new.keyid: True}
    assert [key.state for key in keys.show(desk)] == ["active", "retired"]
    with pytest.raises(KeyRefused, match="No key is being replaced"):
        keys.finish_rotation(desk)


def test_there_is_nothing_to_rotate_before_the_first_key(desk: App) -> None:
    with pytest.raises(KeyRefused, match="no signing key to replace"):
        keys.rotate(desk)


def test_a_key_whose_private_half_is_elsewhere_signs_nothing_in_silence(desk: App, home: Path) -> None:
    keys.new(desk)
    (path,) = home.rglob("secrets/*.json")
    path.unlink()
    before = dump(desk.store)
    with pytest.raises(KeyRefused, match="is not on this computer; restore it from its backup"):
        desk.publish("First")
    assert dump(desk.store) == before
    assert keys.show(desk)[0].place is None


def test_another_key_under_its_name_is_noticed(desk: App) -> None:
    made = keys.new(desk)
    desk.vault.put(keys.secret_name(made.keyid), signing.new_private())
    with pytest.raises(KeyRefused, match="is another key"):
        desk.publish("First")


def test_a_key_that_cannot_be_written_down_leaves_no_secret_behind(
    desk: App, opened: Callable[[str], App], home: Path
) -> None:
    desk.do(SetRole("ann", None, "admin"))
    desk.do(SetRole("pia", None, "publisher"))
    with pytest.raises(NotAllowed):
        opened("pia").publish("First")
    assert secrets_in(home) == set()


def test_two_who_make_the_first_key_at_once_end_with_one(
    desk: App, opened: Callable[[str], App], monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    colleague = opened("bob")
    put, meanwhile = desk.vault.put, iter([True])

    def put_slowly(*words: object) -> object:
        if next(meanwhile, False):
            keys.new(colleague)
        return put(*words)

    monkeypatch.setattr(desk.vault, "put", put_slowly)
    found = keys.ensure(desk)
    assert [key.keyid for key in keys.show(desk)] == [found.keyid]
    assert len(secrets_in(home)) == 1


def test_a_keyring_keeps_the_private_half_without_any_question(
    desk: App, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    monkeypatch.delenv("PAYWALL_ADMIN_PASSPHRASE")
    own = MemoryKeyring()
    with in_use(own):
        assert keys.passphrase_need(desk) == "nothing"
        desk.publish("First", passphrase=lambda: pytest.fail("nobody should have been asked"))
        assert keys.show(desk)[0].place == "keyring"
        assert [name for _, name in own.held] == [keys.secret_name(keys.show(desk)[0].keyid)]
        assert secrets_in(home) == set()


def test_what_will_be_asked_for_is_known_beforehand(desk: App, monkeypatch: pytest.MonkeyPatch) -> None:
    assert keys.passphrase_need(desk) == "nothing", "the variable answers"
    monkeypatch.delenv("PAYWALL_ADMIN_PASSPHRASE")
    assert keys.passphrase_need(desk) == "new passphrase"
    keys.new(desk, lambda: "correct horse")
    assert keys.passphrase_need(desk) == "passphrase"


def test_a_backup_is_sealed_and_restores_on_another_computer(
    desk: App, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = keys.new(desk)
    new = keys.rotate(desk)
    privates = [signer.private for signer in keys.signers(desk)]
    file = tmp_path / "keys.backup"
    assert len(key_backup.backup(desk, file, seal_with=lambda: "for the safe")) == 2
    assert file.stat().st_mode & 0o777 == 0o600
    for private in privates:
        assert private not in file.read_bytes()
        assert base64.b64encode(private) not in file.read_bytes()
    monkeypatch.setenv("PAYWALL_ADMIN_HOME", str(tmp_path / "another computer"))
    monkeypatch.setattr(desk, "vault", type(desk.vault)())
    assert {key.place for key in keys.show(desk)} == {None}
    restored = key_backup.restore(desk, file, open_with=lambda: "for the safe")
    assert {key.keyid for key in restored} == {old.keyid, new.keyid}
    desk.publish("From the other computer")
    assert signatures(desk, 1) == {old.keyid: True, new.keyid: True}


def test_a_backup_restores_into_a_store_that_never_knew_the_key(desk: App, tmp_path: Path) -> None:
    old = keys.new(desk)
    key_backup.backup(desk, tmp_path / "keys.backup", seal_with=lambda: "x")
    other = App.open(tmp_path / "other.db", actor="ann", clock=desk.clock)
    try:
        first = keys.new(other)
        (restored,) = key_backup.restore(other, tmp_path / "keys.backup", open_with=lambda: "x")
        assert (restored.keyid, restored.state) == (old.keyid, "rotating")
        assert [key.state for key in keys.show(other) if key.keyid == first.keyid] == ["active"]
    finally:
        other.close()


def test_a_retired_key_does_not_come_back_with_a_backup(desk: App, tmp_path: Path) -> None:
    keys.new(desk)
    key_backup.backup(desk, tmp_path / "keys.backup", seal_with=lambda: "x")
    keys.rotate(desk)
    keys.finish_rotation(desk)
    with pytest.raises(KeyRefused, match="was retired here"):
        key_backup.restore(desk, tmp_path / "keys.backup", open_with=lambda: "x")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not a file of a secret sealed"),
        (b"{}", "not a file of a secret sealed"),
        (signing.seal.__doc__.encode(), "not a file of a secret sealed"),
        ("another", "not a backup of signing keys"),
        ("wrong", "passphrase is wrong"),
        (None, "cannot be read"),
    ],
    ids=["empty", "an object", "text", "another secret", "wrong passphrase", "missing"],
)
def test_what_is_no_backup_is_said_and_changes_nothing(
    desk: App, tmp_path: Path, content: bytes | str | None, said: str
) -> None:
    keys.new(desk)
    file = tmp_path / "file"
    if isinstance(content, str):
        file.write_bytes(signing.seal(b"{}", "x" if content == "another" else "y", name="something"))
    elif content is not None:
        file.write_bytes(content)
    before = dump(desk.store)
    with pytest.raises(KeyRefused, match=said):
        key_backup.restore(desk, file, open_with=lambda: "x")
    assert dump(desk.store) == before


def test_a_backup_never_writes_over_a_file_or_where_it_cannot(desk: App, tmp_path: Path) -> None:
    keys.new(desk)
    (tmp_path / "there").write_text("something dear")
    with pytest.raises(KeyRefused, match="a file of that name already"):
        key_backup.backup(desk, tmp_path / "there", seal_with=lambda: "x")
    assert (tmp_path / "there").read_text() == "something dear"
    with pytest.raises(KeyRefused, match="could not be written: there is no such file or folder"):
        key_backup.backup(desk, tmp_path / "nowhere" / "keys", seal_with=lambda: "x")


def test_without_a_key_there_is_nothing_to_back_up(desk: App, tmp_path: Path) -> None:
    with pytest.raises(KeyRefused, match="no signing key to back up"):
        key_backup.backup(desk, tmp_path / "keys", seal_with=lambda: "x")
    assert not (tmp_path / "keys").exists()


def test_what_is_no_key_is_refused(app: App) -> None:
    good = base64.b64encode(signing.public_of(bytes(range(32)))).decode()
    keyid = signing.key_id(base64.b64decode(good))
    for command, problem, said in (
        (AddKey(keyid, "not base64", "active"), BadInput, "32 bytes in base64"),
        (AddKey("0" * 16, good, "active"), BadInput, "does not belong to it"),
        (AddKey(keyid, good, "retired"), BadInput, "does not belong to it"),
        (AddKey(keyid, base64.b64encode(bytes(32)).decode(), "active"), KeyRefused, "weak"),
        (AddKey(keyid, good, "active", replaces="0" * 16), Conflict, "in the meantime"),
        (RetireKey("0" * 16), NotFound, "There is no key"),
    ):
        with pytest.raises(problem, match=said):
            app.do(command)
    app.do(AddKey(keyid, good, "active"))
    with pytest.raises(KeyRefused, match="known here already"):
        app.do(AddKey(keyid, good, "rotating"))
    with pytest.raises(KeyRefused, match="is active; only a key that is being replaced"):
        app.do(RetireKey(keyid))
