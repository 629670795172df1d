"""`live`: whether readers really get what was published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paywall_admin.cli.frame import command
from paywall_admin.cli.invocation import asking, current
from paywall_admin.cli.wording import table

if TYPE_CHECKING:
    from paywall_admin.services.live import LiveView


@command("live", examples=["paywall-admin live", "paywall-admin live --json"])
def live_command() -> int:
    """Fetch what readers get at each target, and hold it against what was published.

    Each target is asked at its public address or, where it has none, itself. The exit code is 0 only where everything
    is as it was published last; a clock that is more than two minutes off is a warning.
    """
    from paywall_admin.services import live

    invocation = current()
    with invocation.app() as app:
        report = live.look(app, progress=invocation.progress, passphrase=asking(app))
    if report.clock:
        invocation.note(f"warning: {report.clock}")
    rows = [(one.target, one.file_name, one.state, one.sentence) for one in report.targets]
    nothing = "There is nothing to look at: no version was published yet, or there is no target."
    text = table(("target", "file", "state", "what is there"), rows) if rows else nothing
    said = {"live": report.is_live, "clock": report.clock or None, "targets": [_json(one) for one in report.targets]}
    invocation.result(said, text)
    return 0 if report.is_live else 1


def _json(one: LiveView) -> dict[str, Any]:
    return {
        "target": one.target, "file": one.file_name, "address": one.address, "state": one.state,
        "version": one.version, "expected": one.expected, "clockAhead": one.ahead, "sentence": one.sentence,
    }  # fmt: skip
