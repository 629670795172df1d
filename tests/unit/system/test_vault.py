"""Secrets: in a keyring that proved itself, else sealed under a passphrase, and nowhere in plain text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.backends.fail import Keyring as FailKeyring
from keyring.backends.null import Keyring as NullKeyring
from keyring.errors import InitError

from paywall_admin.core.problems import KeyRefused
from paywall_admin.system import signing
from paywall_admin.system.vault import Vault
from support.keyrings import MemoryKeyring, in_use

NAME, SECRET = "signing-key/ab", bytes(range(32))


class LockedKeyring(MemoryKeyring):
    """A keyring that nobody is there to unlock."""

    def get_password(self, service: str, username: str) -> str | None:
        raise InitError(f"Failed to unlock the collection of {service}/{username}!")

    set_password = delete_password = get_password


class ForgetfulKeyring(MemoryKeyring):
    """A keyring that cuts off what it takes."""

    def set_password(self, service: str, username: str, password: str) -> None:
        super().set_password(service, username, password[:-4])


class BrokenBus(MemoryKeyring):
    """A keyring whose bus is gone: it raises what no keyring should."""

    def get_password(self, service: str, username: str) -> str | None:
        raise ConnectionResetError(service, username)

    set_password = get_password


@pytest.fixture(autouse=True)
def cheap_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a guess costs is tested with the seal itself."""
    monkeypatch.setitem(signing._COST, "n", 2**4)


@pytest.fixture(autouse=True)
def own_keyring() -> Iterator[None]:
    with in_use(keyring.get_keyring()):
        yield


def use(backend: KeyringBackend) -> KeyringBackend:
    keyring.set_keyring(backend)
    return backend


def no_question() -> str:
    raise AssertionError("nobody should have been asked")


def everything_below(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_the_keyring_keeps_it(home: Path) -> None:
    backend = use(MemoryKeyring())
    vault = Vault()
    assert vault.need(NAME) == "nothing"
    assert vault.place(NAME) is None
    assert vault.put(NAME, SECRET, no_question) == "keyring"
    assert vault.place(NAME) == "keyring"
    assert Vault().get(NAME, no_question) == SECRET
    assert list(home.rglob("*.json")) == []
    vault.forget(NAME)
    assert backend.held == {}
    with pytest.raises(KeyRefused, match="not on this computer"):
        vault.get(NAME)


@pytest.mark.parametrize(
    "backend",
    [NullKeyring, FailKeyring, LockedKeyring, ForgetfulKeyring, BrokenBus],
    ids=lambda backend: backend.__name__ + backend.__module__[-4:],
)
def test_without_a_usable_keyring_a_sealed_file_keeps_it(home: Path, backend: type[KeyringBackend]) -> None:
    use(backend())
    vault = Vault()
    assert vault.need(NAME) == "new passphrase"
    with pytest.raises(KeyRefused, match=r"^The keyring of this computer cannot be used \(.+\), and nobody"):
        vault.put(NAME, SECRET)
    assert vault.put(NAME, SECRET, lambda: "correct horse") == "file"
    assert vault.need(NAME) == "passphrase"
    assert vault.need("another") == "passphrase", "one passphrase for all"
    assert vault.get(NAME, lambda: "correct horse") == SECRET
    with pytest.raises(KeyRefused, match="passphrase is wrong"):
        vault.get(NAME, lambda: "battery")
    with pytest.raises(KeyRefused, match="set PAYWALL_ADMIN_PASSPHRASE"):
        vault.get(NAME)
    assert SECRET not in everything_below(home)
    (file,) = home.rglob("*.json")
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_the_variable_wins_over_keyring_and_question(monkeypatch: pytest.MonkeyPatch) -> None:
    backend = use(MemoryKeyring())
    monkeypatch.setenv("PAYWALL_ADMIN_PASSPHRASE", "from outside")
    vault = Vault()
    assert vault.need(NAME) == "nothing"
    assert vault.put(NAME, SECRET, no_question) == "file"
    assert backend.held == {}
    Vault(environment={}).put(NAME, b"the keyring's", no_question)
    assert vault.get(NAME, no_question) == SECRET
    assert vault.place(NAME) == "file"
    monkeypatch.setenv("PAYWALL_ADMIN_PASSPHRASE", "wrong")
    with pytest.raises(KeyRefused, match="passphrase is wrong"):
        vault.get(NAME, no_question)


def test_with_the_variable_set_a_key_made_before_is_still_found(monkeypatch: pytest.MonkeyPatch) -> None:
    use(MemoryKeyring())
    Vault().put(NAME, SECRET)
    monkeypatch.setenv("PAYWALL_ADMIN_PASSPHRASE", "from outside")
    assert Vault().get(NAME, no_question) == SECRET
    assert Vault().place(NAME) == "keyring"


def test_a_second_secret_needs_the_same_passphrase(home: Path) -> None:
    use(NullKeyring())
    Vault().put(NAME, SECRET, lambda: "correct horse")
    with pytest.raises(KeyRefused, match="passphrase is wrong"):
        Vault().put("signing-key/cd", SECRET, lambda: "corect horse")
    assert len(list(home.rglob("*.json"))) == 1


def test_a_chain_is_followed_only_to_back_ends_that_keep_secrets_safely(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = type("PlaintextKeyring", (MemoryKeyring,), {})()
    alternative = type("EncryptedKeyring", (MemoryKeyring,), {"__module__": "keyrings.alt.file"})()
    good = MemoryKeyring()
    chain = type("Chain", (ChainerBackend,), {"backends": [plain, alternative, good]})
    use(chain())
    assert Vault().put(NAME, SECRET) == "keyring"
    assert len(good.held) == 1
    assert plain.held == alternative.held == {}
    chain.backends = [plain, alternative]
    assert Vault().keychain.refusal() == "there is none that keeps secrets safely"


def test_a_keyring_named_in_the_environment_that_does_not_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "no.such.Keyring")
    monkeypatch.setattr(keyring.core, "_keyring_backend", None)
    assert Vault().keychain.refusal() == "No module named 'no'"


def test_what_somebody_else_keeps_under_the_name_is_not_taken() -> None:
    backend = use(MemoryKeyring())
    backend.held["paywall-admin", NAME] = "not base64!"
    vault = Vault(environment={})
    assert vault.place(NAME) is None
    with pytest.raises(KeyRefused, match="not on this computer"):
        vault.get(NAME)


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "secrets").write_text("in the way")
    with pytest.raises(KeyRefused, match=r"secrets.*could not be kept|could not be kept.*secrets"):
        Vault(tmp_path / "secrets", {"PAYWALL_ADMIN_PASSPHRASE": "x"}).put(NAME, SECRET)
