"""The questions: each reads one state of the store and answers with a frozen value."""

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
from paywall_admin.services.queries.published import GetPublished
from paywall_admin.services.queries.showing import FindSituation
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
    "FindSituation",
    "GetAuditEntry",
    "GetAuditFacets",
    "GetChanges",
    "GetDraft",
    "GetDraftPayload",
    "GetFindings",
    "GetOptions",
    "GetOverview",
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
