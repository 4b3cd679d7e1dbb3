"""The nouns of the field as frozen values; this floor imports only the standard library."""
