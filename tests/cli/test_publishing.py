"""From the draft to the web tier by the command line: publish, deliver, export, verify, history, keys, the switch."""

from __future__ import annotations

import base64
import json
import shutil
from pathlib import Path

import pytest

from cli.conftest import PASSPHRASE, Call
from paywall_admin.core import bundle
from paywall_admin.system import signing
from paywall_admin.system.clock import system_clock
from support.node import run_node


@pytest.fixture(autouse=True)
def _server(passphrase: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without a keyring; what a guess at the passphrase costs is tested elsewhere."""
    monkeypatch.setitem(signing._COST, "n", 2**4)


@pytest.fixture
def web(desk: Call, store: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "web"
    folder.mkdir()
    assert desk("--store", store, "targets", "add", folder).code == 0
    return folder


def publish(desk: Call, store: Path, note: str = "First") -> dict:
    answer = desk("--store", store, "publish", "--note", note, "--json")
    assert answer.code == 0, answer.err
    return answer.json


def test_the_main_job(desk: Call, store: Path, web: Path, tmp_path: Path) -> None:
    """Settings in, limit 5 -> 3, publish, verify, decide in Node: the reader's texts say so."""
    settings = desk("--store", store, "settings", "show").json
    settings["meters"][0]["limit"] = 3
    (tmp_path / "s.json").write_text(json.dumps(settings))
    assert desk("--store", store, "settings", "import", tmp_path / "s.json").code == 0
    outcome = publish(desk, store, "Three articles")
    assert outcome["version"] == 1
    assert [one["state"] for one in outcome["deliveries"]] == ["done"]
    file = web / "settings.json"
    assert desk("--store", store, "verify", file).code == 0
    (key,) = desk("--store", store, "keys", "show", "--json").json
    assert desk("verify", file, "--key", key["publicKey"]).code == 0
    case = {"at": "2020-10-30T12:00:00Z", "reader": {"kind": "anonymous"}, "article": {"id": "a"}}
    (tmp_path / "c.jsonl").write_text(json.dumps(case) + "\n")
    ours = desk("decide", file, tmp_path / "c.jsonl")
    theirs = run_node("resources/runtime/decide.mjs", file, tmp_path / "c.jsonl", cwd=Path(__file__).parents[2])
    assert ours.out == theirs.stdout.decode()
    assert ours.json["limit"] == 3
    assert ours.json["message"]["heading"] == "You have 2 free articles left this month"
    (row,) = desk("--store", store, "history", "--json").json
    assert (row["version"], row["note"], row["digest"]) == (1, "Three articles", outcome["digest"])
    assert "Three articles" in desk("--store", store, "history").out


def test_an_unchanged_draft_is_published_with_a_remark(desk: Call, store: Path) -> None:
    same = "Nothing has changed since version 1; it"
    first = desk("--store", store, "publish", "--note", "First")
    assert same not in first.out + first.err
    foretold = desk("--store", store, "publish", "--note", "Again", "--dry-run")
    assert foretold.out.startswith(f"{same} would go out again as version 2.\n")
    again = desk("--store", store, "publish", "--note", "Again")
    assert (again.code, again.err.splitlines()[-1]) == (0, f"{same} went out again under a new number.")
    assert [row["version"] for row in desk("--store", store, "history", "--json").json] == [2, 1]


def test_settings_that_nobody_signed_are_no_bundle(desk: Call, store: Path, tmp_path: Path) -> None:
    (tmp_path / "plain.json").write_text(desk("--store", store, "settings", "show").out)
    assert publish(desk, store)["version"] == 1
    answer = desk("--store", store, "verify", tmp_path / "plain.json")
    assert answer.code == 1
    assert "Not good: These are settings that nobody has signed; publish them" in answer.err


def test_a_dry_run_promises_no_key_that_would_be_refused(desk: Call, store: Path) -> None:
    def keys(*words: str) -> tuple[int, str]:
        answer = desk("--store", store, "keys", *words, "--dry-run")
        return answer.code, answer.out + answer.err

    assert keys("rotate")[0] == 7
    before = store.read_bytes()
    assert keys("new") == (0, "A signing key would be made.\n")
    assert store.read_bytes() == before
    assert desk("--store", store, "keys", "show", "--all", "--json").json == []
    made = desk("--store", store, "keys", "new", "--json").json[0]["keyid"]
    assert keys("new") == (7, f"paywall-admin: There is a signing key, {made}; replace it with keys rotate.\n")
    assert keys("rotate", "--finish")[0] == 7
    assert keys("rotate") == (0, f"A new key would sign beside {made}.\n")
    desk("--store", store, "keys", "rotate")
    assert keys("rotate")[0] == 7
    assert keys("rotate", "--finish") == (0, f"The key {made} would retire.\n")


def test_without_a_target_a_version_is_published_all_the_same(desk: Call, store: Path) -> None:
    answer = desk("--store", store, "publish", "--note", "First")
    assert answer.code == 0
    assert answer.out.startswith("Version 1 is published (SHA-256 ")
    assert "There is no target yet" in answer.out
    assert answer.err.startswith("warning: "), "the offer of 2020 is over"


def test_a_strict_publish_refuses_a_warning(desk: Call, store: Path) -> None:
    answer = desk("--store", store, "publish", "--note", "First", "--strict")
    assert (answer.code, answer.out) == (1, "")
    assert desk("--store", store, "history", "--json").json == []


def test_a_target_that_fails_leaves_exit_code_8_and_the_version(desk: Call, store: Path, web: Path) -> None:
    shutil.rmtree(web)
    answer = desk("--store", store, "publish", "--note", "First", "--json")
    assert answer.code == 8
    assert answer.json["version"] == 1
    assert json.loads(answer.err.splitlines()[-1])["error"]["code"] == "delivery-failed"
    assert desk("--store", store, "deliver").code == 8
    web.mkdir()
    again = desk("--store", store, "deliver", "--json")
    assert again.code == 0
    assert [one["state"] for one in again.json["deliveries"]] == ["done"]
    assert (web / "settings.json").exists()


def test_deliver_names_targets_and_knows_nothing_to_do(desk: Call, store: Path, web: Path) -> None:
    assert desk("--store", store, "deliver").out == (
        "Nothing was published yet, so there is nothing to deliver; publish makes the first version.\n"
    )
    publish(desk, store)
    assert desk("--store", store, "deliver", "web").out == "web: delivered; It was there already.\n"
    answer = desk("--store", store, "deliver", "elsewhere")
    assert answer.code == 3
    assert "There is no target elsewhere; there are web." in answer.err


def test_export_writes_any_version_into_a_new_folder(desk: Call, store: Path, tmp_path: Path) -> None:
    refused = desk("--store", store, "export", "--to", tmp_path / "out")
    assert refused.code == 3
    assert not (tmp_path / "out").exists()
    publish(desk, store)
    publish(desk, store, "Second")
    for words, number in (([], 2), (["--version", 1], 1)):
        answer = desk("--store", store, "export", *words, "--to", tmp_path / "a" / "b", "--json")
        assert answer.json == {"version": number, "file": str(tmp_path / "a" / "b" / "settings.json")}
        envelope = bundle.parse_envelope((tmp_path / "a" / "b" / "settings.json").read_bytes())
        assert json.loads(envelope.payload)["version"] == number
    assert desk("--store", store, "export", "--version", 3, "--to", tmp_path).code == 3
    (tmp_path / "file").write_text("in the way")
    blocked = desk("--store", store, "export", "--to", tmp_path / "file")
    assert (blocked.code, (tmp_path / "file").read_text()) == (8, "in the way")


def resigned(payload: dict, private: bytes = bytes(range(32)), kind: str = bundle.SETTINGS_TYPE) -> tuple[bytes, str]:
    """An envelope around other content, and the key that it needs."""
    content, public = json.dumps(payload).encode(), signing.public_of(private)
    signature = signing.sign(private, bundle.pae(kind, content))
    envelope = bundle.envelope(content, kind, [(signing.key_id(public), signature)])
    return envelope, base64.b64encode(public).decode()


def test_verify_takes_a_good_bundle_only(desk: Call, store: Path, web: Path, tmp_path: Path) -> None:
    publish(desk, store)
    good = (web / "settings.json").read_bytes()
    (key,) = desk("--store", store, "keys", "show", "--json").json
    file = tmp_path / "bundle.json"
    fields = json.loads(good)
    payload = base64.b64decode(fields["payload"])
    flipped = base64.b64encode(payload.replace(b'"version":1', b'"version":2')).decode()
    other_key = base64.b64encode(signing.public_of(bytes(32))).decode()
    for content, key_given, said in (
        (json.dumps({**fields, "payload": flipped}).encode(), key["publicKey"], "no valid signature"),
        (json.dumps({**fields, "signatures": []}).encode(), key["publicKey"], "it names nobody"),
        (json.dumps({**fields, "payloadType": bundle.OPEN_TYPE}).encode(), key["publicKey"], "no valid signature"),
        (json.dumps({**fields, "payloadType": "text/plain"}).encode(), key["publicKey"], "neither settings nor"),
        (good, other_key, "no valid signature"),
        (good[: len(good) // 2], key["publicKey"], "no bundle"),
        (b"", key["publicKey"], "no bundle"),
        (b"x" * 2_000_001, key["publicKey"], "larger than"),
    ):
        file.write_bytes(content)
        answer = desk("verify", file, "--key", key_given)
        assert (answer.code, answer.out) == (1, "")
        assert said in answer.err
    file.write_bytes(good)
    assert desk("verify", file, "--key", other_key, "--key", key["publicKey"]).code == 0
    for bad in ("not base64", base64.b64encode(bytes(31)).decode()):
        assert desk("verify", file, "--key", bad).code in (3, 7)
    assert desk("verify", file, "--key", base64.b64encode(bytes(32)).decode()).code == 7, "a weak key"
    assert desk("verify", tmp_path / "nowhere").code == 3


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, None),
        ({"expiresAt": "2020-01-01T00:00:00Z"}, "it ended at 2020-01-01T00:00:00Z"),
        ({"publishedAt": "2099-01-01T00:00:00Z"}, "still to come"),
        ({"publishedAt": "yesterday"}, "not instants"),
        ({"version": None}, None),
    ],
)
def test_verify_asks_whether_it_is_in_force(
    desk: Call, tmp_path: Path, changes: dict[str, object], said: str | None
) -> None:
    from paywall_admin.core.calendar import instant

    now = system_clock()
    fields = {
        "version": 1, "environment": "test", "publicationId": "p",
        "publishedAt": instant(now), "expiresAt": instant(now + 86400),
    }  # fmt: skip
    envelope, key = resigned({**fields, **changes})
    (tmp_path / "b.json").write_bytes(envelope)
    answer = desk("verify", tmp_path / "b.json", "--key", key)
    assert answer.code == (1 if said else 0)
    assert (said or "") in answer.err


