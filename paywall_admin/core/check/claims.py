"""Claims in words that the settings do not bear out: how many free articles, in which period, and what is free."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Final, TypeVar

from paywall_admin.core.check.finding import Finding, error
from paywall_admin.core.check.numberwords import ENGLISH, words
from paywall_admin.core.check.numerals import plain, value
from paywall_admin.core.check.reach import served
from paywall_admin.core.check.readings import Piece
from paywall_admin.core.check.survey import Survey
from paywall_admin.core.phrases import name, period, price
from paywall_admin.core.settings import Meter
from paywall_admin.core.strictjson import quoted

Found = TypeVar("Found")
_PLACEHOLDERS: Final = "use {{numberArticlesLeft}} or {{articleLimit}}"

# By language, since CLDR has no words for these; other languages are not read.
_COUNTS: Final[Mapping[str, str]] = {
    "en": rf"(?<![\w.,-])(?P<a>\d{{1,4}}|{ENGLISH}) (?:more )?(?:free|complimentary) (?:articles?|stories|story)"
    rf"|(?<![\w.,-])(?P<b>\d{{1,4}}|{ENGLISH}) (?:articles?|stories|story) "
    r"(?:left|remaining|free|per|a month|a week|a day)",
    "ja": r"(?:残り|あと)\s?(?P<a>\d{1,4})\s?(?:本|記事)"
    r"|(?<!\d)(?P<b>\d{1,4})\s?(?:本|記事)(?:の無料|まで無料|無料)",
    "de": rf"(?:noch|nur) (?P<a>\d{{1,4}}|{words('de')}) (?:kostenlose |freie )?Artikel"
    rf"|(?<![\w.,-])(?P<b>\d{{1,4}}|{words('de')}) (?:kostenlose|freie) Artikel",
    "fr": rf"(?:reste|plus que) (?P<a>\d{{1,4}}|{words('fr')}) articles?"
    rf"|(?<![\w.,-])(?P<b>\d{{1,4}}|{words('fr')}) articles? (?:gratuits?|offerts?|restants?)",
    "es": rf"quedan? (?P<a>\d{{1,4}}|{words('es')}) artículos?"
    rf"|(?<![\w.,-])(?P<b>\d{{1,4}}|{words('es')}) artículos? (?:gratis|gratuitos?|restantes?)",
    "pt": rf"restam? (?P<a>\d{{1,4}}|{words('pt')}) artigos?|(?<![\w.,-])(?P<b>\d{{1,4}}|{words('pt')}) "
    r"artigos? (?:grátis|gratuitos?|restantes?)",
    "it": rf"restano (?P<a>\d{{1,4}}|{words('it')}) articol[oi]|(?<![\w.,-])(?P<b>\d{{1,4}}|{words('it')}) "
    r"articol[oi] (?:gratis|gratuit[oi]|rimanent[ei])",
    "zh": r"(?:还剩|還剩|剩余|剩餘|还可|還可)\D{0,4}(?P<a>\d{1,4})\s?篇|(?<!\d)(?P<b>\d{1,4})\s?篇(?:免费|免費)",
    "ko": r"(?P<a>\d{1,4})\s?(?:개|건)의? (?:무료 )?기사(?:가| )? ?남|(?:무료 기사) (?P<b>\d{1,4})\s?[개건]",
}
_PERIODS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "calendarMonth": r"(?:this|next|per|each|every|a) month",
        "calendarWeek": r"(?:this|next|per|each|every|a) week",
        "calendarDay": r"today|tomorrow|(?:per|each|every|a) day",
    },
    "ja": {"calendarMonth": "今月|来月|毎月", "calendarWeek": "今週|来週|毎週", "calendarDay": "今日|本日|明日|毎日"},
}
_FREE_ARTICLES: Final = {"en": r"\bfree (?:article|articles|story|stories)\b", "ja": "無料"}
_FREE: Final[Mapping[str, str]] = {
    "en": r"(?<!\bcancel )\bfor free\b(?! (?:speech|press|markets?|trade|elections?|expression|people|societ))"
    r"|\bfree trial\b|\b(?:one|a|first|your) free (?:month|week|day)\b|\bfree (?:month|week)\b"
    r"|(?<!\bcancel )\bfree of charge\b|\b(?:month|week|day)s? free\b|(?<!\bcancel )\bat no cost\b|\bno charge\b",
    "ja": "無料トライアル|無料お試し|無料体験|無料で試|無料で購読|[月年間]無料",
    "de": r"\b(?:kostenlos|gratis) (?:testen|probieren|lesen)\b|\bkostenlose[sr]? (?:Probe\w*|Monat|Woche)\b"
    r"|\bGratismonat\b",
    "fr": r"\bessa(?:i|yez) gratuit\w*|\b(?:mois|semaine)s? (?:gratuit|offert)\w*|\bgratuitement\b",
    "es": r"\bprueb[ae] (?:gratis|gratuita)\b|\b(?:mes|semana)(?:es|s)? gratis\b",
    "pt": r"\b(?:teste|experimente) (?:grátis|gratuito|gratuitamente)\b|\bavaliação gratuita\b|\bm[eê]s grátis\b",
    "it": r"\bprova gratuita\b|\b(?:mese|settimana) gratis\b|\bprova gratis\b",
    "nl": r"\bgratis (?:proef\w*|proberen|maand|week)\b|\bprobeer gratis\b",
    "zh": "免费试用|免費試用|免费试读|免費試讀|免费订阅|免費訂閱",
    "ko": "무료 ?체험|무료로 ?구독|[월간] ?무료",
}


def counts(survey: Survey) -> Iterator[Finding]:
    """A number of free articles that no meter gives."""
    for piece, claimed, meters in _metered(survey, _counts_in):
        exact = {"zero": 0, "one": 1, "two": 2}.get(piece.form or "")
        for source, number in claimed:
            wrong = next((meter for meter in meters if meter.limit != number), None)
            if number != exact and (wrong or not meters):
                why = f"meter {name(wrong)} gives {wrong.limit}" if wrong else "no meter gives any"
                said = f"{piece.where} says {quoted(source)}, but {why}; {_PLACEHOLDERS}."
                yield error("literal-count", piece.path, piece.owner, said)
                break


def periods(survey: Survey) -> Iterator[Finding]:
    """A month, week or day of free articles where the meter starts again at another time."""
    for piece, claimed, meters in _metered(survey, _periods_in):
        for kind, source in claimed:
            wrong = next((meter for meter in meters if meter.period.kind != kind), None)
            if wrong:
                said = (
                    f"{piece.where} says {quoted(source)}, but meter {name(wrong)} counts by {period(wrong.period)}; "
                    "correct one of the two."
                )
                yield error("literal-period", piece.path, piece.owner, said)


def free(survey: Survey) -> Iterator[Finding]:
    """Something said to be free that has a price."""
    for piece, claimed in survey.found(_free_in):
        paid = next((offer for offer in survey.offers_with(piece.message) if offer.price.amount), None)
        if paid:
            said = (
                f"{piece.where} says {quoted(claimed)}, but offer {name(paid)}, which can be shown with it, costs "
                f"{price(paid.price)}; correct one of the two."
            )
            yield error("literal-free", piece.path, piece.owner, said)


def _metered(survey: Survey, read: Callable[[Piece], Found]) -> Iterator[tuple[Piece, Found, list[Meter]]]:
    """Each text in which something is found, with the meters that serve its readers."""
    meters = list(served(survey.settings, survey.cells))
    for piece, found in survey.found(read):
        readers = survey.cells.audience(piece.message.audience)
        yield piece, found, [meter for meter, mask in meters if mask & readers]


def _counts_in(piece: Piece) -> tuple[tuple[str, int], ...]:
    """The numbers of free articles in a text, each as it stands there and as a number."""
    code = _code(piece)
    return tuple((match[0], int(value(match["a"] or match["b"], code=code))) for match in _matches(_COUNTS, piece))


def _periods_in(piece: Piece) -> tuple[tuple[str, str], ...]:
    """The periods of free articles in a text that shows while a meter counts: the kind and the words for it."""
    if piece.message.state not in ("metered", "last_free", "limit_reached"):
        return ()
    code = _code(piece)
    claimed = ((kind, _claimed(piece.text, code, when)) for kind, when in _PERIODS.get(code, {}).items())
    return tuple((kind, words) for kind, words in claimed if words)


def _free_in(piece: Piece) -> str:
    """What a text says to be free."""
    match = next(_matches(_FREE, piece), None)
    return match[0] if match else ""


def _claimed(text: str, code: str, when: str) -> str | None:
    """The words for a period that stand in the same line as free articles."""
    edge = r"\b" if code == "en" else ""
    for line in plain(text).split("\n"):
        found = re.search(f"{edge}(?:{when}){edge}", line, re.IGNORECASE)
        if found and re.search(_FREE_ARTICLES[code], line, re.IGNORECASE):
            return found[0]
    return None


def _matches(patterns: Mapping[str, str], piece: Piece) -> Iterator[re.Match[str]]:
    pattern = patterns.get(_code(piece))
    return _compiled(pattern).finditer(plain(piece.text)) if pattern else iter(())


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _code(piece: Piece) -> str:
    return piece.locale.partition("-")[0]
