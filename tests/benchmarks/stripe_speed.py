"""How fast Stripe is planned and applied, against the tests' own Stripe with Stripe's published limits.

    python tests/benchmarks/stripe_speed.py [--planned 10000] [--applied 1000]

The plan: its own processor time, the wait for answers and the work of the stand-in aside, beside reading the same
pages and doing nothing with them, and the memory it takes on top. The apply: requests a second beside what the limits
allow, answers 429, and what a second apply sends. Prints figures and judges nothing.
"""

from __future__ import annotations

import argparse
import itertools
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from paywall_admin.billing import snapshot  # noqa: E402 - run by its path
from paywall_admin.billing.apply import apply  # noqa: E402 - as above
from paywall_admin.billing.catalog import KINDS, Snapshot  # noqa: E402 - as above
from paywall_admin.billing.difference import Situation, difference  # noqa: E402 - as above
from paywall_admin.billing.gateway import Account  # noqa: E402 - as above
from paywall_admin.billing.intent import Numbers, intent_of  # noqa: E402 - as above
from paywall_admin.billing.sending import Run  # noqa: E402 - as above
from paywall_admin.billing.stripe_gateway import StripeGateway  # noqa: E402 - as above
from paywall_admin.billing.wanted import wanted  # noqa: E402 - as above
from paywall_admin.core.settings import Settings  # noqa: E402 - as above
from support.billing import INSTANCE, KEY, Desk, offer_of, settings_of  # noqa: E402 - as above
from support.stores import NOW  # noqa: E402 - as above
from support.stripe import answers, rules  # noqa: E402 - as above
from support.stripe.peer import Peer  # noqa: E402 - as above
from support.stripe.server import serving  # noqa: E402 - as above
from support.stripe.world import World  # noqa: E402 - as above


def many(count: int) -> Settings:
    """A publication with so many paid trials."""
    return settings_of(
        *[offer_of(f"offer-{number}", price={"amount": 100 + number, "currency": "USD"}) for number in range(count)]
    )


class Pages:
    """A gateway that answers from files, a page each, as they come from the network."""

    livemode = False
    skew: int | None = 0

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def account(self) -> Account | None:
        return Account("acct_1Nikkei", "Nikkei Asia")

    def pages(self, path: str, params: Mapping[str, Any] | None = None) -> Iterator[list[dict[str, Any]]]:
        for file in sorted((self.folder / _name(path, params)).glob("*.json")):
            yield json.loads(file.read_bytes())["data"]

    def read(self, path: str, params: Mapping[str, Any] | None = None) -> dict[str, Any]:
        raise AssertionError((path, params))

    def write(self, path: str, params: Mapping[str, Any], *, key: str, verb: str = "post") -> dict[str, Any]:
        raise AssertionError((path, params, key, verb))


class Writing(Pages):
    """Answers from a world, and writes every page into a file."""

    def __init__(self, world: World, folder: Path) -> None:
        super().__init__(folder)
        self.world = world

    def pages(self, path: str, params: Mapping[str, Any] | None = None) -> Iterator[list[dict[str, Any]]]:
        given: dict[str, Any] = {**(params or {}), "limit": 100}
        resource = path
        if path.startswith("products/"):
            resource, given["product"] = "product_features", path.split("/")[1]
        folder = self.folder / _name(path, params)
        folder.mkdir()
        for number in itertools.count():
            page = answers.listed(self.world, resource, path, dict(given))
            (folder / f"{number:04}.json").write_text(json.dumps(page))
            yield page["data"]
            if not page["has_more"]:
                return
            given["starting_after"] = page["data"][-1]["id"]


def _name(path: str, params: Mapping[str, Any] | None) -> str:
    shown = {name: value for name, value in (params or {}).items() if name != "expand"}
    return f"{path} {shown}".replace("/", ".")


def write_pages(count: int, folder: Path) -> None:
    """Writes the pages of an account that holds everything the settings ask for."""
    world = Peer(NOW).test
    plan = difference(
        wanted(many(count), instance=INSTANCE, now=NOW), Snapshot(), Situation("acct_1Nikkei", False, INSTANCE)
    )
    numbers = Numbers()
    for step in plan.steps:
        if step.verb == "create":
            intent = intent_of(step, numbers, INSTANCE, now=NOW)
            resource = KINDS[step.kind].path
            params = json.loads(json.dumps(intent.params))
            if resource == "product_features":
                params["product"] = intent.fields["product"]
            made = rules.MAKERS[resource](world, params)
            world.shelf(resource).add(made)
            numbers.ids[step.key] = made["id"]
    snapshot.take(Writing(world, folder), INSTANCE)


