"""Files that were made to hurt, sent in through the real doors."""
