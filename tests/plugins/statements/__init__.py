"""Tests of the plugin that reads statements of reasons."""
