"""Settings from outside, a file or a bundle: read, its signature verified, and compared with the draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from paywall_admin.core.problems import BadInput, KeyRefused
from paywall_admin.core.settings import Settings
from paywall_admin.services.query import Asking, Query, answer, answers

if TYPE_CHECKING:
    from paywall_admin.core.diff import Change
    from paywall_admin.services.app import App

MOST_BYTES = 16 * 1024 * 1024
Source = Literal["settings", "payload", "bundle"]


@dataclass(frozen=True)
class Incoming:
    """What a file holds: its settings, what they would change in the draft, and what the file says of itself."""

    name: str
    source: Source
    settings: Settings
    changes: tuple[Change, ...]
    version: int | None = None
    signed_by: str | None = None


@dataclass(frozen=True)
class Compare(Query[Incoming]):
    """What a file's content would change in the draft; `name` is the file's, for what is wrong with it."""

    content: bytes
    name: str


def is_published(content: bytes) -> bool:
    """Whether a file is, or holds, what publishing made of settings; in a text these quotes would be escaped."""
    return b'"payloadType"' in content or b'"compiled"' in content


def read(app: App, file: Path) -> Incoming:
    """Reads a file and compares it; BadInput, with the file's name, for one that holds no settings."""
    from paywall_admin.system import files

    try:
        with file.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise BadInput(
            "unreadable", f"The file cannot be read: {files.reason_unread(error)}.", place=str(file)
        ) from error
    if len(content) > MOST_BYTES:
        sentence = f"The file has more than {MOST_BYTES:,} bytes, which is the most that is read."
        raise BadInput("too-large", sentence, place=str(file))
    return app.ask(Compare(content, file.name))


def write_draft(app: App, file: Path) -> Path:
    """Writes the draft as the JSON of the contract, whole or not at all; BadInput where it cannot be written."""
    from paywall_admin.core.codec import settings_json
    from paywall_admin.services.queries import GetDraft
    from paywall_admin.system import files

    content = settings_json(app.ask(GetDraft()).settings)
    try:
        files.replace_file(file, content.encode())
    except OSError as error:
        sentence = f"The file cannot be written: {files.reason(error)}; choose another place."
        raise BadInput("unwritable", sentence, place=str(file)) from error
    return file


@answers(Compare)
def compare(asking: Asking, query: Compare) -> Incoming:
    """Reads settings, a payload or a bundle; a bundle without a good signature is refused before it is read."""
    from paywall_admin.core import strictjson
    from paywall_admin.core.codec import parse_settings
    from paywall_admin.core.diff import diff

    try:
        whole = strictjson.read(query.content, name=query.name)
        if not isinstance(whole, Mapping) or not {"payloadType", "compiled"} & whole.keys():
            source, settings, version, signer = _plain(parse_settings(query.content, name=query.name))
        elif "payloadType" in whole:
            source, settings, version, signer = _bundle(asking, query.content)
        else:
            source, settings, version, signer = "payload", _of_payload(whole), _version(whole), None
    except BadInput as fault:
        place = fault.place or ""
        named = place if place.startswith(query.name) else ", ".join(filter(None, (query.name, place)))
        raise BadInput(fault.code, fault.sentence, place=named) from None
    changes = diff(asking.app.draft_settings(asking.look), settings)
    return Incoming(query.name, source, settings, changes, version, signer)


_Found = tuple[Source, Settings, int | None, str | None]


def _plain(settings: Settings) -> _Found:
    return "settings", settings, None, None


def _bundle(asking: Asking, content: bytes) -> _Found:
    from paywall_admin.core import bundle, strictjson
    from paywall_admin.services.verification import GetTrust, signer

    envelope = bundle.parse_envelope(content)
    if envelope.payload_type != bundle.SETTINGS_TYPE:
        raise BadInput("wrong-type", "This bundle holds no settings, so there is nothing to compare.")
    trust = answer(asking, GetTrust())
    if not trust.keys:
        raise KeyRefused(
            "no-key", "This store has no key yet to verify the bundle with, so nothing in it can be believed."
        )
    keyid = signer(envelope, trust)
    payload = strictjson.read(envelope.payload, name="payload")
    return "bundle", _of_payload(payload), _version(payload), keyid


def _of_payload(payload: Mapping[str, Any]) -> Settings:
    from paywall_admin.core.codec import parse_value

    fields = {field.alias or name for name, field in Settings.model_fields.items()}
    return parse_value(Settings, {name: value for name, value in payload.items() if name in fields})


def _version(payload: Mapping[str, Any]) -> int | None:
    version = payload.get("version")
    return version if isinstance(version, int) else None
