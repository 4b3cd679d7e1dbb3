"""A provider's structured statement about itself: its schema, its empty form, and how it is read."""

from checker.declarations.reading import read_declaration, validate
from checker.declarations.schema import schema_of
from checker.declarations.template import template

__all__ = ["read_declaration", "schema_of", "template", "validate"]
