"""The emergency switch in the window: opening the wall for everyone, and seeing everywhere that it is open."""
