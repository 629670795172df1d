"""Secrets of this person on this machine: in the keyring of the operating system, else in sealed files.

Where PAYWALL_ADMIN_PASSPHRASE is set it wins: secrets are kept and looked for in files of mode 0600 sealed under it,
before any keyring. Nothing is ever kept in plain text, and never in the store.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal

from paywall_admin.core.problems import KeyRefused
from paywall_admin.system import files, paths

Ask = Callable[[], str]
Place = Literal["keyring", "file"]
Need = Literal["nothing", "passphrase", "new passphrase"]

PASSPHRASE_VARIABLE = "PAYWALL_ADMIN_PASSPHRASE"  # noqa: S105 - the name of the variable, not a secret
SERVICE = "paywall-admin"
_PROBE = "probe"
# Back ends that keep nothing, or keep it readable for anyone who gets the file.
_REFUSED = ("keyring.backends.null", "keyring.backends.fail", "keyrings.alt")


class KeychainRefused(Exception):  # noqa: N818 - a refusal that the vault turns into words
    """The keyring of the operating system cannot be used; the text says why."""


class Keychain:
    """The keyring of the operating system; every write is read back before it is believed."""

    def read(self, name: str) -> bytes | None:
        """The secret of that name, or None where there is none."""
        text = self._call("get_password", SERVICE, name)
        try:
            return None if text is None else base64.b64decode(text, validate=True)
        except binascii.Error:
            raise KeychainRefused("what it holds under this name is not ours") from None

    def write(self, name: str, secret: bytes) -> None:
        """Keep `secret` under `name`, or raise KeychainRefused."""
        self._call("set_password", SERVICE, name, base64.b64encode(secret).decode())
        if self.read(name) != secret:
            with contextlib.suppress(KeychainRefused):
                self._call("delete_password", SERVICE, name)
            raise KeychainRefused("it took a secret and did not give it back")

    def delete(self, name: str) -> None:
        """Take the secret of that name out, where there is one."""
        if self.read(name) is not None:
            self._call("delete_password", SERVICE, name)

    def refusal(self) -> str | None:
        """Why the keyring cannot be used, found out by keeping a probe in it; None where it can."""
        try:
            self.write(_PROBE, os.urandom(8))
            self.delete(_PROBE)
        except KeychainRefused as refused:
            return str(refused)
        return None

    def _call(self, verb: str, *words: str) -> Any:
        backend = _backend()
        try:
            return getattr(backend, verb)(*words)
        except Exception as error:  # a back end is foreign code, on a bus that may be gone: all it raises means no
            raise KeychainRefused(_words(error)) from error


def _backend() -> Any:
    import keyring  # noqa: PLC0415 - most commands need no secret
    from keyring.backends.chainer import ChainerBackend  # noqa: PLC0415

    try:
        chosen = keyring.get_keyring()
        candidates = list(chosen.backends) if isinstance(chosen, ChainerBackend) else [chosen]
    except Exception as error:  # PYTHON_KEYRING_BACKEND or the configuration names one that cannot be loaded
        raise KeychainRefused(_words(error)) from error
    for candidate in candidates:
        kind = type(candidate)
        if not kind.__module__.startswith(_REFUSED) and "plain" not in kind.__name__.lower():
            return candidate
    raise KeychainRefused("there is none that keeps secrets safely")


def _words(error: Exception) -> str:
    first = str(error).strip().split("\n", 1)[0].split(". ", 1)[0].rstrip(".")
    return first or type(error).__name__


class Vault:
    """Keeps and gives back secrets by name, such as `signing-key/3f2a`."""

    def __init__(self, folder: Path | None = None, environment: Mapping[str, str] | None = None) -> None:
        self.folder = folder or paths.data_folder() / "secrets"
        self.keychain = Keychain()
        self._environment = os.environ if environment is None else environment

    def put(self, name: str, secret: bytes, ask: Ask | None = None) -> Place:
        """Keep `secret` and say where; `ask` is called for a passphrase only where one is needed."""
        given = self._given()
        if given is None:
            try:
                self.keychain.write(name, secret)
            except KeychainRefused as refused:
                given = _asked(ask, f"The keyring of this computer cannot be used ({refused})")
            else:
                return "keyring"
        self._seal(name, secret, given)
        return "file"

    def get(self, name: str, ask: Ask | None = None) -> bytes:
        """The secret of that name; KeyRefused where it is not here, locked, or the passphrase is wrong."""
        file = self._file(name)
        if self._given() is None or not file.exists():
            with contextlib.suppress(KeychainRefused):
                secret = self.keychain.read(name)
                if secret is not None:
                    return secret
        if not file.exists():
            raise KeyRefused("key_missing", self._missing())
        given = self._given()
        return self._unseal(file, name, _asked(ask, "This secret is in a sealed file") if given is None else given)

    def need(self, name: str) -> Need:
        """What a person will be asked for by `get`, or by `put` where there is no such secret yet."""
        if self._given() is not None:
            return "nothing"
        with contextlib.suppress(KeychainRefused):
            if self.keychain.read(name) is not None:
                return "nothing"
        if self._file(name).exists():
            return "passphrase"
        if self.keychain.refusal() is None:
            return "nothing"
        return "passphrase" if self._sealed() else "new passphrase"

    def place(self, name: str) -> Place | None:
        """Where the secret of that name is, or None where this computer does not have it."""
        if self._given() is not None and self._file(name).exists():
            return "file"
        with contextlib.suppress(KeychainRefused):
            if self.keychain.read(name) is not None:
                return "keyring"
        return "file" if self._file(name).exists() else None

    def forget(self, name: str) -> None:
        """Remove the secret of that name from wherever it is."""
        self._file(name).unlink(missing_ok=True)
        with contextlib.suppress(KeychainRefused):
            self.keychain.delete(name)

    def _given(self) -> str | None:
        return self._environment.get(PASSPHRASE_VARIABLE) or None

    def _file(self, name: str) -> Path:
        return self.folder / f"{name.replace('/', '.')}.json"

    def _sealed(self) -> list[Path]:
        return sorted(self.folder.glob("*.json"))

    def _seal(self, name: str, secret: bytes, passphrase: str) -> None:
        from paywall_admin.system import signing  # noqa: PLC0415 - cryptography is loaded on first use

        file = self._file(name)
        others = [path for path in self._sealed() if path != file]
        if others:
            self._unseal(others[0], None, passphrase)  # one passphrase opens all, so a slip of the finger is noticed
        try:
            paths.make_private(self.folder)
            sealed = signing.seal(secret, passphrase, name=name)
            files.replace_file(file, sealed, mode=0o600)
            written = file.read_bytes()
        except OSError as error:
            raise KeyRefused(
                "not_kept", f"The secret could not be kept in {file}: {files.reason(error)}; nothing was changed."
            ) from error
        if written != sealed:
            raise KeyRefused("not_kept", f"{file} does not give back what was written to it; the disk may be faulty.")

    def _unseal(self, file: Path, name: str | None, passphrase: str) -> bytes:
        from paywall_admin.system import signing  # noqa: PLC0415 - cryptography is loaded on first use

        try:
            return signing.unseal(file.read_bytes(), passphrase, name=name)[1]
        except OSError as error:
            raise KeyRefused("unreadable", f"{file} cannot be read: {files.reason_unread(error)}.") from error

    def _missing(self) -> str:
        sentence = "The private half of this key is not on this computer; restore it from its backup, or make a new key"
        refusal = self.keychain.refusal()
        return f"{sentence} (the keyring cannot be used: {refusal})." if refusal else f"{sentence}."


def _asked(ask: Ask | None, why: str) -> str:
    if ask is None:
        raise KeyRefused(
            "no_passphrase", f"{why}, and nobody can be asked for a passphrase here; set {PASSPHRASE_VARIABLE}."
        )
    return ask()
