"""The shipped rules: every case of every obligation, and that none is missing."""