def test_verify_by_the_store_refuses_another_publication(desk: Call, store: Path, web: Path, tmp_path: Path) -> None:
    assert desk("--store", store, "verify", __file__).code == 7, "no key yet"
    publish(desk, store)
    other = tmp_path / "other.db"
    desk("--store", other, "sample")
    desk("--store", store, "keys", "backup", tmp_path / "keys")
    desk("--store", other, "keys", "restore", tmp_path / "keys")
    answer = desk("--store", other, "verify", web / "settings.json")
    assert answer.code == 1
    assert "another publication" in answer.err


def test_what_was_published_comes_back_as_the_draft_where_this_store_signed_it(
    desk: Call, store: Path, web: Path, tmp_path: Path
) -> None:
    publish(desk, store)
    published = web / "settings.json"
    desk("--store", store, "sample", "--year", "2031")
    answer = desk("--store", store, "settings", "import", published)
    keyid = desk("--store", store, "keys", "show", "--json").json[0]["keyid"]
    assert f"changed in the draft, taken from version 1, signed by {keyid}." in answer.out
    assert desk("--store", store, "publish", "--note", "x", "--dry-run").out.startswith("Nothing has changed since")
    other = tmp_path / "other.db"
    assert desk("--store", other, "settings", "import", published).code == 6
    assert not other.exists()
    desk("--store", other, "sample")
    assert desk("--store", other, "settings", "import", published).code == 7
    spoilt = tmp_path / "spoilt.json"
    spoilt.write_bytes(published.read_bytes().replace(b'"sig":"', b'"sig":"AAAA', 1))
    refused = desk("--store", store, "settings", "import", spoilt)
    assert (refused.code, str(spoilt) in refused.err or "signature" in refused.err) == (1, True)


