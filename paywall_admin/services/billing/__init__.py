"""Stripe at the desk: connecting an account, planning, applying, drift, and reading readers.

What asks Stripe is a job, never a handler: it reads the store, asks, and writes what it found with commands.
"""
