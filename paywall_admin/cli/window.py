"""The bare command: opens the window."""

from __future__ import annotations

from paywall_admin.core.problems import Problem
from paywall_admin.system import screen


def open_window(store: str | None) -> int:
    """Open the window on `store` and return its exit code when it is closed."""
    if not screen.is_reachable():
        raise Problem(
            "no-screen", "The window cannot open: no screen is reachable from here. The commands of --help need none."
        )
    try:
        from paywall_admin.ui.launch import load

        run = load()
    except ImportError as error:
        if (error.name or "").startswith("paywall_admin"):
            raise
        raise Problem(
            "no-window", f"The window cannot start ({error}); run paywall-admin doctor, which says what is missing."
        ) from error
    return run(store)
