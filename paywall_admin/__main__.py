"""Starts Paywall Admin: `paywall-admin`, or `python -m paywall_admin`."""

from __future__ import annotations

import os
import sys

from paywall_admin.system import screen

COMPLETING = "_PAYWALL_ADMIN_COMPLETE"  # set by a shell that asks what could come next


def main() -> None:
    """Open the window, or run the command line that was given, and leave with the exit code."""
    words = sys.argv[1:]
    if not words and COMPLETING not in os.environ and screen.is_reachable():
        # Only the window is wanted: to read a command line first would delay what the person sees by a tenth.
        try:
            from paywall_admin.ui.launch import load  # noqa: PLC0415 - only for the window

            open_window = load()
        except ImportError:
            pass  # the command line says in one sentence what is missing
        else:
            sys.exit(open_window())
    from paywall_admin.cli.main import run  # noqa: PLC0415 - only for the command line

    sys.exit(run(words))


if __name__ == "__main__":
    main()
