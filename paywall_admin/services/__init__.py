"""Use cases: everything a person can do or ask, each in one transaction, for the window and the command line."""
