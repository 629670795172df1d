"""Lists of objects in an order: one line each, moved by drag and drop or with the keyboard."""
