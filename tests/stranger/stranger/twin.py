"""A plugin that offers an evaluator under a name that is taken."""

from checker.hookspecs import hookimpl
from checker.offers import Evaluation, Evaluator


@hookimpl
def checker_evaluators(settings: object) -> object:
    """Offer a second evaluator called declaration."""
    return [Evaluator(name="declaration", evaluate=lambda *_: Evaluation())]
