"""How many articles readers had counted in a period, by how many readers: what another limit is tried on.

Written in plain SQL, for both kinds of store.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from paywall_admin.core.calendar import DAY
from paywall_admin.core.settings import Audience
from paywall_admin.store.look import Look, first, value

_REGISTERED: Final = "coalesce(r.registered, r.email IS NOT NULL)"
_TIME: Final = "(v.day > ? OR (v.day = ? AND v.second >= ?)) AND (v.day < ? OR (v.day = ? AND v.second < ?))"
_COUNTED: Final = "count(DISTINCT CASE WHEN (v.mark & 3) <> 0 THEN v.article END)"
Condition = tuple[str, list[Any]]


def groups(
    look: Look, start: int, end: int, audience: Audience | None, before: Sequence[Audience | None]
) -> list[tuple[int, int, int]]:
    """Counted articles, others, and how many readers had that, of the readers whom a meter is for.

    `before` are the audiences of the meters that come first: whoever is in one of them is not this meter's reader.
    """
    condition, values = _of_meter(audience, before)
    joined = look.rows("SELECT 1 FROM reader WHERE merged_into IS NOT NULL LIMIT 1")
    who = "coalesce(r.merged_into, v.reader)" if joined else "v.reader"
    join = "JOIN reader r ON r.number = v.reader" if joined or condition else ""
    sql = (
        f"SELECT counted, opened - counted, count(*) FROM ("  # noqa: S608 - our own names
        f"SELECT {who} AS who, {_COUNTED} AS counted, count(DISTINCT v.article) AS opened FROM article_view v {join} "
        f"WHERE v.day >= ? AND v.day <= ? AND {_TIME}{condition} GROUP BY 1) AS people GROUP BY 1, 2 ORDER BY 1, 2"
    )
    (first_day, second), (last_day, until) = divmod(start, DAY), divmod(end, DAY)
    time = (first_day, last_day, first_day, first_day, second, last_day, last_day, until)
    return [(int(counted), int(others), int(readers)) for counted, others, readers in look.rows(sql, *time, *values)]


def members(
    look: Look, first: int, beyond: int, audience: Audience | None, before: Sequence[Audience | None]
) -> bytes | None:
    """Whom of the readers from `first` on and before `beyond` a meter is for; None where it is for everybody.

    Only for a store in a file. Numbers with commas between them: the reader, counted from `first`, and in the last bit
    whether on a narrow device, as an audience may be of one kind of device.
    """
    condition, values = _of_meter(audience, before)
    if not condition:
        return None
    sql = (
        "SELECT CAST(group_concat(((r.number - ?) << 1) | (v.mark >= 4)) AS BLOB) FROM reader r "  # noqa: S608 - our own names
        f"CROSS JOIN (SELECT 0 AS mark UNION ALL SELECT 4) AS v WHERE r.number >= ? AND r.number < ?{condition}"
    )
    return value(look, sql, first, first, beyond, *values) or b""


def merged(look: Look) -> list[tuple[int, int]]:
    """Readers who are the same person as another, each with that other."""
    sql = "SELECT number, merged_into FROM reader WHERE merged_into IS NOT NULL"
    return [(int(number), int(into)) for number, into in look.rows(sql)]


def mark_of_feed(look: Look) -> tuple[Any, ...]:
    """What changes whenever views or readers do."""
    taken = first(look, "SELECT count(*), coalesce(sum(views), 0), coalesce(max(read_at), 0) FROM feed_file")
    gone = value(look, "SELECT count(*) FROM erasure")
    return (*(taken or ()), gone, value(look, "SELECT min(day) FROM article_view"), _merged(look))


def _merged(look: Look) -> int:
    return int(value(look, "SELECT count(*) FROM reader WHERE merged_into IS NOT NULL"))


def _of_meter(audience: Audience | None, before: Sequence[Audience | None]) -> Condition:
    own, values = _of_audience(audience)
    parts = [own] if own else []
    for one in before:
        other, more = _of_audience(one)
        parts.append(f"NOT ({other})" if other else "1 = 0")
        values += more
    return "".join(f" AND {part}" for part in parts), values


def _of_audience(audience: Audience | None) -> Condition:
    """The condition that a view is by somebody of an audience; empty where that is everybody."""
    parts: list[str] = []
    values: list[Any] = []
    kinds = set(audience.kinds or ()) if audience else set()
    if len(kinds) == 1:
        parts.append(_REGISTERED if "registered" in kinds else f"NOT {_REGISTERED}")
    if audience and audience.countries:
        parts.append(f"coalesce(r.country, '') IN ({', '.join('?' * len(audience.countries))})")
        values += audience.countries
    devices = set(audience.devices or ()) if audience else set()
    if len(devices) == 1:
        parts.append("v.mark >= 4" if "narrow" in devices else "v.mark < 4")
    return " AND ".join(parts), values