def test_a_note_of_several_lines_stands_on_one_in_a_table(desk: Call, store: Path) -> None:
    publish(desk, store, "First\nand \x1b[31mred")
    assert "First and  [31mred" in desk("--store", store, "history").out
    assert desk("--store", store, "live").code == 1, "nobody gets it yet"


def test_keys_are_made_shown_rotated_and_retired(desk: Call, store: Path, web: Path) -> None:
    assert "no signing key yet" in desk("--store", store, "keys", "show").out
    assert desk("--store", store, "keys", "show", "--json").json == []
    assert desk("--store", store, "keys", "new").code == 0
    assert desk("--store", store, "keys", "new").code == 7
    rotated = desk("--store", store, "keys", "rotate", "--json").json
    assert [key["state"] for key in rotated] == ["active", "rotating"]
    publish(desk, store)
    for key in rotated:
        assert desk("verify", web / "settings.json", "--key", key["publicKey"]).code == 0
    assert len(desk("--store", store, "keys", "rotate", "--finish", "--json").json) == 1
    publish(desk, store, "Second")
    assert desk("verify", web / "settings.json", "--key", rotated[1]["publicKey"]).code == 1
    assert len(desk("--store", store, "keys", "show", "--json").json) == 1, "a trust list without the retired key"
    assert len(desk("--store", store, "keys", "show", "--json", "--all").json) == 2


