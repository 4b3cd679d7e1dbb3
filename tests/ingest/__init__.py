"""Tests of checker.ingest."""
