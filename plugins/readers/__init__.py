"""The readers that checker ships, and what they share."""
