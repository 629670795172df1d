"""Every module that defines commands or answers queries; importing this one makes all of them known."""

from paywall_admin.services import drafts, options, people, undo

__all__ = ["drafts", "options", "people", "undo"]
