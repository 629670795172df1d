"""The questions: each reads one state of the store and answers with a frozen value.

A module is imported with the first of its questions, so that a start need not wait for those it does not ask.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from paywall_admin.services.queries.audit import (
        AuditFacets,
        AuditLine,
        AuditView,
        CountAudit,
        GetAuditEntry,
        GetAuditFacets,
        ListAudit,
    )
    from paywall_admin.services.queries.drafts import (
        DraftView,
        Explain,
        ExplainEach,
        GetChanges,
        GetDraft,
        GetDraftPayload,
        GetFindings,
    )
    from paywall_admin.services.queries.history import (
        ChangesSince,
        ChangesView,
        DeliveryView,
        GetVersion,
        ListVersions,
        VersionView,
    )
    from paywall_admin.services.queries.overview import Alert, GetOverview, LiveLine, OverviewView
    from paywall_admin.services.queries.published import ExplainPublished, GetPublished
    from paywall_admin.services.queries.showing import FindSituation, GetButtons, GetPluralForms
    from paywall_admin.services.queries.status import GetOptions, GetStatus, StatusView

__all__ = [
    "Alert",
    "AuditFacets",
    "AuditLine",
    "AuditView",
    "ChangesSince",
    "ChangesView",
    "CountAudit",
    "DeliveryView",
    "DraftView",
    "Explain",
    "ExplainEach",
    "ExplainPublished",
    "FindSituation",
    "GetAuditEntry",
    "GetAuditFacets",
    "GetButtons",
    "GetChanges",
    "GetDraft",
    "GetDraftPayload",
    "GetFindings",
    "GetOptions",
    "GetOverview",
    "GetPluralForms",
    "GetPublished",
    "GetStatus",
    "GetVersion",
    "ListAudit",
    "ListVersions",
    "LiveLine",
    "OverviewView",
    "StatusView",
    "VersionView",
]

# Where the names above are looked for, in this order: what a start asks comes first.
_MODULES: Final = ("status", "drafts", "published", "history", "audit", "overview", "showing")


def __getattr__(name: str) -> Any:
    if name in __all__:
        for module in _MODULES:
            found = getattr(import_module(f"{__name__}.{module}"), name, None)
            if found is not None:
                globals()[name] = found
                return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
