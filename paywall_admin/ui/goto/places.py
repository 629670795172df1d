"""What one can go to, as values: the window's pages and actions, the draft's objects and fields, help, stores."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, Literal

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from paywall_admin.core.labels import field_label
from paywall_admin.core.settings import Message, Settings, Text, Value
from paywall_admin.store.nouns import LISTED
from paywall_admin.ui import actions, phrasebook
from paywall_admin.ui.fields.reader_states import state_words
from paywall_admin.ui.goto.ranking import fold
from paywall_admin.ui.manual import chapters, page_text
from paywall_admin.ui.pages import PAGES

translate = QCoreApplication.translate
Kind = Literal["page", "action", "object", "field", "help", "store"]

# Pages are wanted most often, help least.
_WEIGHTS: Final[dict[Kind, float]] = {"page": 9, "action": 6, "object": 5, "field": 3, "store": 2, "help": 1}
# Parts of the settings that are one object each: their fields are places of their own.
_SINGLES: Final = ("publication", "policy", "wall", "expiryStates")


@dataclass(frozen=True)
class Place:
    """One thing to go to. `target` is what its kind is reached by: a name, a JSON pointer, a store."""

    kind: Kind
    title: str
    detail: str
    target: str
    icon: str = ""
    words: str = ""

    @property
    def weight(self) -> float:
        """More for what is wanted more often."""
        return _WEIGHTS[self.kind]

    @cached_property
    def folded(self) -> str:
        """The title, folded."""
        return fold(self.title)

    @cached_property
    def beside(self) -> str:
        """Other words by which it is found, folded."""
        return fold(f"{self.detail} {self.words}")


def of_window(entries: Sequence[actions.Entry], enabled: Iterable[str]) -> Iterator[Place]:
    """The pages, then the actions that can be chosen now."""
    for page in PAGES:
        yield Place("page", page.words(), translate("GoTo", "Page"), page.id, page.icon)
    allowed = set(enabled)
    for entry in entries:
        if entry.id in allowed and not entry.id.startswith("page_"):
            keys = QKeySequence(entry.keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if entry.keys else ""
            title = actions.words(entry).rstrip("…")
            yield Place("action", title, keys or translate("GoTo", "Action"), entry.id, entry.icon or "chevron-right")


def of_settings(settings: Settings) -> Iterator[Place]:
    """The objects of the draft, and the fields of those there are once; only what a page shows."""
    shown = {part: page for page in PAGES for part in page.places}
    words = _nouns()
    for noun in LISTED:
        page = shown.get(noun.field)
        if page is None:
            continue
        attribute = next(name for name, info in Settings.model_fields.items() if (info.alias or name) == noun.field)
        for index, value in enumerate(getattr(settings, attribute)):
            target = f"/{noun.field}/{index}"
            yield Place("object", _title(value, settings), words[noun.kind], target, page.icon, value.id)
    for single in _SINGLES:
        page = shown.get(single)
        if page is not None:
            for name in _fields(single):
                title = phrasebook.part(field_label(name))
                yield Place("field", title[:1].upper() + title[1:], page.words(), f"/{single}/{name}", page.icon)
    if "graceDays" in shown:
        page = shown["graceDays"]
        yield Place("field", translate("GoTo", "Grace days"), page.words(), "/graceDays", page.icon)


def _fields(single: str) -> list[str]:
    attribute = next(info for name, info in Settings.model_fields.items() if (info.alias or name) == single)
    model: Any = attribute.annotation
    return [info.alias or name for name, info in model.model_fields.items()]


def _nouns() -> dict[str, str]:
    return {
        "contentRule": translate("GoTo", "Content rule"),
        "meter": translate("GoTo", "Meter"),
        "plan": translate("GoTo", "Plan"),
        "offer": translate("GoTo", "Offer"),
        "freeAccess": translate("GoTo", "Free access"),
        "message": translate("GoTo", "Message"),
    }


def _title(value: Value, settings: Settings) -> str:
    if isinstance(value, Message):
        texts = value.texts.get(settings.publication.default_locale)
        heading = _plain(texts.heading) if texts else ""
        state = state_words(value.state.partition(":")[0].replace("freeAccess", "free_access"))
        return f"{state}: {heading}" if heading else state
    return str(getattr(value, "name", None) or value.id)  # type: ignore[attr-defined]


def _plain(text: Text | None) -> str:
    """A text on one line; of plural forms the one that serves always."""
    return " ".join(str(getattr(text, "other", text) or "").split())


def of_manual() -> Iterator[Place]:
    """The pages of the manual and their headings."""
    for name, _ in chapters():
        page = ""
        for line in page_text(name).splitlines():
            mark, _, heading = line.partition(" ")
            if mark == "#":
                page = heading
                yield Place("help", heading, translate("GoTo", "Help"), name, "help")
            elif mark == "##":
                detail = translate("GoTo", "Help: {page}").format(page=page)
                yield Place("help", heading, detail, f"{name}#{heading}", "help")


def of_stores(stores: Iterable[str]) -> Iterator[Place]:
    """The stores opened of late."""
    for store in stores:
        name = store.rstrip("/").rpartition("/")[2] or store
        yield Place("store", translate("GoTo", "Open {store}").format(store=name), store, store, "store")
