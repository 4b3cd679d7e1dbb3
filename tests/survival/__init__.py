"""What was acknowledged is there once, whoever is killed and whenever."""
