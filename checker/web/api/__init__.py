"""The same work for programs: JSON in, JSON out, under the same permissions as the pages."""

from checker.web.api import assessments, cases, catalogue
from checker.web.api.operations import blueprint

__all__ = ["assessments", "blueprint", "cases", "catalogue"]
