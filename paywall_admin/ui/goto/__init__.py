"""Go to anything: one field that finds pages, objects, fields, actions, help and stores by a few letters."""
