"""Tests of the process that reads, evaluates and renders."""
