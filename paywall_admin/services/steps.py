"""One step: a command carried out and audited, and where it belongs on the undo stack of who made it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from paywall_admin.services.command import Command, Context, Outcome, Result, carry_out, from_json
from paywall_admin.services.drafts.lists import Edit
from paywall_admin.services.drafts.singles import EditSingle
from paywall_admin.store import audit
from paywall_admin.store.audit import Entry, Record

BURST_SECONDS = 2
_EDITS = (Edit, EditSingle)


@dataclass(frozen=True)
class _Burst:
    """The entry that a burst of typing goes on from, and what takes the burst back as a whole."""

    start: Entry
    inverse: Command


def perform(context: Context, wanted: Command, *, reason: str) -> Outcome:
    """Carries out a command and writes its audit entry, in the context's transaction."""
    result = carry_out(context, wanted)
    if not result.topics and result.step == "do":
        return Outcome(result.value, frozenset(), result.label, None, None)
    burst = _burst(context, wanted, result)
    kind, id_ = result.object or (None, None)
    entry = audit.append(
        context.connection,
        Record(
            at=context.now,
            actor=context.actor,
            tag=wanted.tag,
            command=wanted.to_json(),
            inverse=result.inverse.to_json() if result.inverse else None,
            label=result.label,
            reason=reason,
            topics=result.topics,
            object_kind=kind,
            object_id=id_,
            before=result.before,
            after=result.after,
            undoes=result.undoes,
            step=result.step if wanted.undoable or result.step != "do" else "aside",
            step_inverse=burst.inverse.to_json() if burst else None,
            joins=burst.start.number if burst else None,
        ),
    )
    return Outcome(result.value, result.topics | {"audit"}, result.label, result.inverse, entry.number)


def _burst(context: Context, wanted: Command, result: Result) -> _Burst | None:
    """What an edit from key strokes goes on from: the same fields of the same object, a moment ago."""
    back = result.inverse
    if not isinstance(wanted, _EDITS) or not isinstance(back, _EDITS) or not wanted.typing:
        return None
    last = audit.last_by(context.connection, context.actor)
    if last is None or last.tag != wanted.tag or last.inverse is None:
        return None
    if not 0 <= context.now - last.at <= BURST_SECONDS:  # before it by a clock that was put back
        return None
    typed, start = from_json(last.command), from_json(last.step_inverse or last.inverse)
    if not isinstance(typed, _EDITS) or not isinstance(start, _EDITS) or not typed.typing:
        return None
    if last.object_id != (result.object or (None, None))[1] or start.now.keys() != back.now.keys():
        return None
    return None if start.now == back.was else _Burst(last, replace(start, was=back.was))