def test_the_trust_list_is_what_the_runtime_takes(desk: Call, store: Path, web: Path, tmp_path: Path) -> None:
    """The website takes every kind of file that the key signs: settings, an emergency opening, and grants."""
    feed = tmp_path / "feed.jsonl"
    feed.write_text('{"reader": "u-1", "kind": "registered"}\n')
    publish(desk, store)
    assert desk("--store", store, "open-wall", "--hours", "6").code == 0
    assert desk("--store", store, "readers", "import", feed).code == 0
    assert desk("--store", store, "readers", "find", "u-1", "--purpose", "test", "--ticket", "T-1").code == 0
    given = ("--articles", 3, "--days", 7, "--reason", "Counted twice")
    assert desk("--store", store, "readers", "give", "u-1", *given).code == 0
    trust = desk("--store", store, "keys", "show", "--json").out
    publication = json.loads(bundle.parse_envelope((web / "settings.json").read_bytes()).payload)["publicationId"]
    script = tmp_path / "open.mjs"
    runtime = (Path(__file__).parents[2] / "resources" / "runtime" / "paywall.js").as_uri()
    script.write_text(
        f"import {{ openBundle }} from {runtime!r}; import {{ readFileSync }} from 'node:fs';\n"
        f"const there = (kind) => readFileSync({str(web)!r} + `/${{kind}}.json`, 'utf8');\n"
        f"const found = await openBundle(there('settings'), {{ trust: {trust}, environment: 'test', "
        f"publicationId: {publication!r}, open: there('open'), grants: there('grants') }});\n"
        "console.log(JSON.stringify([found.accepted, found.refusal, found.openRefusal, found.grantsRefusal]));\n"
    )
    assert json.loads(run_node(script).stdout) == [True, None, None, None]


