"""The client-side meter: what counted is kept, pruned and handed back, whatever the storage does."""

from __future__ import annotations

import json
from typing import Any

import pytest

from support.bundles import case, payload
from support.node import NodeSession

NOW = "2020-10-30T12:00:00Z"

# A storage like the browser's; `fail` makes the named call throw.
STORAGE = """
  const kept = new Map(args[0] == null ? [] : [["paywall.reads", args[0]]]);
  const guard = (name, action) => (...rest) => {
    if (storage.fail.includes(name)) throw new DOMException("no", "QuotaExceededError");
    return action(...rest);
  };
  const storage = {
    fail: [], kept,
    getItem: guard("getItem", (key) => (kept.has(key) ? kept.get(key) : null)),
    setItem: guard("setItem", (key, value) => kept.set(key, String(value))),
    removeItem: guard("removeItem", (key) => kept.delete(key)),
  };
  const counted = { counts: true };
  const read = (article, at) => ({ at, article: { id: article } });
"""


def run(node: NodeSession, stored: str | None, body: str, *args: Any) -> Any:
    return node.call(STORAGE + body, stored, *args)


def test_only_counted_reads_are_kept(node: NodeSession) -> None:
    body = """
      const meter = rt.createMeter(storage);
      const told = [meter.record({ counts: false }, read("a1", args[1])), meter.record(counted, read("a2", args[1]))];
      return [told, meter.reads(args[1]), JSON.parse(kept.get("paywall.reads"))];
    """
    one = [{"article": "a2", "at": NOW}]
    assert run(node, None, body, NOW) == [[False, True], one, one]


def test_a_month_of_reading(node: NodeSession) -> None:
    """The meter and the engine together: three articles, a re-read, then the wall, then a new month."""
    body = """
      const engine = rt.prepare(args[1]);
      const meter = rt.createMeter(storage);
      return args[2].map((value) => {
        value.reader.reads = meter.reads(value.at);
        const decision = rt.decide(engine, value);
        meter.record(decision, value);
        return [decision.state, decision.articlesLeft];
      });
    """
    visits = [("a1", "10-02"), ("a2", "10-03"), ("a1", "10-04"), ("a3", "10-05"), ("a4", "10-06"), ("a4", "11-01")]
    cases = [case(at=f"2020-{day}T01:00:00Z", article={"id": article}) for article, day in visits]
    assert run(node, None, body, payload(), cases) == [
        ["metered", 2], ["metered", 1], ["metered", 1], ["last_free", 0], ["limit_reached", 0], ["metered", 2],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "garbage",
    [
        "", "null", "5", "{}", '"x"', "[", "[null, 5, [], {}]", '[{"article": "", "at": "2020-10-01T00:00:00Z"}]',
        '[{"article": "a", "at": "yesterday"}]', '[{"article": "a"}]',
        '[{"article": "\\ud800", "at": "2020-10-01T00:00:00Z"}]',
        '[{"article": {}, "at": "2020-02-30T00:00:00Z"}]', "\x00\xff", "[" * 5000,
    ],
)  # fmt: skip
def test_garbage_counts_for_nothing(node: NodeSession, garbage: str) -> None:
    body = """
      const meter = rt.createMeter(storage);
      const before = meter.reads(args[1]);
      meter.record(counted, read("a1", args[1]));
      return [before, meter.reads(args[1])];
    """
    assert run(node, garbage, body, NOW) == [[], [{"article": "a1", "at": NOW}]]


def test_good_reads_survive_among_garbage(node: NodeSession) -> None:
    stored = json.dumps([None, {"article": "a1", "at": NOW}, "x"])
    assert run(node, stored, "return rt.createMeter(storage).reads(args[1])", NOW) == [{"article": "a1", "at": NOW}]


