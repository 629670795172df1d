"""A desk with a store to work at."""

from __future__ import annotations

from typing import Any

import pytest

from paywall_admin.ui.messages.page import MessagesPage
from support.office import Office


@pytest.fixture
def page(office: Office) -> Any:
    """The Messages page on the sample."""
    return office.show(lambda desk: MessagesPage(desk, clock=office.clock))


@pytest.fixture
def editor(page: Any) -> Any:
    """The fields of the message that is picked."""
    return page.editor
