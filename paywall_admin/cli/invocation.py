"""One call of the command line: its global options, the App it opens, and what it prints."""

from __future__ import annotations

import json
import os
import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

import click

from paywall_admin.core.problems import Conflict, KeyRefused, Problem, StoreRefused

if TYPE_CHECKING:
    from paywall_admin.services.app import App


@dataclass
class Invocation:
    """What was said before or after the command, whichever command it is."""

    store: str | None = None
    actor: str | None = None
    as_json: bool = False
    dry_run: bool = False

    @contextmanager
    def app(self, *, create: bool = False) -> Iterator[App]:
        """The App on the store that was named, closed at the end; a missing store is made only with `create`."""
        from paywall_admin.services.app import App

        if self.dry_run:
            self._refuse_to_upgrade()
        try:
            app = App.open(self.store, actor=self.actor, create=create)
        except StoreRefused as refused:
            if refused.code == "store-missing" and self.store is None:
                sentence = "You have no store yet; paywall-admin sample makes one, and --store names another."
                raise StoreRefused(refused.code, sentence, place=refused.place) from None
            raise
        try:
            yield app
        finally:
            app.close()

    def _refuse_to_upgrade(self) -> None:
        """A dry run changes nothing at all, and opening an older store would upgrade it."""
        from paywall_admin.services import database

        found = database.status(self.store)
        if found.revision is not None and found.revision < found.newest:
            raise StoreRefused(
                "store-older",
                "The store has an older format, which opening it would change; run database upgrade before a dry run.",
                place=found.label,
            )

    def would_make_store(self) -> bool:
        """Whether this is a dry run on a store that is not there yet, which it must not make."""
        from paywall_admin.services import database

        return self.dry_run and database.status(self.store).revision is None

    def result(self, value: Any, text: str | Callable[[], str]) -> None:
        """Print the result on stdout: `value` as JSON where that was asked for, else `text`."""
        if self.as_json:
            text = json.dumps(value, ensure_ascii=False, indent=2)
        elif callable(text):
            text = text()
        if text:
            print_text(sys.stdout, text)

    def note(self, text: str) -> None:
        """Say something beside the result, on stderr."""
        print_text(sys.stderr, text)

    def progress(self, step: str) -> None:
        """Say on stderr what is being done, where somebody is watching."""
        if sys.stderr.isatty() and not self.as_json:
            self.note(f"{step} ...")

    def problem(self, problem: Problem) -> None:
        """Say on stderr why it was refused."""
        if self.as_json:
            said: dict[str, Any] = {"code": problem.code, "sentence": problem.sentence, "place": problem.place}
            if isinstance(problem, Conflict):
                said["fields"] = problem.fields
            print_text(sys.stderr, json.dumps({"error": said}, ensure_ascii=False))
        else:
            print_text(sys.stderr, f"paywall-admin: {problem}")
            if isinstance(problem, StoreRefused) and problem.code in ("store-corrupt", "store-content"):
                self._point_at_backup()

    def _point_at_backup(self) -> None:
        from paywall_admin.services import database

        found = database.existing(self.store)
        if found:
            self.note(f"Its latest backup comes back with: paywall-admin database restore {shlex.quote(str(found[0]))}")


def current() -> Invocation:
    """The invocation that is running."""
    return click.get_current_context().ensure_object(Invocation)


def print_text(stream: IO[str], text: str) -> None:
    """Write `text` and a line break as UTF-8, whatever the terminal's own encoding and line ends are."""
    print_part(stream, text if text.endswith("\n") else text + "\n")


def print_part(stream: IO[str], text: str) -> None:
    """Write `text` as it is, a part of what is printed."""
    raw = getattr(stream, "buffer", None)
    if raw is None:
        stream.write(text)
        return
    stream.flush()
    raw.write(text.encode("utf-8", "surrogateescape").replace(b"\n", os.linesep.encode() if stream.isatty() else b"\n"))
    raw.flush()


def asking(app: App) -> Callable[[], str] | None:
    """The question for the passphrase of the signing keys; None where nobody is there to answer."""
    from paywall_admin.services.keys import passphrase_need

    need = passphrase_need(app) if _somebody_is_there() else "nothing"
    if need == "nothing":
        return None
    new = need == "new passphrase"
    return ask_for("New passphrase for the signing keys" if new else "Passphrase of the signing keys", new=new)


def asking_for_secret(app: App, name: str) -> Callable[[], str] | None:
    """The question for the passphrase of the file that a secret lies in; None where nobody is there to answer."""
    need = app.vault.need(name) if _somebody_is_there() else "nothing"
    if need == "nothing":
        return None
    new = need == "new passphrase"
    return ask_for("New passphrase for the keys of this computer" if new else "Passphrase of the keys", new=new)


def ask_for(words: str, *, new: bool = False) -> Callable[[], str]:
    """A question for a passphrase, asked twice for a new one; PAYWALL_ADMIN_PASSPHRASE answers where it is set."""
    from paywall_admin.system.vault import PASSPHRASE_VARIABLE

    def ask() -> str:
        given = os.environ.get(PASSPHRASE_VARIABLE)
        if given:
            return given
        if not _somebody_is_there():
            raise KeyRefused(
                "no-passphrase", f"A passphrase is needed, and nobody can be asked here; set {PASSPHRASE_VARIABLE}."
            )
        return str(click.prompt(words, hide_input=True, confirmation_prompt=new, err=True))

    return ask


def _somebody_is_there() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()
