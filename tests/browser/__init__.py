"""Journeys in a real browser over a running checker."""
