"""`options`: the settings of the tool that are kept in a store."""

from __future__ import annotations

import click

from paywall_admin.cli.frame import CONTEXT, Noun
from paywall_admin.cli.invocation import current
from paywall_admin.cli.wording import table


@click.group("options", cls=Noun, context_settings=CONTEXT)
def options_command() -> None:
    """Look at and change how the tool behaves on a store."""


@options_command.command("list", examples=["paywall-admin options list"])
def list_options() -> None:
    """List every option with its value and what it does."""
    from paywall_admin.services.queries import GetOptions
    from paywall_admin.system import options

    with current().app() as app:
        values = app.ask(GetOptions())
    rows = [(name, str(values[name]), options.option(name).sentence) for name in values]
    current().result(dict(values), table(("option", "value", "what it does"), rows))


@options_command.command("set", writes=True, examples=["paywall-admin options set emergencyHours 12"])
@click.argument("name", metavar="OPTION")
@click.argument("value", metavar="VALUE")
def set_option(name: str, value: str) -> None:
    """Give an option another value; "default" puts back what it was at first."""
    from paywall_admin.services.options import SetOption
    from paywall_admin.services.queries import GetOptions
    from paywall_admin.system import options

    invocation = current()
    declared = options.option(name)
    wanted = None if value == "default" else declared.accept(declared.read(value))
    with invocation.app() as app:
        outcome = app.do(SetOption(name, app.ask(GetOptions()).get(name), wanted), dry_run=invocation.dry_run)
    now = declared.default if outcome.value is None else outcome.value
    words = "would be" if invocation.dry_run else "is"
    invocation.result({"option": name, "value": now}, f"The option {name} {words} {now}.")
