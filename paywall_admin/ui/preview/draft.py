"""The draft as the preview needs it: the payload of the web tier, and what the knobs offer."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urljoin

from paywall_admin.core.calendar import Zone
from paywall_admin.core.situation import article_for

ArticleFields = dict[str, Any]
_LEAST_ARTICLES: Final = 5
_MOST_ARTICLES: Final = 60


@dataclass(frozen=True)
class ArticleKind:
    """A kind of article that the content rules tell apart; `words` is empty for the ordinary one."""

    words: str
    fields: ArticleFields


class Draft:
    """One payload of the draft, read once."""

    def __init__(self, payload: bytes) -> None:
        self.text = payload.decode("utf-8")
        self._payload: dict[str, Any] = json.loads(self.text)
        self.zone = Zone.from_compiled(self._payload["compiled"]["zone"])

    @property
    def publication(self) -> str:
        """The publication's name."""
        return str(self._payload["publication"]["name"])

    def address(self, href: str) -> str:
        """Where a link of the page would lead on the website."""
        home = str(self._payload["publication"]["homeUrl"])
        return urljoin(home, href)

    @property
    def locales(self) -> list[str]:
        """The languages there are, the default one first."""
        publication = self._payload["publication"]
        default = publication["defaultLocale"]
        return [default, *(locale for locale in publication["locales"] if locale != default)]

    @property
    def grace_days(self) -> int:
        """For how many days access goes on after a payment failed."""
        return int(self._payload["graceDays"])

    @property
    def most_articles(self) -> int:
        """How many articles read the slider offers: past every meter's limit, within reason."""
        limits = [int(meter["limit"]) for meter in self._payload["meters"]]
        return min(max([_LEAST_ARTICLES, *(limit + 2 for limit in limits)]), _MOST_ARTICLES)

    @property
    def countries(self) -> list[str]:
        """The countries that anything in the draft asks for."""
        found: set[str] = set()
        for part in ("meters", "offers", "messages"):
            for value in self._payload[part]:
                found.update((value.get("audience") or {}).get("countries") or ())
        for window in self._payload["freeAccess"]:
            found.update(window.get("countries") or ())
        return sorted(found)

    @property
    def article_kinds(self) -> list[ArticleKind]:
        """An ordinary article, and one for each content rule."""
        return [ArticleKind("", {}), *(_kind(rule["when"]) for rule in self._payload["contentRules"])]


def _kind(when: dict[str, Any]) -> ArticleKind:
    fields = article_for(when)
    words = [value[0] if isinstance(value, list) else str(value) for name, value in fields.items() if name != "id"]
    return ArticleKind(" · ".join(words) or str(fields.get("id", "")), fields)
