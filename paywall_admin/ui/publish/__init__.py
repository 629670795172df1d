"""The Publish sheet: what would change, what stands against it, and the way out to readers."""
