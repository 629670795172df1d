"""`check`: what the publish gate says."""

from __future__ import annotations

import click

from paywall_admin.cli.frame import command
from paywall_admin.cli.inputs import read_settings
from paywall_admin.cli.invocation import current
from paywall_admin.cli.wording import counted, finding_json, finding_line


@command(
    "check",
    examples=["paywall-admin check", "paywall-admin check --strict", "paywall-admin check settings.json --json"],
)
@click.argument("file", metavar="[SETTINGS.json]", required=False, type=click.Path(allow_dash=True))
@click.option("--strict", is_flag=True, help="Let warnings count as errors.")
def check_command(file: str | None, strict: bool) -> int:
    """Look at the draft, or at a settings file, as the publish gate does.

    An error stops a publish; a warning is printed and stops only a strict one. The exit code is 1 where something
    stops it.
    """
    from paywall_admin.services.queries import GetFindings

    if file is None:
        with current().app() as app:
            findings = app.ask(GetFindings())
    else:
        from paywall_admin.core.calendar import instant
        from paywall_admin.core.check import check
        from paywall_admin.system.clock import system_clock

        findings = check(read_settings(file), at=instant(system_clock()))
    errors = sum(finding.severity == "error" for finding in findings)
    lines = [finding_line(finding) for finding in findings]
    lines.append(f"{counted(errors, 'error')}, {counted(len(findings) - errors, 'warning')}.")
    current().result([finding_json(finding) for finding in findings], "\n".join(lines))
    return 1 if errors or (strict and findings) else 0
