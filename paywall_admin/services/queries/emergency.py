"""The question about the emergency switch: whether it is on, since when, by whom, and who has heard of it."""

from __future__ import annotations

from dataclasses import dataclass

from paywall_admin.services.queries.history import DeliveryView
from paywall_admin.services.query import Asking, Query, answers
from paywall_admin.store import reading
from paywall_admin.store.look import first, value


@dataclass(frozen=True)
class EmergencyView:
    """The newest word about the emergency switch; closed where `until` is not after `starts_at`.

    `deliveries` are the latest attempts, one a target. `lingers` is until when a target that has not heard of the
    closing may keep the wall open.
    """

    version: int
    starts_at: int
    until: int
    opened_by: str
    environment: str
    open: bool
    reason: str = ""
    deliveries: tuple[DeliveryView, ...] = ()
    lingers: int | None = None

    @property
    def failed(self) -> tuple[DeliveryView, ...]:
        """The targets that have not heard of it."""
        return tuple(one for one in self.deliveries if one.state == "failed")


class GetEmergency(Query["EmergencyView | None"]):
    """The newest opening, and whether it is on now; None where there never was one."""


@answers(GetEmergency, looks=True)
def get_emergency(asking: Asking, _: GetEmergency) -> EmergencyView | None:
    """Reads the newest opening, why it was made, and which targets have heard of it."""
    look, now = asking.look, asking.now
    found = first(look, "SELECT version, starts_at, until, opened_by FROM emergency ORDER BY version DESC LIMIT 1")
    if found is None:
        return None
    version, starts_at, until, opened_by = found
    is_open = starts_at <= now < until
    why = "SELECT reason FROM audit WHERE object_kind = ? AND object_id = ? ORDER BY number DESC LIMIT 1"
    before = value(look, "SELECT max(until) FROM emergency WHERE version < ? AND starts_at < until", version)
    tried = _deliveries(asking, version)
    lost = any(one.state == "failed" for one in tried)
    return EmergencyView(
        version, starts_at, until, opened_by, environment=reading.meta(look).environment, open=is_open,
        reason=str(value(look, why, "emergency", str(version)) or ""), deliveries=tried,
        lingers=before if lost and not is_open and before is not None and before > now else None,
    )  # fmt: skip


def _deliveries(asking: Asking, version: int) -> tuple[DeliveryView, ...]:
    """The latest attempt at each target that is still there."""
    sql = "SELECT target, state, at, sentence FROM delivery WHERE artifact = ? AND version = ? ORDER BY id"
    there = {row[0] for row in asking.look.rows("SELECT id FROM target")}
    found = asking.look.rows(sql, "open", version)
    latest = {row[0]: DeliveryView(row[0], row[1], row[2], row[3], "open") for row in found if row[0] in there}
    return tuple(latest.values())
