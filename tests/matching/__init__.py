"""Tests of checker.matching."""
