"""The paywall and subscription desk for news publishers."""

__version__ = "0.1.0"
