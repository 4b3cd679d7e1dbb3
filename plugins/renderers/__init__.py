"""Renderers: the plain view of a report in, bytes out."""
