"""Long lists: a table that asks for its rows a page at a time, as far as somebody looks."""
