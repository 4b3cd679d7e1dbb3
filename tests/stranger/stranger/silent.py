"""A plugin that forgot to mark its hooks."""


def checker_evaluators(settings: object) -> object:
    """Offer something that nobody hears."""
    return []
