"""A provider's structured statement about itself: its schema, its empty forms, and how it is read."""

from checker.declarations.questionnaire import questionnaire
from checker.declarations.reading import Received, read_declaration, receive, validate
from checker.declarations.schema import schema_of
from checker.declarations.template import template

__all__ = ["Received", "questionnaire", "read_declaration", "receive", "schema_of", "template", "validate"]
