"""The History page: every version, what changed in it and where it went; what is scheduled, and the targets."""
