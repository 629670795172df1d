"""Backup and restore of the signing keys: one file, sealed under a passphrase of its own."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from paywall_admin.core.problems import KeyRefused
from paywall_admin.services import keys
from paywall_admin.services.keys import AddKey, KeyView, ListKeys
from paywall_admin.system import files
from paywall_admin.system.vault import Ask

if TYPE_CHECKING:
    from paywall_admin.services.app import App

FORMAT = "paywall-key-backup/1"
_NAME = "signing-keys"
_MOST_BYTES = 1_000_000


def backup(app: App, file: Path, *, seal_with: Ask, unlock_with: Ask | None = None) -> tuple[KeyView, ...]:
    """Write every key that signs into `file`, sealed under `seal_with`; an existing file is never written over."""
    from paywall_admin.system import signing

    signing_keys = wanted(app, file)
    once = keys.asked_once(unlock_with)
    kept = [
        {"keyid": key.keyid, "state": key.state, "private": _text(app.vault.get(keys.secret_name(key.keyid), once))}
        for key in signing_keys
    ]
    sealed = signing.seal(json.dumps({"format": FORMAT, "keys": kept}).encode(), seal_with(), name=_NAME)
    try:
        files.replace_file(file, sealed, mode=0o600)
    except OSError as error:
        raise KeyRefused(
            "not-written", f"The backup could not be written: {files.reason(error)}.", place=str(file)
        ) from error
    return signing_keys


def wanted(app: App, file: Path) -> tuple[KeyView, ...]:
    """The keys that a backup into `file` would hold; refused as `backup` would refuse it."""
    if file.exists():
        raise KeyRefused(
            "file-exists", "There is a file of that name already, and it was left as it is.", place=str(file)
        )
    signing_keys = tuple(key for key in app.ask(ListKeys()) if key.signs)
    if not signing_keys:
        raise KeyRefused("no-key", "There is no signing key to back up yet; the first publish makes one.")
    return signing_keys


def look_at(file: Path) -> None:
    """Refuse a file that holds no sealed backup of keys, as far as that shows without its passphrase."""
    from paywall_admin.system import signing

    if signing.sealed_name(_content(file)) != _NAME:
        raise _not_a_backup(file)


def restore(app: App, file: Path, *, open_with: Ask, seal_with: Ask | None = None) -> tuple[KeyView, ...]:
    """Put the keys of a backup into the vault of this computer, and into the store where they are not known."""
    once = keys.asked_once(seal_with)
    restored = []
    for entry in _opened(file, open_with):
        private = base64.b64decode(entry["private"])
        restored.append(_put_back(app, private, once))
    return tuple(key for key in keys.show(app) if key.keyid in restored)


def _put_back(app: App, private: bytes, ask: Ask | None) -> str:
    from paywall_admin.system import signing

    public = signing.public_of(private)
    keyid = signing.key_id(public)
    known = {key.keyid: key for key in app.ask(ListKeys())}
    if keyid in known and known[keyid].state == "retired":
        raise KeyRefused("retired", f"The key {keyid} was retired here and signs no more; nothing was restored.")
    app.vault.put(keys.secret_name(keyid), private, ask)
    if keyid not in known:
        active = any(key.state == "active" for key in known.values())
        app.do(AddKey(keyid, _text(public), "rotating" if active else "active"))
    return keyid


def _opened(file: Path, open_with: Ask) -> list[dict[str, Any]]:
    from paywall_admin.system import signing

    try:
        name, secret = signing.unseal(_content(file), open_with())
    except KeyRefused as refused:
        raise KeyRefused(refused.code, refused.sentence, place=refused.place or str(file)) from None
    content = json.loads(secret) if name == _NAME else {}
    if content.get("format") != FORMAT:
        raise _not_a_backup(file)
    return list(content["keys"])


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(_MOST_BYTES)
    except OSError as error:
        raise KeyRefused(
            "unreadable", f"The backup cannot be read: {files.reason_unread(error)}.", place=str(file)
        ) from error


def _not_a_backup(file: Path) -> KeyRefused:
    return KeyRefused("not-a-backup", "This is not a backup of signing keys.", place=str(file))


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
