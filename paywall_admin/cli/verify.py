"""`verify`: whether a bundle is one that the web tier would take."""

from __future__ import annotations

import base64
import json
from typing import Any

import click

from paywall_admin.cli.frame import command
from paywall_admin.cli.inputs import read_file
from paywall_admin.cli.invocation import current
from paywall_admin.core.problems import BadInput


@command(
    "verify",
    examples=[
        "paywall-admin verify settings.json",
        "paywall-admin verify settings.json --key 11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
    ],
)
@click.argument("file", metavar="FILE", type=click.Path(allow_dash=True))
@click.option(
    "--key", "encoded", multiple=True, metavar="BASE64", help="A trusted public key, in place of the store's."
)
def verify_command(file: str, encoded: tuple[str, ...]) -> None:
    """Verify the signature of a bundle, and that what it holds is in force.

    The trusted keys are the store's, and then the bundle has to be of the store's publication; or those given with
    --key, and then no store is needed. The exit code is 0 only for a good bundle.
    """
    from paywall_admin.services import verification
    from paywall_admin.system.clock import system_clock

    content = read_file(file)
    if encoded:
        trust = verification.Trust(tuple(_key(one) for one in encoded))
        found = verification.verify(content, trust, at=system_clock())
    else:
        with current().app() as app:
            found = verification.verify(content, app.ask(verification.GetTrust()), at=app.clock())
    said: dict[str, Any] = {"file": file, "good": True, "keyid": found.keyid, **found.facts}
    facts = ", ".join(f"{name} {json.dumps(value, ensure_ascii=False)}" for name, value in found.facts.items())
    current().result(said, f"Good: signed by {found.keyid}; {facts}.")


def _key(encoded: str) -> bytes:
    try:
        return base64.b64decode(encoded, validate=True)
    except ValueError:
        raise BadInput(
            "bad-key", "A public key is 32 bytes in base64, as keys show prints it.", place="--key"
        ) from None
