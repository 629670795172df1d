"""What the page does away from the window: taking in feeds, making them easy to find, and bringing remedies out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from paywall_admin.services.command import Command
from paywall_admin.ui.jobs import Handle

FEED = frozenset({"readers", "feed", "audit"})
Job = Callable[[Any], Any]
Tell = Callable[[Any], str]


@dataclass(frozen=True)
class Done:
    """What came of a job, and what everybody has to ask for again."""

    result: Any
    topics: frozenset[str]


@dataclass(frozen=True)
class Effect:
    """What a remedy would change, a sentence each; `refused` says why it would not be done at all."""

    wanted: Command
    before: str
    after: str
    refused: str


@dataclass(frozen=True)
class Retained:
    """How many views are, or were, older than the days they are kept, and how many backups kept erased readers."""

    days: int
    views: int
    backups: int


def taking_in(
    places: list[str], tell: Tell, *, after: str = "", watching: bool = False, again: bool = False
) -> Callable[[Any, Handle], Done]:
    """The job that takes in feed files; `tell` says how far it is, `after` that readers are made easy to find.

    `again` is for files that were read before, too.
    """

    def job(app: Any, handle: Handle) -> Done:
        from paywall_admin.services.readers import finding, intake  # noqa: PLC0415 - loaded when it is needed

        done = intake.take_in(app, places, progress=_teller(handle, tell), watching=watching, again=again)
        while not handle.is_stopped() and finding.index_more(app):
            handle.progress(0, 0, after)
        return Done(done, FEED if done.lines else frozenset())

    return job


def listing(folder: str, app: Any) -> frozenset[tuple[str, int, int]] | None:
    """What feed files lie in a folder, with sizes and times; None where this person may take in nothing."""
    from paywall_admin.core.roles import allows  # noqa: PLC0415 - as above
    from paywall_admin.services.permission import role  # noqa: PLC0415 - as above
    from paywall_admin.services.readers.intake import RecordImport  # noqa: PLC0415 - as above
    from paywall_admin.system import feedfile  # noqa: PLC0415 - as above

    if app.store.read_only or not allows(role(app), RecordImport.tag):
        return None
    return feedfile.listing(folder)


def sample(count: int, tell: Tell) -> Callable[[Any, Handle], Done]:
    """The job that makes sample readers."""

    def job(app: Any, handle: Handle) -> Done:
        from paywall_admin.services.readers.sample import add_sample_readers  # noqa: PLC0415 - as above

        return Done(add_sample_readers(app, count, progress=_teller(handle, tell)), FEED)

    return job


def write_rejects(done: Any, target: Path) -> Job:
    """The job that writes the lines that were left out into a file."""

    def job(_app: Any) -> Path:
        from paywall_admin.services.readers import intake  # noqa: PLC0415 - as above

        intake.write_rejects(done, target)
        return target

    return job


def indexing(app: Any) -> bool:
    """One slice of making readers easy to find; whether there may be more."""
    from paywall_admin.services.readers import finding  # noqa: PLC0415 - as above

    return finding.index_more(app)


def trying(wanted: Command, reader: int, case: int) -> Job:
    """The job that tries a remedy in a dry run; a reason that is still to be written is not asked for."""

    def job(app: Any) -> Effect:
        from dataclasses import replace  # noqa: PLC0415 - as above

        from paywall_admin.core.problems import Problem  # noqa: PLC0415 - as above
        from paywall_admin.services.readers import remedies  # noqa: PLC0415 - as above
        from paywall_admin.services.readers.preview_remedy import PreviewRemedy  # noqa: PLC0415 - as above

        try:
            found = app.ask(PreviewRemedy(wanted, reader, case))
            tried: Any = wanted
            remedies.give(app, tried if tried.why.strip() else replace(tried, why="-"), dry_run=True)
        except Problem as problem:
            return Effect(wanted, "", "", str(problem.sentence))
        return Effect(wanted, found.before, found.after, "")

    return job


def giving(wanted: Command) -> Job:
    """The job that carries out a remedy."""

    def job(app: Any) -> Any:
        from paywall_admin.services.readers import remedies  # noqa: PLC0415 - as above

        return remedies.give(app, wanted)

    return job


def number_of(reader: str) -> Callable[[Any], int | None]:
    """The job that looks up the number of an exact id."""

    def job(app: Any) -> int | None:
        from paywall_admin.store import readers  # noqa: PLC0415 - as above

        with app.store.look() as look:
            found = readers.by_id(look, reader)
        return None if found is None else found.number

    return job


def need(app: Any) -> str:
    """Which passphrase signing asks for."""
    from paywall_admin.services import keys  # noqa: PLC0415 - as above

    return keys.passphrase_need(app)


def sending(passphrase: str | None = None) -> Job:
    """The job that signs the grants and brings them to every target; its result are the targets that were missed."""

    def job(app: Any) -> Done:
        from paywall_admin.services.readers import grants  # noqa: PLC0415 - as above

        ask = None if passphrase is None else lambda: passphrase
        made = grants.send(app, passphrase=ask).deliveries
        missed = tuple(one.target for one in made if one.state == "failed")
        return Done(missed, frozenset({"deliveries", "keys", "audit"}))

    return job


def exporting(number: int, case: int, target: Path) -> Job:
    """The job that writes everything about a reader into a file."""

    def job(app: Any) -> Path:
        from paywall_admin.services.readers import privacy  # noqa: PLC0415 - as above

        privacy.save(app, number, case, target)
        return target

    return job


def counting(number: int) -> Job:
    """The job that counts in a dry run what erasing a reader would delete."""

    def job(app: Any) -> int:
        from paywall_admin.services.readers.privacy import EraseReader  # noqa: PLC0415 - as above

        return int(app.do(EraseReader(number), dry_run=True).value)

    return job


def erasing(
    number: int, case: int, steps: tuple[str, str], begun: Callable[[str], None]
) -> Callable[[Any, Handle], Done]:
    """The job that erases a reader; it can be stopped as long as it makes the backup, before it has `begun`.

    `steps` are the words for both.
    """

    def job(app: Any, handle: Handle) -> Done:
        from paywall_admin.services.readers import privacy  # noqa: PLC0415 - as above

        def told(part: float) -> bool:
            handle.progress(int(part * 1000), 1000, steps[part >= 1])
            if part >= 1:
                begun(steps[1])
            return not handle.is_stopped()

        return Done(privacy.erase(app, number, case, told=told), frozenset({"readers", "grants", "audit"}))

    return job


def retaining(*, dry_run: bool) -> Job:
    """The job that deletes what is kept for too long; in a dry run it counts."""

    def job(app: Any) -> Any:
        from paywall_admin.services.queries import GetOptions  # noqa: PLC0415 - as above
        from paywall_admin.services.readers import privacy  # noqa: PLC0415 - as above

        days = int(app.ask(GetOptions())["viewsKeptDays"])
        views, backups = privacy.retain(app, days, dry_run=dry_run)
        found = Retained(days, views, len(backups))
        return found if dry_run else Done(found, FEED)

    return job


def _teller(handle: Handle, tell: Tell) -> Callable[[Any], bool]:
    def told(done: Any) -> bool:
        handle.progress(int(done.part * 1000), 1000, tell(done))
        return not handle.is_stopped()

    return told
