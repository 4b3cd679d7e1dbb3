"""Harmonised transparency reports: made ones, checks, comparison, writing."""
