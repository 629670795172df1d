"""The Stripe page: an account is connected, the plan is read and applied, and subscribers are read."""
