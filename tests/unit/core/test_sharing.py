"""Settings that share objects are the settings they were, and what is equal in both is one object."""

from __future__ import annotations

from hypothesis import given

from paywall_admin.core.codec import settings_dict
from paywall_admin.core.diff import diff
from paywall_admin.core.settings import Settings
from paywall_admin.core.sharing import shared
from support.example import EXAMPLE
from support.variants import variants


@given(settings=variants(EXAMPLE), other=variants(EXAMPLE))
def test_settings_stay_what_they_are(settings: Settings, other: Settings) -> None:
    found = shared(settings, other)
    assert found == settings
    assert settings_dict(found) == settings_dict(settings)
    assert diff(found, other) == diff(settings, other)
    for name in ("meters", "offers", "messages"):
        there = {one.id: one for one in getattr(other, name)}
        for one in getattr(found, name):
            assert one != there.get(one.id) or one is there[one.id]
