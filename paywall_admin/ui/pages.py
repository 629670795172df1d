"""The pages there are: a page is one line of this table."""

from __future__ import annotations

from importlib import import_module
from typing import Any, Final, Literal, NamedTuple, Protocol

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QWidget

from paywall_admin.ui import actions
from paywall_admin.ui.desk import Desk

Group = Literal["marketing", "support", "running"]
# There is a key with Ctrl for each digit but 0.
_NUMBERED: Final = 9


class Page(Protocol):
    """What the window asks of a page, beside being a widget that is made with the desk and its parent.

    Its signal `told` carries a sentence for a toast, and whether the step it tells of can be undone. Where it has a
    signal `place_wanted`, that carries a JSON pointer to a field that is edited on another page; `situation_wanted`
    carries a `core.situation.Situation` that the preview is to show; `publish_wanted` asks for the Publish sheet. A
    page with `begin_find()` puts the cursor into its own line for finding when Ctrl+F is pressed.
    """

    title: str

    told: Any

    def is_filled(self) -> bool:
        """Whether it shows what is in the store."""

    def refresh(self, topics: frozenset[str]) -> None:
        """Ask again for what belongs to these topics."""

    def focus_place(self, place: str) -> None:
        """Go to the field that a JSON pointer names."""


class PageEntry(NamedTuple):
    """One page: its name, word and icon in the rail, who uses it, the class that is made when it is first shown.

    `places` are the parts of the settings that are edited on it.
    """

    id: str
    title: str
    icon: str
    group: Group
    made_by: str
    places: tuple[str, ...]

    def words(self) -> str:
        """The page's name in the window's language."""
        return QCoreApplication.translate("pages", self.title)

    def load(self) -> None:
        """Import the page's module."""
        import_module(self.made_by.partition(":")[0])

    def make(self, desk: Desk, parent: QWidget) -> Any:
        """The page itself, made in its place: one that gets a parent later is styled anew with all that is in it."""
        module, _, name = self.made_by.partition(":")
        return getattr(import_module(module), name)(desk, parent)


PAGES: Final = (
    PageEntry(
        "overview", QT_TRANSLATE_NOOP("pages", "Overview"), "overview", "marketing",
        "paywall_admin.ui.overview.page:OverviewPage", (),
    ),
    PageEntry(
        "meter", QT_TRANSLATE_NOOP("pages", "Meter"), "meter", "marketing",
        "paywall_admin.ui.meter.page:MeterPage", ("meters", "contentRules"),
    ),
    PageEntry(
        "messages", QT_TRANSLATE_NOOP("pages", "Messages"), "messages", "marketing",
        "paywall_admin.ui.messages.page:MessagesPage", ("messages",),
    ),
    PageEntry(
        "offers", QT_TRANSLATE_NOOP("pages", "Offers"), "offers", "marketing",
        "paywall_admin.ui.offers.page:OffersPage", ("offers", "plans"),
    ),
    PageEntry(
        "expiry", QT_TRANSLATE_NOOP("pages", "Expiry"), "clock", "marketing",
        "paywall_admin.ui.expiry.page:ExpiryPage", ("expiryStates", "graceDays"),
    ),
    PageEntry(
        "free-access", QT_TRANSLATE_NOOP("pages", "Free access"), "calendar", "marketing",
        "paywall_admin.ui.free_access.page:FreeAccessPage", ("freeAccess",),
    ),
    PageEntry(
        "readers", QT_TRANSLATE_NOOP("pages", "Readers"), "readers", "support",
        "paywall_admin.ui.readers.page:ReadersPage", (),
    ),
    PageEntry(
        "publication", QT_TRANSLATE_NOOP("pages", "Publication"), "globe", "running",
        "paywall_admin.ui.publication.page:PublicationPage", ("publication", "policy", "wall"),
    ),
    PageEntry(
        "stripe", QT_TRANSLATE_NOOP("pages", "Stripe"), "stripe", "running",
        "paywall_admin.ui.stripe.page:StripePage", ("stripe",),
    ),
    PageEntry(
        "history", QT_TRANSLATE_NOOP("pages", "History"), "restore", "running",
        "paywall_admin.ui.history.page:HistoryPage", (),
    ),
    PageEntry(
        "audit", QT_TRANSLATE_NOOP("pages", "Audit"), "audit", "running", "paywall_admin.ui.audit.page:AuditPage", (),
    ),
)  # fmt: skip


FIRST: Final = "meter"
"""The page that opens when none was open before."""


def entry_of(name: str) -> PageEntry:
    """The page of that name, or the first one where there is none."""
    by_name = {page.id: page for page in PAGES}
    return by_name.get(name) or by_name[FIRST]


def page_of(place: str) -> str:
    """The page on which the field that a JSON pointer names is edited; the first one for a field without a page yet.

    A place that begins with a page's name, such as `history/targets`, is on that page.
    """
    part = place.strip("/").partition("/")[0]
    if not place.startswith("/"):
        return entry_of(part).id
    return next((page.id for page in PAGES if part in page.places), FIRST)


def page_actions() -> tuple[actions.Entry, ...]:
    """The actions that open the pages, with a key for each of the first nine."""
    keys = [f"Ctrl+{place + 1}" for place in range(_NUMBERED)]
    return tuple(
        actions.Entry(f"page_{page.id}", page.words(), tuple(keys[place : place + 1]), "go", icon=page.icon)
        for place, page in enumerate(PAGES)
    )
