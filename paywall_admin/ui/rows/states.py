"""What is known of the objects of a list beside their values: whether readers have them, and what the check says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from paywall_admin.ui.fields.notes import Note
from paywall_admin.ui.labels import Tone

translate = QCoreApplication.translate
Path = tuple[str, Note]


@dataclass(frozen=True)
class States:
    """What is known beside the draft: the newest version, what differs from it, and what the check says."""

    version: int | None = None
    changed: Mapping[tuple[str, str], str] = field(default_factory=dict)
    findings: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    """By the pointer of the object concerned, or of the list as a whole."""
    paths: Mapping[str, tuple[Path, ...]] = field(default_factory=dict)
    """The same as notes, each with the path within the object."""

    def after(self, version: int | None) -> States:
        """The same, with the number of the newest version; itself where that is no news, as with all that follows."""
        return self if version == self.version else replace(self, version=version)

    def with_changes(self, changes: Iterable[Any]) -> States:
        """The same, with what differs from the newest version; what was added counts as new, however it changed."""
        changed: dict[tuple[str, str], str] = {}
        for change in changes:
            kind, object_id = change.object
            if changed.get((kind, object_id)) != "added":
                changed[kind, object_id] = change.kind
        return self if changed == self.changed else replace(self, changed=changed)

    def with_findings(self, findings: Iterable[Any]) -> States:
        """The same, with what the check says."""
        grouped: dict[str, list[Any]] = {}
        for finding in findings:
            grouped.setdefault("/".join(finding.place.split("/")[:3]), []).append(finding)
        found = {pointer: tuple(some) for pointer, some in grouped.items()}
        if found == self.findings:
            return self
        # What stays the same object is told apart from what is new in no time, where there are thousands.
        paths = {
            pointer: self.paths[pointer] if self.findings.get(pointer) == some else _paths(pointer, some)
            for pointer, some in found.items()
        }
        return replace(self, findings=found, paths=paths)

    def at(self, pointer: str) -> tuple[Path, ...]:
        """The findings about an object, each with the path within it."""
        return self.paths.get(pointer, ())

    def about(self, pointer: str) -> tuple[Note, ...]:
        """The findings about a list as a whole."""
        return tuple(_note(finding) for finding in self.findings.get(pointer, ()))

    def badge(self, kind: str, object_id: str, findings: Sequence[Path]) -> tuple[str, Tone]:
        """The state of an object as a word and a tone."""
        if any(note.tone == "danger" for _, note in findings):
            return translate("States", "Problem"), "danger"
        change = self.changed.get((kind, object_id))
        if self.version is None or change == "added":
            return translate("States", "Draft"), ""
        if change:
            return translate("States", "Changed"), "accent"
        return translate("States", "Published"), "positive"


@dataclass(frozen=True)
class Public:
    """The objects of one kind that readers have, by id, and what each is to them at this moment.

    `life` says it as a word and a tone, `is_over` whether it does nothing any more.
    """

    kind: str
    objects: Mapping[str, Any]
    life: Callable[[Any], tuple[str, Tone]]
    is_over: Callable[[Any], bool]

    def badge(self, object_id: str, states: States, findings: Sequence[Path]) -> tuple[str, Tone]:
        """The state of an object: what it is to readers now, and whether the draft says something else."""
        badge, tone = states.badge(self.kind, object_id, findings)
        published = self.objects.get(object_id)
        if tone == "danger" or published is None:
            return badge, tone
        word, tone = self.life(published)
        if not states.changed.get((self.kind, object_id)):
            return word, tone
        return translate("States", "{state}, changed").format(state=word), "accent"

    def archived_badge(self, object_id: str) -> tuple[str, Tone]:
        """The state of an archived object: readers may have it still."""
        published = self.objects.get(object_id)
        if published is not None and not self.is_over(published):
            return translate("States", "Archived, still published"), "warning"
        return translate("States", "Archived"), ""


def _paths(pointer: str, findings: Iterable[Any]) -> tuple[Path, ...]:
    return tuple((finding.place[len(pointer) + 1 :], _note(finding)) for finding in findings)


def _note(finding: Any) -> Note:
    return Note("danger" if finding.severity == "error" else "warning", finding.sentence)
