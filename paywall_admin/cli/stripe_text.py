"""How a plan for Stripe reads on a terminal, and how Ctrl+C stops an apply in good order."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from paywall_admin.services.billing.states import State


def plan_text(said: dict[str, Any]) -> str:
    """A plan, as `stripe plan --json` has it, for reading."""
    name = said["account_name"] or said["account"] or "unknown account"
    lines = [f"{name} ({said['account'] or 'not confirmed'}), {said['mode']}: {said['summary']}."]
    lines += [f"warning: {words}" for words in said["warnings"]]
    for group in said["groups"]:
        lines += ["", f"{group['title']} ({group['id']})"]
        for step in group["steps"]:
            lines += _step(step)
        lines += [f"  blocked: {place}: {sentence}" for place, sentence in group["blocked"]]
        lines += [f"  note: {words}" for words in group["remarks"]]
    if said["foreign"]:
        foreign = ", ".join(f"{number} × {kind}" for kind, number in said["foreign"])
        lines += ["", f"Left alone, because they are not ours: {foreign}."]
    if said["groups"]:
        lines += ["", f"Digest: {said['digest']}"]
    return "\n".join(lines)


def states_text(settings: Any, found: Mapping[str, State]) -> list[str]:
    """How each plan and offer stands to Stripe, a line each."""
    from paywall_admin.services.billing.states import WORDS

    names = {f"plan:{one.id}": one.name for one in settings.plans}
    names |= {f"offer:{one.id}": one.name or one.id for one in settings.offers}
    return [f"{names[group]} ({group}): {WORDS[state]}" for group, state in found.items()]


def _step(step: dict[str, Any]) -> list[str]:
    lines = [f"  {step['sign']} {step['what']}: {step['sentence']}"]
    if step["sign"] != "+":
        lines += [
            f"      {change['words']}: {change['was']} -> {change['now']}"
            for change in step["changes"]
            if change["field"] != "mark"
        ]
    if step["state"] == "waits":
        lines.append(f"      waits: {step['reason']}")
    if step["state"] == "decide":
        lines.append(f"      decide: {step['reason']}")
        lines.append(f"      paywall-admin stripe settle {step['key']} {'|'.join(step['ways'])}")
    return lines


@contextmanager
def stoppable() -> Iterator[Callable[[], bool]]:
    """Lets the first Ctrl+C ask for a stop, and the second one end at once."""
    asked = threading.Event()

    def ask(number: int, frame: Any) -> None:
        if asked.is_set():
            signal.default_int_handler(number, frame)
        asked.set()

    if threading.current_thread() is not threading.main_thread():
        yield asked.is_set
        return
    before = signal.signal(signal.SIGINT, ask)
    try:
        yield asked.is_set
    finally:
        signal.signal(signal.SIGINT, before)
