"""How long the JavaScript runtime takes for one decision, and for opening a bundle.

    python tests/benchmarks/runtime_speed.py

A publication with 1,000 offers and 20 languages, in Node. The baseline of each figure, measured in the same run and in
turn, is reading the same payload with JSON.parse and nothing else. Prints figures and judges nothing.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).resolve().parents[1])]

from benchmarks.decision_speed import a_large_one, make_lines  # noqa: E402 - run by its path
from paywall_admin.core.compiled import compile_payload, payload_bytes  # noqa: E402 - as above
from support.bundles import Signer, envelope, trust  # noqa: E402 - as above
from support.node import NodeSession  # noqa: E402 - as above

# Each thing to be timed runs often, in turn with the baseline; the median of each counts.
MEASURE = """
  const [payload, lines, bundle, options, rounds] = args;
  const text = new TextDecoder().decode(payload);
  const cases = lines.map((line) => JSON.parse(line));
  const engine = rt.prepare(JSON.parse(text));
  const hostile = [bundle.replace('"payload": "', '"payload": "e'), "[".repeat(10000), "x".repeat(50000000)];
  const jobs = {
    parse: () => JSON.parse(text),
    prepare: () => rt.prepare(JSON.parse(text)),
    decide: () => cases.map((value) => rt.decide(engine, value)),
    open: () => rt.openBundle(bundle, options),
    refuse: async () => { for (const each of hostile) (await rt.openBundle(each, options)).decide(cases[0]); },
  };
  const taken = {};
  const states = new Set();
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, job] of Object.entries(jobs)) {
      const start = performance.now();
      const result = await job();
      (taken[name] ||= []).push(performance.now() - start);
      if (name === "decide") for (const { state } of result) states.add(state);
      if (name === "open" && !result.accepted) throw new Error(result.refusal.sentence);
    }
  }
  const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];
  const middle = Object.fromEntries(Object.entries(taken).map(([name, list]) => [name, median(list)]));
  middle.decide /= cases.length;
  middle.refuse /= hostile.length;
  return { ...middle, states: states.size };
"""


class Figures(NamedTuple):
    """Milliseconds, and how many states the cases reached."""

    parse: float
    prepare: float
    decide: float
    open: float
    refuse: float
    states: int

    def __str__(self) -> str:
        def row(name: str, value: float) -> str:
            return f"{name:<42}{value:9.4f} ms  {value / self.parse:7.4f} of JSON.parse"

        return "\n".join(
            [
                row("JSON.parse of the payload", self.parse),
                row("JSON.parse and prepare", self.prepare),
                row("decide, one case", self.decide),
                row("openBundle: verify, parse, prepare", self.open),
                row("hostile bundle: refuse and decide", self.refuse),
            ]
        )


def measure(cases: int = 500, rounds: int = 31) -> Figures:
    """Time everything in one Node."""
    settings = a_large_one()
    made = compile_payload(
        settings, environment="live", publication_id="bench", version=1, published_at="2020-09-01T00:00:00Z"
    )
    payload = payload_bytes(made)
    handed = {"trust": trust(), "environment": "live", "publicationId": "bench", "now": "2020-10-01T00:00:00Z"}
    lines = [line.decode() for line in make_lines(cases)]
    with NodeSession() as node:
        return Figures(**node.call(MEASURE, payload, lines, envelope(payload, Signer()).decode(), handed, rounds))


if __name__ == "__main__":
    print(measure())
