"""The golden report: the invented assessment as text and as markup, in both languages."""
