"""Reads what online platforms say about themselves and weighs it against the Digital Services Act."""
