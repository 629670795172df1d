"""The command line's entrance: which commands there are, and what becomes of whatever they raise."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from paywall_admin import __version__
from paywall_admin.cli.frame import CONTEXT, Desk
from paywall_admin.cli.invocation import Invocation, print_text
from paywall_admin.core.problems import Problem

# Heading -> command -> the module it lives in.
SECTIONS = {
    "The draft": {
        "overview": "overview", "sample": "sample", "settings": "settings", "check": "check", "meter": "meter",
    },
    "The web tier's view": {"compile": "compile", "case": "case", "decide": "decide", "verify": "verify"},
    "Publishing": {
        "publish": "publish", "schedule": "schedule", "deliver": "publish", "live": "live", "export": "export",
        "history": "history", "targets": "targets",
        "open-wall": "emergency", "close-wall": "emergency",
    },
    "Stripe": {"stripe": "stripe"},
    "Readers": {"readers": "readers"},
    "Keys and records": {
        "keys": "keys", "audit": "audit", "undo": "audit", "redo": "audit", "people": "people",
        "database": "database",
    },
    "This computer": {"options": "options", "doctor": "doctor", "completion": "completion"},
}  # fmt: skip


@click.group(
    "paywall-admin", cls=Desk, sections=SECTIONS, invoke_without_command=True, context_settings=CONTEXT,
    epilog="Exit codes: 0 good, 1 no, 2 usage, 3 bad input, 4 conflict, 5 not allowed, 6 store, 7 key, 8 delivery, "
    "9 Stripe.",
)  # fmt: skip
@click.version_option(__version__, prog_name="paywall-admin", message="%(prog)s %(version)s")
@click.pass_context
def desk(context: click.Context) -> int:
    """The paywall desk: edit, see, publish, enforce. Without a command it opens the window."""
    if context.invoked_subcommand is not None:
        return 0
    from paywall_admin.cli.window import open_window

    return open_window(context.ensure_object(Invocation).store)


def run(words: Sequence[str]) -> int:
    """Run one command line and return its exit code; whatever goes wrong becomes one sentence on stderr.

    Where whoever read the output has gone, as in `| head`, click ends the program with 1 and without a word.
    """
    invocation = Invocation()
    try:
        code = desk.main(list(words), prog_name="paywall-admin", standalone_mode=False, obj=invocation)
    except click.exceptions.NoArgsIsHelpError as error:
        print_text(sys.stderr, error.format_message())
        return error.exit_code
    except click.UsageError as error:
        return _usage(error)
    except click.ClickException as error:
        return _said(invocation, Problem("usage", error.format_message()), error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        print_text(sys.stderr, "Stopped.")
        return 130
    except Problem as problem:
        return _said(invocation, problem, problem.exit_code)
    except Exception as error:
        return _said(invocation, _unexpected(error), 1)
    return code if isinstance(code, int) else 0


def _usage(error: click.UsageError) -> int:
    where = error.ctx.command_path if error.ctx else "paywall-admin"
    print_text(sys.stderr, f"{where}: {error.format_message()}\nSee {where} --help.")
    return error.exit_code


def _said(invocation: Invocation, problem: Problem, code: int) -> int:
    invocation.problem(problem)
    return code


def _unexpected(error: Exception) -> Problem:
    """The full story goes to the log; the person gets one sentence and its path."""
    import logging

    from paywall_admin.system import logs

    file = logs.start()
    logging.getLogger(__name__).error("unexpected error", exc_info=error)
    where = f"it is written down in {file}" if file else "the log could not be written"
    return Problem(
        "unexpected", f"Something unexpected happened ({type(error).__name__}) and the command was stopped; {where}."
    )
