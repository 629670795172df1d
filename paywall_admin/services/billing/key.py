"""The key to Stripe: in the vault of this computer, or for this run alone in STRIPE_API_KEY. Never in the store."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from paywall_admin.core.problems import BadInput, KeyRefused
from paywall_admin.store import reading
from paywall_admin.system.vault import Ask, Need, Place

if TYPE_CHECKING:
    from paywall_admin.services.app import App

VARIABLE: Final = "STRIPE_API_KEY"
_KEY: Final = re.compile(r"(?P<kind>sk|rk|pk)_(?P<mode>test|live)_[A-Za-z0-9]{8,250}\Z")
_HOW: Final = (
    "make a restricted key in Stripe's dashboard under Developers, API keys, with write access to products, prices, "
    "coupons, promotion codes, payment links and entitlements"
)
# What was handed in for this run alone: it ends with the App, and is written nowhere.
_FOR_THIS_RUN: Final[WeakKeyDictionary[App, str]] = WeakKeyDictionary()


def accept(text: str, environment: str) -> str:
    """A key that this store can work with; anything else is refused with what to do instead, and never repeated."""
    key = text.strip()
    parts = _KEY.match(key)
    if parts is None:
        raise BadInput(
            "stripe-key", "This is not a key of Stripe's: such a key begins with rk_test_ or rk_live_.", place="key"
        )
    if parts["kind"] == "pk":
        raise BadInput(
            "stripe-key", f"This is a publishable key, which can change nothing at Stripe; {_HOW}.", place="key"
        )
    if (parts["kind"], parts["mode"]) == ("sk", "live"):
        raise BadInput(
            "stripe-key-too-strong",
            f"A live secret key can do everything with your money, so it is not taken; {_HOW} instead.",
            place="key",
        )
    if parts["mode"] != environment:
        other = "a live key" if parts["mode"] == "live" else "a sandbox key"
        raise BadInput(
            "stripe-mode",
            f"This store is for {environment}, and this is {other}; nothing was sent. Use a {environment} key, or "
            f"a store for {parts['mode']}.",
            place="key",
        )
    return key


def of(app: App, ask: Ask | None = None) -> str:
    """The key to work with: that of this run, else the one that is kept; KeyRefused where there is none."""
    with app.store.look() as look:
        environment = reading.meta(look).environment
    given = os.environ.get(VARIABLE)
    if given:
        return accept(given, environment)
    held = _FOR_THIS_RUN.get(app)
    if held is not None:
        return accept(held, environment)
    name = secret_name(app)
    if app.vault.place(name) is None:
        raise KeyRefused(
            "no-stripe-key",
            f"There is no key to Stripe on this computer; paste one with stripe connect, or set {VARIABLE} for this "
            "run.",
        )
    return accept(app.vault.get(name, ask).decode(), environment)


def keep(app: App, key: str, ask: Ask | None = None) -> Place:
    """Keep a key in the vault, and say where it is."""
    _FOR_THIS_RUN.pop(app, None)
    return app.vault.put(secret_name(app), key.encode(), ask)


def keep_for_run(app: App, key: str) -> None:
    """Work with a key until the program ends, and keep it nowhere."""
    _FOR_THIS_RUN[app] = key


def unlock(app: App, ask: Ask) -> None:
    """Take a key that a passphrase locks out of its file, so that it is asked for once a run."""
    keep_for_run(app, of(app, ask))


def forget(app: App) -> None:
    """Take the key out of the vault, and forget the one of this run."""
    _FOR_THIS_RUN.pop(app, None)
    app.vault.forget(secret_name(app))


def place(app: App) -> str:
    """Where the key comes from: `environment`, `keyring`, `file`, `run` where it is kept nowhere, or `none`."""
    if os.environ.get(VARIABLE):
        return "environment"
    return app.vault.place(secret_name(app)) or ("run" if app in _FOR_THIS_RUN else "none")


def need(app: App) -> Need:
    """What a person will be asked for before the key can be used."""
    if os.environ.get(VARIABLE) or app in _FOR_THIS_RUN:
        return "nothing"
    return app.vault.need(secret_name(app))


def secret_name(app: App) -> str:
    """Under which name the vault keeps the key: one for each publication and environment."""
    with app.store.look() as look:
        meta = reading.meta(look)
    return f"stripe-key/{meta.publication_id}-{meta.environment}"
