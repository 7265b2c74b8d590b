"""Findings for those who read them: one file a format."""
