"""What hangs on currency, time zone and languages: in words, and as commands that change it all at once."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from paywall_admin.core.calendar import Zone
from paywall_admin.core.money import EXPONENTS, format_price
from paywall_admin.core.problems import BadInput
from paywall_admin.core.settings import FreeAccess, Message, Offer, Plan, Settings
from paywall_admin.ui.fields import edges
from paywall_admin.ui.fields.dates import Typed
from paywall_admin.ui.fields.inputs import Invalid
from paywall_admin.ui.fields.moments import window_language

translate = QCoreApplication.translate
_SHOWN: Final = 5
_EDGES: Final[tuple[tuple[edges.Edge, str], ...]] = (("start", "startsAt"), ("end", "endsAt"))
Dated = Offer | FreeAccess


# The currency


def priced(view: Any, currency: str) -> Iterator[tuple[str, Plan | Offer]]:
    """All plans and offers with a price in a currency, archived ones too."""
    for kind, listed in (("plan", view.settings.plans), ("offer", view.settings.offers)):
        for one in (*listed, *view.archived[kind]):
            if one.price.currency == currency:
                yield kind, one


def converted(amount: int, was: str, now: str) -> int:
    """The same number in another currency's minor units, rounded where it has fewer decimals, but never to nothing."""
    number = Decimal(amount).scaleb(EXPONENTS[now] - EXPONENTS[was])
    rounded = int(number.to_integral_value(ROUND_HALF_UP))
    return max(rounded, 1) if amount else 0


def currency_lines(view: Any, was: str, now: str) -> list[str]:
    """What a change of the currency does to the prices."""
    prices = list(dict.fromkeys(one.price.amount for _, one in priced(view, was) if one.price.amount))
    examples = [
        translate("Publication", "{was} becomes {now}").format(
            was=_money(amount, was), now=_money(converted(amount, was, now), now)
        )
        for amount in prices[:_SHOWN]
    ]
    lines = [translate("Publication", "The numbers stay, nothing is converted: {examples}.").format(
        examples=", ".join(examples)
    )] if examples else []  # fmt: skip
    if len(prices) > _SHOWN:
        more = translate("Publication", "And {count} more prices.")
        lines.append(more.format(count=len(prices) - _SHOWN))
    said = translate("Publication", "Look at each price afterwards: it is what readers will pay.")
    return [*lines, said] if examples else lines


def change_currency(view: Any, was: str, now: str) -> Any:
    """The currency and every price in it, as one step."""
    from paywall_admin.services.drafts import EditPublication, Together, lists  # noqa: PLC0415 - without the database

    verbs = {"plan": lists.EditPlan, "offer": lists.EditOffer}
    steps = [
        verbs[kind](
            one.id,
            {"price/amount": one.price.amount, "price/currency": was},
            {"price/amount": converted(one.price.amount, was, now), "price/currency": now},
        )
        for kind, one in priced(view, was)
    ]
    return Together.of(
        f"Change the currency from {was} to {now}", EditPublication({"currency": was}, {"currency": now}), *steps
    )


def _money(amount: int, currency: str) -> str:
    try:
        return format_price(amount, currency, window_language())
    except BadInput:
        return f"{amount} {currency}"


# The time zone


def dated(view: Any) -> Iterator[tuple[str, Dated]]:
    """All offers and free-access windows with a day, archived ones too."""
    for kind, listed in (("offer", view.settings.offers), ("freeAccess", view.settings.free_access)):
        for one in (*listed, *view.archived[kind]):
            if one.starts_at or one.ends_at:
                yield kind, one


def zone_lines(view: Any, was: str, now: str) -> list[str]:
    """What a change of the zone does to days that were typed."""
    old, new = Zone.load(was), Zone.load(now)
    lines = []
    for _, one in dated(view):
        for edge, value in (("start", one.starts_at), ("end", one.ends_at)):
            before, after = _said(edge, old, value), _said(edge, new, value)
            if before != after:
                name = getattr(one, "name", None) or one.id
                words = _START if edge == "start" else _END
                lines.append(translate("Publication", words).format(name=name, was=before, now=after))
    if len(lines) > _SHOWN:
        more = translate("Publication", "And {count} more days.")
        lines[_SHOWN:] = [more.format(count=len(lines) - _SHOWN)]
    return lines


_START: Any = QT_TRANSLATE_NOOP("Publication", "“{name}” starts {was}; the same moment is {now} there.")
_END: Any = QT_TRANSLATE_NOOP("Publication", "“{name}” ends {was}; the same moment is {now} there.")


def _said(edge: Any, zone: Zone, value: str | None) -> str:
    return edges.text_of(edge, zone, value) if value else ""


def change_zone(view: Any, was: str, now: str, *, keep_days: bool) -> Any:
    """The zone, and where the days shall stay, every start and end put on the same day there, as one step."""
    from paywall_admin.services.drafts import EditPublication, Together, lists  # noqa: PLC0415 - as above

    edit = EditPublication({"timeZone": was}, {"timeZone": now})
    if not keep_days:
        return edit
    old, new = Zone.load(was), Zone.load(now)
    verbs = {"offer": lists.EditOffer, "freeAccess": lists.EditFreeAccess}
    steps = []
    for kind, one in dated(view):
        values = {"startsAt": one.starts_at, "endsAt": one.ends_at}
        there = {name: _there(edge, old, new, values[name]) for edge, name in _EDGES if values[name]}
        moved = {name: value for name, value in there.items() if value != values[name]}
        if moved:
            steps.append(verbs[kind](one.id, {name: values[name] for name in moved}, moved))
    return Together.of(f"Change the time zone from {was} to {now}", edit, *steps)


def _there(edge: edges.Edge, old: Zone, new: Zone, value: str | None) -> str | None:
    """The same day and time in another zone; where its calendar has no such day or time, the moment stays."""
    if value is None:
        return None
    typed = edges.day_of(edge, old, value)
    try:
        return next(iter(edges.candidates(edge, new, Typed(typed.day, typed.clock))), value)
    except Invalid:
        return value


# The languages


def missing(settings: Settings, code: str) -> list[int]:
    """The places of the messages without texts in a language."""
    return [place for place, message in enumerate(settings.messages) if not _has(message, code)]


def _has(message: Message, code: str) -> bool:
    return code in message.texts or code.partition("-")[0] in message.texts
