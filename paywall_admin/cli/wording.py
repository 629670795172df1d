"""How results read on a terminal: counts, moments, tables, findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from paywall_admin.core.check import Finding
    from paywall_admin.core.diff import Change
    from paywall_admin.services.queries import DeliveryView


def counted(number: int, noun: str) -> str:
    """A number with its noun, such as `1 error` or `3 errors`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def moment(epoch: int) -> str:
    """A point in time as the contract writes instants."""
    from paywall_admin.core.calendar import instant

    return instant(epoch)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows under a head, in columns as wide as they need to be."""
    lines = [list(head), *([_on_one_line(cell) for cell in row] for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def _on_one_line(cell: str) -> str:
    """A cell without line breaks, and without signs that would steer the terminal."""
    return cell if cell.isprintable() else "".join(sign if sign.isprintable() else " " for sign in cell)


def finding_json(finding: Finding) -> dict[str, Any]:
    """A finding of the publish gate for machines."""
    return asdict(finding)


def finding_line(finding: Finding) -> str:
    """A finding of the publish gate on a line."""
    return f"{finding.severity}: {finding.place}: {finding.sentence}"


def change_json(change: Change) -> dict[str, Any]:
    """One difference for machines."""
    kind, id_ = change.object
    return {
        "place": change.place, "object": {"kind": kind, "id": id_}, "kind": change.kind, "sentence": change.sentence,
        "was": change.was, "now": change.now,
    }  # fmt: skip


def delivery_json(delivery: DeliveryView) -> dict[str, Any]:
    """How a delivery went, for machines."""
    return {**asdict(delivery), "at": moment(delivery.at)}


def delivery_line(delivery: DeliveryView) -> str:
    """How a delivery went, on a line; that it was the settings goes without saying."""
    words = "delivered" if delivery.state == "done" else "not delivered"
    if delivery.kind != "settings":
        words = f"{delivery.kind}.json {words}"
    return f"{delivery.target}: {words}{'; ' if delivery.sentence else ''}{delivery.sentence}"
