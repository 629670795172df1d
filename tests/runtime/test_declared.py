"""README.md and paywall.d.ts say what the code does: names, codes, variables and examples."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from paywall_admin.core.settings import STATES
from support.bundles import PUBLICATION_ID, Signer, case, envelope, payload
from support.node import RUNTIME, NodeSession, run_node

README = (RUNTIME / "README.md").read_text(encoding="utf-8")
TYPES = (RUNTIME / "paywall.d.ts").read_text(encoding="utf-8")
CODE = (RUNTIME / "paywall.js").read_text(encoding="utf-8")
OFFERED = set(re.findall(r"^export (?:function|class) (\w+)", TYPES, re.MULTILINE))
BLOCKS = re.findall(r"```js\n(.*?)```", README, re.DOTALL)


def union(name: str) -> set[str]:
    """The members of a union of strings in the declarations."""
    found = re.search(rf"type {name} =(.*?);", TYPES, re.DOTALL)
    assert found is not None
    return set(re.findall(r'"(\w+)"', found[1]))


def fields(name: str) -> set[str]:
    """The fields and methods of an interface in the declarations."""
    found = re.search(rf"interface {name} \{{(.*?)\n\}}", TYPES, re.DOTALL)
    assert found is not None
    return set(re.findall(r"^  (?:readonly )?(\w+)\??[:(]", found[1], re.MULTILINE))


def test_declarations_name_what_the_module_offers(node: NodeSession) -> None:
    assert set(node.call("return Object.keys(rt)")) == OFFERED


def test_refusal_codes_are_those_of_the_code_and_of_the_readme() -> None:
    thrown = set(re.findall(r'(?:insist\(.*?, |why = |[A-Z]+ = )\[?"(\w+)", "[A-Z]', CODE))
    listed = set(re.findall(r"`(\w+)`", " ".join(re.findall(r"^\| (`.*?) \|", README, re.MULTILINE)))) & union(
        "RefusalCode"
    )
    assert thrown == union("RefusalCode") == listed


def test_states_and_steps_are_declared() -> None:
    assert union("State") == set(STATES)
    steps = re.search(r"step:(.*?);", TYPES, re.DOTALL)
    assert steps is not None
    assert set(re.findall(r'"(\w+)"', steps[1])) == set(re.findall(r'say\(\s*"(\w+)"', CODE))


def test_decision_and_bundle_have_the_declared_fields(node: NodeSession) -> None:
    body = """
      const bundle = await rt.openBundle(args[0], args[1]);
      const decision = bundle.decide(args[2]);
      const meter = rt.createMeter(null);
      return [decision, decision.message, bundle, bundle.inForce, meter].map((each) => Object.keys(each));
    """
    handed = {"trust": [{"publicKey": Signer().public}], "environment": "live", "publicationId": PUBLICATION_ID}
    found = node.call(body, envelope(payload()), handed | {"now": case()["at"]}, case())
    declared = ["Decision", "Message", "Bundle", "LastGood", "Meter"]
    assert [set(keys) for keys in found] == [fields(name) for name in declared]


def test_theming_variables_are_those_of_the_sheet() -> None:
    assert set(re.findall(r"`(--paywall-[a-z-]+)`", README)) == set(re.findall(r"var\((--paywall-[a-z-]+)", CODE))


def test_parts_are_those_of_the_component() -> None:
    listed = re.search(r"the parts are `([^`]*)`", README, re.DOTALL)
    assert listed is not None
    made = set(re.findall(r'make\("\w+", "(\w+)"', CODE)) | set(re.findall(r'"(?:p|div|h2|ul|a|button)\.(\w+)"', CODE))
    assert set(listed[1].split()) == made


def test_options_of_render_are_those_declared() -> None:
    table = README.split("The view it returns has")[1].split("Texts become text nodes")[0]
    assert set(re.findall(r"^\| `(\w+)", table, re.MULTILINE)) == fields("RenderOptions")


@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_examples_are_javascript_that_imports_what_there_is(number: int, tmp_path: Path) -> None:
    path = tmp_path / "example.mjs"
    path.write_text(BLOCKS[number])
    assert run_node("--check", path).returncode == 0
    imported = ", ".join(re.findall(r"import \{ (.*?) \}", BLOCKS[number])).split(", ")
    assert set(imported) <= OFFERED


def test_the_example_for_servers_decides(tmp_path: Path) -> None:
    """The README's worker, with a site that answers and a publication that is its own."""
    source = BLOCKS[0].replace('"./paywall.js"', f'"{(RUNTIME / "paywall.js").as_uri()}"')
    prelude = f"""
      const env = {{ PAYWALL_KEY: "{Signer().public}", PUBLICATION_ID: "{PUBLICATION_ID}" }};
      const sent = Buffer.from("{envelope(payload(expiresAt="2099-01-01T00:00:00Z")).hex()}", "hex");
      globalThis.fetch = async () => new Response(sent);
    """
    epilogue = """
      await refresh();
      globalThis.fetch = async () => { throw new TypeError("offline"); };
      await refresh();
      console.log(bundle.refusal.code, decide({ kind: "anonymous" }, { id: "a" }, "wide").state);
    """
    path = tmp_path / "worker.mjs"
    path.write_text(prelude + source + epilogue)
    done = run_node(path)
    assert done.stdout == b"missing metered\n", done.stderr.decode()
    assert done.stderr == b"There is no bundle.\n"
