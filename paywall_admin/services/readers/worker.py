"""The process in which the feed is parsed, and what comes out of it."""

from __future__ import annotations

import multiprocessing
from collections.abc import Generator
from multiprocessing.connection import Connection as Pipe
from typing import Any

from paywall_admin.core.problems import BadInput, Problem
from paywall_admin.services.readers.parsing import Chunk, Job, chunks


def in_child(job: Job) -> Generator[Chunk, None, None]:
    """The chunks of a job, made in a process of its own, at most one ahead; closing it ends that process."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_parse, args=(job, theirs), name="paywall-admin feed", daemon=True)
    child.start()
    theirs.close()
    try:
        while True:
            try:
                answer: Any = ours.recv()
            except EOFError:
                raise Problem(
                    "parser-ended",
                    "The process that reads the files ended before its time; what it had read is in. "
                    "Import them again to go on.",
                ) from None
            if answer is None:
                return
            if isinstance(answer, Chunk):
                yield answer
            else:
                code, sentence, place = answer
                raise BadInput(code, sentence, place=place)
    finally:
        ours.close()
        child.terminate()
        child.join()


def _parse(job: Job, out: Pipe[Any, Any]) -> None:
    """What the child does: sends chunk after chunk, then None, or what went wrong."""
    try:
        for chunk in chunks(job):
            out.send(chunk)
        out.send(None)
    except (BrokenPipeError, ConnectionResetError, KeyboardInterrupt):  # nobody wants to hear it any more
        return
    except Problem as problem:
        out.send((problem.code, problem.sentence, problem.place))
