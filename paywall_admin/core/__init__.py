"""The rules: frozen values and pure functions, without clock, files, database or keys."""
