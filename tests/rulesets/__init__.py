"""Rule sets: opening, lint, applicability, profiles, forms and cases, on a small set written here."""
