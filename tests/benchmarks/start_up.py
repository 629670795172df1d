"""How long from the command to the window: painted, first page filled, preview shown; beside a bare PySide6 window.

    python tests/benchmarks/start_up.py [--runs 15]

Compiles the byte code first, and makes one whole start of the desk, which keeps what later starts are spared (what
PySide6 and dataclasses compile by themselves). Then starts each program in turn, and prints medians and their ratio to
the bare window of the same run, by the clock and by the processor's time (which other work on the machine touches less;
a browser's own threads are in it). The longest times that the event loop stood still once the window was painted come
from starts of their own, for to look at it every millisecond takes time itself. Uses Xvfb where it is installed, else
no screen at all. Prints figures and judges nothing.
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


Runs = list[dict[str, float]]


def middle(runs: Runs, name: str) -> float:
    """The median of what was told under a name; not a number where nobody told it."""
    return statistics.median([run[name] for run in runs if name in run] or [float("nan")])


def report(bare: Runs, desk: Runs, watched: Runs) -> None:
    """Print the medians and their ratios."""
    base, work = middle(bare, "painted"), middle(bare, "painted_cpu")
    fastest = min(run["painted"] for run in bare)
    print(f"{'':30} {'clock':>10} {'ratio':>6} {'of the fastest':>15} {'processor':>10} {'ratio':>6}  target")
    print(f"{'bare PySide6 window':30} {base:7.0f} ms {1:6.2f} {1:15.2f} {work:7.0f} ms {1:6.2f}")
    for name, target in TARGETS.items():
        time_, cpu = middle(desk, name), middle(desk, f"{name}_cpu")
        best = min((run[name] for run in desk if name in run), default=float("nan")) / fastest
        line = f"{'desk, ' + name:30} {time_:7.0f} ms {time_ / base:6.2f} {best:15.2f} {cpu:7.0f} ms {cpu / work:6.2f}"
        print(f"{line}  {target}")
    for name in ("filled", "preview", "after"):
        gaps = [run[f"gap_{name}"] for run in watched if f"gap_{name}" in run]
        second = middle(watched, f"second_{name}")
        print(
            f"{'longest gap, ' + name:30} {statistics.median(gaps):7.0f} ms   worst {max(gaps):.0f}, next {second:.0f}"
        )


def measure(runs: int) -> None:
    """Measure in turn, after one start of each that is not counted."""
    for folder in (ROOT / "paywall_admin", *(Path(path) for path in sys.path if path.endswith("site-packages"))):
        compileall.compile_dir(folder, quiet=2, workers=0)
    with screen() as env, tempfile.TemporaryDirectory() as home:
        # Not our own variable, which would spare the program the question where a person's folders are.
        env.pop("PAYWALL_ADMIN_HOME", None)
        env.update({f"XDG_{kind}_HOME": f"{home}/{kind}" for kind in ("DATA", "STATE", "CONFIG")})
        env["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
        start("first", env)  # makes the store, and keeps what later starts are spared
        found: dict[str, Runs] = {"bare": [], "desk": [], "watched": []}
        for number in range(runs + 1):
            for what, told in found.items():
                told.append(start(what, env))
            if not number:  # the first of each only makes everything warm
                for told in found.values():
                    told.clear()
        report(**found)


if __name__ == "__main__":
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--runs", type=int, default=15)
    measure(words.parse_args().runs)