@pytest.mark.parametrize("fail", [["setItem"], ["getItem", "setItem"], ["getItem", "setItem", "removeItem"]])
def test_full_or_denied_storage_is_made_up_for_in_memory(node: NodeSession, fail: list[str]) -> None:
    body = """
      storage.fail = args[1];
      const meter = rt.createMeter(storage);
      for (const article of ["a1", "a2", "a3"]) meter.record(counted, read(article, args[2]));
      const before = meter.reads(args[2]).map((each) => each.article);
      meter.clear();
      return [before, meter.reads(args[2])];
    """
    stored = "[]"
    assert run(node, stored, body, fail, NOW) == [["a1", "a2", "a3"], []]


def test_what_could_not_be_saved_is_saved_as_soon_as_it_can(node: NodeSession) -> None:
    body = """
      const meter = rt.createMeter(storage);
      meter.record(counted, read("a1", args[1]));
      storage.fail = ["setItem"];
      meter.record(counted, read("a2", args[1]));
      storage.fail = [];
      meter.record(counted, read("a3", args[1]));
      return rt.createMeter(storage).reads(args[1]).map((each) => each.article);
    """
    assert run(node, None, body, NOW) == ["a1", "a2", "a3"]


@pytest.mark.parametrize("storage", ["null", "undefined", "() => { throw new Error('denied'); }", "() => null"])
def test_place_without_a_storage(node: NodeSession, storage: str) -> None:
    body = f"""
      const meter = rt.createMeter({storage});
      meter.record({{ counts: true }}, {{ at: args[0], article: {{ id: "a1" }} }});
      return meter.reads(args[0]).length;
    """
    assert node.call(body, NOW) == 1


def test_storage_may_come_late(node: NodeSession) -> None:
    body = "const meter = rt.createMeter(() => storage); meter.record(counted, read('a', args[1])); return kept.size;"
    assert run(node, None, body, NOW) == 1


def test_old_reads_are_pruned(node: NodeSession) -> None:
    stored = json.dumps([{"article": f"a{day}", "at": f"2020-10-{day:02}T12:00:00Z"} for day in range(1, 31)])
    body = """
      const meter = rt.createMeter(storage, { days: 10 });
      const articles = meter.reads(args[1]).map((each) => each.article);
      meter.record(counted, read("new", args[1]));
      return [articles, JSON.parse(kept.get("paywall.reads")).length];
    """
    assert run(node, stored, body, NOW) == [[f"a{day}" for day in range(21, 31)], 11]


def test_newest_are_kept_where_there_are_too_many(node: NodeSession) -> None:
    stored = json.dumps([{"article": f"a{hour}", "at": f"2020-10-29T{hour:02}:00:00Z"} for hour in reversed(range(24))])
    body = """
      const meter = rt.createMeter(storage, { most: 3 });
      meter.record(counted, read("new", args[1]));
      return [meter.reads(args[1]).map((each) => each.article), JSON.parse(kept.get("paywall.reads")).length];
    """
    assert run(node, stored, body, NOW) == [["a22", "a23", "new"], 3]


def test_two_publications_keep_apart(node: NodeSession) -> None:
    body = """
      rt.createMeter(storage, { key: "one" }).record(counted, read("a", args[1]));
      return [rt.createMeter(storage, { key: "two" }).reads(args[1]), [...kept.keys()]];
    """
    assert run(node, None, body, NOW) == [[], ["one"]]


def test_two_tabs_see_each_other(node: NodeSession) -> None:
    body = """
      const [one, two] = [rt.createMeter(storage), rt.createMeter(storage)];
      one.record(counted, read("a1", args[1]));
      two.record(counted, read("a2", args[1]));
      return one.reads(args[1]).length;
    """
    assert run(node, None, body, NOW) == 2


def test_clear_forgets(node: NodeSession) -> None:
    body = """
      const meter = rt.createMeter(storage);
      meter.record(counted, read("a1", args[1]));
      meter.clear();
      return [meter.reads(args[1]), kept.size];
    """
    assert run(node, None, body, NOW) == [[], 0]


def test_reads_of_now_need_no_instant(node: NodeSession) -> None:
    body = "const m = rt.createMeter(storage); m.record(counted, read('a', rt.instant())); return m.reads().length;"
    assert run(node, None, body) == 1
