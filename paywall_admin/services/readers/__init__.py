"""Readers: taking in the web tier's feed, finding a reader, the card, remedies, and their privacy."""
