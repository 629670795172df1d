"""The words around numbers, by language: which lengths of time are no claim, how a price is per month, what ends soon.

CLDR has no words for these. A language that is not here is read by its numbers, units and months alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

_NONE: Final = "(?!)"


class Wording(NamedTuple):
    """Parts of patterns for one language; each matches nothing where the language has no such words here.

    `one` stands before a unit and means one of it, `half_year` and `fortnight` are lengths by themselves. A length
    after `before` or in front of `after` is told of something else than what is sold. `rates` follow a price, by unit,
    `rated` go before it. `month_end` goes before a month's name (`month_end_after` after it), `soon` ends on a day
    that depends on the reader's, `today` among them on the reader's own.
    """

    one: str = _NONE
    half_year: str = _NONE
    fortnight: str = _NONE
    before: str = _NONE
    after: str = _NONE
    rates: Mapping[str, str] = {}
    rated: Mapping[str, str] = {}
    month_end: str = _NONE
    month_end_after: str = _NONE
    soon: str = _NONE
    today: str = _NONE
    since: str = _NONE
    huge: str = _NONE


def _rates(prefix: str, units: str) -> dict[str, str]:
    """The rates of `prefix UNIT`, from the four words for day, week, month and year."""
    return {unit: rf"{prefix}(?:{word})(?!\w)" for unit, word in _units(units)}


def _units(words: str) -> list[tuple[str, str]]:
    return list(zip(("day", "week", "month", "year"), words.split(), strict=True))


NOUNS: Final = "trials?|offers?|subscriptions?|plans?|access|pass(?:es)?|memberships?|deals?|specials?|periods?"
"""What is sold, in English."""

_WEEKDAYS: Final = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"

WORDINGS: Final[Mapping[str, Wording]] = {
    "en": Wording(
        one=r"(?:for|try|free for|your first|the first) (?:an?|one)?\s?(?:whole |full |single |entire )?"
        r"|\ban? (?=(?:day|week|month|year)(?:['’]s | of |-long ))",
        half_year=rf"\bhalf an? year\b|\bhalf-year (?={NOUNS})",
        fortnight=r"\b(?:a|one) fortnight\b",
        before=r"(?:(?:in|over|of|from|during|for|since) (?:the|its|our|these) (?:past|last|previous)|\bpast|\bin"
        r"|\bsince|\bwithin|\bnearly|\balmost|\bmore than|\bfor over)\s+",
        after=r"\s+(?:ago|old|later|earlier|before|after|afterwards|in a row|straight"
        r"|on(?=\s*(?:[,.;]|$))|an? (?:day|week|month|year)"
        r"|per (?:day|week|month|year)|of (?:age|journalism|reporting|trusted|experience|history))\b|['’]s?\s+notice",
        rates={
            "day": r"\s?/\s?(?:day|d)\b|\s*,? (?:a|per|each|every) day\b|\s+daily\b",
            "week": r"\s?/\s?(?:wk|week)\b|\s*,? (?:a|per|each|every) week\b|\s+weekly\b",
            "month": r"\s?/\s?(?:month|mo|mth)\b|\s*,? (?:a|per|each|every) month\b|\s+monthly\b",
            "year": r"\s?/\s?(?:year|yr)\b|\s*,? (?:a|per|each|every) year\b|\s+(?:yearly|annually|per annum)\b",
        },
        month_end=r"\bend of ",
        soon=r"\b(?:ends?|ending|expires?|expiring|closes?|closing|over|finish(?:es)?|(?:offer|sale|deal|valid|only) "
        r"(?:until|till|through))(?: (?:on|at|by))?(?: the end of)? (?:tomorrow|midnight|this (?:week|weekend|month)"
        rf"|next (?:week|month)|(?:this |next )?{_WEEKDAYS}(?!,? [A-Za-z]+\.? \d|,? \d))\b"
        rf"|\b(?:ends?|ending|expires?) in (?:\d+|[a-z]+) (?:hour|minute|day|week)s?\b"
        r"|\b(?:last|final) (?:\d+|two|three|few) (?:hours|days)\b"
        r"|\b(?:\d+|two|three) (?:hours|days) (?:left|to go|only)\b"
        r"|\blast chance today\b",
        today=r"\b(?:ends?|ending|expires?|closes?|only|valid|until) (?:only )?(?:today|tonight)\b"
        r"|\b(?:today|tonight) only\b",
        since=r"\b(?:since|founded(?: on| in)?|established(?: on| in)?|born(?: on| in)?|from as early as) ",
        huge=r"\s?-?(?:billion|million|trillion|bn|mn|tn|[kmbKMB])\b",
    ),
    "de": Wording(
        one=r"\b(?:für|nur) (?:einen|eine|ein) (?:ganzen |ganze |ganzes )?",
        half_year=r"\b(?:ein )?halbes Jahr\b",
        before=r"\b(?:seit|vor|nach|innerhalb von|binnen|über|mehr als|in den (?:letzten|vergangenen))(?: mehr als)? ",
        after=r" (?:(?:die|pro|in der) Woche|(?:im|pro) (?:Monat|Jahr)|alt)\b",
        rates=_rates(r"\s?/\s?|\s+(?:im|pro|in der|jeden|jede|jedes|am)\s+", "Tag Woche Monat Jahr"),
        month_end=r"\bEnde ",
        soon=r"\b(?:endet|läuft|gilt|nur|noch)(?: nur)?(?: noch)?(?: bis)?(?: zum)? "
        r"(?:morgen|am (?:Mon|Diens|Donners|Frei|Sams|Sonn)tag"
        r"|am Wochenende|nächste Woche)\b",
        today=r"\b(?:endet|gilt|nur)(?: nur)?(?: noch)?(?: bis)? heute\b",
        since=r"\b(?:seit|gegründet am|gegründet)(?: dem)? ",
        huge=r"\s?(?:Milliarden|Millionen|Mrd|Mio|Tsd)\b",
    ),
    "fr": Wording(
        one=r"\b(?:pendant|pour|essayez) une? ",
        half_year=r"\bune demi-année\b",
        before=r"(?:\bdepuis|\bil y a|\ben|\bdans les|\bau cours des|\bsous|\bplus de|\bces) "
        r"(?:plus de |derniers |dernières )?",
        after=r" (?:sur 7|par (?:semaine|mois|an))\b",
        rates=_rates(r"\s?/\s?|\s+(?:par|chaque)\s+", "jour semaine mois an"),
        month_end=r"\bfin (?:d['’]|de )?",
        soon=r"(?:se termine|s['’]achève|expire|finit|valable|jusqu['’]à)(?: jusqu['’]à)? "
        r"(?:demain|ce week-end|la semaine prochaine)\b",
        today=r"(?:se termine|s['’]achève|expire|finit|valable|jusqu['’]à)(?: jusqu['’]à)? (?:aujourd['’]hui|ce soir)\b"
        r"|\baujourd['’]hui (?:seulement|uniquement)\b",
        since=r"\b(?:depuis|fondé|fondée)(?: le)? ",
        huge=r"\s?(?:milliards?|millions?|Md|M)\b",
    ),
    "es": Wording(
        one=r"\b(?:durante|por|pruebe|prueba) una? ",
        half_year=r"\bmedio año\b",
        before=r"\b(?:desde hace|hace|en los últimos|en las últimas|durante más de|más de|dentro de|en) ",
        after=r" (?:a la semana|al (?:mes|año)|por semana|atrás)\b",
        rates=_rates(r"\s?/\s?|\s+(?:al|a la|por|cada)\s+", "día semana mes año"),
        month_end=r"\bfin(?:al|ales)? de ",
        soon=r"\b(?:termina|acaba|vence|finaliza|hasta)(?: el)? (?:mañana|este fin de semana|la próxima semana)\b",
        today=r"\b(?:termina|acaba|vence|finaliza|hasta|solo|sólo) hoy\b",
        since=r"\b(?:desde|fundado|fundada)(?: el)? ",
        huge=r"\s?(?:mil )?(?:millones|millón|M)\b",
    ),
    "it": Wording(
        one=r"\b(?:per|prova) un[a']? ?",
        before=r"\b(?:da|da oltre|negli ultimi|entro|in) ",
        after=r" (?:su (?:7|sette)|alla settimana|al mese|fa)\b",
        rates=_rates(r"\s?/\s?|\s+(?:al|alla|all['’]|ogni|per)\s*", "giorno settimana mese anno"),
        month_end=r"\bfine ",
        soon=r"\b(?:termina|scade|finisce|fino a) domani\b",
        today=r"\b(?:termina|scade|finisce|fino a|solo) oggi\b",
        since=r"\b(?:dal|dal lontano|fondato|fondata)(?: il)? ",
        huge=r"\s?(?:miliardi|milioni|mld|mln)\b",
    ),
    "pt": Wording(
        one=r"\b(?:por|durante|experimente) uma? ",
        before=r"\b(?:há|há mais de|nos últimos|nas últimas|em até|em) ",
        after=r" (?:por (?:semana|mês|ano)|atrás)\b",
        rates=_rates(r"\s?/\s?|\s+(?:ao|por|a cada|cada)\s+", "dia semana mês ano"),
        month_end=r"\b(?:fim|final) de ",
        soon=r"\b(?:termina|acaba|expira|até) amanhã\b",
        today=r"\b(?:termina|acaba|expira|até|só|somente) hoje\b",
        since=r"\b(?:desde|fundado|fundada)(?: em)? ",
        huge=r"\s?(?:bilhões|milhões|mil milhões|bi|mi)\b",
    ),
    "nl": Wording(
        one=r"\b(?:voor|gedurende|probeer) een ",
        half_year=r"\been half jaar\b",
        before=r"\b(?:al|sinds|in de (?:afgelopen|laatste)|binnen|meer dan) ",
        after=r" (?:per (?:week|maand|jaar)|in de week|geleden)\b",
        rates=_rates(r"\s?/\s?|\s+(?:per|elke)\s+", "dag week maand jaar"),
        month_end=r"\beinde? ",
        soon=r"\b(?:eindigt|loopt af|verloopt|tot|t/m) morgen\b",
        today=r"\b(?:eindigt|verloopt|tot|alleen) vandaag\b",
        since=r"\b(?:sinds|opgericht)(?: op)? ",
        huge=r"\s?(?:miljard|miljoen)\b",
    ),
    "ja": Wording(
        half_year=r"半年(?:間|[でをは、 ]|$)",
        before=r"(?:過去|直近|この|ここ|創刊|創業|毎)",
        after=r"(?:の実績|前|後|以上|連続|ぶり|以内)",
        rates=_rates(r"\s?/\s?|\s?[、・]?\s?毎", "日 週 月 年"),
        rated={"day": "[日毎]額|毎日", "week": "毎週|週額", "month": "月額|毎月|月々", "year": "年額|毎年"},
        month_end_after="月(?:末|の終わり)",
        soon=r"(?:明日|あす|今週|今週末|今週中|来週)(?:まで|限り)|(?:残り|あと)\s?\d{1,3}\s?(?:日|時間)(?![間本])",
        today=r"(?:本日|今日|今夜|きょう)(?:まで|限り|のみ|だけ)",
        huge=r"[億兆]|百万|十億",
    ),
    "zh": Wording(
        half_year=r"半年",
        before=r"(?:过去|過去|近|每|成立|创刊|創刊)",
        after=r"(?:前|後|后|以上|以来|以來|内|內)",
        rates=_rates(r"\s?/\s?|\s?每", "[天日] [周週] 个?個?月 年"),
        rated={"day": "每[天日]", "week": "每[周週]", "month": "每个?個?月", "year": "每年"},
        month_end_after="月[底末]",
        soon=r"(?:明天|本周|本週|下周|下週)(?:截止|结束|結束|为止|為止)|(?:仅剩|僅剩|只剩)\s?\d{1,3}\s?(?:天|小时|小時)",
        today=r"(?:今天|今日|今晚)(?:截止|结束|結束|为止|為止)|(?:仅限|僅限)(?:今天|今日)",
        huge=r"[亿億兆]|百万|百萬|千万|千萬",
    ),
    "ko": Wording(
        before=r"(?:지난|최근|매)\s?",
        after=r"\s?(?:전|후|이상|동안의)",
        rates=_rates(r"\s?/\s?|\s?매", "일 주 월 년"),
        rated={"month": r"(?<![개\d])월 |매월 ?", "year": "연 |매년 ?", "week": "매주 ?", "day": "매일 ?"},
        month_end_after="월 ?말",
        soon=r"(?:내일|이번 주|다음 주)까지",
        today=r"오늘(?:까지|만)",
        huge=r"\s?(?:억|조|백만)",
    ),
}


def wording(code: str) -> Wording:
    """The words of a language, by its code without a region."""
    return WORDINGS.get(code, _SILENT)


_SILENT: Final = Wording()
