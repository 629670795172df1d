"""Going back: an older version's settings become the draft again, and what that cannot bring back is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from paywall_admin.core.calendar import epoch
from paywall_admin.core.codec import settings_dict
from paywall_admin.core.strictjson import quoted
from paywall_admin.services.comparison import version_settings
from paywall_admin.services.query import Asking, Query, answers

if TYPE_CHECKING:
    from paywall_admin.core.diff import Change
    from paywall_admin.core.settings import Settings
    from paywall_admin.services.app import App
    from paywall_admin.services.command import Outcome


@dataclass(frozen=True)
class RollBackView:
    """What going back to a version changes in the draft, and what it cannot bring back, a sentence each."""

    number: int
    settings: Settings
    changes: tuple[Change, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True)
class GetRollBack(Query[RollBackView]):
    """What going back to a version would do."""

    number: int


@answers(GetRollBack, looks=True)
def get_roll_back(asking: Asking, query: GetRollBack) -> RollBackView:
    """Compares the draft with the version."""
    from paywall_admin.core.diff import diff

    wanted = version_settings(asking, query.number)
    draft = asking.app.draft_settings(asking.look)
    lost = tuple(_lost(draft, wanted, asking.now))
    return RollBackView(query.number, wanted, diff(draft, wanted), lost)


def roll_back(app: App, number: int, *, dry_run: bool = False) -> tuple[RollBackView, Outcome]:
    """Make the settings of a version the draft; publishing makes them the next version."""
    from paywall_admin.services.drafts import ReplaceDraft

    view = app.ask(GetRollBack(number))
    wanted = ReplaceDraft(settings_dict(view.settings))
    return view, app.do(wanted, dry_run=dry_run, reason=f"Back to version {number}")


def _lost(draft: Settings, wanted: Settings, now: int) -> Iterator[str]:
    """What stays as it is although the settings go back."""
    present = {offer.id: offer for offer in draft.offers}
    for offer in wanted.offers:
        if offer.ends_at and epoch(offer.ends_at) <= now:
            yield f"The offer {_name(offer)} has ended by now and stays ended; give it another end to bring it back."
        other = present.get(offer.id)
        if offer.checkout_url and (other is None or other.checkout_url != offer.checkout_url):
            yield (
                f"The checkout link of {_name(offer)} was replaced or taken out since; "
                "the one from then may be switched off in Stripe. Try it before you publish."
            )
    for window in wanted.free_access:
        if epoch(window.ends_at) <= now:
            yield f"The free access {quoted(window.id)} is over and stays over."
    if wanted.publication != draft.publication:
        yield "The publication's own facts (name, zone, languages, addresses) go back as well."


def _name(offer: Any) -> str:
    return quoted(offer.name or offer.id)
