"""A Stripe of the tests' own: it checks every request against Stripe's schema and remembers what it was told."""
