"""Preferences: a field for every option that the tool declares."""
