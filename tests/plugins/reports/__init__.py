"""The reader of harmonised transparency reports."""
