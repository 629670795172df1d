"""What can be done with a window: what belongs to it, its own messages, goes with it in the same step."""

from __future__ import annotations

from typing import Any

from paywall_admin.core.calendar import Zone
from paywall_admin.core.codec import settings_dict
from paywall_admin.core.settings import FreeAccess, Message, Value
from paywall_admin.ui.free_access.shifts import Edges, again
from paywall_admin.ui.free_access.words import STATE
from paywall_admin.ui.rows.entry import Verbs, free_id


class WindowVerbs:
    """The commands on windows, made for the draft as it was last shown."""

    def __init__(self) -> None:
        self.view: Any = None
        self.at = 0

    def verbs(self) -> Verbs:
        """What a section of a list does."""
        from paywall_admin.services.drafts import lists  # noqa: PLC0415 - the page is filled without the database

        return Verbs(
            add=lists.AddFreeAccess,
            edit=lists.EditFreeAccess,
            move=lists.MoveFreeAccess,
            archive=self._archive,
            restore=self._restore,
            duplicate=self._repeat,
        )

    def edit(self, window_id: str, was: dict[str, Any], now: dict[str, Any]) -> Any:
        """Change fields of a window."""
        from paywall_admin.services.drafts import lists  # noqa: PLC0415 - as above

        return lists.EditFreeAccess(window_id, was, now)

    def put(self, window: FreeAccess, edges: Edges) -> Any:
        """Put a window on other days."""
        was = {"startsAt": window.starts_at, "endsAt": window.ends_at}
        now = dict(zip(was, edges, strict=True))
        changed = [name for name in was if was[name] != now[name]]
        return self.edit(window.id, {name: was[name] for name in changed}, {name: now[name] for name in changed})

    def window(self, window_id: str) -> FreeAccess | None:
        """A window in force by its id."""
        found = (window for window in self.view.settings.free_access if window.id == window_id)
        return next(found, None)

    def zone(self) -> Zone:
        """The publication's zone."""
        return Zone.load(self.view.settings.publication.time_zone)

    def _own(self, window_id: str, *, archived: bool = False) -> list[Message]:
        """The messages that are for this window alone."""
        messages = self.view.archived["message"] if archived else self.view.settings.messages
        return [message for message in messages if message.state == STATE + window_id]

    def taken(self) -> frozenset[str]:
        """The ids that messages have, archived ones too."""
        return frozenset(message.id for message in (*self.view.settings.messages, *self.view.archived["message"]))

    # What takes more than one command

    def _archive(self, window_id: str) -> Any:
        from paywall_admin.services.drafts import Together, lists  # noqa: PLC0415 - as above

        messages = [lists.ArchiveMessage(message.id) for message in self._own(window_id)]
        return Together.of(f"Archive free access window '{window_id}'", lists.ArchiveFreeAccess(window_id), *messages)

    def _restore(self, window_id: str, position: int | None) -> Any:
        from paywall_admin.services.drafts import Together, lists  # noqa: PLC0415 - as above

        place = self._before_shared()
        own = self._own(window_id, archived=True)
        messages = [lists.RestoreMessage(message.id, place) for message in reversed(own)]
        label = f"Restore free access window '{window_id}'"
        return Together.of(label, lists.RestoreFreeAccess(window_id, position), *messages)

    def _before_shared(self) -> int | None:
        """Where a window's own message goes: before one that all windows share, which would hide it."""
        messages = enumerate(self.view.settings.messages)
        return next((place for place, message in messages if message.state == "free_access"), None)

    def _repeat(self, window_id: str, new_id: str) -> Any:
        """The same days of the next year, with the same words."""
        from paywall_admin.services.drafts import Together, lists  # noqa: PLC0415 - as above

        archived = {window.id: window for window in self.view.archived["freeAccess"]}
        window = self.window(window_id) or archived[window_id]
        starts_at, ends_at = again(window, self.zone(), self.at)
        copy = {**settings_dict(window), "id": new_id, "startsAt": starts_at, "endsAt": ends_at}
        taken, place = set(self.taken()), self._before_shared()
        messages: list[Any] = []
        for message in self._own(window_id) or self._own(window_id, archived=True):
            message_id = new_id if new_id not in taken else free_id(new_id[:60], taken)
            taken.add(message_id)
            texts = {**settings_dict(message), "id": message_id, "state": STATE + new_id}
            messages.append(lists.AddMessage(texts, None if place is None else place + len(messages)))
        return Together.of(f"Repeat free access window '{window_id}'", lists.AddFreeAccess(copy), *messages)

    def rename(self, window_id: str, new_id: str) -> Any:
        """The same window under another id, with its messages and its place, also where it was archived meanwhile."""
        from paywall_admin.services.drafts import Together, lists  # noqa: PLC0415 - as above

        windows = self.view.settings.free_access
        place = next((place for place, window in enumerate(windows) if window.id == window_id), None)
        archived = {window.id: window for window in self.view.archived["freeAccess"]}
        was: Value | None = archived.get(window_id) if place is None else windows[place]
        if was is None:  # refused in the words for what is gone
            return self.edit(window_id, {"id": window_id}, {"id": new_id})
        add = lists.AddFreeAccess({**settings_dict(was), "id": new_id}, place, archived=place is None)
        state, own = {"state": STATE + window_id}, self._own(window_id)
        own += self._own(window_id, archived=True) if place is None else []
        messages = [lists.EditMessage(message.id, state, {"state": STATE + new_id}) for message in own]
        remove = lists.RemoveFreeAccess(window_id, settings_dict(was))
        return Together.of(f"Rename free access window '{window_id}'", add, *messages, remove)
