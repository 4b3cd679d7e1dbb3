"""A plugin distribution that is no part of checker, installed by the tests that need it."""
