"""Buttons: each leads somewhere, and at the wall there is one."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from paywall_admin.core.check.finding import Finding, Object, error, warning
from paywall_admin.core.check.readings import Reading
from paywall_admin.core.check.survey import Survey
from paywall_admin.core.phrases import name, state
from paywall_admin.core.settings import DENYING_STATES, UrlTarget
from paywall_admin.core.strictjson import Path, quoted

_NOWHERE: Final = (".invalid", ".test", ".localhost", ".local", ".internal", ".lan", ".home.arpa")


def targets(survey: Survey) -> Iterator[Finding]:
    """A button for an offer where there is none, a target without a button, a wall without a way out."""
    for index, reading in enumerate(survey.readings):
        message, has_button = reading.message, reading.once(_has_button)
        path, owner = ("messages", index, "ctaTarget"), ("message", message.id)
        if has_button and message.cta_target == "offer" and not survey.offers_with(message, over=True):
            said = (
                f"The button of message {name(message)} leads to an offer, but no offer is shown in the state "
                f"'{state(message.state)}'; choose the offers page, or an offer for this state."
            )
            yield error("button-without-offer", path, owner, said)
        if not has_button and isinstance(message.cta_target, UrlTarget):
            said = f"Message {name(message)} has an address for a button and no button; write the button's text."
            yield warning("target-without-button", path, owner, said)
        if not has_button and message.state in DENYING_STATES:
            said = f"Message {name(message)} stops readers and offers no button to go on; write the button's text."
            yield warning("wall-without-button", ("messages", index, "texts"), owner, said)


def _has_button(reading: Reading) -> bool:
    return any(piece.field == "cta" for piece in reading.pieces)


def dead(survey: Survey) -> Iterator[Finding]:
    """An address that no reader's browser can open."""
    for path, owner, link in links(survey):
        host = _host(link)
        if host is not None and not _is_public(host):
            said = (
                f"The address {quoted(link)} leads nowhere outside this network: {quoted(host)} is no public "
                "site; correct it."
            )
            yield error("dead-link", path, owner, said)


def links(survey: Survey) -> Iterator[tuple[Path, Object, str]]:
    """Every address in the settings, with its place and whose it is."""
    publication = survey.settings.publication
    for field, link in (
        ("homeUrl", publication.home_url),
        ("offersUrl", publication.offers_url),
        ("accountUrl", publication.account_url),
    ):
        yield ("publication", field), ("publication", None), link
    for index, offer in enumerate(survey.settings.offers):
        if offer.checkout_url:
            yield ("offers", index, "checkoutUrl"), ("offer", offer.id), offer.checkout_url
    for index, message in enumerate(survey.settings.messages):
        if isinstance(message.cta_target, UrlTarget):
            yield ("messages", index, "ctaTarget", "url"), ("message", message.id), message.cta_target.url


def _is_public(host: str) -> bool:
    """Say whether a host can be one on the internet: a name of several labels, or an address of no private network."""
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        labels = host.removesuffix(".").split(".")
        return len(labels) > 1 and all(labels) and not host.removesuffix(".").endswith(_NOWHERE)


def _host(link: str) -> str | None:
    """The host of an address; None for one within the site, and empty for one that has none."""
    if link.startswith("/"):
        return None
    try:
        return (urlsplit(link).hostname or "").lower()
    except ValueError:
        return ""
