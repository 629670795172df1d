"""Which publication a store is of, as the web tier knows it."""

from __future__ import annotations

from paywall_admin.services.query import Asking, Query, answers
from paywall_admin.store import reading


class GetPublicationId(Query[str]):
    """By which id the web tier knows this publication."""


class GetEnvironment(Query[str]):
    """Test or live."""


@answers(GetPublicationId, looks=True)
def get_publication_id(asking: Asking, _: GetPublicationId) -> str:
    """Reads the id."""
    return reading.meta(asking.look).publication_id


@answers(GetEnvironment, looks=True)
def get_environment(asking: Asking, _: GetEnvironment) -> str:
    """Reads the environment."""
    return reading.meta(asking.look).environment
