"""How the page calls signs, permissions, places of keys, and what can be done about a difference."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from paywall_admin.ui import phrasebook

translate = QCoreApplication.translate

_SIGNS: Final[dict[str, tuple[str, str, Any]]] = {
    "+": ("plus", "positive", QT_TRANSLATE_NOOP("Stripe", "Make")),
    "~": ("edit", "accent", QT_TRANSLATE_NOOP("Stripe", "Change")),
    "-": ("remove", "secondary", QT_TRANSLATE_NOOP("Stripe", "Retire")),
    "±": ("reload", "warning", QT_TRANSLATE_NOOP("Stripe", "Replace")),
}
_AREAS: Final[dict[str, Any]] = {
    "product": QT_TRANSLATE_NOOP("Stripe", "Products"),
    "plan": QT_TRANSLATE_NOOP("Stripe", "Prices"),
    "coupon": QT_TRANSLATE_NOOP("Stripe", "Coupons"),
    "promotion_code": QT_TRANSLATE_NOOP("Stripe", "Promotion codes"),
    "payment_links": QT_TRANSLATE_NOOP("Stripe", "Payment links"),
    "entitlement": QT_TRANSLATE_NOOP("Stripe", "Entitlements"),
    "customer": QT_TRANSLATE_NOOP("Stripe", "Customers"),
    "subscription": QT_TRANSLATE_NOOP("Stripe", "Subscriptions"),
    "checkout_session": QT_TRANSLATE_NOOP("Stripe", "Checkout sessions"),
    "invoice": QT_TRANSLATE_NOOP("Stripe", "Invoices"),
    "event": QT_TRANSLATE_NOOP("Stripe", "Events"),
}
TO_WRITE: Final = ("product", "plan", "coupon", "promotion_code", "payment_links", "entitlement")
TO_READ: Final = ("customer", "subscription", "checkout_session", "invoice", "event")


def sign(mark: str) -> tuple[str, str, str]:
    """Icon, tone and word of a sign."""
    name, tone, word = _SIGNS[mark]
    return name, tone, translate("Stripe", word)


def count(mark: str, number: int) -> str:
    """How many steps of a sign there are: `14 to make`."""
    words = {
        "+": translate("Stripe", "{number} to make"),
        "~": translate("Stripe", "{number} to change"),
        "-": translate("Stripe", "{number} to retire"),
        "±": translate("Stripe", "{number} to replace"),
    }
    return words[mark].format(number=f"{number:,}")


def areas(names: tuple[str, ...]) -> str:
    """Parts of Stripe as its dashboard lists them."""
    return ", ".join(translate("Stripe", _AREAS[name]) for name in names)


def permission(name: str) -> str:
    """A permission as Stripe's dashboard calls it: `Coupons: Write`."""
    area, _, verb = name.rpartition("_")
    if area not in _AREAS:
        return name
    words = translate("Stripe", "{area}: Write") if verb == "write" else translate("Stripe", "{area}: Read")
    return words.format(area=translate("Stripe", _AREAS[area]))


def key_place(place: str) -> str:
    """Where the key is, plainly."""
    words = {
        "keyring": translate("Stripe", "The key is in the keyring of this computer."),
        "file": translate("Stripe", "The key is on this computer, in a file that your passphrase locks."),
        "environment": translate("Stripe", "The key comes from STRIPE_API_KEY, for this run only. It is kept nowhere."),
        "run": translate("Stripe", "The key is kept for this run only: it is forgotten when the window closes."),
    }
    return words.get(place, translate("Stripe", "There is no key on this computer. Paste one to work with Stripe."))


def way(name: str) -> tuple[str, str]:
    """What a difference can be settled by: the button's words, and what follows."""
    words = {
        "ours": (translate("Stripe", "Take ours"), translate("Stripe", "The next apply puts it back at Stripe.")),
        "theirs": (translate("Stripe", "Take Stripe’s"), translate("Stripe", "Your draft follows Stripe.")),
        "accept": (translate("Stripe", "Leave both"), translate("Stripe", "Both stay as they are now.")),
    }
    return words[name]


def archiving() -> tuple[str, str]:
    """The same, where taking Stripe's side archives the plan or offer: the button's words, and what follows."""
    follows = translate(
        "Stripe", "Your draft follows Stripe: it is archived here, and readers lose it with the next version."
    )
    return translate("Stripe", "Archive it here, too"), follows


def kind(name: str) -> str:
    """What a group of steps is about."""
    words = {"plan": translate("Stripe", "Plan"), "offer": translate("Stripe", "Offer")}
    return words.get(name, translate("Stripe", "Features at Stripe"))


def account_name(view: Any) -> str:
    """An account by its name, else by its id."""
    return str(view.name or view.account or translate("Stripe", "Account not confirmed"))


def sentence_of(problem: Exception) -> str:
    """What to say of a problem."""
    return phrasebook.refusal(problem)
