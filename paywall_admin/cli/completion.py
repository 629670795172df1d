"""`completion`: the few lines that make a shell complete commands and options."""

from __future__ import annotations

import click

from paywall_admin.cli.frame import command
from paywall_admin.cli.invocation import current

SHELLS = ("bash", "zsh", "fish", "powershell")


@command(
    "completion",
    store=False,
    examples=[
        "paywall-admin completion bash > ~/.local/share/bash-completion/completions/paywall-admin",
        "paywall-admin completion zsh > ~/.zfunc/_paywall-admin",
        "paywall-admin completion fish > ~/.config/fish/completions/paywall-admin.fish",
    ],
)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion_command(context: click.Context, shell: str) -> None:
    """Print the completion script of a shell; put it where that shell looks for one."""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None
    script = kind(context.find_root().command, {}, "paywall-admin", "_PAYWALL_ADMIN_COMPLETE").source()
    current().result({"shell": shell, "script": script}, script)
