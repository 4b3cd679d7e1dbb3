"""Tests of checker.engine."""
