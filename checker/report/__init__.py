"""Assessment in, view out; and the choice of the renderer that writes it."""

from checker.report.composition import view
from checker.report.rendering import render

__all__ = ["render", "view"]
