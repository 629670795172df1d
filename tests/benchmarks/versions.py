"""Versions of 1,000 offers and 20 languages: how long two of them take to be compared, and what each costs on disk.

    python tests/benchmarks/versions.py [--offers 1000] [--messages 80] [--apart 10] [--history 10000] [--page]

Publishes versions that each change one limit and compares the first with the last, with nothing read before (`cold`)
and again (`warm`), and with one in which every offer differs (`all`). The baseline reads both payloads as JSON and
compares them whole, which tells that they differ and nothing more. `bytes` is what the whole store grows by for a
version: its pieces, its row, and the audit of the edit, of the version and of its delivery. `state` reads the settings
of a version in the middle, with nothing read before, beside the time in which JSON reads its payload. `history` is the
time for the first page of a list of that many versions, and for the page behind the middle; with `--page` also the
History page of the window. `--apart 1000` makes so many real versions, which takes minutes. Medians; it judges nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from paywall_admin.services import deliveries, keys, publishing, targets
from paywall_admin.services.app import App
from paywall_admin.services.comparison import Compare, GetVersionSettings
from paywall_admin.services.drafts import EditMeter, ReplaceDraft
from paywall_admin.services.queries import GetDraft, GetVersion, ListVersions
from paywall_admin.system import signing
from paywall_admin.system.highwater import Mark

_PASSPHRASE = "PAYWALL_ADMIN_PASSPHRASE"


class Figures(NamedTuple):
    """Milliseconds, and bytes a version."""

    payload: int
    baseline: float
    cold: float
    warm: float
    all_differ: float
    state: float
    loads: float
    changes: int
    growth: float
    first_page: float
    middle_page: float

    def __str__(self) -> str:
        return (
            f"payload {self.payload:,} bytes; JSON alone {self.baseline:.0f} ms\n"
            f"compare two versions: cold {self.cold:.0f} ms (ratio {self.cold / self.baseline:.1f}), "
            f"warm {self.warm:.0f} ms, {self.changes:,} changes {self.all_differ:.0f} ms\n"
            f"the settings of a version in the middle: {self.state:.0f} ms (JSON alone {self.loads:.0f} ms, "
            f"ratio {self.state / self.loads:.1f})\n"
            f"the store grows by {self.growth:,.0f} bytes a version\n"
            f"a page of the history: first {self.first_page:.1f} ms, in the middle {self.middle_page:.1f} ms"
        )


def run(folder: Path, whole: dict[str, Any], apart: int, history: int) -> Figures:
    """Make the store and measure."""
    store = folder / "paywall.db"
    app = App.open(store, actor="ann")
    (folder / "web").mkdir()
    targets.add_folder(app, folder / "web")
    app.do(ReplaceDraft(whole))
    _publish(app, "First")
    sizes = [_size(app, store)]
    for number in range(apart):
        _edit(app)
        _publish(app, f"A limit, {number}")
        sizes.append(_size(app, store))
    newest = apart + 1
    payloads = [app.ask(GetVersion(number)).payload for number in (1, newest)]
    baseline = _median(lambda: json.loads(payloads[0]) == json.loads(payloads[1]))
    cold = _median(lambda: _forget(app), lambda: app.ask(Compare(1, newest)))
    warm = _median(lambda: app.ask(Compare(1, newest)))
    state = _median(lambda: _forget(app), lambda: app.ask(GetVersionSettings(newest // 2 + 1)))
    loads = _median(lambda: json.loads(payloads[0]))
    app.do(ReplaceDraft(_all_other(whole)))
    _publish(app, "All other")
    found = app.ask(Compare(1, newest + 1))
    all_differ = _median(lambda: _forget(app), lambda: app.ask(Compare(1, newest + 1)))
    _lengthen(app, newest + 1, history)
    first = _median(lambda: app.ask(ListVersions(limit=200)))
    middle = _median(lambda: app.ask(ListVersions(before=history // 2, limit=200)))
    app.close()
    growth = (sizes[-1] - sizes[0]) / apart
    took = (baseline, cold, warm, all_differ, state, loads)
    return Figures(len(payloads[0]), *took, len(found.changes), growth, first, middle)


def _publish(app: App, note: str) -> None:
    """As `App.publish` does, past the gate: what is wrong with such settings is not what is measured."""
    publishing.sign_and_store(app, note, keys.signers(app), Mark())
    deliveries.deliver(app)


def _edit(app: App) -> None:
    meter = app.ask(GetDraft()).settings.meters[0]
    app.do(EditMeter(meter.id, {"limit": meter.limit}, {"limit": meter.limit + 1}))


def _all_other(whole: dict[str, Any]) -> dict[str, Any]:
    for offer in whole["offers"]:
        offer["name"] += " again"
        offer["price"]["amount"] += 1
    return {**whole, "offers": whole["offers"][::-1]}


def _forget(app: App) -> None:
    app._read = {}


def _size(app: App, store: Path) -> int:
    with closing(app.store.engine.raw_connection()) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return store.stat().st_size


def _lengthen(app: App, newest: int, length: int) -> None:
    """Give the store as many versions; they share their bytes, which a list does not look at."""
    summary = json.dumps({"count": 3, "first": ["Meter 'All readers': limit 5 → 3"] * 3})
    with app.store.write() as connection:
        for number in range(newest + 1, length + 1):
            connection.exec_driver_sql(
                "INSERT INTO version SELECT ?, environment, published_at + ?, published_by, note, digest, previous, "
                "root, frame, ? FROM version WHERE number = 1", (number, number, summary),
            )  # fmt: skip


def _median(*steps: Callable[[], Any]) -> float:
    """How long the last step takes, after the others, in milliseconds."""
    taken = []
    for _ in range(5):
        for step in steps[:-1]:
            step()
        begun = time.perf_counter()
        steps[-1]()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def main() -> None:
    from large_settings import large_settings

    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("offers", 1000), ("messages", 80), ("apart", 10), ("history", 10_000)):
        words.add_argument(f"--{name}", type=int, default=default)
    words.add_argument("--page", action="store_true")
    given = words.parse_args()
    signing._COST["n"] = 2**4
    os.environ[_PASSPHRASE] = "correct horse"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PAYWALL_ADMIN_HOME"] = folder
        whole = large_settings(given.offers, given.messages)
        print(run(Path(folder), whole, given.apart, given.history))
        if given.page:
            from versions_page import look

            print(look(Path(folder) / "paywall.db"))


if __name__ == "__main__":
    main()
