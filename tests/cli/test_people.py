"""Who may do what, by the command line."""

from __future__ import annotations

from pathlib import Path

from cli.conftest import Call


def test_people_get_roles_that_count_and_lose_them(desk: Call, store: Path) -> None:
    def call(*words: object) -> tuple[int, str, str]:
        answer = desk("--store", store, *words)
        return answer.code, answer.out, answer.err

    code, out, err = call("people", "list")
    assert (code, out) == (0, "Nobody is listed, so everybody is an administrator.\n")
    assert "keep nobody out who can write the store" in err
    code, _, err = call("people", "set", "bo", "support")
    assert (code, err) == (
        1,
        "paywall-admin: Somebody has to stay administrator; give another person that role first.\n",
    )
    assert call("people", "set", "ann", "admin", "--actor", "ann")[1] == "ann is admin from now on.\n"
    assert call("people", "set", "bo", "support", "--actor", "ann")[0] == 0
    assert desk("--store", store, "people", "list", "--json").json == [
        {"name": "ann", "role": "admin"}, {"name": "bo", "role": "support"},
    ]  # fmt: skip
    code, _, err = call("sample", "--year", "2031", "--actor", "bo")
    assert (code, "Your role, support, does not include this" in err) == (5, True)
    assert call("people", "remove", "ann", "--actor", "ann")[0] == 1
    assert call("people", "remove", "bo", "--actor", "ann")[1] == "bo is off the list.\n"
    assert call("people", "remove", "bo", "--actor", "ann")[0] == 3
    assert call("people", "set", "bo", "owner", "--actor", "ann")[0] == 2
    assert call("people", "remove", "ann", "--actor", "ann")[0] == 0, "the last one leaves a store that is everybody's"
