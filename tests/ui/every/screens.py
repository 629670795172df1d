"""Every page and every sheet of the window, and the way to it: one line each.

A new page, dialog or card that floats has to stand here; `test_registry.py` finds those that do not.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from paywall_admin.core.problems import Problem
from paywall_admin.ui.secret import PassphraseSheet
from support.feeds import view, write
from ui.every.conftest import Hall, edit

Opening = Callable[[Hall], Any]


class Screen(NamedTuple):
    """One thing to look at: its name here, what makes it, and how it is opened."""

    name: str
    made_by: str
    open: Opening


def _page(name: str) -> Opening:
    return lambda hall: hall.page(name)


def _tab(name: str, tab: int) -> Opening:
    def open_tab(hall: Hall) -> Any:
        page = hall.page(name)
        page.tabs.choose(tab)
        hall.settle()
        return page

    return open_tab


def _action(name: str, page: str = "meter") -> Opening:
    def act(hall: Hall) -> Any:
        hall.page(page)
        hall.act(name)
        return hall.sheet()

    return act


def _from(page: str, what: Callable[[Hall, Any], Any]) -> Opening:
    def act(hall: Hall) -> Any:
        what(hall, hall.page(page))
        return hall.sheet()

    return act


def _from_case(what: Callable[[Any], Any]) -> Opening:
    def act(hall: Hall) -> Any:
        what(hall.case())
        return hall.sheet()

    return act


def _remedy(kind: str) -> Opening:
    return _from_case(lambda page: page.acts.begin_remedy(kind))


def _stripe(tab: int) -> Opening:
    def act(hall: Hall) -> Any:
        page = hall.connect_stripe()
        page.tabs.choose(tab)
        hall.calm(page)
        return page

    return act


def _stripe_sheet(what: Callable[[Any], Any]) -> Opening:
    def act(hall: Hall) -> Any:
        what(hall.connect_stripe())
        return hall.sheet()

    return act


def _passphrase(hall: Hall) -> Any:
    PassphraseSheet(hall.desk, "It unlocks the key that signs what is published.", hall.page("history").versions).open()
    return hall.sheet()


def _roll_back(hall: Hall, page: Any) -> None:
    page.versions.table.view.pick(page.versions.table.rows.place(1))
    hall.settle()
    page.versions.go_back()


def _schedule(_hall: Hall, page: Any) -> None:
    page.versions.schedule()


def _take_over(hall: Hall, page: Any) -> None:
    from paywall_admin.services.app import App

    other = hall.folder / "other.db"
    app = App.open(other, actor="bo", clock=hall.room.furnisher._clock, sample=True)
    edit(app, 3)
    app.publish("Three articles")
    app.close()
    page.take_over(other)


def _rejects(hall: Hall) -> Any:
    page = hall.page("readers")
    lines = [view("r-1", "a-1", 60), {"at": 5}, {"reader": "x"}]
    page.importing.take_in([write(hall.folder / "feed.jsonl", lines)])
    hall.bot.waitUntil(page.importing.report.isVisible)
    page.importing.show_rejects()
    return hall.sheet()


def _import_note(hall: Hall) -> Any:
    page = hall.page("readers")
    page.importing.take_in([write(hall.folder / "feed.jsonl", [view("r-1", "a-1", 60), {"at": 5}])])
    hall.bot.waitUntil(page.importing.report.isVisible)
    hall.settle()
    return page


def _import(hall: Hall) -> Any:
    hall.page("meter")
    hall.bot.waitUntil(lambda: hall.room.furnisher.exchange is not None)
    file = hall.folder / "draft.json"
    hall.room.furnisher.exchange.export(file)
    hall.settle()
    file.write_text(file.read_text(encoding="utf-8").replace('"limit": 7', '"limit": 9'), encoding="utf-8")
    hall.room.furnisher.exchange.compare(file)
    return hall.sheet()


def _notices(hall: Hall) -> Any:
    hall.page("meter")
    for words in ("The draft's settings are in settings.json.", "Undone: limit 6 → 7"):
        hall.window.toasts.say(words)
    hall.act("notices")
    return hall.sheet()


def _tour(hall: Hall) -> Any:
    from paywall_admin.ui.tour import Tour

    hall.page("meter")
    hall.act("tour")
    return hall.window.findChild(Tour)


def _finder(hall: Hall) -> Any:
    hall.page("offers")
    hall.act("find")
    return hall.window.finder


def _refusal(hall: Hall) -> Any:
    from paywall_admin.ui.refusal import RefusalPage

    sentence = "The store /srv/desk/paywall.db is not readable: the disk it lies on answers with an error."
    page = RefusalPage(Problem("io", sentence), "/srv/desk/paywall.db", has_backup=True, parent=hall.window)
    hall.window.pages.show_instead(page)
    return page


def _incident(hall: Hall) -> Any:
    hall.page("meter")
    hall.room.incidents.report(ValueError("planted"))
    return hall.sheet()


def _emergency_open(hall: Hall, *, closes: bool = False) -> Any:
    from paywall_admin.services import emergency

    hall.bot.waitUntil(lambda: hall.room.furnisher.emergency is not None)
    hall.colleague(lambda app: emergency.open_wall(app, 3, reason="Checkout is down"))
    hall.desk.changed.emit(frozenset({"emergency"}), None)
    page = hall.page("meter")
    if not closes:
        return page
    hall.room.furnisher.emergency.open_closing_sheet()
    return hall.sheet()


def _day_picker(hall: Hall) -> Any:
    from paywall_admin.ui.fields.day import DayInput
    from paywall_admin.ui.fields.month import DayPicker

    page = hall.page("offers")
    day = next(one for one in page.findChildren(DayInput) if one.isVisible())
    day.open_picker()
    return next(one for one in day.findChildren(DayPicker) if one.isVisible())


UI: Final = "paywall_admin.ui."
PAGES: Final = (
    Screen("overview", "overview.page:OverviewPage", _page("overview")),
    Screen("meters", "meter.page:MeterPage", _page("meter")),
    Screen("content rules", "meter.page:MeterPage", _tab("meter", 1)),
    Screen("messages", "messages.page:MessagesPage", _page("messages")),
    Screen("offers", "offers.page:OffersPage", _page("offers")),
    Screen("plans", "offers.page:OffersPage", _tab("offers", 1)),
    Screen("expiry", "expiry.page:ExpiryPage", _page("expiry")),
    Screen("free access", "free_access.page:FreeAccessPage", _page("free-access")),
    Screen("readers", "readers.page:ReadersPage", _page("readers")),
    Screen("readers, a card", "readers.page:ReadersPage", lambda hall: hall.case()),
    Screen("readers, an import", "readers.page:ReadersPage", _import_note),
    Screen("publication", "publication.page:PublicationPage", _page("publication")),
    Screen("stripe, a key", "stripe.page:StripePage", _page("stripe")),
    Screen("stripe, a plan", "stripe.page:StripePage", _stripe(0)),
    Screen("stripe, made by hand", "stripe.page:StripePage", _stripe(1)),
    Screen("stripe, subscribers", "stripe.page:StripePage", _stripe(2)),
    Screen("history", "history.page:HistoryPage", _page("history")),
    Screen("targets", "history.page:HistoryPage", _tab("history", 1)),
    Screen("audit", "audit.page:AuditPage", _page("audit")),
    Screen("an open wall", "meter.page:MeterPage", _emergency_open),
    Screen("a refused store", "refusal:RefusalPage", _refusal),
)
SHEETS: Final = (
    Screen("publish", "publish.sheet:PublishSheet", _action("publish")),
    Screen("emergency", "emergency.sheet:EmergencySheet", _action("emergency")),
    Screen("emergency, its end", "emergency.sheet:EmergencySheet", lambda hall: _emergency_open(hall, closes=True)),
    Screen("preferences", "preferences.sheet:PreferencesSheet", _action("preferences")),
    Screen("import", "importing.sheet:ImportSheet", _import),
    Screen("go to", "goto.sheet:GoToSheet", _action("goto")),
    Screen("schedule", "history.schedule_sheet:ScheduleSheet", _from("history", _schedule)),
    Screen("target", "history.target_sheet:TargetSheet", _from("history", lambda _, page: page.targets.add())),
    Screen("roll back", "history.replace_sheet:RollBackSheet", _from("history", _roll_back)),
    Screen("take over", "history.replace_sheet:TakeOverSheet", _from("history", _take_over)),
    Screen("passphrase", "secret:PassphraseSheet", _passphrase),
    Screen("articles", "readers.remedy:RemedySheet", _remedy("articles")),
    Screen("access", "readers.remedy:RemedySheet", _remedy("access")),
    Screen("reset", "readers.remedy:RemedySheet", _remedy("reset")),
    Screen("merge", "readers.remedy:RemedySheet", _remedy("merge")),
    Screen("erase", "readers.erase:EraseSheet", _from_case(lambda page: page.acts.begin_erasing())),
    Screen("retain", "readers.retain:RetainSheet", _from_case(lambda page: page.begin_retaining())),
    Screen("rejects", "readers.rejects:RejectsSheet", _rejects),
    Screen("apply", "stripe.apply_sheet:ApplySheet", _stripe_sheet(lambda page: page.plan_acts.review_plan())),
    Screen("disconnect", "labels:dialog", _stripe_sheet(lambda page: page.account_acts.ask_to_disconnect())),
    Screen("an incident", "labels:dialog", _incident),
    Screen("manual", "manual:Manual", _action("manual")),
    Screen("keys", "guide:Keys", _action("keys")),
    Screen("about", "guide:About", _action("about")),
    Screen("notices", "notices:NoticeList", _notices),
)
FLOATING: Final = (
    Screen("tour", "tour:Tour", _tour),
    Screen("find in page", "finder:Finder", _finder),
    Screen("a month", "fields.month:DayPicker", _day_picker),
)
