"""The Overview page: what readers have now, what is unpublished, what happens next, and what asks to be done."""
