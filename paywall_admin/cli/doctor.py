"""`doctor`: what is missing on this computer, and the line that installs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paywall_admin.cli.frame import command
from paywall_admin.cli.invocation import current

if TYPE_CHECKING:
    from paywall_admin.system.doctor import Probe

_TRIAL = ("paywall_admin.ui.preview.trial",)  # run, not imported: it takes its process down where Chromium aborts
_MARKS = {"good": "ok", "warning": "warn", "bad": "BAD"}


@command("doctor", examples=["paywall-admin doctor", "paywall-admin doctor --json"])
def doctor_command() -> int:
    """Look at what the product needs on this computer, and say what is missing.

    Tries the keyring, the store, Qt, the fonts and the live preview, changes nothing, and prints the exact line that
    installs a missing system library. The exit code is 1 where something is bad; a warning leaves it 0.
    """
    from paywall_admin.system.doctor import examine

    probes = [*examine(_TRIAL), _store(current().store)]
    current().result(
        [probe.as_json() for probe in probes], lambda: "\n".join(line for probe in probes for line in _lines(probe))
    )
    return 1 if any(probe.state == "bad" for probe in probes) else 0


def _store(named: str | None) -> Probe:
    from paywall_admin.core.problems import Problem
    from paywall_admin.services import database
    from paywall_admin.system.doctor import Probe

    try:
        found = database.status(named)
    except Problem as problem:
        return Probe("Store", "bad", str(problem))
    return Probe("Store", "good", found.sentence)


def _lines(probe: Probe) -> list[str]:
    lines = [f"{_MARKS[probe.state]:4}  {probe.name:8}  {probe.sentence}"]
    return [*lines, f"{'':16}{probe.remedy}"] if probe.remedy else lines
