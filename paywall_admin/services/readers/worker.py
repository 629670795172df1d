"""The process in which the feed is parsed, and what comes out of it.

It is started plainly, without what the window or the command line has imported, so that it begins at once and stays
small.
"""

from __future__ import annotations

import gc
import os
import pickle
import subprocess
import sys
from collections.abc import Generator
from typing import IO, Any, Final

from paywall_admin.core.problems import BadInput, Problem
from paywall_admin.services.readers.chunk import Chunk
from paywall_admin.services.readers.parsing import Job, chunks

_PROGRAM: Final = "import sys; sys.path[:] = {path!r}; from {module} import serve; serve()"
_NEW_GROUP: Final[dict[str, Any]] = {} if sys.platform == "win32" else {"process_group": 0}
_NO_WINDOW: Final[int] = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def in_child(job: Job) -> Generator[Chunk, None, None]:
    """The chunks of a job, made in a process of its own, at most one ahead; closing it ends that process."""
    program = _PROGRAM.format(path=sys.path, module=__name__)
    with subprocess.Popen(  # noqa: S603 - this interpreter, with code of ours
        [sys.executable, "-P", "-c", program],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, creationflags=_NO_WINDOW, **_NEW_GROUP,
    ) as child:  # fmt: skip
        assert child.stdin is not None
        assert child.stdout is not None
        try:
            _hand_over(job, child.stdin)
            yield from _received(child.stdout)
        finally:
            child.stdout.close()
            child.terminate()


def serve() -> None:
    """What the child does: sends chunk after chunk, then None, or what went wrong."""
    os.environ.setdefault("POLARS_MAX_THREADS", "1")  # the other processors have the store and the window to do
    gc.disable()  # there are no cycles to be found among millions of rows
    job: Job = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the process that started this one
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever a library prints is not taken for a chunk
    try:
        for chunk in chunks(job):
            _send(chunk, out)
            del chunk  # before the next one is made beside it
        _send(None, out)
    except BrokenPipeError:  # nobody wants to hear it any more
        pass
    except Problem as problem:
        _send((problem.code, problem.sentence, problem.place), out)
    os._exit(0)  # everything is said; to tidy up millions of texts would only take time


def _hand_over(job: Job, to: IO[bytes]) -> None:
    try:
        pickle.dump(job, to)
        to.close()
    except BrokenPipeError:  # it ended already: what it said before tells why
        pass


def _received(stream: IO[bytes]) -> Generator[Chunk, None, None]:
    while True:
        try:
            answer: Any = pickle.load(stream)  # noqa: S301 - from the process that was started here
        except (EOFError, pickle.UnpicklingError):
            raise Problem(
                "parser-ended",
                "The process that reads the files ended before its time; what it had read is in. "
                "Import them again to go on.",
            ) from None
        if answer is None:
            return
        if isinstance(answer, Chunk):
            yield answer
            del answer  # as above
        else:
            code, sentence, place = answer
            raise BadInput(code, sentence, place=place)


def _send(answer: Any, out: IO[bytes]) -> None:
    pickle.dump(answer, out, protocol=pickle.HIGHEST_PROTOCOL)
    out.flush()
