"""The Expiry page: what readers meet when a trial, full access or a payment ends, and their way through the states."""
