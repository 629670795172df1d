"""How long from the command to the window: painted, first page filled, preview shown; beside a bare PySide6 window.

    python tests/benchmarks/start_up.py [--runs 15]

Compiles the byte code first, starts each program in turn, and prints medians, their ratio to the bare window of the
same run, and the longest time the event loop stood still once the window was painted. Uses Xvfb where it is
installed, else no screen at all. Prints figures and judges nothing.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CHILD = Path(__file__).with_name("start_up_child.py")
TARGETS = {"painted": 1.3, "filled": 2.8, "preview": 5.0}


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """The environment of the programs that are measured: on a virtual screen of their own, or on none."""
    env = {key: value for key, value in os.environ.items() if key not in ("PYTHONDONTWRITEBYTECODE", "QT_QPA_PLATFORM")}
    env["PYTHONPATH"] = str(ROOT)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        env["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    xvfb = shutil.which("Xvfb")
    if xvfb is None:
        yield {**env, "QT_QPA_PLATFORM": "offscreen"}
        return
    read, write = os.pipe()
    command = [xvfb, "-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    try:
        os.close(write)
        with os.fdopen(read) as answer:
            env["DISPLAY"] = f":{answer.readline().strip()}"
        yield env
    finally:
        server.terminate()
        server.wait()


def start(what: str, env: dict[str, str]) -> dict[str, float]:
    """Start one program and return what it tells of itself, in milliseconds since its command was given."""
    said = subprocess.run(
        [sys.executable, str(CHILD), what, str(time.monotonic())],
        env=env, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    lines = [line for line in said.stdout.splitlines() if line.startswith("{")]
    if not lines:
        raise SystemExit(f"{what} said nothing:\n{said.stderr}")
    found: dict[str, float] = json.loads(lines[-1])
    return found


def report(bare: list[float], desk: list[dict[str, float]]) -> None:
    """Print the medians and their ratios."""
    base = statistics.median(bare)
    print(f"{'bare PySide6 window':30} {base:7.0f} ms   1.00")
    for name, target in TARGETS.items():
        times = [run[name] for run in desk if name in run]
        if times:
            middle = statistics.median(times)
            line = f"{'desk, ' + name:30} {middle:7.0f} ms {middle / base:6.2f}"
            print(f"{line}   target {target} (fastest {min(times):.0f})")
    for name in ("gap_filled", "gap_preview", "gap_after"):
        gaps = [run[name] for run in desk if name in run]
        if gaps:
            print(f"{'longest gap, ' + name[4:]:30} {statistics.median(gaps):7.0f} ms          worst {max(gaps):.0f}")


def measure(runs: int) -> None:
    """Measure in turn, after one start of each that is not counted."""
    for folder in (ROOT / "paywall_admin", *(Path(path) for path in sys.path if path.endswith("site-packages"))):
        compileall.compile_dir(folder, quiet=2, workers=0)
    with screen() as env, tempfile.TemporaryDirectory() as home:
        env["PAYWALL_ADMIN_HOME"] = home
        env["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
        start("bare", env)
        start("desk", env)
        bare, desk = [], []
        for _ in range(runs):
            bare.append(start("bare", env)["painted"])
            desk.append(start("desk", env))
        report(bare, desk)


if __name__ == "__main__":
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--runs", type=int, default=15)
    measure(words.parse_args().runs)
