"""Feed files for the tests, in every form in which they come."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
from pathlib import Path
from typing import Any

from paywall_admin.core.calendar import instant
from support.stores import NOW

Line = dict[str, Any]


def view(reader: str, article: str, ago: int, **more: Any) -> Line:
    """A view so many seconds before now."""
    return {"reader": reader, "article": article, "at": instant(NOW - ago), **more}


def json_lines(lines: list[Line]) -> bytes:
    return b"".join(json.dumps(line, ensure_ascii=False).encode() + b"\n" for line in lines)


def csv_lines(lines: list[Line]) -> bytes:
    names = list(dict.fromkeys(name for line in lines for name in line))
    out = io.StringIO()
    writer = csv.DictWriter(out, names, lineterminator="\n")
    writer.writeheader()
    for line in lines:
        writer.writerow({name: _cell(value) for name, value in line.items()})
    return out.getvalue().encode()


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    return ";".join(value) if isinstance(value, list) else value


def zst(content: bytes) -> bytes:
    if sys.version_info >= (3, 14):
        from compression import zstd

        return zstd.compress(content)
    import zstandard

    return zstandard.compress(content)


def write(path: Path, lines: list[Line] | bytes) -> str:
    """Write lines as the file's name says; the name, for an import."""
    plain = path.name.removesuffix(".gz").removesuffix(".zst")
    content = lines
    if not isinstance(content, bytes):
        content = csv_lines(content) if plain.endswith(".csv") else json_lines(content)
    if path.suffix == ".gz":
        content = gzip.compress(content)
    if path.suffix == ".zst":
        content = zst(content)
    path.write_bytes(content)
    return str(path)
