"""Money as Stripe counts it: its minor units, its least and its highest charge. Integers only."""

from __future__ import annotations

from typing import Final

from paywall_admin.core.money import exponent
from paywall_admin.core.problems import BadInput

# Stripe's own number of decimals, where it is not that of ISO 4217.
_STRIPE_DECIMALS: Final = {"ISK": 2, "UGX": 2, "MGA": 0}
_MOST: Final = 99_999_999
_MOST_OF: Final = {"IDR": 999_999_999_999, "JPY": 999_999_999_999, "KRW": 999_999_999_999, "VND": 999_999_999_999}
# The least that Stripe charges, in its minor units.
_LEAST: Final = {
    "USD": 50, "AED": 200, "AUD": 50, "BRL": 50, "CAD": 50, "CHF": 50, "CZK": 1500, "DKK": 250, "EUR": 50, "GBP": 30,
    "HKD": 400, "HUF": 17500, "INR": 50, "JPY": 50, "MXN": 1000, "MYR": 200, "NOK": 300, "NZD": 50, "PLN": 200,
    "RON": 200, "SEK": 300, "SGD": 50, "THB": 1000,
}  # fmt: skip


def stripe_amount(amount: int, currency: str) -> int:
    """An amount in the currency's own minor units as Stripe wants it; what Stripe cannot charge is BadInput."""
    own, theirs = exponent(currency), _STRIPE_DECIMALS.get(currency, exponent(currency))
    if theirs >= own:
        made = amount * int(10 ** (theirs - own))
    else:
        made, rest = divmod(amount, 10 ** (own - theirs))
        if rest:
            raise BadInput("bad-amount", f"Stripe charges {currency} in whole units only; round the amount.")
    if own == 3 and made % 10:
        raise BadInput("bad-amount", f"Stripe charges {currency} with two decimals; let the third be 0.")
    if made > _MOST_OF.get(currency, _MOST):
        raise BadInput("bad-amount", f"This is more {currency} than Stripe charges at once; lower the amount.")
    return made


def own_amount(amount: int, currency: str) -> int:
    """An amount as Stripe counts it in the currency's own minor units; fractions of these are BadInput."""
    own, theirs = exponent(currency), _STRIPE_DECIMALS.get(currency, exponent(currency))
    if own >= theirs:
        return amount * int(10 ** (own - theirs))
    made, rest = divmod(amount, 10 ** (theirs - own))
    if rest:
        raise BadInput("bad-amount", f"Stripe holds a fraction of the smallest unit of {currency}.")
    return int(made)


def least_charge(currency: str) -> int:
    """The least that Stripe charges, in Stripe's minor units; 1 where Stripe names none."""
    return _LEAST.get(currency, 1)
