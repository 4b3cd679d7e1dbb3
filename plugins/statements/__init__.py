"""Reads dumps and aggregates of the Transparency Database; needs the extra ``checker[statements]``."""
