"""Messages as entries of their list: grouped by state, with what is missing, and the states that have none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication

from paywall_admin.core.settings import Message, Settings
from paywall_admin.ui.fields.audience import audience_words
from paywall_admin.ui.fields.moments import window_language
from paywall_admin.ui.fields.notes import Note
from paywall_admin.ui.labels import Tone
from paywall_admin.ui.messages.words import WINDOW, groups, heading_of, language_words, title
from paywall_admin.ui.rows.entry import Entry, Kept, Values
from paywall_admin.ui.rows.model import Cells, Row
from paywall_admin.ui.rows.states import Path, States

translate = QCoreApplication.translate
VACANT = "state:"
_TRANSLATION = {"missing-language", "missing-translation", "missing-plural"}


class Placed(NamedTuple):
    """A message and its place in the settings."""

    place: int
    message: Message


class Beside(NamedTuple):
    """What the words of a message depend on beside it: the name of its state, languages, and what is known of it."""

    name: str
    locale: str
    spoken: str
    badge: tuple[str, Tone]
    findings: tuple[Path, ...] = ()
    is_below: bool = False
    is_archived: bool = False


def message_entries(view: Any, states: States, kept: Kept) -> list[Entry]:
    """Every message under its state (the `group` of its row), the states without one, then the archived ones.

    `kept` are those of the last time.
    """
    settings: Settings = view.settings
    made = iter(kept.entries(None, _messages(view, states), _entry))
    missing = _states_without(states)
    told = Counter(message.state for message in settings.messages)
    found: list[Entry] = []
    for group in all_groups(settings):
        for state in group.states:
            found += islice(made, told[state])
            if not told[state]:
                found.append(_vacant(state, settings, states, missing))
    return [*found, *made]


def _messages(view: Any, states: States) -> Iterator[tuple[Message, tuple[Beside]]]:
    """The messages, state by state, then the archived ones; each with all that its words depend on beside it."""
    settings: Settings = view.settings
    locale, spoken = settings.publication.default_locale, window_language()
    by_state: dict[str, list[Placed]] = {}
    for place, message in enumerate(settings.messages):
        by_state.setdefault(message.state, []).append(Placed(place, message))
    for group in all_groups(settings):
        for state in group.states:
            name = title(state, settings)
            for number, (place, message) in enumerate(by_state.get(state, ())):
                findings = states.at(f"/messages/{place}")
                badge = _badge(message, place, findings, states)
                yield message, (Beside(name, locale, spoken, badge, findings, is_below=number > 0),)
    for message in view.archived["message"]:
        name, archived = title(message.state, settings), translate("MessageEntries", "Archived")
        yield message, (Beside(name, locale, spoken, (archived, ""), is_archived=True),)


def all_groups(settings: Settings) -> tuple[Any, ...]:
    """The groups of states, with windows that are gone but spoken of behind those that are there."""
    windows = [window.id for window in settings.free_access]
    named = [message.state.removeprefix(WINDOW) for message in settings.messages if message.state.startswith(WINDOW)]
    return groups(list(dict.fromkeys([*windows, *named])))


def _entry(message: Message, beside: Beside) -> Entry:
    said = Cells(lambda: (_says(message, beside.locale, with_readers=not beside.is_below),))
    archived = beside.is_archived
    row = Row(message.id, beside.name, said, *beside.badge, not archived, quiet=archived, group=message.state)
    if beside.is_below:
        # Several messages of a state stand below its name, told apart by their readers.
        readers = audience_words(message.audience)
        whole = translate("MessageEntries", "{state}: {readers}").format(state=beside.name, readers=readers)
        row = replace(row, title=readers, name=whole, is_below=True)
    return Entry(row, Values(message), archived=archived, findings=beside.findings)


def _says(message: Message, locale: str, *, with_readers: bool = True) -> str:
    heading = heading_of(message, locale)
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
