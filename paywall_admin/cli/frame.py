"""The frame of every command: global options before or after it, loading on first use, help with examples."""

from __future__ import annotations

import difflib
import importlib
from collections.abc import Callable, Sequence
from typing import Any

import click

from paywall_admin.cli.invocation import Invocation

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def _remember(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    if value is not None and value is not False:
        setattr(context.ensure_object(Invocation), str(parameter.name), value)


def global_options(*, writes: bool, store: bool = True, hidden: bool = False) -> list[click.Parameter]:
    """The options that every command takes: `--dry-run` where it changes anything, unmentioned what means nothing."""
    store = store and not hidden
    options: list[click.Parameter] = [
        click.Option(
            ["--store"], metavar="FILE_OR_URL", expose_value=False, callback=_remember, hidden=not store,
            help="The store to work on; without it, your own in the data folder.",
        ),
        click.Option(
            ["--json", "as_json"], is_flag=True, expose_value=False, callback=_remember, hidden=hidden,
            help="Answer in JSON.",
        ),
        click.Option(
            ["--actor"], metavar="NAME", expose_value=False, callback=_remember, hidden=not store,
            help="Who the audit trail names; without it, your login name.",
        ),
    ]  # fmt: skip
    if writes:
        dry_run = click.Option(
            ["--dry-run"], is_flag=True, expose_value=False, callback=_remember, hidden=hidden,
            help="Say what would be done, and do nothing.",
        )  # fmt: skip
        options.append(dry_run)
    return options


class Command(click.Command):
    """A command with the global options and, below its help, examples."""

    def __init__(
        self, *words: Any, writes: bool = False, store: bool = True, examples: Sequence[str] = (), **options: Any
    ) -> None:
        super().__init__(*words, **options)
        self.writes = writes
        self.examples = tuple(examples)
        self.params = [*self.params, *global_options(writes=writes, store=store)]

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        """The examples, each on a line of its own."""
        _write_examples(formatter, self.examples)


def _write_examples(formatter: click.HelpFormatter, examples: Sequence[str]) -> None:
    if examples:
        with formatter.section("Examples"):
            for example in examples:
                formatter.write(f"{'':>{formatter.current_indent}}{example}\n")


class Noun(click.Group):
    """A group of commands about one thing, such as `keys`."""

    command_class = Command

    def __init__(self, *words: Any, hide_options: bool = True, examples: Sequence[str] = (), **options: Any) -> None:
        super().__init__(*words, **options)
        self.examples = tuple(examples)
        self.params = [*self.params, *global_options(writes=True, hidden=hide_options)]

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Every command, in the order in which they are written down."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command of that name; a slip of the finger is answered with the nearest."""
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            near = difflib.get_close_matches(name, self.list_commands(ctx), 1)
            hint = f" Did you mean {near[0]}?" if near else ""
            raise click.UsageError(f"There is no command {name}.{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands under the headings they belong to."""
        for heading, names in self.headings(ctx).items():
            found = [(name, self.get_command(ctx, name)) for name in names]
            with formatter.section(heading):
                formatter.write_dl([(name, command.get_short_help_str(120)) for name, command in found if command])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What stands below, then the examples."""
        super().format_epilog(ctx, formatter)
        _write_examples(formatter, self.examples)

    def headings(self, ctx: click.Context) -> dict[str, list[str]]:
        """Heading -> names of commands."""
        return {"Commands": self.list_commands(ctx)}


class Desk(Noun):
    """The whole command line; each command's module is imported when it is called for."""

    def __init__(self, *words: Any, sections: dict[str, dict[str, str]], **options: Any) -> None:
        super().__init__(*words, hide_options=False, **options)
        self._sections = sections
        self._modules = {name: module for commands in sections.values() for name, module in commands.items()}

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Every command, in the order of the help."""
        return list(self._modules)

    def headings(self, ctx: click.Context) -> dict[str, list[str]]:  # noqa: ARG002 - as any group's
        """Heading -> names of commands."""
        return {heading: list(commands) for heading, commands in self._sections.items()}

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of that name from its module."""
        module = self._modules.get(cmd_name)
        if module is None:
            return None
        found = importlib.import_module(f"paywall_admin.cli.{module}")
        command: click.Command = getattr(found, cmd_name.replace("-", "_") + "_command")
        return command


def command(name: str, **options: Any) -> Callable[[Callable[..., Any]], Command]:
    """Make a function a command of that name; `options` are those of Command."""
    return click.command(name, cls=Command, context_settings=CONTEXT, **options)
