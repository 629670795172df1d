"""Starts Paywall Admin: `paywall-admin`, or `python -m paywall_admin`."""

from __future__ import annotations

import sys

from paywall_admin.cli.main import run


def main() -> None:
    """Run the command line that was given, and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
