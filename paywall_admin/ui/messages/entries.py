"""Messages as entries of their list: grouped by state, with what is missing, and the states that have none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication

from paywall_admin.core.settings import Message, Settings
from paywall_admin.ui.fields.audience import audience_words
from paywall_admin.ui.fields.notes import Note
from paywall_admin.ui.labels import Tone
from paywall_admin.ui.messages.words import WINDOW, groups, heading_of, language_words, title
from paywall_admin.ui.rows.entry import Entry, Values
from paywall_admin.ui.rows.model import Row
from paywall_admin.ui.rows.states import Path, States

translate = QCoreApplication.translate
VACANT = "state:"
_TRANSLATION = {"missing-language", "missing-translation", "missing-plural"}


class Placed(NamedTuple):
    """A message and its place in the settings."""

    place: int
    message: Message


def message_entries(view: Any, states: States) -> list[Entry]:
    """Every message under its state (the `group` of its row), the states without one, then the archived ones."""
    settings: Settings = view.settings
    by_state: dict[str, list[Placed]] = {}
    for place, message in enumerate(settings.messages):
        by_state.setdefault(message.state, []).append(Placed(place, message))
    made: list[Entry] = []
    missing = _states_without(states)
    for group in all_groups(settings):
        for state in group.states:
            found = by_state.get(state, [])
            made += [_entry(placed, number, settings, states) for number, placed in enumerate(found)]
            if not found:
                made.append(_vacant(state, settings, states, missing))
    for message in view.archived["message"]:
        badge = translate("MessageEntries", "Archived")
        name, says = title(message.state, settings), _says(message, settings)
        row = Row(message.id, name, (says,), badge, movable=False, quiet=True, group=message.state)
        made.append(Entry(row, Values(message), archived=True))
    return made


def all_groups(settings: Settings) -> tuple[Any, ...]:
    """The groups of states, with windows that are gone but spoken of behind those that are there."""
    windows = [window.id for window in settings.free_access]
    named = [message.state.removeprefix(WINDOW) for message in settings.messages if message.state.startswith(WINDOW)]
    return groups(list(dict.fromkeys([*windows, *named])))


def _entry(placed: Placed, number: int, settings: Settings, states: States) -> Entry:
    message = placed.message
    findings = states.at(f"/messages/{placed.place}")
    badge, tone = _badge(message, placed.place, findings, states)
    name = title(message.state, settings)
    says = _says(message, settings, with_readers=not number)
    if number:
        # Several messages of a state stand below its name, told apart by their readers.
        readers = audience_words(message.audience)
        whole = translate("MessageEntries", "{state}: {readers}").format(state=name, readers=readers)
        row = Row(message.id, readers, (says,), badge, tone, group=message.state, name=whole, is_below=True)
    else:
        row = Row(message.id, name, (says,), badge, tone, group=message.state)
    return Entry(row, Values(message), findings=findings)


def _says(message: Message, settings: Settings, *, with_readers: bool = True) -> str:
    heading = heading_of(message, settings.publication.default_locale)
    audience = message.audience
    if with_readers and audience and (audience.kinds or audience.countries or audience.devices):
        return translate("MessageEntries", "{readers}: {words}").format(readers=audience_words(audience), words=heading)
    return heading


def _badge(message: Message, place: int, findings: tuple[Path, ...], states: States) -> tuple[str, Tone]:
    found = states.findings.get(f"/messages/{place}", ())
    grave = [finding for finding in found if finding.severity == "error"]
    lacking = [finding for finding in found if finding.code in _TRANSLATION]
    if lacking and len(grave) == sum(finding.severity == "error" for finding in lacking):
        codes = dict.fromkeys(finding.place.split("/")[4] for finding in lacking)
        tone: Tone = "danger" if grave else "warning"
        if len(codes) == 1:
            return translate("MessageEntries", "{language} missing").format(
                language=language_words(next(iter(codes)))
            ), tone
        return translate("MessageEntries", "{count} languages missing").format(count=len(codes)), tone
    if len(grave) > 1:
        return translate("MessageEntries", "{count} problems").format(count=len(grave)), "danger"
    return states.badge("message", message.id, findings)


def _vacant(state: str, settings: Settings, states: States, missing: Mapping[str, tuple[Path, ...]]) -> Entry:
    findings = missing.get(state, ())
    if state.startswith(WINDOW):
        place = next(i for i, window in enumerate(settings.free_access) if WINDOW + window.id == state)
        findings = tuple(("", note) for _, note in _only(states, f"/freeAccess/{place}", "no-message"))
    badge, tone = (
        (translate("MessageEntries", "Missing"), "danger")
        if findings
        else (translate("MessageEntries", "No message"), "")
    )
    name = title(state, settings)
    row = Row(VACANT + state, name, ("",), badge, _tone(tone), movable=False, quiet=True, group=state)
    return Entry(row, {"id": "", "state": state}, findings=findings, vacant=True)


def _tone(name: str) -> Tone:
    return "danger" if name == "danger" else ""


def _only(states: States, pointer: str, code: str) -> list[Path]:
    return [
        ("", Note("danger" if finding.severity == "error" else "warning", finding.sentence))
        for finding in states.findings.get(pointer, ())
        if finding.code == code
    ]


def _states_without(states: States) -> dict[str, tuple[Path, ...]]:
    """What the check says of states for which there is no message, by state."""
    found: dict[str, list[Path]] = {}
    for finding in states.findings.get("/messages", ()):
        note = Note("danger" if finding.severity == "error" else "warning", finding.sentence)
        found.setdefault(finding.object[1], []).append(("", note))
    return {state: tuple(paths) for state, paths in found.items()}
