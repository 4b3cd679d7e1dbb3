"""Harmonised transparency reports: checks, comparison, and what a reader sees of both."""
