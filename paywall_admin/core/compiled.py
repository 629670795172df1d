"""The payload: the settings with everything that depends on a language or a zone worked out (contract, section 8)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from paywall_admin.core import calendar, languages, money
from paywall_admin.core.codec import settings_dict
from paywall_admin.core.problems import BadInput
from paywall_admin.core.settings import Price, Settings, Span
from paywall_admin.core.strictjson import Path, json_pointer

_EPOCH: Final = "1970-01-01T00:00:00Z"


def compile_payload(
    settings: Settings,
    *,
    environment: str = "test",
    publication_id: str = "unpublished",
    version: int = 0,
    previous: str | None = None,
    published_at: str = _EPOCH,
    audit_head: str | None = None,
) -> dict[str, Any]:
    """Make the payload of a version; an unknown zone, language or currency is refused with its place."""
    expires_at = calendar.epoch(published_at) + settings.policy.expires_after_days * calendar.DAY
    fields = settings_dict(settings)
    return {
        "format": fields.pop("format"),
        "environment": environment,
        "publicationId": publication_id,
        "version": version,
        "previous": previous,
        "publishedAt": published_at,
        "expiresAt": calendar.instant(expires_at),
        "auditHead": audit_head,
        **fields,
        "compiled": _compiled(settings),
    }


def payload_bytes(payload: dict[str, Any]) -> bytes:
    """Write a payload as the bytes that are signed and published."""
    return json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode()


def _compiled(settings: Settings) -> dict[str, Any]:
    zone = _zone(settings.publication.time_zone)
    prices, spans = _prices(settings), _spans(settings)
    return {"zone": zone.compiled(), "locales": {code: _language(code, prices, spans) for code in _codes(settings)}}


def _language(code: str, prices: dict[str, set[int]], spans: dict[str, Span]) -> dict[str, Any]:
    """Compile one language: its plurals and dates, and how it writes each price and length of time there is."""
    table: dict[str, Any] = {
        "plural": [list(run) for run in languages.plural_runs(code)],
        "dates": {style: list(patterns) for style, patterns in languages.date_patterns(code).items()},
    }
    if days := languages.day_names(code):
        table["days"] = list(days)
    table["money"] = {
        currency: dict(_amounts(code, currency, tuple(sorted(amounts)))) for currency, amounts in prices.items()
    }
    table["spans"] = {key: languages.span_words(code, span.count, span.unit) for key, span in spans.items()}
    return table


@lru_cache(maxsize=64)
def _amounts(code: str, currency: str, amounts: tuple[int, ...]) -> Mapping[str, str]:
    """How a language writes amounts; kept, for most edits leave every price as it is."""
    return {str(amount): money.format_price(amount, currency, code) for amount in amounts}


def _zone(name: str) -> calendar.Zone:
    try:
        return calendar.Zone.load(name)
    except BadInput as problem:
        raise _at(problem, ("publication", "timeZone")) from None


def _prices(settings: Settings) -> dict[str, set[int]]:
    """Collect the amounts of each currency; the publication's own currency has to exist as well."""
    _check_currency(settings.publication.currency, ("publication", "currency"))
    found: dict[str, set[int]] = {}
    for path, price in _priced(settings):
        if price.currency not in found:
            _check_currency(price.currency, path)
        found.setdefault(price.currency, set()).add(price.amount)
    return found


def _priced(settings: Settings) -> Iterator[tuple[Path, Price]]:
    for index, plan in enumerate(settings.plans):
        yield ("plans", index, "price", "currency"), plan.price
    for index, offer in enumerate(settings.offers):
        yield ("offers", index, "price", "currency"), offer.price


def _check_currency(code: str, path: Path) -> None:
    try:
        money.exponent(code)
    except BadInput as problem:
        raise _at(problem, path) from None


def _spans(settings: Settings) -> dict[str, Span]:
    spans = [*(plan.interval for plan in settings.plans), *(offer.duration for offer in settings.offers)]
    return {f"{span.count} {span.unit}": span for span in spans}


def _codes(settings: Settings) -> tuple[str, ...]:
    """List the languages to compile, each once, the publication's own first; each has to be one of CLDR's."""
    found: dict[str, None] = {}
    for path, code in _named(settings):
        if code not in found:
            try:
                languages.language(code)
            except BadInput as problem:
                raise _at(problem, path) from None
            found[code] = None
    return tuple(found)


def _named(settings: Settings) -> Iterator[tuple[Path, str]]:
    for index, code in enumerate(settings.publication.locales):
        yield ("publication", "locales", index), code
    yield ("publication", "defaultLocale"), settings.publication.default_locale
    for index, message in enumerate(settings.messages):
        for part, texts in (("texts", message.texts), ("narrow", message.narrow or {})):
            for code in texts:
                yield ("messages", index, part, code), code


def _at(problem: BadInput, path: Path) -> BadInput:
    return BadInput(problem.code, problem.sentence, place=json_pointer(path))
