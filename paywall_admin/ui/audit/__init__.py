"""The Audit page: every change with who, when and why, before and after, and the way back."""
