"""Checks: what crosses documents, figures, dates and registers, with quotes and a question each."""
