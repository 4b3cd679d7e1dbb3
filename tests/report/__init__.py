"""Tests of checker.report, and the invented assessment that they share."""
