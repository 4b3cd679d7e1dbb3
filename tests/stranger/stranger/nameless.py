"""A plugin that offers an evaluator without a name."""

from checker.hookspecs import hookimpl
from checker.offers import Evaluation, Evaluator


@hookimpl
def checker_evaluators(settings: object) -> object:
    """Offer an evaluator that nobody can name."""
    return [Evaluator(name="", evaluate=lambda *_: Evaluation())]
