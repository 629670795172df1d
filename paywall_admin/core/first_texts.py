"""The first texts of a new message: something to begin with, in the languages that are known here."""

from __future__ import annotations

from typing import Any, Final

from paywall_admin.core.settings import Publication

_Words = dict[str, str]

_ENGLISH: Final[dict[str, _Words]] = {
    "trial_expired": {
        "heading": "Your trial has ended",
        "body": "Subscribe to keep reading {{publicationName}}.",
        "cta": "See all offers",
    },
    "access_expired": {
        "heading": "Your subscription to {{publicationName}} has ended",
        "body": "Subscribe again to keep reading.",
        "cta": "See all offers",
    },
    "grace": {
        "heading": "We could not take your last payment",
        "body": "You can keep reading for now. Check your payment details so that you do not lose your access.",
        "cta": "Check payment details",
    },
    "day": {"heading": "Free access for everyone", "body": "Every story is free on {{freeAccessDate}}."},
    "days": {"heading": "Free access for everyone", "body": "Every story is free until {{freeAccessDate}}."},
}
_JAPANESE: Final[dict[str, _Words]] = {
    "trial_expired": {
        "heading": "お試し期間が終わりました",
        "body": "{{publicationName}}を引き続きお読みいただくには、購読をお申し込みください。",
        "cta": "すべてのプランを見る",
    },
    "access_expired": {
        "heading": "{{publicationName}}の購読期間が終わりました",
        "body": "引き続きお読みいただくには、あらためて購読をお申し込みください。",
        "cta": "すべてのプランを見る",
    },
    "grace": {
        "heading": "前回のお支払いができませんでした",
        "body": "今はこのままお読みいただけます。ご利用を続けるには、お支払い方法をご確認ください。",
        "cta": "お支払い方法を確認する",
    },
    "day": {"heading": "どなたでも無料で読めます", "body": "{{freeAccessDate}}は、すべての記事が無料です。"},
    "days": {"heading": "どなたでも無料で読めます", "body": "{{freeAccessDate}}まで、すべての記事が無料です。"},
}
_LANGUAGES: Final = {"en": _ENGLISH, "ja": _JAPANESE}
_TARGETS: Final = {"grace": "account"}


def first_message(publication: Publication, state: str, new_id: str, *, one_day: bool = False) -> dict[str, Any]:
    """A message for a state or a free-access window, in each language of the publication that is known here.

    The default language always has texts, in English where it is not known. `one_day` says of a window that it is
    a single day.
    """
    kind = ("day" if one_day else "days") if state.startswith("freeAccess:") else state
    texts: dict[str, _Words] = {}
    for code in dict.fromkeys((publication.default_locale, *publication.locales)):
        words = _LANGUAGES.get(code.partition("-")[0].lower())
        if words or code == publication.default_locale:
            texts[code] = dict((words or _ENGLISH)[kind])
    return {"id": new_id, "state": state, "texts": texts, "ctaTarget": _TARGETS.get(kind, "offers")}
