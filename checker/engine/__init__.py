"""Folds evidence into findings: dossier and rule set in, assessment out."""

from checker.engine.assessing import Judge, Plugins, assess
from checker.engine.comparison import conflicts
from checker.engine.evaluating import Progress
from checker.engine.verify import verify_quotes

__all__ = ["Judge", "Plugins", "Progress", "assess", "conflicts", "verify_quotes"]
