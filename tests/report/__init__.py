"""Tests of checker.report."""
