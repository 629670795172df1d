"""The sample publication as a draft."""

from __future__ import annotations

from dataclasses import dataclass, replace

from paywall_admin.core.codec import settings_dict
from paywall_admin.services.command import Context, Fields, Result, command, handles
from paywall_admin.services.drafts.whole import ReplaceDraft, replace_draft
from paywall_admin.system import assets


@command("draft:sample")
@dataclass(frozen=True)
class StartWithSample(ReplaceDraft):
    """Fills a new store with the sample publication; a first start has nothing to undo."""

    undoable = False


@handles(StartWithSample)
def start_with_sample(context: Context, wanted: StartWithSample) -> Result:
    """Replaces the blank draft."""
    return replace(replace_draft(context, wanted), label="Start with the sample publication", inverse=None)


def sample_settings(now: int, year: int | None = None) -> Fields:
    """The sample for a year; without one, for the year whose October is the next to end."""
    from paywall_admin.core import sample
    from paywall_admin.core.calendar import instant

    chosen = sample.next_year(instant(now)) if year is None else year
    return settings_dict(sample.build(assets.read_text(sample.ASSET), chosen))
