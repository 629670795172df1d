"""`decide`: one decision a line for one case a line, by the engine of the support desk."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import IO, TYPE_CHECKING, Any

import click

from paywall_admin.cli.frame import command
from paywall_admin.cli.inputs import naming, open_file, read_file, unreadable
from paywall_admin.core.problems import BadInput

if TYPE_CHECKING:
    from paywall_admin.core.decide import Engine

_CHUNK = 1 << 16


@command(
    "decide",
    store=False,
    examples=[
        "paywall-admin decide settings.json cases.jsonl",
        "tail -f views.jsonl | paywall-admin decide bundle.json -",
    ],
)
@click.argument("file", metavar="FILE", type=click.Path())
@click.argument("cases", metavar="CASES.jsonl", type=click.Path(allow_dash=True))
def decide_command(file: str, cases: str) -> int:
    """Decide each case of CASES.jsonl by FILE: settings, a payload or a signed bundle.

    Prints one decision a line for one case a line. A line that is no case gives an error with its number and JSON
    pointer; the others go on, and the exit code is 1 at the end. Signatures are the business of verify.
    """
    engine = load_engine(read_file(file), file)
    with open_file(cases) as stream:
        return decide_stream(engine, stream, sys.stdout.buffer, cases)


def decide_stream(engine: Engine, cases: IO[bytes], out: IO[bytes], name: str) -> int:
    """Write the decision of each line of `cases` to `out`; 0 where every line was a case, else 1."""
    from paywall_admin.core.lines import decide_lines

    all_good = True
    for line, good in decide_lines(engine, _chunks(cases, out, name)):
        out.write(line + b"\n")
        all_good = all_good and good
    out.flush()
    return 0 if all_good else 1


def _chunks(cases: IO[bytes], out: IO[bytes], name: str) -> Iterator[bytes]:
    """What there is to read, whenever there is any; what was decided goes out before waiting for more."""
    read = getattr(cases, "read1", cases.read)
    while True:
        out.flush()
        try:
            chunk = read(_CHUNK)
        except OSError as error:
            raise unreadable(name, error) from error
        if not chunk:
            return
        yield chunk


def load_engine(content: bytes, name: str) -> Engine:
    """The engine of settings, of a payload or of a bundle."""
    from paywall_admin.core.decide import Engine

    with naming(name):
        return Engine(_payload(content, name))


def _payload(content: bytes, name: str) -> Mapping[str, Any]:
    from paywall_admin.core import bundle, strictjson

    value = strictjson.read(content, name=name)
    is_bundle = isinstance(value, Mapping) and "payloadType" in value
    if is_bundle:
        value = strictjson.read(bundle.parse_envelope(content).payload, name=name)
    if isinstance(value, Mapping) and "compiled" in value:
        return value
    if is_bundle:
        raise BadInput("not-settings", "This bundle holds no settings to decide by; take settings.json.", place=name)
    from paywall_admin.core import codec, compiled

    return compiled.compile_payload(codec.parse_settings(content, name=name))
