"""Evaluators: they look through a dossier for evidence."""
