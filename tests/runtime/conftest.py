"""The runtime's tests share one Node and one Chromium a worker."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from support.browser import Browser, is_there
from support.node import NodeSession

ARTICLE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Article</title>
<body style="margin: 0; font: 18px/1.5 serif">
<p><a id="before" href="/other">A link before</a></p>
<div id="container"></div>
<p style="height: 2000px">The rest of the article</p>
<p><button id="after">A button after</button></p>
<script type="module">
  import * as rt from "/runtime/paywall.js";
  window.rt = rt;
  window.container = document.getElementById("container");
</script>
"""


@pytest.fixture(scope="session")
def node() -> Iterator[NodeSession]:
    """A Node with the runtime imported."""
    with NodeSession() as session:
        yield session


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A Chromium, started once for all tests of a worker."""
    if not is_there():
        pytest.skip("no Chromium: install the extra `preview` (QtWebEngine) or Debian's chromium")
    with Browser() as started:
        yield started


@pytest.fixture
def browser(chromium: Browser) -> Browser:
    """The Chromium with a fresh article page, a wide light window, and the runtime as `rt`."""
    chromium.resize(1280, 800)
    chromium.prefer()
    chromium.open(ARTICLE)
    return chromium
