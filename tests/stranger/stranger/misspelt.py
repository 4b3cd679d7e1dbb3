"""A plugin whose hook has a wrong name."""

from checker.hookspecs import hookimpl


@hookimpl
def checker_evaluator(settings: object) -> object:
    """Offer nothing that anybody asks for."""
    return []