def test_a_key_backup_comes_back_after_the_secrets_are_lost(
    desk: Call, store: Path, home: Path, tmp_path: Path
) -> None:
    publish(desk, store)
    assert desk("--store", store, "keys", "backup", tmp_path / "keys").code == 0
    shutil.rmtree(home / "data" / "secrets")
    lost = desk("--store", store, "publish", "--note", "Second")
    assert (lost.code, lost.out) == (7, "")
    assert "not on this computer" in lost.err
    assert desk("--store", store, "keys", "restore", tmp_path / "keys").code == 0
    assert publish(desk, store, "Second")["version"] == 2


def test_a_wrong_or_missing_passphrase_publishes_nothing(
    desk: Call, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(desk, store)
    monkeypatch.setenv("PAYWALL_ADMIN_PASSPHRASE", "wrong")
    wrong = desk("--store", store, "publish", "--note", "Second")
    monkeypatch.delenv("PAYWALL_ADMIN_PASSPHRASE")
    missing = desk("--store", store, "publish", "--note", "Second")
    for answer, said in ((wrong, "passphrase is wrong"), (missing, "set PAYWALL_ADMIN_PASSPHRASE")):
        assert (answer.code, answer.out) == (7, "")
        assert said in answer.err
        assert answer.err.count("\n") == 1
    assert len(desk("--store", store, "history", "--json").json) == 1


def test_the_emergency_switch(desk: Call, store: Path, web: Path) -> None:
    opened = desk("--store", store, "open-wall", "--hours", 6, "--reason", "Checkout is down", "--json")
    assert opened.code == 0
    assert "web: open.json delivered" in desk("--store", store, "deliver").out
    assert opened.json["version"] == 1
    assert desk("--store", store, "verify", web / "open.json").code == 0
    assert "Checkout is down" in desk("--store", store, "audit", "list").out
    assert desk("--store", store, "close-wall").out.startswith("The emergency opening has ended.\n")
    assert desk("--store", store, "verify", web / "open.json").code == 1
    assert desk("--store", store, "close-wall").code == 1
    assert desk("--store", store, "open-wall", "--hours", 73).code == 2


def test_deliver_brings_a_running_opening_along(desk: Call, store: Path, web: Path) -> None:
    publish(desk, store)
    desk("--store", store, "open-wall")
    for name in ("settings.json", "open.json"):
        (web / name).unlink()
    assert desk("--store", store, "deliver").code == 0
    assert sorted(path.name for path in web.iterdir()) == ["open.json", "settings.json"]


def test_the_passphrase_reaches_no_output_store_or_log(desk: Call, store: Path, web: Path, home: Path) -> None:
    desk("--store", store, "publish", "--note", "First")
    desk("--store", store, "keys", "backup", home / "keys")
    for path in [*home.rglob("*"), *store.parent.rglob("*")]:
        if path.is_file():
            assert PASSPHRASE.encode() not in path.read_bytes(), path


def test_what_a_delivery_says_reads_the_same_everywhere(desk: Call, store: Path, web: Path, passphrase: str) -> None:
    assert web.is_dir()
    made = desk("--store", store, "publish", "--note", "First", "--json").json["deliveries"]
    assert made[0]["at"].endswith("Z")
    assert desk("--store", store, "deliver", "--dry-run").out == "Version 1 would be delivered to web.\n"
    foreign = web / "settings.json"
    answer = desk("--store", store, "keys", "restore", foreign)
    assert (answer.code, str(foreign) in answer.err) == (7, True)
    taken = desk("--store", store, "export", "--to", foreign)
    assert (taken.code, "a file of that name is there already" in taken.err) == (8, True)
    assert desk("xyzzy").err.count("--help") == 1
