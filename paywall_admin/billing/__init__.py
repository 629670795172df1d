"""Stripe as plan and apply: what shall be, what is, what lies between, and how it is carried out."""
