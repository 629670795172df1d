"""Windows as entries of their list: what is on or still to come first, by its start, then what is over."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from paywall_admin.core.calendar import Zone
from paywall_admin.core.codec import settings_dict
from paywall_admin.core.settings import FreeAccess, Settings
from paywall_admin.ui.free_access.words import life, life_badge, title, when_words, who_words
from paywall_admin.ui.rows.entry import Entry
from paywall_admin.ui.rows.model import Row
from paywall_admin.ui.rows.states import Public, States

translate = QCoreApplication.translate


def public_windows(settings: Settings | None, at: int) -> Public:
    """The windows that readers have, and what each is to them at an instant."""
    objects = {window.id: window for window in settings.free_access} if settings else {}
    return Public(
        "freeAccess", objects, lambda window: life_badge(window, at), lambda window: life(window, at) == "over"
    )


def window_entries(view: Any, states: States, public: Public, at: int) -> list[Entry]:
    """All windows of the draft, then the archived ones."""
    zone = Zone.load(view.settings.publication.time_zone)
    made = []
    for place in in_order(view.settings.free_access, at):
        window = view.settings.free_access[place]
        findings = states.at(f"/freeAccess/{place}")
        badge, tone = public.badge(window.id, states, findings)
        row = replace(_row(window, zone, at), badge=badge, tone=tone)
        made.append(Entry(row, settings_dict(window), findings=findings))
    for window in view.archived["freeAccess"]:
        badge, tone = public.archived_badge(window.id)
        row = replace(_row(window, zone, at), badge=badge, tone=tone, quiet=True)
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
