"""A plugin that wants to stand around the others."""

from checker.hookspecs import hookimpl


@hookimpl(wrapper=True)
def checker_evaluators(settings: object) -> object:
    """Drop what the others offer."""
    yield
    return []
