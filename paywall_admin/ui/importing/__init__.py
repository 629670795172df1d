"""Settings from outside: compared with the draft, and taken over where one wants them."""
