"""The walk that a person makes through a real sandbox is walked here against the tests' own, from end to end."""

from __future__ import annotations

from pathlib import Path

import pytest

from manual.stripe_sandbox import STEPS, Walk
from support.billing import KEY
from support.stripe.peer import Peer


def test_walk(peer: Peer, tmp_path: Path, cheap_passphrase: str, capsys: pytest.CaptureFixture[str]) -> None:
    import time

    peer.now = int(time.time())
    walk = Walk(KEY, tmp_path)
    for step in STEPS:
        step(walk)
    walk.app.close()
    said = capsys.readouterr().out
    assert "NOT" not in said
    assert said.count("ok ") > 18
