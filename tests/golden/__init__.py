"""The golden report: what the invented assessment looks like, kept as text and as markup in both languages."""
