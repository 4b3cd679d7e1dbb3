"""Readers of reports that are tables and not papers."""
