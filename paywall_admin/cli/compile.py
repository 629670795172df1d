"""`compile`: the payload that a publish would sign, from a settings file."""

from __future__ import annotations

import sys

import click

from paywall_admin.cli.frame import command
from paywall_admin.cli.inputs import naming, read_settings


@command(
    "compile",
    store=False,
    examples=[
        "paywall-admin compile settings.json > payload.json",
        "paywall-admin settings show | paywall-admin compile -",
    ],
)
@click.argument("settings", metavar="SETTINGS.json", type=click.Path(allow_dash=True))
def compile_command(settings: str) -> None:
    """Print the unsigned payload of a settings file.

    The payload is the settings with everything that depends on a language or a time zone worked out. Its version is 0;
    a version is given out, and signed, only by publish. SETTINGS.json may be - for standard input.
    """
    from paywall_admin.core.compiled import compile_payload, payload_bytes

    with naming(settings):
        payload = compile_payload(read_settings(settings))
    sys.stdout.buffer.write(payload_bytes(payload) + b"\n")
    sys.stdout.buffer.flush()