class Planning(NamedTuple):
    """What a plan took: processor seconds, those of reading the pages alone, megabytes on top, steps, pages."""

    own: float
    reading: float
    megabytes: float
    steps: int
    pages: int

    def __str__(self) -> str:
        return (
            f"plan: {self.own:.2f} s of its own over {self.pages} pages, reading alone {self.reading:.2f} s (ratio "
            f"{self.own / max(self.reading, 0.001):.1f}), {self.megabytes:.0f} MB on top, {self.steps} steps"
        )


def plan_in_child(count: int, folder: Path) -> Planning:
    """Plans in a process of its own, so that its memory is its own too."""
    words = [sys.executable, __file__, "--child", str(folder), "--planned", str(count)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    return Planning(**json.loads(done.stdout))


def peak() -> float:
    """The most memory that this process has had, in megabytes."""
    status = Path("/proc/self/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))) / 1024


def forget_peak() -> float:
    """Begins to watch anew, and says how much there is now; a new process would remember its parent's."""
    Path("/proc/self/clear_refs").write_text("5")
    return peak()


def child(count: int, folder: Path) -> Planning:
    """The plan where everything is there: the plan of every day."""
    settings, files = many(count), sorted(folder.glob("*/*.json"))
    began = time.process_time()
    for file in files:
        json.loads(file.read_bytes())
    reading = time.process_time() - began
    before = forget_peak()
    began = time.process_time()
    seen = snapshot.take(Pages(folder), INSTANCE)
    asked = wanted(settings, instance=INSTANCE, now=NOW, existing=frozenset(found.key for found in seen.found))
    links = {found.key: found.url for found in seen.found if found.url}
    buttons = {offer.id: links.get(f"offer:{offer.id}/link") for offer in settings.offers}
    made = difference(asked, seen, Situation("acct_1Nikkei", False, INSTANCE, buttons=buttons))
    assert len(made.digest) == 64
    own = time.process_time() - began
    grown = peak() - before
    return Planning(own, reading, grown, len(made.steps), len(files))


class Applying(NamedTuple):
    """What an apply took: requests, seconds, those the limits ask for, answers 429, writes of a second one."""

    requests: int
    seconds: float
    bound: float
    limited: int
    again: int

    def __str__(self) -> str:
        return (
            f"apply: {self.requests} writes in {self.seconds:.1f} s; the limits allow it in {self.bound:.1f} s "
            f"({self.bound / self.seconds:.0%} of the allowed rate used), {self.limited} answers 429; a second apply "
            f"sent {self.again} writes"
        )


def serve(latency: float) -> None:
    """An empty sandbox at its limits in a process of its own, so that its work does not hold up the apply's threads."""
    peer = Peer(NOW)
    peer.key(KEY)
    peer.latency, peer.limits = latency, (25, 25)
    with serving(peer) as address:
        print(address, flush=True)
        for _ in sys.stdin:
            print(json.dumps({"writes": len(peer.writes), "limited": peer.limited}), flush=True)


def applying(count: int, latency: float) -> Applying:
    """Applies to an empty sandbox at its limits: 25 a second in all."""
    words = [sys.executable, __file__, "--serve", str(latency)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        address = running.stdout.readline().strip()

        def counts() -> dict[str, int]:
            print("count", file=running.stdin, flush=True)
            return dict(json.loads(running.stdout.readline()))

        desk, settings = Desk(Peer(NOW), address), many(count)
        desk.gateway = StripeGateway(KEY, address=address, clock=lambda: NOW)
        plan = desk.plan(settings)
        began = time.monotonic()
        report = apply(Run(desk.gateway, desk, INSTANCE, lambda: NOW), plan.steps, plan.bound)
        seconds, sent = time.monotonic() - began, counts()
        assert report.left == 0, report
        desk.gateway = StripeGateway(KEY, address=address, clock=lambda: NOW)
        again = desk.plan(settings)
        report = apply(Run(desk.gateway, desk, INSTANCE, lambda: NOW), again.steps, again.bound)
        after = counts()
        running.stdin.close()
    writes = sent["writes"] - sent["limited"]
    return Applying(writes, seconds, writes / 25, after["limited"], after["writes"] - sent["writes"])


def main() -> None:
    words = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    words.add_argument("--planned", type=int, default=10_000)
    words.add_argument("--applied", type=int, default=1_000)
    words.add_argument("--child", type=Path)
    words.add_argument("--serve", type=float)
    given = words.parse_args()
    if given.serve is not None:
        serve(given.serve)
        return
    if given.child:
        print(json.dumps(child(given.planned, given.child)._asdict()))
        return
    with tempfile.TemporaryDirectory() as folder:
        write_pages(given.planned, Path(folder))
        for _ in range(3):
            print(plan_in_child(given.planned, Path(folder)))
    print(applying(given.applied, latency=0.15))


if __name__ == "__main__":
    main()
