"""Tests of the tables and comparisons made from counted statements."""
