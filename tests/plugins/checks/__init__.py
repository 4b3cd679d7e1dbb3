"""Checks, with invented texts."""
