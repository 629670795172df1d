"""What the page does away from the window: everything that asks Stripe, with its progress and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from paywall_admin.core.problems import Problem
from paywall_admin.ui.jobs import Handle

TOPICS: Final = frozenset({"stripe", "audit"})
APPLIED: Final = frozenset({"stripe", "audit", "draft", "offers"})
PULLED: Final = frozenset({"stripe", "audit", "readers"})
Job = Callable[[Any], Any]
Work = Callable[[Any, Handle], Any]


class Stopped(Problem):
    """The person stopped it."""

    def __init__(self) -> None:
        super().__init__("stopped", "It was stopped; nothing was changed.")


@dataclass(frozen=True)
class Connected:
    """An account that was connected: what is known of it, where its key is, and what that does not include."""

    view: Any
    place: str
    missing: tuple[str, ...]
    topics: frozenset[str] = TOPICS


@dataclass(frozen=True)
class KeyState:
    """Where the key is, and what a person would be asked for before it can be used, or one can be kept."""

    place: str
    to_use: str
    to_keep: str


@dataclass(frozen=True)
class Looked:
    """A plan, as services make it and as it is read."""

    planned: Any
    view: Any
    topics: frozenset[str] = TOPICS


@dataclass(frozen=True)
class Done:
    """What came of a job, and what everybody has to ask for again."""

    result: Any
    topics: frozenset[str] = TOPICS


_END: Final = object()


class _Watched:
    """A way to Stripe that ends, before the next question, when somebody has stopped the job."""

    def __init__(self, way: Any, handle: Handle) -> None:
        self._way = way
        self._handle = handle
        self.livemode: bool = way.livemode
        self.skew: int | None = way.skew
        self.stopped = way.stopped = handle.is_stopped

    def account(self) -> Any:
        return self._told(self._way.account)

    def pages(self, path: str, params: Mapping[str, Any] | None = None) -> Iterator[Any]:
        pages = iter(self._way.pages(path, params))
        while (page := self._told(lambda: next(pages, _END))) is not _END:
            yield page

    def read(self, path: str, params: Mapping[str, Any] | None = None) -> Any:
        return self._told(lambda: self._way.read(path, params))

    def write(self, path: str, params: Mapping[str, Any], **options: Any) -> Any:
        return self._told(lambda: self._way.write(path, params, **options))

    def _told(self, ask: Callable[[], Any]) -> Any:
        from paywall_admin.billing.gateway import NotSent  # noqa: PLC0415 - loaded when it is needed

        try:
            answer = None if self._handle.is_stopped() else ask()
        except NotSent:
            answer = None
        if answer is None and self._handle.is_stopped():
            raise Stopped
        self.skew = self._way.skew
        return answer


def key_state(app: Any) -> KeyState:
    """Where the key is; asking the keyring can take a moment."""
    from paywall_admin.services.billing import key  # noqa: PLC0415 - loaded when it is needed

    place = key.place(app)
    to_use = key.need(app) if place != "none" else "nothing"
    return KeyState(place, to_use, app.vault.need(key.secret_name(app)))


def connecting(text: str, passphrase: str | None, *, for_this_run: bool) -> Work:
    """The job that binds the store to the account of a key, and finds out what the key may do."""

    def job(app: Any, _handle: Handle) -> Connected:
        from paywall_admin.services.billing import connection, key  # noqa: PLC0415 - loaded when it is needed

        ask = None if passphrase is None else lambda: passphrase
        view, place = connection.connect(app, text, ask, for_this_run=for_this_run)
        if ask is not None and place == "file":
            key.unlock(app, ask)
        return Connected(view, place, _missing(connection.gateway(app)))

    return job


def checking(app: Any, handle: Handle) -> Connected:
    """Ask Stripe whose the key is, and what it may do."""
    from paywall_admin.services.billing import connection, key  # noqa: PLC0415 - loaded when it is needed

    way = _Watched(connection.gateway(app), handle)
    connection.confirm(app, way)
    return Connected(app.ask(connection.GetConnection()), key.place(app), _missing(way))


def _missing(way: Any) -> tuple[str, ...]:
    from paywall_admin.services.billing import permissions  # noqa: PLC0415 - loaded when it is needed

    return (*permissions.missing_to_read(way), *permissions.missing_to_write(way))


def unlocking(passphrase: str) -> Job:
    """The job that takes the key out of its file for this run."""

    def job(app: Any) -> None:
        from paywall_admin.services.billing import key  # noqa: PLC0415 - loaded when it is needed

        key.unlock(app, lambda: passphrase)

    return job


def disconnecting(app: Any) -> Done:
    """End the binding, and forget the key."""
    from paywall_admin.services.billing import connection  # noqa: PLC0415 - loaded when it is needed

    connection.disconnect(app)
    return Done(None)


def looking(app: Any, handle: Handle) -> Looked:
    """Read what Stripe has, and hold the draft against it."""
    from paywall_admin.services.billing import connection, planning  # noqa: PLC0415 - loaded when it is needed
    from paywall_admin.services.billing.views import plan_view  # noqa: PLC0415 - as above

    way = _Watched(connection.gateway(app), handle)
    planned = planning.plan(app, way=way, progress=lambda words: handle.progress(0, 0, f"· {words}"))
    return Looked(planned, plan_view(planned))


def again(planned: Any) -> Job:
    """The job that makes the plan anew for the draft as it is now, without asking Stripe."""

    def job(app: Any) -> Looked:
        from paywall_admin.services.billing import planning  # noqa: PLC0415 - loaded when it is needed
        from paywall_admin.services.billing.views import plan_view  # noqa: PLC0415 - as above

        made = planning.again(app, planned)
        return Looked(made, plan_view(made), frozenset())

    return job


def settling(planned: Any, key: str, way: Any) -> Job:
    """The job that settles what somebody changed at Stripe."""

    def job(app: Any) -> Done:
        from paywall_admin.services.billing import drift  # noqa: PLC0415 - loaded when it is needed

        drift.settle(app, planned.plan, planned.side.settings, key, way)
        return Done(way, APPLIED | {"plans"})

    return job


def applying(digest: str, live_word: str | None, *, skip_blocked: bool) -> Work:
    """The job that carries out the plan that was reviewed, and no other."""

    def job(app: Any, handle: Handle) -> Done:
        from paywall_admin.services.billing import applying as engine  # noqa: PLC0415 - loaded when it is needed

        outcome = engine.apply(
            app, digest, skip_blocked=skip_blocked, live_word=live_word, progress=_steps(handle),
            cancelled=handle.is_stopped,
        )  # fmt: skip
        return Done(outcome, APPLIED)

    return job


def finishing(live_word: str | None) -> Work:
    """The job that finds out what became of an apply that was interrupted."""

    def job(app: Any, handle: Handle) -> Done:
        from paywall_admin.services.billing import applying as engine  # noqa: PLC0415 - loaded when it is needed

        outcome = engine.finish(app, live_word=live_word, progress=_steps(handle), cancelled=handle.is_stopped)
        return Done(outcome, APPLIED)

    return job


def _steps(handle: Handle) -> Callable[[int, int, str], None]:
    def say(done: int, total: int, words: str) -> None:
        if total > 0:
            handle.progress(done, total)
        else:
            handle.progress(0, 0, f"· {words}")

    return say


def finding(app: Any, handle: Handle) -> Done:
    """Look for objects that were made by hand at Stripe."""
    from paywall_admin.services.billing import adoption, connection  # noqa: PLC0415 - loaded when it is needed

    return Done(adoption.candidates(app, way=_Watched(connection.gateway(app), handle)))


def adopting(key: str, id_: str) -> Job:
    """The job that takes over an object that was made by hand."""

    def job(app: Any) -> Done:
        from paywall_admin.services.billing import adoption  # noqa: PLC0415 - loaded when it is needed

        adoption.adopt(app, key, id_)
        return Done(id_)

    return job


def pulling(*, full: bool) -> Work:
    """The job that reads subscribers: what changed, or with `full` everything."""

    def job(app: Any, handle: Handle) -> Done:
        from paywall_admin.services.billing import pulling as engine  # noqa: PLC0415 - loaded when it is needed

        def say(words: str) -> None:
            handle.progress(0, 0, f"· {words}")

        return Done(engine.pull(app, full=full, progress=say, cancelled=handle.is_stopped), PULLED)

    return job
