"""A plugin that returns something else than it is asked for."""

from checker.hookspecs import hookimpl


@hookimpl
def checker_evaluators(settings: object) -> object:
    """Offer a text."""
    return ["an evaluator"]
