"""Messages: which words a reader is shown, in which language and width, and where the button leads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final, NamedTuple
from urllib.parse import quote

from paywall_admin.core.case import Reader
from paywall_admin.core.decision import ShownMessage
from paywall_admin.core.rules import Audience, Fields, given
from paywall_admin.core.texts import Placeholder, Source, Template
from paywall_admin.core.values import Scene
from paywall_admin.core.vocabulary import CATEGORIES, OTHER, Vocabulary


class Language(NamedTuple):
    """One language of a payload: its words, and where the placeholders of a text in it get their values."""

    words: Vocabulary
    sources: Mapping[Placeholder, Source[Scene]]


class _Plural:
    """A text with a template for each plural category of the articles left."""

    __slots__ = ("_other", "_variants", "_words")

    def __init__(self, variants: Fields, language: Language) -> None:
        self._words = language.words
        given_here = {name: text for name in CATEGORIES if (text := variants.get(name)) is not None}
        self._variants = {name: Template(text, language.sources) for name, text in given_here.items()}
        self._other = self._variants[OTHER]

    def fill(self, scene: Scene) -> str | None:
        category = self._words.category(scene.verdict.articles_left)
        return self._variants.get(category, self._other).fill(scene)


def _text(source: Any, language: Language) -> Template[Scene] | _Plural:
    if source is None:
        return _NOTHING
    return Template(source, language.sources) if isinstance(source, str) else _Plural(source, language)


_NOTHING: Final = Template[Scene]("", {})


class _Copy:
    """The texts of a message in one language and one width."""

    __slots__ = ("_benefits", "_benefits_intro", "_body", "_cta", "_heading", "_note")

    def __init__(self, fields: Fields, language: Language) -> None:
        self._heading = _text(fields.get("heading"), language)
        self._body = _text(fields.get("body"), language)
        self._benefits_intro = _text(fields.get("benefitsIntro"), language)
        self._benefits = [_text(source, language) for source in given(fields.get("benefits"))]
        self._note = _text(fields.get("note"), language)
        self._cta = _text(fields.get("cta"), language)

    def shown(self, message: str, locale: str, scene: Scene, href: Callable[[Scene], str]) -> ShownMessage:
        label = self._cta.fill(scene)
        benefits = [item for text in self._benefits if (item := text.fill(scene)) is not None]
        return {
            "id": message,
            "locale": locale,
            "heading": self._heading.fill(scene),
            "body": self._body.fill(scene),
            "benefitsIntro": self._benefits_intro.fill(scene),
            "benefits": benefits or None,
            "note": self._note.fill(scene),
            "cta": None if label is None else {"label": label, "href": href(scene)},
        }


class Message:
    """A message: for whom, in which languages, and where its button leads."""

    __slots__ = ("_copies", "_fallback", "_target", "audience", "id", "state")

    def __init__(self, fields: Fields, publication: Fields, languages: Mapping[str, Language]) -> None:
        self.id: str = fields["id"]
        self.state: str = fields["state"]
        self.audience = Audience(fields.get("audience"))
        self._target = _target(fields.get("ctaTarget"), publication)
        texts, narrow = given(fields.get("texts")), given(fields.get("narrow"))
        self._copies = {code: _copies(text, given(narrow.get(code)), languages[code]) for code, text in texts.items()}
        fallbacks = (publication["defaultLocale"], *publication["locales"])
        self._fallback = next((code for code in fallbacks if code in self._copies), None)

    def locale_for(self, reader: Reader) -> str | None:
        """Choose the language: the reader's, the same without its region, or the publication's own."""
        wanted = reader.locale
        if wanted is not None:
            if wanted in self._copies:
                return wanted
            language = wanted.partition("-")[0]
            if language in self._copies:
                return language
        return self._fallback

    def shown(self, locale: str, scene: Scene) -> ShownMessage:
        """Fill the texts for the case's device."""
        copy = self._copies[locale][scene.case.device == "narrow"]
        return copy.shown(self.id, locale, scene, self._target)


def _copies(wide: Fields, narrow: Fields, language: Language) -> tuple[_Copy, _Copy]:
    over = {name: text for name, text in narrow.items() if text is not None}
    copy = _Copy(wide, language)
    return copy, _Copy({**wide, **over}, language) if over else copy


def _target(target: Any, publication: Fields) -> Callable[[Scene], str]:
    """Say where a button leads: to one address, or to the checkout of the offer that was chosen."""
    offers: str = publication["offersUrl"]
    if target == "offer":
        return partial(_checkout, offers)
    url: str = publication["accountUrl"] if target == "account" else offers
    if isinstance(target, Mapping):
        url = target["url"]
    return lambda _: url


def _checkout(offers: str, scene: Scene) -> str:
    """Find the checkout of the chosen offer, with a registered reader's id before any `#`; else the offers page."""
    url = scene.offer.url if scene.offer else None
    if url is None:
        return offers
    reader = scene.case.reader
    if reader.kind != "registered" or reader.id is None:
        return url
    address, mark, fragment = url.partition("#")
    joint = "&" if "?" in address else "?"
    return f"{address}{joint}client_reference_id={quote(reader.id, safe='')}{mark}{fragment}"
