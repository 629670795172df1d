"""How many cases a second both programs decide: `paywall-admin decide` and `node decide.mjs`, a core each.

    python tests/benchmarks/decide.py [--cases 40000] [--rounds 3]

Beside each stands a program in the same language that reads the same lines as JSON and prints them again, and does
nothing else. All are started in turn; counted is the processor time of the best round, less what the program takes
for no cases at all, so that neither a busy neighbour nor the start counts. Prints figures and judges nothing.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from paywall_admin.core.compiled import compile_payload, payload_bytes
from paywall_admin.core.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from benchmarks.decision_speed import a_large_one, make_lines, the_sample  # noqa: E402 - run by its path
from support.node import NODE  # noqa: E402 - as above

RUNNER = ROOT / "resources" / "runtime" / "decide.mjs"
PYTHON_JSON = "import json,sys\nfor line in open(sys.argv[1],'rb'): print(json.dumps(json.loads(line)))"
NODE_JSON = """
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
let block = "";
for await (const line of createInterface({ input: createReadStream(process.argv[1]) })) {
  block += JSON.stringify(JSON.parse(line)) + "\\n";
  if (block.length < 65536) continue;
  process.stdout.write(block);
  block = "";
}
process.stdout.write(block);
"""


class Rate(NamedTuple):
    """Cases a second of one program and of its baseline, and how many lines it answered."""

    name: str
    engine: float
    baseline: float
    answers: int

    def __str__(self) -> str:
        ratio = self.baseline / self.engine
        return (
            f"{self.name}: {self.engine:,.0f} cases a second a core; JSON alone {self.baseline:,.0f}; ratio {ratio:.1f}"
        )


def processor_seconds(command: list[str | Path], output: Path) -> float:
    """The processor time that one run of a program takes; its output goes to a file."""
    with output.open("wb") as out:
        process = subprocess.Popen(list(map(str, command)), stdout=out, cwd=ROOT)
        _pid, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{command[0]} ended with status {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def measure(name: str, settings: Settings, count: int, rounds: int) -> list[Rate]:
    """Time both programs and both baselines in turn on the same cases."""
    with tempfile.TemporaryDirectory() as folder:
        payload, cases, nothing, output = (Path(folder) / part for part in ("payload", "cases", "nothing", "output"))
        payload.write_bytes(payload_bytes(compile_payload(settings)))
        cases.write_bytes(b"".join(line + b"\n" for line in make_lines(count)))
        nothing.write_bytes(b"")
        programs: dict[str, list[str | Path]] = {
            "Python": [sys.executable, "-m", "paywall_admin", "decide", payload],
            "Node": [NODE, RUNNER, payload],
            "Python JSON": [sys.executable, "-c", PYTHON_JSON],
            "Node JSON": [NODE, "--input-type=module", "-e", NODE_JSON],
        }
        rates, answers = {}, {}
        for program, command in programs.items():
            work = min(processor_seconds([*command, cases], output) for _ in range(rounds))
            answers[program] = output.read_bytes().count(b"\n")
            idle = min(processor_seconds([*command, nothing], output) for _ in range(rounds))
            rates[program] = count / max(work - idle, 1e-6)
    return [
        Rate(f"{name}, {program}", rates[program], rates[f"{program} JSON"], answers[program])
        for program in ("Python", "Node")
    ]


def run(count: int, rounds: int) -> list[Rate]:
    """Measure the sample publication, and one with 1,000 offers in 20 languages."""
    return [
        rate
        for name, settings in {"sample": the_sample(), "1,000 offers": a_large_one()}.items()
        for rate in measure(name, settings, count, rounds)
    ]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Cases a second of both programs.")
    parser.add_argument("--cases", type=int, default=40_000)
    parser.add_argument("--rounds", type=int, default=3)
    wanted = parser.parse_args()
    for rate in run(wanted.cases, wanted.rounds):
        print(rate)
