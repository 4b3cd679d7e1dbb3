"""Tests of the shipped readers."""
