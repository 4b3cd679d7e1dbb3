"""Tests of checker.declarations."""
