"""Tests of checker: a mirror of the tree, and the house rules in `house`."""
