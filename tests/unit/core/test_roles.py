"""Which role includes which commands."""

from __future__ import annotations

import pytest

from paywall_admin.core.roles import ROLES, allows

# Command, and whether each role includes it: viewer, support, editor, publisher, admin.
TABLE = {
    "meter:edit": (False, False, True, True, True),
    "contentRule:move": (False, False, True, True, True),
    "message:add": (False, False, True, True, True),
    "publication:edit": (False, False, True, True, True),
    "graceDays:edit": (False, False, True, True, True),
    "draft:replace": (False, False, True, True, True),
    "reader:grant": (False, True, False, True, True),
    "version:publish": (False, False, False, True, True),
    "emergency:open": (False, False, False, True, True),
    "audit:undo": (False, True, True, True, True),
    "option:set": (False, False, False, False, True),
    "person:role": (False, False, False, False, True),
    "key:new": (False, False, False, False, True),
    "something:new": (False, False, False, False, True),
}


@pytest.mark.parametrize("tag", TABLE)
def test_each_role(tag: str) -> None:
    assert tuple(allows(role, tag) for role in ROLES) == TABLE[tag]


@pytest.mark.parametrize("role", ["", "Admin", "root", "owner"])
def test_an_unknown_role_includes_nothing(role: str) -> None:
    assert not any(allows(role, tag) for tag in TABLE)


def test_there_are_five_roles() -> None:
    assert ROLES == ("viewer", "support", "editor", "publisher", "admin")
