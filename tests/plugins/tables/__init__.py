"""Tests of the tables made of what sentences say."""
