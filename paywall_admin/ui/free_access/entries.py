"""Windows as entries of their list: what is on or still to come first, by its start, then what is over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from paywall_admin.core.calendar import Zone
from paywall_admin.core.codec import settings_dict
from paywall_admin.core.settings import FreeAccess
from paywall_admin.ui.free_access.words import life, life_badge, title, when_words, who_words
from paywall_admin.ui.labels import Tone
from paywall_admin.ui.rows.entry import Entry
from paywall_admin.ui.rows.model import Row
from paywall_admin.ui.rows.states import Path, States

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Public:
    """The windows that readers have, by id, and the present instant."""

    windows: Mapping[str, FreeAccess]
    at: int

    def badge(self, window: FreeAccess, states: States, findings: tuple[Path, ...]) -> tuple[str, Tone]:
        """The state of a window: what it is to readers now, and whether the draft says something else."""
        badge, tone = states.badge("freeAccess", window.id, findings)
        published = self.windows.get(window.id)
        if tone == "danger" or published is None:
            return badge, tone
        word, tone = life_badge(published, self.at)
        if not states.changed.get(("freeAccess", window.id)):
            return word, tone
        return translate("FreeAccess", "{state}, changed").format(state=word), "accent"

    def archived_badge(self, window: FreeAccess) -> tuple[str, Tone]:
        """The state of an archived window: readers may have it still."""
        published = self.windows.get(window.id)
        if published and life(published, self.at) != "over":
            return translate("FreeAccess", "Archived, still published"), "warning"
        return translate("FreeAccess", "Archived"), ""


def window_entries(view: Any, states: States, public: Public) -> list[Entry]:
    """All windows of the draft, then the archived ones."""
    zone = Zone.load(view.settings.publication.time_zone)
    made = []
    for place in in_order(view.settings.free_access, public.at):
        window = view.settings.free_access[place]
        findings = states.at(f"/freeAccess/{place}")
        badge, tone = public.badge(window, states, findings)
        row = replace(_row(window, zone, public.at), badge=badge, tone=tone)
        made.append(Entry(row, settings_dict(window), findings=findings))
    for window in view.archived["freeAccess"]:
        badge, tone = public.archived_badge(window)
        row = replace(_row(window, zone, public.at), badge=badge, tone=tone, quiet=True)
        made.append(Entry(row, settings_dict(window), archived=True))
    return made


def in_order(windows: tuple[FreeAccess, ...], at: int) -> list[int]:
    """The places of windows as the list shows them: by start, but what is over behind, the latest first."""
    by_start = sorted(range(len(windows)), key=lambda place: (windows[place].starts_at, windows[place].id))
    ahead = [place for place in by_start if life(windows[place], at) != "over"]
    return [*ahead, *(place for place in reversed(by_start) if place not in set(ahead))]


def _row(window: FreeAccess, zone: Zone, at: int) -> Row:
    cells = (when_words(window, zone, at), who_words(window))
    return Row(window.id, title(window.id), cells, movable=False, quiet=life(window, at) == "over")
